export { AbsenceForm } from './absence-form.tsx';
export { useActor } from './actor.ts';
export { useDeskZone, useMe } from './me.ts';
export { PersonLine } from './person-line.tsx';
export { ProfileForm } from './profile-form.tsx';
export { SessionsCard } from './sessions-card.tsx';
export { TokensCard } from './tokens-card.tsx';
