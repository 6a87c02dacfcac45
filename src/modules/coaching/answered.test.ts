import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { addGateway } from '../conversations/gateway/gateways.ts';
import { caseView, say } from '../conversations/index.ts';
import { outbox } from '../conversations/queries/outbox.ts';
import { changeCustomer } from '../customers/commands/change-customer.ts';
import { receiveWord } from './commands/customers-word.ts';
import { askBack, thankForWord } from './commands/own-notes.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  const connection = { format: 'standard' as const, url: 'https://texts.example' };
  await desk.as(desk.leo, (ctx) => addGateway(ctx, { desk: desk.slug, number: '+441134960000', connection }));
});

async function aWord(language = 'en') {
  const address = `${randomUUID()}@customers.example`;
  const { id: caseId, customerId } = await aCase(desk, { address, language });
  await desk.as(desk.dana, (ctx) => say(ctx, { case: caseId, audience: 'customer', text: 'Press it in.' }));
  await test.sql(
    `insert into contact_points (desk_id, id, customer_id, kind, address)
     values ($1, gen_random_uuid(), $2, 'phone', '+447700900041')`,
    [desk.id, customerId],
  );
  const word = {
    caseId,
    customerId,
    kind: 'encouragement' as const,
    toId: desk.dana.id,
    text: 'You listened.',
  };
  const { entryId: note } = await desk.asDesk((ctx) => receiveWord(ctx, word));
  return { note, caseId, customerId, address };
}
const sent = async (caseId: string) =>
  (
    await test.sql(
      `select o.id, o.channel, o.state, o.waits_for, w.recipient, w.subject, w.text, w.headers ->> 'inReplyTo' as thread
       from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
       where o.kind = 'word' and o.case_id = $1 order by o.id`,
      [caseId],
    )
  ).rows;
const thanks = (note: string, text = 'That made my day.') =>
  desk.as(desk.dana, (ctx) => thankForWord(ctx, { note, text }));

describe('an answer to a word', () => {
  it('is told by a letter that leads to the page and holds no word of it, and is on no line', async () => {
    const { note, caseId, address } = await aWord();
    const lineOf = () =>
      desk.as(desk.dana, async (ctx) => {
        const { entries, due, version } = await caseView(ctx, { case: caseId });
        return { entries, due, version };
      });
    const before = await lineOf();
    await thanks(note);
    const [letter, ...more] = await sent(caseId);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      ...{ channel: 'mail', recipient: address, subject: 'Dana Okafor has answered your word', thread: null },
      text: expect.stringContaining('The answer is on your page, for you alone.'),
    });
    expect(JSON.stringify(letter)).not.toContain('made my day');
    expect(await lineOf()).toEqual(before);
  });

  it('is told once for thanks and a question in one breath, and again once that is sent', async () => {
    const { note, caseId } = await aWord();
    await thanks(note);
    await test.sql(
      `update outbox set state = 'sent', settled_at = app.now() where kind = 'word' and case_id = $1`,
      [caseId],
    );
    await desk.as(desk.dana, (ctx) => askBack(ctx, { note, text: 'Which part helped?' }));
    expect(await sent(caseId)).toHaveLength(2);
    const other = await aWord();
    await thanks(other.note);
    await desk.as(desk.dana, (ctx) => askBack(ctx, { note: other.note, text: 'Which part helped?' }));
    expect(await sent(other.caseId)).toHaveLength(1);
  });

  it('goes as they wish, and waits while they want quiet', async () => {
    const { note, caseId, customerId: customer } = await aWord();
    const { rows } = await test.sql(`
      select to_char((app.now() - interval '1 hour') at time zone 'Europe/London', 'HH24:MI') as from,
        to_char((app.now() + interval '2 hours') at time zone 'Europe/London', 'HH24:MI') as until`);
    await desk.as(desk.dana, (ctx) =>
      changeCustomer(ctx, { desk: desk.slug, customer, wishedChannel: 'text', quiet: rows[0] }),
    );
    await thanks(note);
    expect(await sent(caseId)).toMatchObject([
      { channel: 'text', recipient: '+447700900041', waits_for: 'quiet hours' },
    ]);
    for (const due of [`app.waiting_texts('{}', 50)`, `app.waiting_outbox('text', 50)`]) {
      await test.sql(
        `update outbox set next_attempt_at = app.now() - interval '1 day' where kind = 'word' and case_id = $1`,
        [caseId],
      );
      const [{ id }] = await sent(caseId);
      const waiting = await test.sql(`select quiet_from from ${due} where id = $1`, [id]);
      expect(waiting.rows).toEqual([{ quiet_from: expect.any(String) }]);
    }
  });

  it.each([
    ['de', 'Dana Okafor hat Ihnen geantwortet'],
    ['es', 'Dana Okafor le ha respondido'],
  ])('is told in their language: %s', async (language, subject) => {
    const { note, caseId } = await aWord(language);
    await thanks(note);
    expect(await sent(caseId)).toMatchObject([{ subject }]);
  });

  it('stands in no list of what is sent, for it is theirs alone', async () => {
    const { note, caseId } = await aWord();
    await thanks(note);
    const { items } = await desk.as(desk.priya, (ctx) => outbox(ctx, { desk: desk.slug }));
    expect(items.filter((one) => one.caseId === caseId).map(({ kind }) => kind)).not.toContain('word');
  });
});
