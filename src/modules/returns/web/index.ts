export { ComesBackDialog } from './comes-back-dialog.tsx';
export { FailedStep } from './failed-step.tsx';
export { Picture } from './picture.tsx';
export { ReturnedList } from './returned-list.tsx';
export { ReturnsCard } from './returns-card.tsx';
