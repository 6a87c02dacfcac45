import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { recordAll } from '../../../platform/events.ts';
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
  await appendAll(ctx, [{ ...entry, ...place, id }]);
  return id;
}

/** The same on the lines of several cases; none of them costs a statement of its own. */
export async function appendAll(
  ctx: Context,
  entries: readonly (NewEntry & Place & { id: string })[],
): Promise<void> {
  if (entries.length === 0) return;
  const db = tables(ctx);
  const words = entries.flatMap(({ deskId, id: entryId, words }) => {
    if (!words) return [];
    const { text, html = null, stands = null } = words;
    return [{ deskId, entryId, text, html, stands }];
  });
  await Promise.all([
    db
      .insertInto('entries')
      .values(entries.map((entry) => rowOf(ctx, entry)))
      .execute(),
    ...(words.length > 0 ? [db.insertInto('entryWords').values(words).execute()] : []),
    recordAll(
      ctx,
      lineGrew,
      entries.map(({ deskId, caseId, id: entryId, kind }) => ({ deskId, data: { caseId, entryId, kind } })),
    ),
  ]);
}

function rowOf({ actor }: Context, { deskId, caseId, id, ...entry }: NewEntry & Place & { id: string }) {
  const author = entry.author ?? { kind: actor.kind as AuthorKind, id: actor.id };
  const written = actor.kind === 'person' && author.kind === 'customer';
  return {
    ...{ deskId, id, caseId, kind: entry.kind, audience: entry.audience },
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
  };
}
