import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** A number from which one works, one's own and somebody else's, in the name of one's organization and of another. */
export function onPockets({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const [acting, ...others] = [actor.organization ?? fresh(), ...world.organizations.map((row) => row.id)];
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  const anyCase = world.cases.find((row) => row.desk_id === deskId)?.id ?? fresh();
  return [
    ...variations('pockets', {
      ...{ desk_id, id: [fresh()], person_id: [me, otherPerson], organization_id: [acting, ...others] },
      ...{ number: ['+447700998877'], code_hash: ['00'.repeat(32)], code_until: [1], confirmed_at: [null] },
      ...{ day_at: [null], ended_at: [null], ended_by_id: [null] },
    }),
    ...variations('dangers', {
      ...{ desk_id, id: [fresh()], kind: ['gas'], number: ['999'], marked_by_id: [me, otherPerson] },
      ...{ organization_id: [acting, ...others], case_id: [null], entry_id: [null], told_at: [null] },
    }),
    ...variations('pocket_days', { desk_id, id: [fresh()], pocket_id: [fresh()], items: [[]] }),
    ...variations('pocket_bundles', {
      ...{ desk_id, id: [fresh()], pocket_id: [fresh()], person_id: [me] },
      ...{ day: ['2026-03-07'], place: [1], items: [[0]] },
    }),
    ...variations('pocket_acts', {
      ...{ desk_id, id: [fresh()], pocket_id: [fresh()], kind: ['done'], case_id: [anyCase] },
      ...{ task_id: [null], undone_at: [null] },
    }),
  ];
}
