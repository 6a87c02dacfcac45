import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { tables } from '../tables.ts';

const longAgo = '1970-01-01T00:00:00.000Z';

/** Puts a text to somebody who works there into the outbox; a code in it is written when it goes. */
export async function textToStaff(
  ctx: Context,
  text: {
    id?: string;
    deskId: string;
    number: string;
    words: string;
    pocketCode?: { id: string; until: string };
    /** Until when it waits, for it need not wake anybody. */
    notBefore?: Instant;
    /** Of which danger it tells: it goes before everything else that waits. */
    dangerId?: string;
  },
): Promise<void> {
  const { deskId, id = uuid() } = text;
  const db = tables(ctx);
  await Promise.all([
    db
      .insertInto('outbox')
      .values({
        ...{ deskId, id, caseId: null, entryId: null, kind: 'pocket', channel: 'text' },
        ...{ messageId: `<${id}@pocket>`, leasedUntil: null, finalReply: null, settledAt: null },
        ...(text.notBefore && { nextAttemptAt: text.notBefore }),
        ...(text.dangerId && { dangerId: text.dangerId, nextAttemptAt: longAgo }),
      })
      .execute(),
    db
      .insertInto('outboxWords')
      .values({
        ...{ deskId, outboxId: id, recipient: text.number, subject: '', text: text.words, html: null },
        headers: JSON.stringify(text.pocketCode ? { pocketCode: text.pocketCode } : {}),
      })
      .execute(),
  ]);
}
