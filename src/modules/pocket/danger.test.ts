import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../testing/a-desk.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { keepCall } from '../conversations/commands/keep-call.ts';
import { markDanger } from '../conversations/commands/mark-danger.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { openCaseFor } from '../conversations/commands/open-case-for.ts';
import { OnAGateway } from '../conversations/fixtures.ts';
import { endGateway } from '../conversations/gateway/gateways.ts';
import { caseView, textToStaff } from '../conversations/index.ts';
import { myCalls } from '../conversations/queries/calls.ts';
import { addPocket, confirmPocket } from './commands/pockets.ts';
import { whoHearsOnDesk } from './queries/who-hears.ts';

const on = new OnAGateway();
const ray = '+447700900777';
const asDana = <T>(work: Parameters<typeof on.desk.as<T>>[1]) => on.desk.as(on.desk.dana, work);
const asLeo = <T>(work: Parameters<typeof on.desk.as<T>>[1]) => on.desk.as(on.desk.leo, work);
const hears = (danger?: string) =>
  asDana((ctx) => whoHearsOnDesk(ctx, { desk: on.desk.slug, ...(danger && { danger }) }));
const texts = () => on.provider.got.splice(0);
const view = (id: string) => asDana((ctx) => caseView(ctx, { case: id }));
const marks = async (id: string) => (await view(id)).entries.filter(({ kind }) => kind === 'danger');

const nothing = {
  ...{ direction: 'in' as const, outcome: 'reached' as const, customerId: null, caseId: null, asked: '' },
  ...{ name: null, address: '', said: '', told: '', note: '', stands: null, nextWordBy: null, danger: null },
};
const tab = randomUUID();
type Written = Partial<Omit<Parameters<typeof keepCall>[1], 'desk' | 'call'>>;
const keep = (call: string, written: Written) =>
  asDana((ctx) => keepCall(ctx, { desk: on.desk.slug, call, ...nothing, tab, version: 0, ...written }));

beforeAll(async () => {
  expect(await hears()).toEqual({
    texted: [],
    ring: [{ id: on.desk.leo.id, name: 'Leo Brandt', number: null }],
  });
  for (const who of [on.desk.leo, on.desk.tom]) {
    const number = who === on.desk.leo ? ray : '+447700900778';
    const { id } = await on.desk.as(who, (ctx) => addPocket(ctx, { desk: on.desk.slug, number }));
    if (who === on.desk.leo)
      expect((await hears()).ring).toEqual([{ id: who.id, name: 'Leo Brandt', number }]);
    await on.settle();
    const code = texts()[0]?.words ?? '';
    await on.desk.as(who, (ctx) => confirmPocket(ctx, { desk: on.desk.slug, pocket: id, code }));
  }
});

