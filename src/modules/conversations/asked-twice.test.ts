import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { learn } from '../customers/commands/learn.ts';
import { noteThing } from '../customers/commands/note-thing.ts';
import { keepCall } from './commands/keep-call.ts';
import { noteCall } from './commands/note-call.ts';
import { receiveContact } from './commands/receive-contact.ts';
import { say } from './commands/say.ts';
import { sendDrafts } from './commands/send-drafts.ts';
import { sendSoon } from './commands/send-soon.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const writes = (id: string, text: string, audience: 'customer' | 'companies' = 'customer') =>
  desk.as(desk.dana, (ctx) => say(ctx, { case: id, text, audience }));

const askedTwice = async (id: string) =>
  (await desk.as(desk.leo, (ctx) => caseView(ctx, { case: id }))).entries
    .filter(({ kind }) => kind === 'asked twice')
    .map(({ audience, data }) => ({ audience, ...data }));

describe('a customer who is asked for what is known', () => {
  it('is recorded beside the question, for the companies', async () => {
    const { id, customerId } = await aCase(desk, { address: 'ana@customers.example' });
    const thing = { make: null, model: null, serial: 'HA-0412-7731', boughtFrom: null, boughtOn: null };
    await desk.as(desk.dana, (ctx) => noteThing(ctx, { desk: desk.slug, customer: customerId, ...thing }));
    await writes(id, 'Thank you. We have your serial number.');
    expect(await askedTwice(id)).toEqual([]);
    const { id: messageId } = await writes(id, 'What is the serial number?');
    expect(await askedTwice(id)).toEqual([{ audience: 'companies', messageId, about: ['serial'] }]);
    await writes(id, 'Which serial number is it?', 'companies');
    expect(await askedTwice(id)).toHaveLength(1);
  });

  it('is recorded where they said it on the case, and nobody wrote it down', async () => {
    const { id, customerId } = await aCase(desk, { address: 'ben@customers.example' });
    await writes(id, 'What is your order number?');
    expect(await askedTwice(id)).toEqual([]);
    await desk.asDesk((ctx) =>
      receiveContact(ctx, {
        ...{ caseId: id, customerId, channel: 'mail', text: 'My order number is 3348917502.', files: [] },
      }),
    );
    await writes(id, 'Please tell us your order number.');
    expect(await askedTwice(id)).toMatchObject([{ about: ['order'] }]);
  });

  it('is not where what was known is true no longer, or is sensitive', async () => {
    const { id, customerId } = await aCase(desk, { address: 'cleo@customers.example' });
    const fact = { desk: desk.slug, customer: customerId, text: 'Cables were checked', doNotAskAgain: true };
    await desk.as(desk.dana, (ctx) => learn(ctx, { ...fact, sensitive: true }));
    await writes(id, 'Did you check the cables?');
    expect(await askedTwice(id)).toEqual([]);
    await desk.as(desk.dana, (ctx) => learn(ctx, fact));
    await writes(id, 'Did you check the cables?');
    expect(await askedTwice(id)).toMatchObject([{ about: ['noted'] }]);
  });

  it('is not where they know that it is known, and are asked to be sure', async () => {
    const { id, customerId } = await aCase(desk, { address: 'eve@customers.example' });
    const thing = { make: null, model: null, serial: 'HA-0412-7731', boughtFrom: null, boughtOn: null };
    await desk.as(desk.dana, (ctx) => noteThing(ctx, { desk: desk.slug, customer: customerId, ...thing }));
    await writes(id, 'Is HA-0412-7731 still the serial number?');
    const text = 'What is the serial number?';
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, text, audience: 'customer', toBeSure: ['serial'] }),
    );
    const window = { tab: crypto.randomUUID(), version: 0 };
    const soon = { case: id, text, stands: null, nextWordBy: null, fileIds: [], seen: 100, ...window };
    await desk.as(desk.dana, (ctx) => sendSoon(ctx, { ...soon, toBeSure: ['serial'] }));
    await test.advance('11 seconds');
    await desk.asDesk((ctx) => sendDrafts(ctx, () => {}));
    expect(await askedTwice(id)).toEqual([]);
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, text, audience: 'customer', toBeSure: ['order'] }),
    );
    expect(await askedTwice(id)).toMatchObject([{ about: ['serial'] }]);
  });

  it('is recorded of a call as well, but not of what they said or was noted in it', async () => {
    const { id, customerId } = await aCase(desk, { address: 'finn@customers.example' });
    const rang = (more: Partial<Parameters<typeof noteCall>[1]>) =>
      desk.as(desk.dana, (ctx) =>
        noteCall(ctx, {
          case: id,
          direction: 'in',
          outcome: 'reached',
          text: 'What is your order number?',
          ...more,
        }),
      );
    await rang({ said: 'My order number is 3348917502.' });
    expect(await askedTwice(id)).toEqual([]);

    const call = { id: crypto.randomUUID(), tab: crypto.randomUUID() };
    const nothing = { name: null, address: '', said: '', told: '', note: '', asked: 'Finn' };
    await desk.as(desk.dana, (ctx) =>
      keepCall(ctx, {
        ...{ desk: desk.slug, call: call.id, tab: call.tab, version: 0, ...nothing, customerId, caseId: id },
        ...{ direction: 'in', outcome: 'reached', stands: null, nextWordBy: null, danger: null },
      }),
    );
    const thing = { make: null, model: null, serial: 'HA-0412-7731', boughtFrom: null, boughtOn: null };
    await desk.as(desk.dana, (ctx) => noteThing(ctx, { desk: desk.slug, customer: customerId, ...thing }));
    await rang({ text: 'What is the serial number?', draft: { ...call, version: 1 } });
    expect(await askedTwice(id)).toEqual([]);

    await rang({ text: 'What is the serial number?', toBeSure: ['serial'] });
    expect(await askedTwice(id)).toEqual([]);
    const { id: messageId } = await rang({ direction: 'out' });
    expect(await askedTwice(id)).toEqual([{ audience: 'companies', messageId, about: ['order'] }]);
  });

  it('is recorded once a question and never before the customer, whoever writes it', async () => {
    const { id } = await aCase(desk, { address: 'dirk@customers.example' });
    const entry = (audience: string, data: object) =>
      test.sql(
        `insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id, data)
         values ($1, gen_random_uuid(), $2, 'asked twice', $3, 'desk-system', $1, $4)`,
        [desk.id, id, audience, JSON.stringify(data)],
      );
    await expect(entry('customer', { messageId: id })).rejects.toMatchObject({ code: '23514' });
    await expect(entry('companies', {})).rejects.toMatchObject({ code: '23514' });
    await entry('companies', { messageId: id });
    await expect(entry('companies', { messageId: id })).rejects.toMatchObject({ code: '23505' });
  });
});
