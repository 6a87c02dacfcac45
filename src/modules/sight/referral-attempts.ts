import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** Customers are passed on, and links to do so made, in one's own name and in somebody else's. */
export function onReferrals({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const engagement_id = [
    world.engagements.find((row) => row.desk_id === deskId && row.role === 'third party')?.id ?? fresh(),
  ] as const;
  return [
    ...variations('referrals', {
      ...{ desk_id, id: [fresh()], engagement_id, case_id: [fresh()], channel: ['api'] },
      organization_id: [actor.organization ?? fresh()],
    }),
    ...variations('referral_words', { desk_id, referral_id: [fresh()], name: ['x'] }),
    ...variations('referral_links', {
      ...{ desk_id, id: [fresh()], engagement_id, ended_at: [0] },
      token_hash: [fresh().replaceAll('-', '').repeat(2)],
      made_by_id: [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson],
    }),
  ];
}
