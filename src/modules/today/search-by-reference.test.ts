import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { showReference } from '../cases/reference.ts';
import { openCaseFor } from '../conversations/commands/open-case-for.ts';
import { search } from './queries/search.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

async function opened(text = 'Hello.') {
  const customer = { name: 'Someone', address: 'someone@customers.example' };
  const asked = { desk: desk.slug, subject: 'A question', text, customer };
  const { id, reference = '' } = await desk.as(desk.dana, (ctx) => openCaseFor(ctx, asked));
  return { id, reference: reference ?? '' };
}
const found = (q: string, who: 'dana' | 'sam' = 'dana') => desk.as(desk[who], (ctx) => search(ctx, { q }));

describe('search', () => {
  it('finds a case by its reference, with or without the dash, before everything that quotes it', async () => {
    const theCase = await opened();
    await opened(`This is about ${showReference(theCase.reference)}.`);
    const { reference } = theCase;
    const spaced = `${reference.slice(0, 4)} ${reference.slice(4)}`;
    for (const q of [reference, showReference(reference), spaced, reference.toLowerCase()]) {
      expect((await found(q)).cases, q).toMatchObject([{ caseId: theCase.id, reference }]);
    }
    const quoted = await found(showReference(reference));
    expect(quoted).toMatchObject({ cases: [{}], messages: [{}] });
  });

  it('finds a case by the beginning of its reference, from four letters on and by its index', async () => {
    const { id, reference } = await opened();
    const written = [
      reference.slice(0, 4),
      showReference(reference).slice(0, 7),
      reference.slice(0, 5).toLowerCase(),
    ];
    for (const q of written) expect((await found(q)).cases, q).toMatchObject([{ caseId: id, reference }]);
    expect((await found(reference.slice(0, 3))).cases).toEqual([]);
    expect((await found(reference.slice(0, 4), 'sam')).cases).toEqual([]);

    for (let count = 0; count < 10; count++) await opened();
    await test.sql('analyze cases');
    const plan = await desk.as(desk.dana, async (ctx) => {
      await sql`set local enable_seqscan = off`.execute(ctx.db);
      const { rows } = await sql<Record<'QUERY PLAN', string>>`explain select c.id
        from unnest(app.my_desks()) as mine (desk_id)
        join cases c on c.desk_id = mine.desk_id and c.reference between ${reference} and ${reference}`.execute(
        ctx.db,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Cond: \(\(desk_id = .*reference >= /);
  });
});
