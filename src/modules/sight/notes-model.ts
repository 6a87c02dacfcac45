import { engagementOf, isMember } from './model.ts';
import type { Row, World } from './world.ts';

/** Whether somebody works on the desk of a note, and it is for them to read. */
export function readsNote(world: World, note: Row<'entries'>, person: string): boolean {
  return world.roster.some((row) => {
    const isThere = row.desk_id === note.desk_id && row.person_id === person && row.ended_at === null;
    const side = engagementOf(world, row)?.role;
    const works = isMember(world, person, row.organization_id) && (side === 'client' || side === 'provider');
    const reads =
      note.audience === 'companies' ||
      (note.audience === 'company' && note.organization_id === row.organization_id);
    return isThere && works && reads;
  });
}
