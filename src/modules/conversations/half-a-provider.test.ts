import { expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endMembership } from '../people/commands/members.ts';
import { acceptHandOff, offerHandOff } from './commands/hand-off.ts';
import { sweepLeavers } from './commands/leave-desk.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();

const languages = ['en', 'de', 'es'];
const told = [
  /^(Dana Okafor|Tom Hughes) does not work on this any more\. From now on Priya Raman looks after it/,
  /^(Dana Okafor|Tom Hughes) arbeitet nicht mehr daran\. Ab jetzt kümmert sich Priya Raman darum/,
  /^(Dana Okafor|Tom Hughes) ya no se ocupa de esto\. Desde ahora lo hace Priya Raman/,
];

async function give(desk: Desk, id: string, to: Desk['leo']) {
  const offer = { case: id, toId: to.id, situation: 'Yours from now on.', cannotWait: 'It is urgent.' };
  const { id: handOff } = await desk.as(desk.priya, (ctx) => offerHandOff(ctx, offer));
  await desk.as(to, (ctx) => acceptHandOff(ctx, { handOff }));
}

/** A desk whose agents own so many cases and then leave together; what the sweep that follows asked of the database. */
async function bothLeave({ cases }: { cases: number }) {
  const desk = await aDesk(test);
  const made: Awaited<ReturnType<typeof aCase>>[] = [];
  for (let count = 0; count < cases; count += 1) {
    const language = languages[count % 3] ?? 'en';
    const one = await aCase(desk, { address: `c${count}@customers.example`, language });
    const to = count % 2 === 0 ? desk.dana : desk.tom;
    if (one.ownerId !== to.id) await give(desk, one.id, to);
    made.push(one);
  }
  for (const one of [desk.dana, desk.tom])
    await desk.as(desk.priya, (ctx) => endMembership(ctx, { person: one.id }));
  let statements = 0;
  const left = await desk.asDesk((ctx) => {
    const counting = ctx.db.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    return sweepLeavers({ ...ctx, db: counting });
  });
  return { desk, made, left, statements };
}

it('leaves no case without a name and tells every customer in their language who it is now', async () => {
  const { desk, made, left } = await bothLeave({ cases: 6 });
  expect(left).toBe(2);
  for (const [at, { id }] of made.entries()) {
    const view = await desk.as(desk.leo, (ctx) => caseView(ctx, { case: id }));
    expect(view.owner).toMatchObject({ id: desk.priya.id, name: 'Priya Raman' });
    const last = view.entries.at(-1);
    expect(last).toMatchObject({
      kind: 'owner left',
      audience: 'customer',
      due: view.due,
      delivery: 'queued',
    });
    expect(last?.text).toMatch(told[at % 3] ?? /never/);
  }
  const { rows } = await test.sql(
    `select w.text, w.headers from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
     join entries e on e.desk_id = o.desk_id and e.id = o.entry_id and e.kind = 'owner left' where o.desk_id = $1`,
    [desk.id],
  );
  expect(rows).toHaveLength(6);
  expect(new Set(rows.map(({ headers }) => headers.replyTo)).size).toBe(6);
  expect(rows.filter(({ text }) => told.some((words) => words.test(text)))).toHaveLength(6);
});

it('asks the database no more for many cases than for a few', async () => {
  const few = await bothLeave({ cases: 2 });
  const many = await bothLeave({ cases: 14 });
  expect(few.statements).toBeGreaterThan(5);
  expect(many.statements).toBe(few.statements);
});
