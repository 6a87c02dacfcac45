import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/commands/append.ts';
import { receiveContact } from '../conversations/commands/receive-contact.ts';
import { say } from '../conversations/commands/say.ts';
import { tellClient } from '../disclosures/commands/tell-client.ts';
import { mark, what } from '../disclosures/setbacks.fixture.ts';
import { allow, doFor, refundOf, upTo } from '../mandates/acts.fixture.ts';
import { markExtraStep } from '../procedures/commands/extra-steps.ts';
import { askTask } from '../tasks/commands/ask-task.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { untilNoon } from './at-noon.fixture.ts';
import { casesBehind } from './queries/deeds.ts';
import { morning } from './queries/morning.ts';
import { wordsOfYesterday } from './queries/words.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await untilNoon(test);
});

const aMatter = (name = 'Bill Navarro') =>
  aCase(desk, { name, address: `${randomUUID()}@customers.example` });
const now = (who = desk.leo) => desk.as(who, (ctx) => morning(ctx, { desk: desk.slug }));
const said = async () => (await desk.as(desk.leo, (ctx) => wordsOfYesterday(ctx, { desk: desk.slug }))).items;
const behind = async (kind: string) =>
  (await desk.as(desk.leo, (ctx) => casesBehind(ctx, { desk: desk.slug, kind }))).items.map(({ id }) => id);

describe('the morning of a client', () => {
  it('says what was done in its name yesterday, each with its cases, and not what it did itself', async () => {
    await allow(desk, upTo(5000));
    const [first, second] = [await aMatter(), await aMatter()];
    const reply = (who: Desk['leo'], { id }: { id: string }) =>
      desk.as(who, (ctx) => say(ctx, { case: id, audience: 'customer', text: 'We look.' }));
    await reply(desk.dana, first);
    await reply(desk.tom, first);
    await reply(desk.dana, second);
    await reply(desk.leo, second);
    await doFor(desk, second.id, refundOf(1000));
    for (const who of [desk.dana, desk.leo])
      await desk.as(who, (ctx) => markExtraStep(ctx, { case: first.id, around: 'No parts without a visit' }));
    await doFor(desk, second.id, refundOf(2000), desk.leo);
    await doFor(desk, first.id, refundOf(9000));
    expect((await now()).done).toEqual([]);
    await untilNoon(test);
    expect((await now()).done).toEqual([
      { kind: 'act refund', name: 'Refund', count: 1, cases: 1 },
      { kind: 'extra step', name: null, count: 1, cases: 1 },
      { kind: 'reply', name: null, count: 3, cases: 2 },
    ]);
    expect(await behind('reply')).toEqual([second.id, first.id]);
    expect(await behind('act refund')).toEqual([second.id]);
    await untilNoon(test);
    expect((await now()).done).toEqual([]);
    expect(await behind('reply')).toEqual([]);
  });

  it('says what went wrong: danger, then silence, then what it let pass', async () => {
    const [silent, dangerous, passed] = [await aMatter(), await aMatter(), await aMatter()];
    const place = { deskId: desk.id, caseId: dangerous.id };
    await desk.as(desk.dana, (ctx) => append(ctx, place, { kind: 'danger', audience: 'companies' }));
    await desk.as(desk.dana, (ctx) =>
      askTask(ctx, {
        ...{ case: passed.id, engagementId: desk.engagements.client, request: 'Which pump?' },
        due: new Date(Date.parse(ctx.now) + 60_000).toISOString(),
        question: { choices: ['This', 'That'], otherwise: 'We wait.' },
      }),
    );
    await test.advance('2 minutes');
    await desk.asDesk(settleQuestions);
    for (const { id } of [dangerous, passed])
      await desk.as(desk.dana, (ctx) =>
        say(ctx, {
          ...{ case: id, audience: 'customer', text: 'We look.' },
          nextWordBy: new Date(Date.parse(ctx.now) + 5 * 86_400_000).toISOString(),
        }),
      );
    await untilNoon(test);
    expect(
      (await now()).badNews.filter(({ caseId }) => [silent.id, dangerous.id, passed.id].includes(caseId)),
    ).toMatchObject([
      { kind: 'danger', caseId: dangerous.id },
      { kind: 'silence', caseId: silent.id, customer: 'Bill Navarro', subject: 'No sound on the mains' },
      { kind: 'lapsed', caseId: passed.id, what: 'We wait.' },
    ]);
  });

  it('says what the customer does not know yet before what they were told, and nothing that is held back', async () => {
    const [untold, told, held] = [await aMatter(), await aMatter(), await aMatter()];
    await mark(desk, untold.id);
    await mark(desk, told.id, { telling: { text: 'The part went astray. We are sorry.' } });
    await mark(desk, held.id, { hold: true }, desk.priya);
    await desk.asDesk(tellClient);
    const wrong = (await now()).badNews.filter(({ kind }) => kind === 'untold' || kind === 'setback');
    expect(wrong).toMatchObject([
      { kind: 'untold', caseId: untold.id, what },
      { kind: 'setback', caseId: told.id, what },
    ]);
    await untilNoon(test);
    await untilNoon(test);
    expect((await now()).badNews.filter(({ kind }) => kind === 'untold' || kind === 'setback')).toMatchObject(
      [
        { kind: 'untold', caseId: untold.id },
        { kind: 'untold', caseId: held.id },
      ],
    );
  });

  it('has the words of five customers of yesterday, the same all day for one reader', async () => {
    await untilNoon(test);
    await untilNoon(test);
    for (const place of [1, 2, 3, 4, 5, 6, 7]) {
      const { id: caseId, customerId } = await aMatter(`Customer ${place}`);
      const contact = { caseId, customerId, channel: 'mail' as const, files: [], text: `Word ${place}` };
      await desk.asDesk((ctx) => receiveContact(ctx, contact));
    }
    expect(await said()).toEqual([]);
    await untilNoon(test);
    const words = await said();
    expect(new Set(words.map(({ customer }) => customer)).size).toBe(5);
    expect(await said()).toEqual(words);
    await test.advance('3 hours');
    expect(await said()).toEqual(words);

    const [gone] = words;
    await test.sql(`delete from entry_words where entry_id = $1`, [gone?.entryId]);
    const left = await said();
    expect(left.map(({ entryId }) => entryId)).not.toContain(gone?.entryId);
    expect(left).toHaveLength(5);
  });

  it('is not there for who does not work on the desk', async () => {
    await expect(now(desk.sam)).rejects.toMatchObject({ code: 'desk.not-found' });
  });
});
