export { ActDialog } from './act-dialog.tsx';
export { HandedOff } from './handed-off.tsx';
export { KindDialog } from './kind-dialog.tsx';
export { countOf, currencies, minorOf } from './measures.ts';
export { NeedNotice } from './need-notice.tsx';
