import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import type { Context } from '../context.ts';

const test = testDatabase();

/** Heard of later than what was asked after it: it is waited for through more hands. */
async function throughHands(ctx: Context, hands: number): Promise<unknown> {
  if (hands > 0) return await throughHands(ctx, hands - 1);
  return await sql`select from search_documents`.execute(ctx.db);
}

/** A process that is busy for a moment reads several answers of the database at once. */
function beBusy(): void {
  setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50));
}

describe('what is asked together', () => {
  it('fails for the reason why the first of it failed', async () => {
    const asked = test.database.as({ kind: 'operator' }, (ctx) => {
      const both = Promise.all([throughHands(ctx, 10), sql`select 1`.execute(ctx.db)]);
      beBusy();
      return both;
    });
    await expect(asked).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
