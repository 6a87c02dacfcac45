export { PocketsCard } from './pockets-card.tsx';
