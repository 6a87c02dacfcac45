import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** Since when something is known, that it was told or is held, who went further and who thanks for it: in one's own name, in another's and in nobody's. */
export function onSetbacks({ actor, deskId, fresh }: Place): Attempt[] {
  const me = actor.kind === 'person' ? actor.id : null;
  const of = { desk_id: [deskId], setback_id: [fresh()] } as const;
  return [
    ...variations('setback_known', {
      ...{ ...of, id: [fresh()], at: [-3], organization_id: [actor.organization ?? fresh()] },
      said_by_id: [me ?? otherPerson, otherPerson, null],
    }),
    ...variations('setback_told', {
      ...{ ...of, whom: ['client'], entry_id: [null] },
      by_id: [me, otherPerson, null],
    }),
    ...variations('extra_steps', {
      ...{ desk_id: [deskId], id: [fresh()], case_id: [fresh()] },
      by_id: [me ?? otherPerson, otherPerson],
    }),
    ...variations('extra_step_thanks', {
      ...{ desk_id: [deskId], step_id: [fresh()], entry_id: [fresh()] },
      by_id: [me ?? otherPerson, otherPerson],
    }),
    ...variations('setback_holds', { ...of, by_id: [me ?? otherPerson, otherPerson] }),
  ];
}
