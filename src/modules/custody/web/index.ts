export { CustodyCard } from './custody-card.tsx';
