import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../testing/a-desk.ts';
import { markDanger } from '../conversations/commands/mark-danger.ts';
import { textToStaff } from '../conversations/index.ts';
import { openDesk } from '../desks/commands/open-desk.ts';
import { changePocket, endPocket } from './commands/pockets.ts';
import { sendDays } from './commands/send-days.ts';
import { alvarezAt, ray, WorkingByText } from './fixtures.ts';

const working = new WorkingByText();
const { on, view, texts, text, letItBe, ask, askToCome } = working;
let alvarez: { id: string };
beforeAll(async () => {
  ({ alvarez } = working.made);
  await askToCome(alvarez, 1);
});

describe('a text that cannot be read to its end', () => {
  it('is read again from the start, and each of its lines is done once', async () => {
    await text('day');
    await on.running.test.sql(`create function app.breaks() returns trigger language plpgsql as
      $$ begin raise 'broken on purpose'; end $$`);
    await on.running.test.sql(`create trigger breaks before insert on pocket_acts for each row
      when (new.kind = 'part') execute function app.breaks()`);
    const words = '1 late 40\n1 note Torn\n1 part: pump';
    await on.tell('text.received', { text: 'three', from: ray, words });
    await on.settle();
    expect(on.provider.got).toEqual([]);
    await on.running.test.sql('drop trigger breaks on pocket_acts');
    await on.running.test.advance('1 minute');
    await on.settle();
    expect(on.provider.got.filter(({ to }) => to === alvarezAt)).toHaveLength(1);
    expect(texts()).toMatchObject([expect.stringMatching(/^Told Mrs .*\nNoted .*\nNoted .* part pump/)]);
    const { entries } = await view(alvarez.id);
    const said = entries.map((entry) => ('text' in entry ? entry.text : ''));
    expect(said.filter((one) => /40 minutes late|^Torn$|^Part: pump/.test(one ?? ''))).toHaveLength(3);
  });
});

describe('what somebody reads by text', () => {
  /** What the custody record knows that Leo was shown since it was asked last. */
  async function shown(): Promise<string[]> {
    const { rows } = await on.running.test.sql(
      `select kind from custody_entries where actor_id = $1 and case_id = $2 and not kind = any ('{collected,passed on}')
       order by seq`,
      [on.desk.leo.id, alvarez.id],
    );
    // Of one quarter of an hour there is one.
    await on.running.test.advance('16 minutes');
    return rows.map(({ kind }) => kind);
  }

  it('is in the custody record as seen by them, like what they read on a screen', async () => {
    await on.running.test.advance('16 minutes');
    const before = await shown();
    for (const words of ['day', '? alvarez', '1 note The seal is torn']) {
      await text(words);
      before.push('listed');
      expect(await shown(), words).toEqual(before);
    }
    await ask();
    await letItBe('12:00');
    expect(texts()).toMatchObject([expect.stringMatching(/^1 question\./)]);
    expect(await shown()).toEqual([...before, 'listed']);
    await on.desk.as(on.desk.dana, (ctx) =>
      markDanger(ctx, { case: alvarez.id, id: randomUUID(), kind: 'gas' }),
    );
    await on.settle();
    expect(texts()).toMatchObject([expect.stringMatching(/^DANGER/)]);
    expect(await shown()).toEqual([...before, 'listed', 'opened']);
  });
});

describe('a customer who wants quiet', () => {
  it.each([
    ['en', /^Mrs Alvarez, .* wants quiet and hears it from us at \d\d:00\. Ring \+447700900888 if/],
    ['de', /^Mrs Alvarez, .* erfährt es von uns um \d\d:00\. Eilt es, bitte anrufen: \+447700900888\./],
    ['es', /^Mrs Alvarez, .* lo sabrá por nosotros a las \d\d:00\. .* llame al \+447700900888\./],
  ])('is not said to be told that somebody is late before they are: %s', async (language, said) => {
    const { hour } = await working.now();
    const quiet = [hour, (hour + 2) % 24].map((at) => `${String(at).padStart(2, '0')}:00`);
    await on.running.test.sql(
      `update customers set quiet_from = $1, quiet_until = $2 where id = (select customer_id from cases where id = $3)`,
      [...quiet, alvarez.id],
    );
    await on.running.test.sql('update desks set languages = $1', [[language]]);
    await text('day');
    expect(await text('1 late 40')).toMatch(said);
    await on.running.test.sql('update customers set quiet_from = null, quiet_until = null');
    await on.running.test.sql(`update desks set languages = '{en}'`);
  });
});

describe('a customer who is looked for by text', () => {
  it('is found on this desk, however many are called so on others', async () => {
    const { id } = await working.asLeo((ctx) =>
      openDesk(ctx, {
        ...{ slug: 'another', address: 'another@harmon.example', name: 'Another', zone: 'Europe/London' },
        hours: { always: true },
      }),
    );
    const another: typeof on.desk = {
      ...{ ...on.desk, id },
      asDesk: (work) => on.running.test.database.as({ kind: 'desk-system', deskId: id }, work),
    };
    await aCase(on.desk, { name: 'Anna Smith', address: 'here@customers.example' });
    for (const place of Array.from({ length: 60 }, (_, at) => at))
      await aCase(another, { name: 'Anna Smith', address: `${place}@customers.example` });
    expect(await text('? smith')).toMatch(/^Anna Smith\nhere@customers\.example\n[^@]*$/);
  });
});

describe('what is not understood of a text', () => {
  it('opens a case that is called after itself, and not after what was done', async () => {
    await text('1 note Dry\nTell the wholesaler that the pump was wrong again');
    const [theirs] = await on.casesAt(ray);
    expect(theirs).toMatchObject({ subject: 'Tell the wholesaler that the pump was wrong again' });
  });
});

describe('a day that is due', () => {
  it('is sent once, though several processes send what is due', async () => {
    const { pocket } = working.made;
    await working.asLeo((ctx) => changePocket(ctx, { desk: on.desk.slug, pocket, dayAt: '00:00' }));
    await on.settle();
    texts();
    await on.running.test.sql('update pockets set day_sent_on = null');
    const sent = await Promise.all([1, 2, 3, 4].map(() => on.desk.asDesk(sendDays)));
    // The program's own round may be the one that sends it.
    expect(sent.filter((days) => days > 0).length).toBeLessThan(2);
    await on.settle();
    expect(texts()).toHaveLength(1);
  });
});

describe('a telephone that is cut off', () => {
  it('gets nothing more, not even what waits for it already', async () => {
    const { pocket } = working.made;
    const send = (number: string) =>
      on.desk.asDesk((ctx) => textToStaff(ctx, { deskId: on.desk.id, number, words: 'What waits' }));
    const hold = (since: string) => on.running.test.sql(`update app.installation set held_since = ${since}`);
    await hold('app.now()');
    await send(ray);
    await send('+447700900771');
    await working.asLeo((ctx) => endPocket(ctx, { desk: on.desk.slug, pocket }));
    await hold('null');
    await on.settle();
    const sent = on.provider.got.splice(0).map(({ to }) => to);
    expect(sent).toEqual(['+447700900771']);
    const { rows } = await on.running.test.sql(
      `select state, final_reply from outbox o join outbox_words w on w.outbox_id = o.id
       where w.recipient = $1 and w.text = 'What waits'`,
      [ray],
    );
    expect(rows).toEqual([{ state: 'failed', final_reply: 'the number was cut off' }]);
  });
});
