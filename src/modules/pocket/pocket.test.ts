import { beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../testing/a-desk.ts';
import { OnAGateway } from '../conversations/fixtures.ts';
import { endGateway } from '../conversations/gateway/gateways.ts';
import { caseView } from '../conversations/index.ts';
import { askTask } from '../tasks/index.ts';
import { addPocket, changePocket, confirmPocket, endPocket } from './commands/pockets.ts';
import { pockets } from './queries/pockets.ts';

const on = new OnAGateway();
const ray = '+447700900777';
let pocket: string;
let visit: { id: string };

/** What they were texted since it was asked last. */
function texts(): string[] {
  return on.provider.got
    .splice(0)
    .filter(({ to }) => to.startsWith('+44770090077'))
    .map(({ words }) => words);
}
async function text(words: string, more: object = {}): Promise<string[]> {
  await on.tell('text.received', { text: `${Math.random()}`, from: ray, words, ...more });
  await on.settle();
  return texts();
}
const view = (id: string) => on.desk.as(on.desk.dana, (ctx) => caseView(ctx, { case: id }));
const asLeo = <T>(work: Parameters<typeof on.desk.as<T>>[1]) => on.desk.as(on.desk.leo, work);

async function carry(number = ray, wrongly = ''): Promise<{ id: string; confirmed: boolean }> {
  const { id } = await asLeo((ctx) => addPocket(ctx, { desk: on.desk.slug, number }));
  await on.settle();
  const [code = ''] = texts();
  const confirmed = await asLeo((ctx) =>
    confirmPocket(ctx, { desk: on.desk.slug, pocket: id, code: wrongly || code }),
  );
  return { id, ...confirmed };
}

/** Leo is the whole of a small client here. */
beforeAll(async () => {
  const carried = await carry();
  pocket = carried.id;
  visit = await aCase(on.desk, { name: 'Mrs Alvarez', address: '+447700900888' });
  const other = await aCase(on.desk, { name: 'Bo Lind', address: 'bo@customers.example' });
  const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const asked = { engagementId: on.desk.engagements.client, personId: on.desk.leo.id };
  for (const [theCase, minutes] of [
    [visit, 1],
    [other, 2],
  ] as const) {
    await on.desk.as(on.desk.dana, (ctx) =>
      askTask(ctx, { case: theCase.id, ...asked, request: 'Change the pump', due: soon(minutes) }),
    );
  }
});

describe('a number from which somebody works by text', () => {
  it('is theirs once the code that was sent there has come back, which stands nowhere', async () => {
    const { id } = await on.desk.as(on.desk.tom, (ctx) =>
      addPocket(ctx, { desk: on.desk.slug, number: '07700 900778' }),
    );
    await on.settle();
    const [code = ''] = texts();
    expect(code).toMatch(/^\d{6}$/);
    const { rows } = await on.running.test.sql(
      `select text from outbox_words where recipient = '+447700900778'`,
    );
    expect(rows).toEqual([{ text: '' }]);
    const confirm = (said: string) =>
      on.desk.as(on.desk.tom, (ctx) => confirmPocket(ctx, { desk: on.desk.slug, pocket: id, code: said }));
    expect(await confirm('000 000x')).toEqual({ confirmed: false });
    expect(await confirm(code)).toEqual({ confirmed: true });
  });

  it('takes five wrong codes and no more', async () => {
    const { id } = await on.desk.as(on.desk.dana, (ctx) =>
      addPocket(ctx, { desk: on.desk.slug, number: '+447700900779' }),
    );
    await on.settle();
    const [code = ''] = texts();
    const confirm = (said: string) =>
      on.desk.as(on.desk.dana, (ctx) => confirmPocket(ctx, { desk: on.desk.slug, pocket: id, code: said }));
    for (let tried = 0; tried < 5; tried += 1) expect(await confirm('x')).toEqual({ confirmed: false });
    await expect(confirm(code)).rejects.toMatchObject({ code: 'pocket.code-over' });
  });

  it('is seen by whoever has it and by whoever leads, who cuts it off at once', async () => {
    const list = async (who: 'tom' | 'dana' | 'leo') => {
      const { items } = await on.desk.as(on.desk[who], (ctx) => pockets(ctx, { desk: on.desk.slug }));
      return items.map(({ person }) => person.id);
    };
    expect(await list('dana')).not.toContain(on.desk.leo.id);
    expect(await list('leo')).toContain(on.desk.tom.id);
    const mine = await on.desk.as(on.desk.tom, (ctx) => pockets(ctx, { desk: on.desk.slug }));
    const [{ id = '' } = {}] = mine.items;
    await asLeo((ctx) => endPocket(ctx, { desk: on.desk.slug, pocket: id }));
    await on.tell('text.received', { text: 'stolen', from: '+447700900778', words: 'day' });
    await on.settle();
    expect(texts().join()).not.toMatch(/Alvarez/);
    expect(await on.casesAt('+447700900778')).toMatchObject([{ need: 'day' }]);
  });
});

describe('a day by text', () => {
  it('is sent at the time they chose, once, with a number for each thing', async () => {
    await asLeo((ctx) => changePocket(ctx, { desk: on.desk.slug, pocket, dayAt: '00:00' }));
    await on.settle();
    const [day = ''] = texts();
    expect(day).toMatch(
      /^2 visits, 0 want a word\. Next: Mrs Alvarez, No sound on the mains, \d\d:\d\d\n1 Mrs Alvarez.*\n2 Bo Lind/,
    );
    await on.settle();
    expect(texts()).toEqual([]);
  });

  it('is answered with digits: what was understood is said back and stands on the case as theirs', async () => {
    await text('day');
    const [late = ''] = await text('1 late 40');
    expect(late).toMatch(/^Told Mrs Alvarez, .*: about 40 minutes late\. UNDO takes it back\.$/);
    const [part = ''] = await text('1 part: pump, fri');
    expect(part).toMatch(/part pump, \d{4}-\d\d-\d\d\. UNDO/);
    const [done = ''] = await text('1 done');
    expect(done).toMatch(/^Done: Mrs Alvarez/);
    const { entries } = await view(visit.id);
    expect(entries.slice(-3)).toMatchObject([
      {
        kind: 'message',
        text: 'Leo Brandt is running about 40 minutes late.',
        author: { id: on.desk.leo.id },
      },
      { kind: 'note', text: expect.stringMatching(/^Part: pump, /), author: { id: on.desk.leo.id } },
      { kind: 'task done', author: { id: on.desk.leo.id } },
    ]);
  });

  it('is taken back by one word, which asks anew and rewrites nothing', async () => {
    const [undone = ''] = await text('undo');
    expect(undone).toMatch(/^Taken back for Mrs Alvarez/);
    const { entries } = await view(visit.id);
    expect(entries.slice(-2)).toMatchObject([
      { kind: 'note', text: 'Taken back by text.' },
      { kind: 'task asked', text: 'Change the pump' },
    ]);
    expect((await text('day'))[0]).toMatch(/Mrs Alvarez/);
  });

  it('keeps a picture that comes with a note, and goes on where one line cannot be done', async () => {
    await text('day');
    const media = [
      { type: 'image/png', content: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').toString('base64') },
    ];
    const replies = await text('9 done\n1 note The seal is torn', { media });
    expect(replies[0]).toMatch(/^There is no 9 in the day.*\nNoted for Mrs Alvarez/);
    const { entries } = await view(visit.id);
    expect(entries.at(-1)).toMatchObject({
      kind: 'note',
      text: 'The seal is torn',
      files: [{ name: 'image.png' }],
    });
  });

  it('finds a customer, and passes on what it does not understand, word for word', async () => {
    expect((await text('? alvarez'))[0]).toMatch(/^Mrs Alvarez\n\+447700900888\n\w{8}: No sound/);
    expect((await text('? nobody at all'))[0]).toBe('Nobody found for nobody at all.');
    const words = 'Tell the wholesaler that the pump was wrong again';
    expect((await text(words))[0]).toMatch(/^Passed on to your desk: Tell the wholesaler/);
    const [theCase] = await on.casesAt(ray);
    expect(theCase).toMatchObject({ need: words, customer: { name: 'Leo Brandt' } });
  });

  it('ends with STOP', async () => {
    expect(await text('STOP')).toEqual([]);
    const { items } = await asLeo((ctx) => pockets(ctx, { desk: on.desk.slug }));
    expect(items.find(({ id }) => id === pocket)).toMatchObject({ dayAt: null });
  });
});

describe('whoever does not stand on the desk any more', () => {
  it('works it no more by text, and is sent no day; others are', async () => {
    const tom = '+447700900771';
    const { id } = await on.desk.as(on.desk.tom, (ctx) =>
      addPocket(ctx, { desk: on.desk.slug, number: tom, dayAt: '00:00' }),
    );
    await on.settle();
    const [code = ''] = texts();
    await on.desk.as(on.desk.tom, (ctx) => confirmPocket(ctx, { desk: on.desk.slug, pocket: id, code }));
    await on.running.test.sql(`update memberships set ended_at = app.now() where person_id = $1`, [
      on.desk.tom.id,
    ]);
    await text('START');
    await on.running.test.sql(`update pockets set day_at = '00:00', day_sent_on = null where id = $1`, [
      pocket,
    ]);
    await on.settle();
    const days = on.provider.got.splice(0).filter(({ words }) => /visit|Nothing today/.test(words));
    expect(days.map(({ to }) => to)).toEqual([ray]);
    await on.tell('text.received', { text: 'tom', from: tom, words: 'day' });
    await on.settle();
    expect(await on.casesAt(tom)).toMatchObject([{ need: 'day' }]);
  });
});

describe('a code', () => {
  it('is sent five times a day and no more, and only where texts go out', async () => {
    const ask = () =>
      on.desk.as(on.desk.priya, (ctx) => addPocket(ctx, { desk: on.desk.slug, number: '+447700900775' }));
    for (let time = 0; time < 5; time += 1) await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'pocket.too-many-codes' });
    await on.desk.as(on.desk.leo, (ctx) => endGateway(ctx, { desk: on.desk.slug, gateway: on.gateway.id }));
    await on.running.test.advance('25 hours');
    await expect(ask()).rejects.toMatchObject({ code: 'pocket.no-texts' });
  });
});
