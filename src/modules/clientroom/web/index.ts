export { ClientSpoke } from './client-spoke.tsx';
export { Raise } from './raise.tsx';
export { ShortfallDialog } from './shortfall-dialog.tsx';
export { HandBackDialog, hasSteppedIn, StepInDialog } from './step-in-dialog.tsx';
export { ThisMorning } from './this-morning.tsx';
