export { ClientSpoke } from './client-spoke.tsx';
export { HandBackDialog, hasSteppedIn, StepInDialog } from './step-in-dialog.tsx';
export { ThisMorning } from './this-morning.tsx';
