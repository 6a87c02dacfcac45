export { ActDialog } from './act-dialog.tsx';
export { HandedOff } from './handed-off.tsx';
export { countOf, currencies, minorOf } from './measures.ts';
