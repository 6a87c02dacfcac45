import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { outcomeOfCall } from './contract.ts';
import { callOutcome } from './queries/call-outcome.ts';

const test = testDatabase();

describe('how a call went', () => {
  it.each([
    [{ call: 'out', outcome: 'reached' }, 'reached'],
    [{ call: 'out', outcome: 'not reached' }, 'not reached'],
    [{ call: 'in', outcome: 'voicemail left' }, 'voicemail left'],
    [{ call: 'out', reached: true }, 'reached'],
    [{ call: 'in', reached: false }, 'not reached'],
  ])('is read from an entry, one from before included: %j', async (data, outcome) => {
    expect(outcomeOfCall(data)).toBe(outcome);
    const desk = await aDesk(test);
    const read = await desk.as(desk.dana, ({ db }) =>
      sql`select ${callOutcome('kept')} as outcome from (select ${JSON.stringify(data)}::jsonb as data) kept`.execute(
        db,
      ),
    );
    expect(read.rows).toEqual([{ outcome }]);
  });

  it('is not read from what tells of no call', async () => {
    const desk = await aDesk(test);
    const read = await desk.as(desk.dana, ({ db }) =>
      sql`select ${callOutcome('kept')} as outcome from (select '{"outcome": "left"}'::jsonb as data) kept`.execute(
        db,
      ),
    );
    expect(read.rows).toEqual([{ outcome: null }]);
  });
});
