import { type Actor, engagementOf, isMember, type Rules, type Standing } from './model.ts';
import type { Row, World } from './world.ts';

type OfDesk = { desk_id: string };

/** Whether a third party says for itself what is known there, through whoever of it signs in. */
const isForUs = (my: Standing, { desk_id, engagement_id, person_id }: Row<'expertise'>): boolean =>
  my.person !== null &&
  person_id === null &&
  my.refersUnder.some((row) => row.desk_id === desk_id && row.id === engagement_id);

/** Who works there under the engagement for which they said it, and third parties whose engagement runs. */
export function isAskable(world: World, row: Row<'expertise'>): boolean {
  const side = engagementOf(world, row)?.role;
  if (!side || row.person_id === null) return side !== undefined;
  const stands = world.roster.some(
    (one) =>
      one.desk_id === row.desk_id &&
      one.person_id === row.person_id &&
      one.engagement_id === row.engagement_id &&
      one.ended_at === null,
  );
  return stands && side !== 'third party' && isMember(world, row.person_id, row.organization_id);
}

/** Who knows what and who is asked at once is seen by all who work on the desk, and of itself by a third party. */
export const expertsRules = ({ mine, my }: { mine: (row: OfDesk) => boolean; my: Standing }) => ({
  expertise: (row: Row<'expertise'>) => mine(row) || isForUs(my, row),
  asks: mine,
  ask_words: mine,
  ask_turns: mine,
});

/** What one knows one says oneself, for the company for which one works there. Who asked takes it back; the rest the desk does. */
export function expertsWritten(
  world: World,
  actor: Actor,
  my: Standing,
): Record<'insert' | 'change' | 'delete', Partial<Rules>> {
  const isMe = (person: string | null) => my.person !== null && person === my.person;
  const isOurs = (organization: string) => organization === actor.organization;
  const marks = (row: Row<'expertise'>) =>
    isForUs(my, row) || (my.onDesk(row.desk_id) && isMe(row.person_id) && isOurs(row.organization_id));
  const deskItself = ({ desk_id }: OfDesk) => my.isSystem && my.onDesk(desk_id);
  const isMine = (row: Row<'asks'>) => my.onDesk(row.desk_id) && isMe(row.asked_by_id);
  return {
    insert: {
      expertise: marks,
      asks: (row) => isMine(row) && isOurs(row.asked_by_organization_id),
      // Its words come only in the moment in which whoever acts asks.
      ask_words: ({ desk_id, ask_id }) =>
        world.asks.some(
          (row) => row.desk_id === desk_id && row.id === ask_id && row.recorded_at === 0 && isMine(row),
        ),
      ask_turns: deskItself,
    },
    change: { expertise: marks, asks: (row) => deskItself(row) || isMine(row) },
    delete: { expertise: marks },
  };
}
