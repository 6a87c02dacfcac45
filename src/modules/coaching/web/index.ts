export { MyWords, NewWords } from './words-for-me.tsx';
