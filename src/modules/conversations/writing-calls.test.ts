import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { keepCall } from './commands/keep-call.ts';
import { noteCall } from './commands/note-call.ts';
import { openCaseFor } from './commands/open-case-for.ts';
import { sendLinkTo } from './commands/send-link-to.ts';
import { myCalls } from './queries/calls.ts';
import { caseView } from './queries/case-view.ts';
import { outbox } from './queries/outbox.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const tab = randomUUID();
const blank = {
  ...({
    direction: 'in',
    outcome: 'reached',
    customerId: null,
    caseId: null,
    asked: '',
    name: null,
  } as const),
  ...{
    address: '',
    said: '',
    told: '',
    note: '',
    stands: null,
    nextWordBy: null,
    danger: null,
    tab,
    version: 0,
  },
};
type Kept = Partial<Omit<Parameters<typeof keepCall>[1], 'desk' | 'call'>>;
const keep = (call: string, words: Kept, who = desk.dana) =>
  desk.as(who, (ctx) => keepCall(ctx, { desk: desk.slug, call, ...blank, ...words }));
const kept = async (who = desk.dana) => (await desk.as(who, (ctx) => myCalls(ctx))).items;
const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
const minutes = (from: string, to: string | null) =>
  Math.round((Date.parse(to ?? '') - Date.parse(from)) / 60_000);

describe('a call that is being written down', () => {
  it('is there in any window of whoever writes it, and for nobody else', async () => {
    const { id, customerId } = await aCase(desk);
    const [one, other] = [randomUUID(), randomUUID()];
    expect(await keep(one, { said: 'It hums', customerId, caseId: id })).toEqual({ version: 1 });
    await keep(other, { asked: '0113' });
    expect(await kept()).toMatchObject([
      {
        id: one,
        deskId: desk.id,
        said: 'It hums',
        customerId,
        customer: 'Bill Navarro',
        caseId: id,
        version: 1,
      },
      { id: other, asked: '0113', name: null, customer: null },
    ]);
    expect(await keep(one, { said: 'It hums again', caseId: id })).toEqual({ version: 2 });
    for (const who of [desk.tom, desk.priya, desk.leo]) expect(await kept(who)).toEqual([]);
    for (const call of [one, other]) expect(await keep(call, { customerId })).toEqual({ version: 0 });
    expect(await kept()).toEqual([]);
  });

  it('is not overwritten by another window that has not seen it', async () => {
    const call = randomUUID();
    await keep(call, { said: 'Here' });
    const elsewhere = { said: 'There', tab: randomUUID() };
    await expect(keep(call, elsewhere)).rejects.toMatchObject({ code: 'draft.changed' });
    await expect(keep(call, { ...elsewhere, said: '' })).rejects.toMatchObject({ code: 'draft.changed' });
    await expect(keep(call, elsewhere, desk.tom)).rejects.toMatchObject({ code: 'draft.changed' });
    expect(await keep(call, { ...elsewhere, version: 1 })).toEqual({ version: 2 });
    await keep(call, { tab: elsewhere.tab });
  });

  it('is about customers and cases of its desk alone', async () => {
    const elsewhere = await aDesk(test);
    const { id, customerId } = await aCase(elsewhere);
    const words = { said: 'It hums' };
    await expect(keep(randomUUID(), { ...words, caseId: id })).rejects.toMatchObject({
      code: 'case.not-found',
    });
    await expect(keep(randomUUID(), { ...words, customerId })).rejects.toMatchObject({
      code: 'customer.not-found',
    });
  });

  it('goes with being written down, as a new case or on one that is there', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    for (const call of [one, other]) await keep(call, { said: 'It hums.' });
    const { id } = await desk.as(desk.dana, (ctx) =>
      openCaseFor(ctx, {
        desk: desk.slug,
        text: 'It hums.',
        customer: { name: 'Ana', address: '+441632960980' },
        draft: { id: one, tab, version: 1 },
      }),
    );
    expect((await kept()).map((call) => call.id)).toEqual([other]);
    const call = { case: id, direction: 'in', outcome: 'reached', said: 'Still.' } as const;
    const draft = { id: other, tab: randomUUID(), version: 0 };
    await expect(desk.as(desk.dana, (ctx) => noteCall(ctx, { ...call, draft }))).rejects.toMatchObject({
      code: 'draft.changed',
    });
    expect((await view(id)).entries.filter(({ text }) => text === 'Still.')).toEqual([]);
    await desk.as(desk.dana, (ctx) => noteCall(ctx, { ...call, draft: { ...draft, version: 1 } }));
    expect(await kept()).toEqual([]);
    await expect(keep(other, { said: 'Too late', version: 2, tab: randomUUID() })).rejects.toMatchObject({
      code: 'draft.changed',
    });
  });
});

