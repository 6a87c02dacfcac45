import type { Statement } from './compare-writing.ts';
import { isAskable } from './experts-model.ts';
import { type Actor, standingOf } from './model.ts';
import type { World } from './world.ts';
import type { Writing } from './writing-model.ts';

const refused = '42501';

/** What becomes of a question, and the functions that see past the policies: who can be asked, of what a third party knows, and by whom a link is made. */
export function askings(world: World, { actor, writing }: { actor: Actor; writing: Writing }): Statement[] {
  const my = standingOf(world, actor);
  const known = world.expertise.filter((row) => my.onDesk(row.desk_id) && isAskable(world, row));
  const desks = world.desks.map(({ id }) => id).join();
  const table = 'asks';
  return [
    { table, text: 'update asks set next_at = app.now()', outcome: goesOn(world, { actor, writing }) },
    {
      table,
      text: `select from unnest('{${desks}}'::uuid[]) as desk, app.experts_of(desk, 'words')`,
      outcome: String(known.length),
    },
    {
      table,
      text: 'select from app.advised_by_us()',
      outcome: String(my.person === null ? 0 : my.refersUnder.length),
    },
    linking(world, actor),
  ];
}

/** Only the desk goes on with what is asked; whoever asked does nothing but take it back. */
function goesOn(world: World, { actor, writing }: { actor: Actor; writing: Writing }): string {
  const changeable = world.asks.filter((row) => writing.change.asks?.(row));
  const isFree = actor.kind === 'desk-system' || changeable.every(({ outcome }) => outcome === 'taken back');
  return isFree ? String(changeable.length) : refused;
}

/** Of what is asked at once of somebody by name the desk makes them a link. */
function linking(world: World, actor: Actor): Statement {
  const asked = world.tasks.filter((row) => row.at_once && row.state === 'asked' && row.person_id !== null);
  const linked = asked.filter((row) => actor.kind === 'desk-system' && row.desk_id === actor.desk);
  const ids = [...new Set(asked.map(({ id }) => id))].join();
  return {
    table: 'asks',
    text: `select from unnest('{${ids}}'::uuid[]) as task, app.link_asked(task, gen_random_uuid(),
      sha256(uuid_send(task)), sha256(uuid_send(task)), app.now() + interval '1 day') as made where made`,
    outcome: String(linked.length),
  };
}