describe('danger that is marked on a case', () => {
  it('is texted to the client at once, once, with who it is and what they said; the case keeps who marked it', async () => {
    expect(await hears()).toEqual({
      texted: [{ id: on.desk.leo.id, name: 'Leo Brandt', isSent: false }],
      ring: [],
    });
    const theCase = await aCase(on.desk, { name: 'Mrs Alvarez', address: '+447700900888' });
    const mark = { case: theCase.id, id: randomUUID(), kind: 'gas' as const };
    await Promise.all([1, 2].map(() => asDana((ctx) => markDanger(ctx, mark))));
    await on.settle();
    const [text, ...more] = texts();
    expect(more).toEqual([]);
    expect(text).toMatchObject({
      to: ray,
      words: expect.stringMatching(
        /^DANGER, gas: Mrs Alvarez, \+447700900888\. They say: I followed the sheet to the letter\. They were told to ring 999\. Dana Okafor, \d\d:\d\d$/,
      ),
    });
    await asDana((ctx) => markDanger(ctx, mark));
    await expect(asDana((ctx) => markDanger(ctx, { ...mark, kind: 'fire' }))).rejects.toMatchObject({
      code: 'danger.other-kind',
    });
    await on.settle();
    expect(texts()).toEqual([]);
    expect(await marks(theCase.id)).toMatchObject([
      { audience: 'companies', author: { id: on.desk.dana.id }, data: { danger: 'gas', number: '999' } },
    ]);
    const { rows } = await on.running.test.sql('select who, reached_at, words from dangers');
    expect(rows).toEqual([{ who: '', reached_at: '', words: '' }]);
  });

  it('goes before whatever else waits to be sent', async () => {
    const theCase = await aCase(on.desk, { name: 'Mrs Alvarez', address: '+447700900888' });
    // At once, so that nothing is sent before the danger is there.
    await asDana(async (ctx) => {
      for (const words of ['one', 'two']) await textToStaff(ctx, { deskId: on.desk.id, number: ray, words });
      await markDanger(ctx, { case: theCase.id, id: randomUUID(), kind: 'fire' });
    });
    await on.settle();
    expect(texts().map(({ words }) => words.slice(0, 12))).toEqual(['DANGER, fire', 'one', 'two']);
  });

  it('is marked by whoever speaks to customers, and not on a case that is over', async () => {
    const theCase = await aCase(on.desk, { name: 'Mrs Alvarez', address: '+447700900888' });
    const mark = { case: theCase.id, id: randomUUID(), kind: 'fire' as const };
    await expect(on.desk.as(on.desk.sam, (ctx) => markDanger(ctx, mark))).rejects.toMatchObject({
      code: 'case.not-found',
    });
    await on.running.test.sql(`update roster set role = 'expert' where person_id = $1`, [on.desk.tom.id]);
    await expect(on.desk.as(on.desk.tom, (ctx) => markDanger(ctx, mark))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(await marks(theCase.id)).toEqual([]);
    await asDana((ctx) => endCase(ctx, { case: theCase.id, outcome: 'left' }));
    await expect(asDana((ctx) => markDanger(ctx, mark))).rejects.toMatchObject({ kind: 'conflict' });
  });
});

describe('danger that is marked while a call goes on', () => {
  it('is texted before anything is written down, outlives the window, and stands on the case then', async () => {
    const call = randomUUID();
    const kept = await keep(call, { asked: '01632 960701', said: 'It smells of gas.', danger: 'gas' });
    await on.settle();
    expect(texts().map(({ words }) => words)).toEqual([
      expect.stringMatching(/^DANGER, gas: 01632 960701\. They say: It smells of gas\. They were told/),
    ]);
    // Another window, in which nothing was marked, goes on with what was kept.
    const { items } = await asDana(myCalls);
    expect(items).toMatchObject([{ id: call, danger: 'gas' }]);
    const other = randomUUID();
    await keep(call, { name: 'Ines Cole', said: 'It smells of gas.', tab: other, version: kept.version });
    await keep(call, { tab: other, version: kept.version + 1 });
    expect((await asDana(myCalls)).items).toMatchObject([{ danger: 'gas', said: '' }]);

    const made = await asDana((ctx) =>
      openCaseFor(ctx, {
        desk: on.desk.slug,
        text: 'It smells of gas.',
        customer: { name: 'Ines Cole', address: '01632 960701' },
        draft: { id: call, tab: other, version: kept.version + 2, danger: 'gas' },
      }),
    );
    await on.settle();
    expect(texts()).toEqual([]);
    expect(await marks(made.id)).toMatchObject([
      { author: { id: on.desk.dana.id }, data: { danger: 'gas', number: '999' } },
    ]);
    expect((await asDana(myCalls)).items).toEqual([]);
  });

  it('is told as well where it was written down before it was kept', async () => {
    const theCase = await aCase(on.desk, { name: 'Bo Lind', address: '+441632960702' });
    const draft = { id: randomUUID(), tab, version: 0, danger: 'shock' as const };
    await asDana((ctx) =>
      noteCall(ctx, {
        ...{ case: theCase.id, direction: 'in', outcome: 'reached' },
        ...{ said: 'The drum gave me a shock.', draft },
      }),
    );
    await on.settle();
    expect(texts().map(({ words }) => words)).toEqual([
      expect.stringMatching(/^DANGER, electric shock: Bo Lind, \+441632960702\. They say: The drum gave/),
    ]);
    expect(await marks(theCase.id)).toHaveLength(1);
  });

  it('goes with no call that is discarded, whoever tries', async () => {
    const call = randomUUID();
    await keep(call, { danger: 'fire' });
    await on.settle();
    expect(texts()[0]?.words).toMatch(/^DANGER, fire: somebody unknown\. They were told/);
    await expect(on.running.test.sql('delete from call_drafts where id = $1', [call])).rejects.toThrow(
      'a call on which danger was marked is written down',
    );
    await expect(
      on.running.test.sql('update dangers set told_at = null where id = $1', [call]),
    ).rejects.toThrow('a danger is told once');
  });
});

describe('a text about danger', () => {
  const leo = () => ({ id: on.desk.leo.id, name: 'Leo Brandt' });
  const toRing = () => ({ texted: [], ring: [{ ...leo(), number: ray }] });
  const unheard = (id: string) => ({ data: { danger: 'fire', number: '999', unheardId: id } });
  async function aMark() {
    const theCase = await aCase(on.desk, { name: 'Mrs Alvarez', address: '+447700900888' });
    const id = randomUUID();
    await asDana((ctx) => markDanger(ctx, { case: theCase.id, id, kind: 'fire' }));
    return { id, caseId: theCase.id };
  }

  it('is on its way until it was sent, and says so', async () => {
    const { id, caseId } = await aMark();
    expect(await hears(id)).toEqual({ texted: [{ ...leo(), isSent: false }], ring: [] });
    await on.settle();
    expect(await hears(id)).toEqual({ texted: [{ ...leo(), isSent: true }], ring: [] });
    expect(await marks(caseId)).toHaveLength(1);
    texts();
  });

  it.each([400, 503])(
    'that a gateway answers with %i is said once on the case, with whom to ring',
    async (status) => {
      on.provider.answer.status = status;
      const { id, caseId } = await aMark();
      await on.settle();
      expect(await hears(id)).toEqual(toRing());
      await on.running.test.advance('3 minutes');
      await on.settle();
      expect(await marks(caseId)).toMatchObject([{ author: { id: on.desk.dana.id } }, unheard(id)]);
    },
  );

  it('that is said not to have come is said on the case, be it written after the call', async () => {
    const call = randomUUID();
    const kept = await keep(call, { danger: 'fire' });
    await on.settle();
    const { rows } = await on.running.test.sql('select id from outbox where danger_id = $1', [call]);
    await on.tell('text.failed', { text: rows[0].id, reason: 'switched off' });
    await on.settle();
    expect(await hears(call)).toEqual(toRing());
    const { id: caseId } = await asDana((ctx) =>
      openCaseFor(ctx, {
        ...{ desk: on.desk.slug, text: 'It burns.', customer: { name: 'Al', address: '+447700900889' } },
        draft: { id: call, tab, version: kept.version, danger: 'fire' },
      }),
    );
    await on.settle();
    expect(await marks(caseId)).toMatchObject([{ author: { id: on.desk.dana.id } }, unheard(call)]);
    texts();
  });
});

describe('whoever cannot be texted', () => {
  const ring = [{ id: '', name: 'Leo Brandt', number: ray }];
  beforeAll(() => {
    for (const one of ring) one.id = on.desk.leo.id;
  });

  it('is to be rung: who wants no texts, and everybody where no gateway takes any', async () => {
    await aCase(on.desk, { name: 'Leo Brandt', address: ray });
    await on.tell('text.received', { text: 'stop', from: ray, words: 'STOP' });
    await on.settle();
    expect(await hears()).toEqual({ texted: [], ring });
    await on.tell('text.received', { text: 'start', from: ray, words: 'START' });
    await on.settle();
    expect((await hears()).texted).toHaveLength(1);
    await asLeo((ctx) => endGateway(ctx, { desk: on.desk.slug, gateway: on.gateway.id }));
    expect(await hears()).toEqual({ texted: [], ring });
    texts();
    const theCase = await aCase(on.desk, { name: 'Mrs Alvarez', address: '+447700900888' });
    const id = randomUUID();
    await asDana((ctx) => markDanger(ctx, { case: theCase.id, id, kind: 'fire' }));
    await on.settle();
    expect(texts()).toEqual([]);
    expect(await hears(id)).toEqual({ texted: [], ring });
    expect(await marks(theCase.id)).toMatchObject([{}, { data: { unheardId: id } }]);
  });
});
