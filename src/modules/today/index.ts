export { search } from './queries/search.ts';
