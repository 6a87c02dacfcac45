import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { conversationsApi } from '../contract.ts';
import { type KeptHeaders, textToShow } from '../mail/kept-mail.ts';
import { tables } from '../tables.ts';

const limit = 50;

const statesOf = {
  waiting: ['queued', 'leased'],
  sent: ['sent', 'delivered', 'said to be sent'],
  failed: ['failed'],
  'not sent': ['not sent, no mail server set', 'not sent, not needed any more'],
} as const;

/** What the desk sends, newest first, with how each mail fares; sign-in mails never stand here. */
export async function outbox(
  ctx: Context,
  input: Input<typeof conversationsApi.outbox>,
): Promise<Output<typeof conversationsApi.outbox>> {
  const desk = await visibleDesk(ctx, input.desk);
  const after = readCursor(input.cursor, ById);
  let query = tables(ctx)
    .selectFrom('outbox as o')
    .innerJoin('outboxWords as w', (join) =>
      join.onRef('w.deskId', '=', 'o.deskId').onRef('w.outboxId', '=', 'o.id'),
    )
    .innerJoin('cases as c', (join) => join.onRef('c.deskId', '=', 'o.deskId').onRef('c.id', '=', 'o.caseId'))
    .select([
      'o.id',
      'o.deskId',
      'c.id as caseId',
      'c.reference',
      'w.recipient as to',
      'w.subject',
      'w.text',
      'w.headers',
    ])
    .select(sql<'message' | 'receipt' | 'link' | 'task'>`o.kind`.as('kind'))
    .select(['o.channel', 'o.waitsFor', 'o.nextAttemptAt', 'o.state', 'o.finalReply', 'o.recordedAt as at'])
    .where('o.deskId', '=', desk.id)
    // What goes between a customer and the one they had a word for is theirs alone.
    .where('o.kind', '<>', 'word')
    .orderBy('o.id', 'desc')
    .limit(limit + 1);
  if (input.fate) query = query.where('o.state', 'in', statesOf[input.fate]);
  if (after) query = query.where('o.id', '<', after[0]);
  const found = page(await query.execute(), limit, (row) => writeCursor(row.id));
  const items = found.items.map(({ headers, ...row }) => ({
    ...row,
    text: textToShow({ text: row.text, headers: headers as Partial<KeptHeaders> }),
  }));
  return { ...found, items };
}
