import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** A mandate, a kind of act, and an act: in one's own name and in another's, by itself and instead of another one. */
export function onMandates({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const [acting, ...others] = [actor.organization ?? fresh(), ...world.organizations.map((row) => row.id)];
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  const refund = { kind: ['refund'], measure: ['money'], currency: ['EUR'] } as const;
  return [
    ...variations('act_kinds', { desk_id, kind: ['loan'], measure: ['none'] }),
    ...variations('mandates', {
      ...{ desk_id, id: [fresh()], engagement_id: [fresh()], ...refund, turn: [1], step: ['do'] },
      ...{ limit_minor: [5000], limit_days: [null], set_by_id: [me, otherPerson] },
    }),
    ...variations('acts', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], ...refund, amount_minor: [1000], days: [null] },
      ...{ by_id: [me, otherPerson], organization_id: [acting, ...others], engagement_id: [fresh()] },
      ...{ state: ['done'], task_id: [null], instead_of_id: [null, fresh()] },
    }),
    ...variations('agreements', {
      ...{ desk_id, id: [fresh()], engagement_id: [fresh()], organization_id: [acting, ...others] },
      by_id: [me, otherPerson],
    }),
    ...variations('need_kinds', { desk_id, kind: ['loan'] }),
    ...variations('need_marks', {
      ...{ desk_id, id: [fresh()], kind: ['invoice'], turn: [1], mark: ['ask first'], goes_on: [false] },
      set_by_id: [me, otherPerson],
    }),
    ...variations('case_needs', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], kind: ['invoice'], turn: [1], task_id: [null] },
      ...{ goes_on: [false], by_id: [me, otherPerson] },
    }),
    ...variations('act_words', { desk_id, act_id: [fresh()] }),
  ];
}
