import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { Audience, EntryKind } from '../contract.ts';
import { lineGrew } from '../events.ts';
import { type AuthorKind, type Channel, tables } from '../tables.ts';

/** What is put on the line; who wrote it is whoever acts, unless it is said otherwise. */
export type NewEntry = {
  /** Given where what belongs to the entry is written together with it. */
  id?: string;
  kind: EntryKind;
  audience: Audience;
  channel?: Channel;
  author?: { kind: AuthorKind; id: string };
  taskId?: string;
  due?: Instant;
  fromStranger?: boolean;
  writtenAt?: Instant;
  data?: Record<string, unknown>;
  words?: { text: string; html?: string; stands?: string };
};

type Place = { deskId: string; caseId: string };

const longestAway = 24 * 30;

/** When it was written, where it could not be sent then; a device whose clock goes wrong is not believed. */
export function writtenBefore(
  ctx: Context,
  { writtenAt }: { writtenAt?: Instant | undefined },
): Pick<NewEntry, 'writtenAt'> {
  if (!writtenAt) return {};
  const written = Temporal.Instant.from(writtenAt);
  const { hours } = written
    .until(ctx.now)
    .round({ largestUnit: 'hours', smallestUnit: 'hours', roundingMode: 'floor' });
  return hours >= 0 && hours < longestAway ? { writtenAt: asInstant(written) } : {};
}

/** Puts one entry on the line of a case, with its words beside it, and says so to whoever watches. */
export async function append(ctx: Context, place: Place, entry: NewEntry): Promise<string> {
  const { id = uuid() } = entry;
  const { actor } = ctx;
  const author = entry.author ?? { kind: actor.kind as AuthorKind, id: actor.id };
  const written = actor.kind === 'person' && author.kind === 'customer';
  const db = tables(ctx);
  const statements: Promise<unknown>[] = [
    db
      .insertInto('entries')
      .values({
        deskId: place.deskId,
        id,
        caseId: place.caseId,
        kind: entry.kind,
        audience: entry.audience,
        channel: entry.channel ?? null,
        authorKind: author.kind,
        authorId: author.id,
        scribeId: written ? actor.id : null,
        organizationId: actor.organizationId,
        taskId: entry.taskId ?? null,
        due: entry.due ?? null,
        fromStranger: entry.fromStranger ?? false,
        writtenAt: entry.writtenAt ?? null,
        data: JSON.stringify(entry.data ?? {}),
      })
      .execute(),
  ];
  if (entry.words) {
    const { text, html = null, stands = null } = entry.words;
    statements.push(
      db.insertInto('entryWords').values({ deskId: place.deskId, entryId: id, text, html, stands }).execute(),
    );
  }
  statements.push(
    record(ctx, lineGrew, place.deskId, { caseId: place.caseId, entryId: id, kind: entry.kind }),
  );
  await Promise.all(statements);
  return id;
}
