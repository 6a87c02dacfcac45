import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { forbidden, notFound } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { peopleApi } from '../contract.ts';
import { tables } from '../tables.ts';

export const allScopes = ['read', 'write', 'people', 'desks'] as const;

/** Makes an API token for the organization acted for. The token itself is shown once and kept nowhere. */
export async function makeToken(
  ctx: Context,
  input: Input<typeof peopleApi.makeToken>,
): Promise<Output<typeof peopleApi.makeToken>> {
  if (ctx.actor.scopes)
    throw forbidden('token.by-token', 'Sign in to make a token; a token cannot make another.');
  const id = uuid();
  const token = `tl_${randomBytes(32).toString('base64url')}`;
  const expiresAt = asInstant(Temporal.Instant.from(ctx.now).add({ hours: 24 * (input.days ?? 90) }));
  await tables(ctx)
    .insertInto('apiTokens')
    .values({
      personId: ctx.actor.id,
      id,
      organizationId: ctx.actor.organizationId ?? '',
      name: input.name,
      tokenHash: createHash('sha256').update(token).digest(),
      scopes: input.scopes ?? [...allScopes],
      expiresAt,
      revokedAt: null,
    })
    .execute();
  return { id, token, expiresAt };
}

export async function endToken(
  ctx: Context,
  input: Input<typeof peopleApi.endToken>,
): Promise<{ id: string }> {
  const ended = await tables(ctx)
    .updateTable('apiTokens')
    .set({ revokedAt: ctx.now })
    .where('personId', '=', ctx.actor.id)
    .where('id', '=', input.token)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw notFound('token.not-found', 'You have no such token.');
  return { id: input.token };
}

export async function myTokens(ctx: Context): Promise<Output<typeof peopleApi.tokens>> {
  const items = await tables(ctx)
    .selectFrom('apiTokens')
    .select(['id', 'name', 'scopes', 'expiresAt', 'revokedAt'])
    .where('personId', '=', ctx.actor.id)
    .orderBy('id', 'desc')
    .execute();
  return { items, next: null };
}
