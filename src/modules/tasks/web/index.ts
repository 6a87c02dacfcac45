export { AddressesCard } from './addresses-card.tsx';
export { AnswerForm, isOpen } from './answer-form.tsx';
export { AskDialog, LookDialog } from './ask-dialog.tsx';
export { AskedFor, Standing } from './asked-for.tsx';
export { AtAGlance } from './at-a-glance.tsx';
export { CallTime } from './call-time.tsx';
export { AskedOfOthers, CaseTasks } from './case-tasks.tsx';
export { MyTasks } from './my-tasks.tsx';
export { NotGoodEnough } from './not-good-enough.tsx';
