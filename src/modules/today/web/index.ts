export { DeskCases, MyCases } from './case-list.tsx';
export type { StateFilter } from './filter.ts';
export { SearchResults } from './search-results.tsx';
