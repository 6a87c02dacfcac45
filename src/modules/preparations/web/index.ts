export { InviteCard } from './invite-card.tsx';
export { OpenDeskForm } from './open-desk-form.tsx';
export { PrepareCard } from './prepare-card.tsx';
export { PreparedCard } from './prepared-card.tsx';
