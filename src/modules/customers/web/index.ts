export { CustomerCard } from './customer-card.tsx';
export { FactsCard } from './facts-card.tsx';
export { hasMail } from './has-mail.ts';
export { ThingsCard } from './things-card.tsx';
