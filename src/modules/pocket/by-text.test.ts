import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../testing/a-desk.ts';
import { markDanger } from '../conversations/commands/mark-danger.ts';
import { OnAGateway } from '../conversations/fixtures.ts';
import { caseView } from '../conversations/index.ts';
import { askTask } from '../tasks/index.ts';
import { addPocket, confirmPocket } from './commands/pockets.ts';

const on = new OnAGateway();
const ray = '+447700900777';
const alvarezAt = '+447700900888';
let alvarez: { id: string };

const asLeo = <T>(work: Parameters<typeof on.desk.as<T>>[1]) => on.desk.as(on.desk.leo, work);
const view = (id: string) => on.desk.as(on.desk.dana, (ctx) => caseView(ctx, { case: id }));
const textsTo = (number: string) =>
  on.provider.got
    .splice(0)
    .filter(({ to }) => to === number)
    .map(({ words }) => words);
async function text(words: string): Promise<string> {
  await on.tell('text.received', { text: `${Math.random()}`, from: ray, words });
  await on.settle();
  return textsTo(ray).at(-1) ?? '';
}

/** Leo is the whole of a small client here. */
beforeAll(async () => {
  const pocket = (await asLeo((ctx) => addPocket(ctx, { desk: on.desk.slug, number: ray }))).id;
  await on.settle();
  const [code = ''] = textsTo(ray);
  await asLeo((ctx) => confirmPocket(ctx, { desk: on.desk.slug, pocket, code }));
  alvarez = await aCase(on.desk, { name: 'Mrs Alvarez', address: alvarezAt });
  const asked = { engagementId: on.desk.engagements.client, personId: on.desk.leo.id };
  const due = new Date(Date.now() + 60_000).toISOString();
  await on.desk.as(on.desk.dana, (ctx) =>
    askTask(ctx, { case: alvarez.id, ...asked, request: 'Change the pump', due }),
  );
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
    expect(textsTo(ray)).toMatchObject([expect.stringMatching(/^Told Mrs .*\nNoted .*\nNoted .* part pump/)]);
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
    const due = new Date(Date.now() + 30 * 3_600_000).toISOString();
    const question = { choices: ['the cheaper', 'the original'], otherwise: 'we order the cheaper' };
    await on.desk.as(on.desk.dana, (ctx) =>
      askTask(ctx, {
        ...{ case: alvarez.id, engagementId: on.desk.engagements.client, personId: on.desk.leo.id },
        ...{ request: 'Which pump?', due, question },
      }),
    );
    await on.running.test.advance('24 hours');
    await on.settle();
    expect(textsTo(ray)).toMatchObject([expect.stringMatching(/^1 question\./)]);
    expect(await shown()).toEqual([...before, 'listed']);
    await on.desk.as(on.desk.dana, (ctx) =>
      markDanger(ctx, { case: alvarez.id, id: randomUUID(), kind: 'gas' }),
    );
    await on.settle();
    expect(textsTo(ray)).toMatchObject([expect.stringMatching(/^DANGER/)]);
    expect(await shown()).toEqual([...before, 'listed', 'opened']);
  });
});
