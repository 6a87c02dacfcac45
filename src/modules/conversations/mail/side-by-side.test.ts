import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { conflict } from '../../../platform/refusal.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { readNextMail } from './read-mail.ts';
import { takeIn } from './take-in.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});
afterAll(() => parser.close());

const send = (from: string, text: string) =>
  takeIn(test.database, {
    raw: Buffer.from(aMail({ from, to: desk.address, subject: 'No sound', text })),
    from,
    to: [desk.address],
  });

/** A reader that has its mail in hand until it is let go on. */
function aReader() {
  const taken = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const slow = {
    ...parser,
    parseInThread: async (raw: Uint8Array, from?: string | null) => {
      taken.resolve();
      await goOn.promise;
      return parser.parseInThread(raw, from);
    },
  };
  const outcome = desk.asDesk((ctx) => readNextMail(ctx, slow, () => {}));
  return { taken: taken.promise, goOn: goOn.resolve, outcome };
}

const read = () => desk.asDesk((ctx) => readNextMail(ctx, parser, () => {}));

it('reads the mails of several senders at once, and those of one in the order in which they came', async () => {
  await send('jill@customers.example', 'Jill writes first.');
  await send('jill@customers.example', 'Jill writes again.');
  await send('bill@customers.example', 'Bill writes.');
  const first = aReader();
  await first.taken;
  expect(await read()).toMatchObject({ outcome: 'created' });
  expect(await read()).toBeNull();
  first.goOn();
  expect(await first.outcome).toMatchObject({ outcome: 'created' });
  expect(await read()).toMatchObject({ outcome: 'created' });
});

it('reads a mail again, as often as it takes, where somebody changed its case meanwhile', async () => {
  await send('meg@customers.example', 'Meg writes.');
  const disturbed = {
    ...parser,
    parseInThread: () => Promise.reject(conflict('case.changed', 'Somebody changed this case meanwhile.')),
  };
  for (let times = 0; times < 4; times += 1) {
    expect(await desk.asDesk((ctx) => readNextMail(ctx, disturbed, () => {}))).toBe('again');
  }
  expect(await read()).toMatchObject({ outcome: 'created' });
});

it('finds the next one in a few steps, however many wait, though it was planned while few did', async () => {
  const steps = () =>
    desk.asDesk(async (ctx) => {
      const asked = sql<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }>`
        explain (analyze, buffers, format json) select * from app.next_mail()`;
      const { rows } = await asked.execute(ctx.db);
      return rows[0]?.['QUERY PLAN'][0].Plan['Shared Hit Blocks'];
    });
  await test.sql('analyze raw_mails');
  await steps();
  await test.sql(
    `insert into raw_mails (desk_id, id, source, envelope_from, envelope_to, size)
     select $1, gen_random_uuid(), 'smtp', 'sender' || n % 400 || '@customers.example', 'desk@harmon.example', 1
     from generate_series(1, 2000) n`,
    [desk.id],
  );
  expect(await steps()).toBeLessThan(40);
  await test.sql(`update raw_mails set state = 'ignored' where state = 'waiting'`);
});