describe('what a caller said', () => {
  it('is kept in their words, and is an answer to nothing as long as they were told nothing', async () => {
    const { id } = await aCase(desk, { address: 'again@customers.example' });
    await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, { case: id, direction: 'in', outcome: 'reached', said: 'It hums again.' }),
    );
    const heard = await view(id);
    expect(heard.entries.at(-1)).toMatchObject({
      ...{ kind: 'contact', channel: 'phone', text: 'It hums again.', author: { kind: 'customer' } },
      data: { call: 'in', outcome: 'reached' },
    });
    expect(minutes(heard.entries.at(-1)?.at ?? '', heard.due)).toBe(4 * 60);

    await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, {
        ...{ case: id, direction: 'in', outcome: 'reached' },
        ...{ said: 'And now?', text: 'We send a part.', stands: 'The part is on its way' },
      }),
    );
    const told = await view(id);
    expect(told.entries.slice(-2)).toMatchObject([
      { kind: 'contact', text: 'And now?' },
      { kind: 'call', text: 'We send a part.', stands: 'The part is on its way' },
    ]);
    expect(minutes(told.entries.at(-1)?.at ?? '', told.due)).toBe(24 * 60);
  });

  it('is not how they came once more where the case was begun on the same call', async () => {
    const { id } = await desk.as(desk.dana, (ctx) =>
      openCaseFor(ctx, {
        ...{ desk: desk.slug, text: 'No sound on the mains.' },
        customer: { name: 'Bill Cole', address: '+441632960991' },
      }),
    );
    const call = { case: id, direction: 'in', outcome: 'reached', goesOn: true } as const;
    await desk.as(desk.dana, (ctx) => noteCall(ctx, { ...call, text: 'Press the switch in.' }));
    expect((await view(id)).entries.map(({ kind, data }) => [kind, data])).toMatchObject([
      ['contact', {}],
      ['call', { call: 'in', outcome: 'reached' }],
    ]);
    // What they say beside it is theirs all the same.
    await desk.as(desk.dana, (ctx) => noteCall(ctx, { ...call, said: 'It hums as well.' }));
    expect((await view(id)).entries.at(-1)).toMatchObject({ kind: 'contact', text: 'It hums as well.' });
  });

  it('is not put into the mouth of somebody whom we rang', async () => {
    const { id } = await aCase(desk);
    await expect(
      desk.as(desk.dana, (ctx) =>
        noteCall(ctx, { case: id, direction: 'out', outcome: 'reached', said: 'Yes.', text: 'Is it on?' }),
      ),
    ).rejects.toMatchObject({ code: 'call.said' });
  });

  it('makes a case with all that was said, called as it begins', async () => {
    const { id } = await desk.as(desk.dana, (ctx) =>
      openCaseFor(ctx, {
        desk: desk.slug,
        text: 'My mixer hums. Since Monday.',
        customer: { name: 'Ines Cole', address: '+441632960981' },
        told: { text: 'Press the red switch.', stands: 'You try the switch' },
        note: 'Friendly.',
      }),
    );
    const theCase = await view(id);
    expect(theCase).toMatchObject({ subject: 'My mixer hums', stands: 'You try the switch' });
    expect(theCase.entries).toMatchObject([
      { kind: 'contact', channel: 'phone', text: 'My mixer hums. Since Monday.' },
      { kind: 'call', text: 'Press the red switch.' },
      { kind: 'note', audience: 'companies', text: 'Friendly.' },
    ]);
    expect(theCase.due).toBe(theCase.entries[1]?.due);
  });

  it.each([
    ['Hello', 'Hello'],
    ['It is loud!\nVery.', 'It is loud!'],
    ['…', '…'],
    [`${'many words '.repeat(12)}`, `${'many words '.repeat(7).trim()}…`],
  ])('names a case: %j', async (text, subject) => {
    const customer = { name: 'Ines Cole', address: '+441632960982' };
    const { id } = await desk.as(desk.dana, (ctx) =>
      openCaseFor(ctx, { desk: desk.slug, text: text.trim(), customer }),
    );
    expect((await view(id)).subject).toBe(subject);
  });
});

describe('the link to their page', () => {
  const pointsOf = async (id: string) => (await view(id)).customer.contactPoints;
  const send = (id: string, contactPointId: string) =>
    desk.as(desk.dana, (ctx) => sendLinkTo(ctx, { case: id, contactPointId }));

  it('goes to where a caller wants it, once an hour', async () => {
    const { id } = await aCase(desk, { address: 'link@customers.example' });
    const [point] = await pointsOf(id);
    const before = await view(id);
    expect(await send(id, point?.id ?? '')).toEqual({ id: point?.id, caseId: id });
    const { items } = await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }));
    expect(items.filter(({ to }) => to === 'link@customers.example')).toMatchObject([{ kind: 'link' }]);
    expect(await view(id)).toMatchObject({ due: before.due, entries: before.entries });
    await expect(send(id, point?.id ?? '')).rejects.toMatchObject({ code: 'link.sent' });
  });

  it('goes to nobody else, and by no way that is not there', async () => {
    const { id } = await aCase(desk, { address: '+441632960983' });
    const other = await aCase(desk, { address: 'other@customers.example' });
    const [phone] = await pointsOf(id);
    const [mail] = await pointsOf(other.id);
    await expect(send(id, phone?.id ?? '')).rejects.toMatchObject({ code: 'link.no-way' });
    await expect(send(id, mail?.id ?? '')).rejects.toMatchObject({ code: 'contact-point.not-found' });
  });
});
