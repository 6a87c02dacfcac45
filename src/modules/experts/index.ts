export { askedByText } from './queries/turns.ts';
