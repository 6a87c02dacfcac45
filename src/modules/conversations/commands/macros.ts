import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, notFound, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import { leadsOn } from '../../desks/policy.ts';
import type { conversationsApi, Macro } from '../contract.ts';
import { macrosChanged } from '../events.ts';
import { isFillable, placeholders } from '../placeholders.ts';
import { mayNote } from '../policy.ts';
import { tables } from '../tables.ts';

/** Words for again and again: somebody's own, or the desk's. */
export async function addMacro(ctx: Context, input: Input<typeof conversationsApi.addMacro>): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, input.desk);
  permit(input.whose === 'desk' ? leadsOn(ctx.actor, deskId) : mayNote(ctx.actor, deskId));
  refuseUnfit(input);

  const id = uuid();
  await tables(ctx)
    .insertInto('macros')
    .values({ deskId, id, personId: input.whose === 'mine' ? ctx.actor.id : null, ...columnsOf(input) })
    .execute();
  await record(ctx, macrosChanged, deskId, { macroId: id });
  return { id };
}

export async function changeMacro(
  ctx: Context,
  input: Input<typeof conversationsApi.changeMacro>,
): Promise<{ id: string }> {
  const { deskId, id } = await keptByMe(ctx, input);
  refuseUnfit(input);
  await tables(ctx)
    .updateTable('macros')
    .set(columnsOf(input))
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  await record(ctx, macrosChanged, deskId, { macroId: id });
  return { id };
}

export async function removeMacro(
  ctx: Context,
  input: Input<typeof conversationsApi.removeMacro>,
): Promise<{ id: string }> {
  const { deskId, id } = await keptByMe(ctx, input);
  await tables(ctx).deleteFrom('macros').where('deskId', '=', deskId).where('id', '=', id).execute();
  await record(ctx, macrosChanged, deskId, { macroId: id });
  return { id };
}

/** My own macro, or one of a desk whose macros are mine to keep. */
async function keptByMe(ctx: Context, named: { desk: string; macro: string }) {
  const desk = await visibleDesk(ctx, named.desk);
  const known = await tables(ctx)
    .selectFrom('macros')
    .select(['deskId', 'id', 'personId'])
    .where('deskId', '=', desk.id)
    .where('id', '=', named.macro)
    .executeTakeFirst();
  if (!known) throw notFound('macro.not-found', 'There is no such macro here.');
  permit(known.personId !== null || leadsOn(ctx.actor, desk.id));
  return known;
}

type Fields = Pick<Macro, 'name' | 'reader' | 'texts' | 'nextWordIn' | 'proposesDone'>;

function refuseUnfit({ reader, texts, nextWordIn, proposesDone }: Fields): void {
  if (!texts.every(({ text, stands }) => isFillable(text) && isFillable(stands ?? ''))) {
    const known = placeholders.join(', ');
    throw invalid('macro.placeholder', `Between {{ and }} stands one of these and nothing else: ${known}.`);
  }
  if (new Set(texts.map(({ language }) => language.toLowerCase())).size < texts.length)
    throw invalid('macro.languages', 'Write one text for each language.');
  const told = nextWordIn !== null || proposesDone || texts.some(({ stands }) => stands !== null);
  if (reader !== 'customer' && told) {
    throw invalid(
      'macro.note',
      'A note says neither where it stands nor when the next word comes. Only words to the customer do.',
    );
  }
  if (proposesDone && nextWordIn !== null) {
    throw invalid(
      'macro.quiet-window',
      'Who says that it is done sets no time: the customer has seven quiet days to answer.',
    );
  }
}

const columnsOf = ({ name, reader, texts, nextWordIn, proposesDone }: Fields) => ({
  name,
  reader,
  texts: JSON.stringify(texts),
  nextWordCount: nextWordIn?.count ?? null,
  nextWordUnit: nextWordIn?.unit ?? null,
  proposesDone,
});
