export { ExtraStepDialog } from './extra-step-dialog.tsx';
export { ExtraSteps } from './extra-steps.tsx';
export { ExtraStepsCard } from './extra-steps-card.tsx';
