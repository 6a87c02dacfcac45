export { DeskCases, MyCases } from './case-list.tsx';
export { deskShown } from './filter.ts';
export { FilterChoices } from './filter-choices.tsx';
export { FirstSteps } from './first-steps.tsx';
export { OutcomeNotice } from './outcome-notice.tsx';
export { SearchResults } from './search-results.tsx';
export { SnoozeDialog } from './snooze-dialog.tsx';
export { SnoozedNow } from './snoozed-now.tsx';
export { ViewTabs } from './view-tabs.tsx';
