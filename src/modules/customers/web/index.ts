export { CustomerCard } from './customer-card.tsx';
export { FactsCard } from './facts-card.tsx';
export { ThingsCard, ThingWords } from './things-card.tsx';
