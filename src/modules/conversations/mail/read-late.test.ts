import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aCase, aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { say } from '../commands/say.ts';
import { caseView } from '../queries/case-view.ts';
import { outbox } from '../queries/outbox.ts';
import { readNextMail } from './read-mail.ts';
import { takeIn } from './take-in.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});
afterAll(() => parser.close());

async function takenIn(from: string, to = desk.address): Promise<void> {
  const raw = aMail({ from, to: desk.address, subject: 'No sound', text: 'Nothing at all.' });
  await takeIn(test.database, { raw: Buffer.from(raw), from, to: [to] });
}

async function read() {
  const outcome = await desk.asDesk((ctx) => readNextMail(ctx, parser, () => {}));
  if (!outcome || outcome === 'again') throw new Error('nothing was waiting that could be read');
  return outcome;
}

async function dueOf(caseId: string | null): Promise<number> {
  const { due } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId ?? '' }));
  return Date.parse(due ?? '');
}

/** The address that a case's customer replies to. */
async function replyTo(caseId: string): Promise<string> {
  await desk.as(desk.dana, (ctx) => say(ctx, { case: caseId, text: 'We look.', audience: 'customer' }));
  const { rows } = await test.sql(
    `select w.headers ->> 'replyTo' as address from outbox o join outbox_words w on w.outbox_id = o.id
     where o.case_id = $1`,
    [caseId],
  );
  return rows[0].address;
}

const minute = 60_000;

describe('a mail that was read late', () => {
  it('is owed its answer from when it was taken in, on a new case and on one that goes on', async () => {
    const goesOn = await aCase(desk, { address: 'bill@customers.example' });
    await takenIn('ana@customers.example');
    await takenIn('bill@customers.example', await replyTo(goesOn.id));
    const onTime = await aCase(desk, { address: 'carl@customers.example' });
    await test.advance('2 hours');
    const outcomes = [await read(), await read()];
    expect(outcomes).toMatchObject([{ outcome: 'created' }, { outcome: 'appended', caseId: goesOn.id }]);
    for (const { caseId } of outcomes)
      expect(Math.abs((await dueOf(caseId)) - Date.parse(onTime.due))).toBeLessThan(minute);
  });

  it('gets a receipt that promises no time which has passed', async () => {
    await takenIn('dora@customers.example');
    await test.advance('10 days');
    const { caseId } = await read();
    const { items } = await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }));
    const receipt = items.find((mail) => mail.caseId === caseId);
    expect(receipt).toMatchObject({ kind: 'receipt', text: expect.stringContaining('should have heard by') });
    expect(receipt?.text).not.toContain('you will hear from us by');
  });
});
