import type { Step } from './people-steps.ts';

/**
 * Under each engagement as a third party a case was passed on, under ids that other desks have as well, and there is a link
 * that holds and one that has ended. Made of what was drawn, so that the worlds stay as they are.
 */
export const referrals: Step = ({ world, add, id, hash }) => {
  const ids: string[] = [];
  for (const desk of world.desks) {
    const cases = world.cases.filter((row) => row.desk_id === desk.id);
    const engaged = world.engagements.filter((row) => row.desk_id === desk.id && row.role === 'third party');
    for (const [at, { id: engagement_id, organization_id }] of engaged.entries()) {
      const under = { desk_id: desk.id, engagement_id };
      for (const ended_at of [null, 0])
        add('referral_links', {
          ...{ ...under, id: id(), token_hash: hash(), made_by_id: desk.accountable_id, ended_at },
        });
      const theCase = cases[at];
      if (!theCase) continue;
      ids[at] ??= id();
      const referral = { ...under, id: ids[at], organization_id, case_id: theCase.id };
      add('referrals', { ...referral, channel: 'api' });
      add('referral_words', { desk_id: desk.id, referral_id: ids[at], name: 'x' });
    }
  }
};
