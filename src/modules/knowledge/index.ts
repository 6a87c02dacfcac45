export { beginningOf } from './queries/article-rows.ts';
