export { actWords } from './words.ts';
