import type { Standing } from './model.ts';
import type { Row } from './world.ts';

type OfDesk = { desk_id: string };

/**
 * Whoever works on the desk says in their own name that they went further, thanks for it, and marks with what customers
 * come; what becomes of a type of that, who leads there says.
 */
export function saidInOwnName(my: Standing, leads: (row: OfDesk) => boolean) {
  const isMine = ({ desk_id }: OfDesk, by: string) =>
    my.onDesk(desk_id) && my.person !== null && by === my.person;
  return {
    extra_steps: (row: Row<'extra_steps'>) => isMine(row, row.by_id),
    extra_step_thanks: (row: Row<'extra_step_thanks'>) => isMine(row, row.by_id),
    demand_types: (row: Row<'demand_types'>) =>
      isMine(row, row.made_by_id) && (row.from_id === null || leads(row)),
    demand_type_versions: (row: Row<'demand_type_versions'>) =>
      isMine(row, row.by_id) && (row.version === 1 || leads(row)),
    demand_marks: (row: Row<'demand_marks'>) => isMine(row, row.by_id),
  };
}
