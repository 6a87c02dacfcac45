export { AbsenceForm } from './absence-form.tsx';
export { useActor } from './actor.ts';
export { DepartmentsCard } from './departments-card.tsx';
export { useDeskZone, useMe } from './me.ts';
export { MembersCard } from './members-card.tsx';
export { PersonLine } from './person-line.tsx';
export { ProfileForm } from './profile-form.tsx';
export { SessionsCard } from './sessions-card.tsx';
export { TokensCard } from './tokens-card.tsx';
