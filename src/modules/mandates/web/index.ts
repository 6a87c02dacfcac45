export { ActDialog } from './act-dialog.tsx';
export { HandedOff } from './handed-off.tsx';
export { KindDialog } from './kind-dialog.tsx';
export { LimitField } from './limit-field.tsx';
export {
  countOf,
  currencies,
  kindNamed,
  limitAsTyped,
  limitFrom,
  stepOf,
  trustsOf,
} from './measures.ts';
export { NeedNotice } from './need-notice.tsx';
