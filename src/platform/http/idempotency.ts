import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { conflict, invalid, notFound, Refusal } from '../refusal.ts';
import { Made } from './endpoint.ts';

type Tables = {
  idempotencyKeys: {
    actorKind: string;
    actorId: string;
    key: string;
    requestHash: Buffer;
    status: number | null;
    resource: unknown;
  };
  cases: { deskId: string; id: string };
};

export const IdempotencyKey = z.string().min(1).max(255);

/** Runs what is asked; only once where the request carries a key, which goes for the request's path and content. */
export function oncePerKey<T>(
  ctx: Context,
  { request, content }: { request: FastifyRequest; content: () => string },
  run: () => Promise<T>,
): Promise<T | Made> {
  const key = IdempotencyKey.optional().safeParse(request.headers['idempotency-key']);
  if (!key.success) throw invalid('idempotency.invalid', 'An Idempotency-Key has 1 to 255 characters.');
  if (key.data === undefined) return run();
  return once(ctx, { key: key.data, request: `${request.url}\n${content()}` }, run);
}

/**
 * The same key with the same request runs once: a second request waits for the first one's row and is answered with
 * what it made, if the actor may still see it.
 */
export async function once<T>(
  ctx: Context,
  asked: { key: string; request: string },
  run: () => Promise<T>,
): Promise<T | Made> {
  const requestHash = createHash('sha256').update(asked.request).digest();
  const mine = { actorKind: ctx.actor.kind, actorId: ctx.actor.id, key: asked.key };
  const db = ctx.db.withTables<Tables>();
  const first = await db
    .insertInto('idempotencyKeys')
    .values({ ...mine, requestHash, status: null, resource: null })
    .onConflict((conflicting) => conflicting.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!first) return again(ctx, mine, requestHash);

  const output = await run();
  const resource = Made.parse(output);
  await db
    .updateTable('idempotencyKeys')
    .set({ status: 201, resource: JSON.stringify(resource) })
    .where('actorKind', '=', mine.actorKind)
    .where('actorId', '=', mine.actorId)
    .where('key', '=', mine.key)
    .execute();
  return output;
}

async function again(
  ctx: Context,
  mine: { actorKind: string; actorId: string; key: string },
  hash: Buffer,
): Promise<Made> {
  const db = ctx.db.withTables<Tables>();
  const before = await db
    .selectFrom('idempotencyKeys')
    .selectAll()
    .where('actorKind', '=', mine.actorKind)
    .where('actorId', '=', mine.actorId)
    .where('key', '=', mine.key)
    .executeTakeFirst();
  if (!before?.resource)
    throw conflict('idempotency.unfinished', 'The first request with this key has not ended. Try again.');
  if (!before.requestHash.equals(hash)) {
    throw new Refusal(
      'used-before',
      'idempotency.other-request',
      'This Idempotency-Key was used for another request.',
    );
  }
  const made = Made.parse(before.resource);
  if (made.caseId) {
    const visible = await db
      .selectFrom('cases')
      .select('id')
      .where('id', '=', made.caseId)
      .executeTakeFirst();
    if (!visible) throw notFound('case.not-found', 'There is no such case here.');
  }
  return made;
}
