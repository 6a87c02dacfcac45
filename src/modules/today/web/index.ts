export { DeskCases, MyCases } from './case-list.tsx';
export { deskShown } from './filter.ts';
export { FilterChoices } from './filter-choices.tsx';
export { SearchResults } from './search-results.tsx';
