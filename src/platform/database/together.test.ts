import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import type { Context } from '../context.ts';
import { allOf } from './all-of.ts';

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

  it('is waited for to its end where one of it fails', async () => {
    let isDone = false;
    const slowly = async () => {
      await new Promise((soon) => setImmediate(soon));
      isDone = true;
    };
    await expect(allOf([Promise.reject(new Error('first')), slowly()])).rejects.toThrow('first');
    expect(isDone).toBe(true);
    expect(await allOf([1, Promise.resolve('two')])).toEqual([1, 'two']);
  });
});

describe('what goes on after its transaction has ended', () => {
  it.each(['committed', 'taken back'])(
    'is refused where that was %s, and reaches nobody else’s',
    async (end) => {
      let kept: Context | undefined;
      const work = test.database.as({ kind: 'operator' }, async (ctx) => {
        kept = ctx;
        if (end === 'taken back') throw new Error(end);
      });
      await work.catch(() => {});
      await expect(sql`select 1`.execute(kept?.db as Context['db'])).rejects.toThrow(
        'after its transaction had ended',
      );
      await expect(kept?.become({ kind: 'operator' })).rejects.toThrow('after its transaction had ended');
    },
  );
});
