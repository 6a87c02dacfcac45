export { AskedNow } from './asked-now.tsx';
export { AsksCard } from './asks-card.tsx';
export { AsksOnCall } from './asks-on-call.tsx';
export { ExpertiseCards, expertisePart } from './expertise-cards.tsx';
