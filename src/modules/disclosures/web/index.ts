export { DisclosureLag } from './disclosure-lag.tsx';
export { MySetbacks } from './my-setbacks.tsx';
export { SetbackDialog } from './setback-dialog.tsx';
export { SetbacksCard } from './setbacks-card.tsx';
export { UntoldSetbacks } from './untold-setbacks.tsx';
