import type { Actor, Standing } from './model.ts';
import type { Row, World } from './world.ts';

type OfDesk = { desk_id: string };

/**
 * Whoever works on the desk says in their own name that they went further, thanks for it, marks with what customers come
 * and says of what cause; what becomes of a type, who leads there says, and of a cause those whose it is to remove, too. What
 * came back they say for their own company, and what failure costs, who leads there.
 */
export function saidInOwnName(
  world: World,
  actor: Actor,
  { my, leads }: { my: Standing; leads: (row: OfDesk) => boolean },
) {
  const isMine = ({ desk_id }: OfDesk, by: string) =>
    my.onDesk(desk_id) && my.person !== null && by === my.person;
  return {
    extra_steps: (row: Row<'extra_steps'>) => isMine(row, row.by_id),
    extra_step_thanks: (row: Row<'extra_step_thanks'>) => isMine(row, row.by_id),
    demand_types: (row: Row<'demand_types'>) =>
      isMine(row, row.made_by_id) && (row.from_id === null || leads(row)),
    demand_type_versions: (row: Row<'demand_type_versions'>) =>
      isMine(row, row.by_id) &&
      (row.version === 1 ||
        leads(row) ||
        (row.heir_id === null &&
          world.demand_types.some(
            ({ desk_id, id, name }) => desk_id === row.desk_id && id === row.type_id && name === row.name,
          ))),
    causes: (row: Row<'causes'>) => isMine(row, row.made_by_id),
    cause_versions: (row: Row<'cause_versions'>) =>
      isMine(row, row.by_id) &&
      (row.version === 1 ||
        leads(row) ||
        world.causes.some(
          ({ desk_id, id, owner_id }) =>
            desk_id === row.desk_id && id === row.cause_id && owner_id === actor.organization,
        )),
    demand_marks: (row: Row<'demand_marks'>) => isMine(row, row.by_id),
    contact_prices: (row: Row<'contact_prices'>) =>
      isMine(row, row.by_id) && leads(row) && my.isOfClient(row.desk_id),
    cost_rates: (row: Row<'cost_rates'>) => isMine(row, row.by_id) && leads(row),
    studies: (row: Row<'studies'>) => isMine(row, row.made_by_id),
    study_words: (row: Row<'study_words'>) => isMine(row, row.by_id),
    study_findings: (row: Row<'study_findings'>) => isMine(row, row.by_id),
    walks: (row: Row<'walks'>) => isMine(row, row.made_by_id),
    walk_words: (row: Row<'walk_words'>) =>
      isMine(row, row.by_id) && row.organization_id === actor.organization,
    returns: (row: Row<'returns'>) => isMine(row, row.by_id),
    // What was tried and where it failed comes only in the moment in which whoever acts says that it comes back.
    return_words: (row: Row<'return_words'>) =>
      world.returns.some(
        ({ desk_id, id, by_id, recorded_at }) =>
          desk_id === row.desk_id && id === row.return_id && recorded_at === 0 && isMine(row, by_id),
      ),
    return_inspections: (row: Row<'return_inspections'>) =>
      isMine(row, row.by_id) && row.organization_id === actor.organization,
    returns_called_off: (row: Row<'returns_called_off'>) => isMine(row, row.by_id),
  };
}
