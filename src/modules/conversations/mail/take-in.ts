import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { chunksOf } from '../commands/keep-file.ts';
import { readReplyAddress } from '../reply-token.ts';
import { tables } from '../tables.ts';

export type ArrivedMail = { raw: Uint8Array; from: string; to: string[] };

/** The desk behind an address that mail is offered for, or undefined: such mail is refused at the door. */
export async function deskOfAddress(database: Database, address: string): Promise<string | undefined> {
  const { deskAddress } = readReplyAddress(address);
  const { rows } = await database.server.query('select app.desk_of_address($1) as desk', [deskAddress]);
  return rows[0]?.desk ?? undefined;
}

/** Keeps a mail whole for each desk it was sent to. When this returns it is committed and may be acknowledged. */
export async function takeIn(database: Database, mail: ArrivedMail): Promise<void> {
  const recipients = new Map<string, string>();
  for (const address of mail.to) {
    const desk = await deskOfAddress(database, address);
    const known = desk && recipients.get(desk);
    if (desk && !(known && readReplyAddress(known).token)) recipients.set(desk, address);
  }
  for (const [deskId, to] of recipients) {
    await database.as({ kind: 'desk-system', deskId }, (ctx) =>
      keepRawMail(ctx, { ...mail, to, source: 'smtp' }),
    );
  }
}

export async function keepRawMail(
  ctx: Context,
  mail: {
    raw: Uint8Array;
    from: string;
    to: string;
    source: 'smtp' | 'import';
    /** Of the whole mail, where `raw` is only its beginning. */
    size?: number;
  },
): Promise<string> {
  const id = uuid();
  const deskId = ctx.actor.deskId ?? '';
  const db = tables(ctx);
  const statements: Promise<unknown>[] = [
    db
      .insertInto('rawMails')
      .values({
        deskId,
        id,
        source: mail.source,
        envelopeFrom: mail.from.slice(0, 1000),
        envelopeTo: mail.to.slice(0, 1000),
        size: mail.size ?? mail.raw.length,
        reason: null,
        fingerprint: null,
        messageIdHash: null,
        entryId: null,
        settledAt: null,
      })
      .execute(),
    ...chunksOf(mail.raw).map((bytes, place) =>
      db.insertInto('rawMailChunks').values({ deskId, rawMailId: id, place, bytes }).execute(),
    ),
  ];
  await Promise.all(statements);
  return id;
}
