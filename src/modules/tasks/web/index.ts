export { AddressesCard } from './addresses-card.tsx';
export { isOpen } from './answer-form.tsx';
export { AskDialog } from './ask-dialog.tsx';
export { CallTime } from './call-time.tsx';
export { AskedOfOthers, CaseTasks } from './case-tasks.tsx';
export { MyTasks } from './my-tasks.tsx';
export { NotGoodEnough } from './not-good-enough.tsx';
