export { LinksCard } from './links-card.tsx';
