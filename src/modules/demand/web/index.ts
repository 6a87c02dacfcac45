export { CauseDialog } from './cause-dialog.tsx';
export { CauseScreen } from './cause-screen.tsx';
export { CausesScreen } from './causes-screen.tsx';
export { CausesToRemove } from './causes-to-remove.tsx';
export { CountedList } from './counted-list.tsx';
export { DemandCard } from './demand-card.tsx';
export { DemandScreen } from './demand-screen.tsx';
export { TypesScreen } from './types-screen.tsx';
