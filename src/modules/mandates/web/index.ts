export { ActDialog } from './act-dialog.tsx';
export { ExtentField } from './extent-field.tsx';
export { HandedOff } from './handed-off.tsx';
export { KindDialog } from './kind-dialog.tsx';
export { countOf, currencies, kindNamed, minorOf, stepOf, trustsOf, typedOf } from './measures.ts';
export { NeedNotice } from './need-notice.tsx';
