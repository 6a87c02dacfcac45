import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { dismiss } from './commands/leave-desk.ts';
import { addMacro, changeMacro, removeMacro } from './commands/macros.ts';
import { macrosForCase, macrosOfDesk, textFor } from './queries/macros.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Who = 'leo' | 'priya' | 'dana' | 'tom';
const text = (words: string, language = 'en', stands: string | null = null) => ({
  language,
  text: words,
  stands,
});
const plain = { name: 'Thanks', reader: 'customer', nextWordIn: null, proposesDone: false } as const;
const add = (who: Who, more: Partial<Parameters<typeof addMacro>[1]> = {}) =>
  desk.as(desk[who], (ctx) =>
    addMacro(ctx, { desk: desk.slug, whose: 'mine', ...plain, texts: [text('Thank you.')], ...more }),
  );
const seen = async (who: Who) =>
  (await desk.as(desk[who], (ctx) => macrosOfDesk(ctx, { desk: desk.slug }))).items.map(({ name }) => name);
const change = (who: Who, macro: string, words: string) =>
  desk.as(desk[who], (ctx) => changeMacro(ctx, { desk: desk.slug, macro, ...plain, texts: [text(words)] }));
const remove = (who: Who, macro: string) =>
  desk.as(desk[who], (ctx) => removeMacro(ctx, { desk: desk.slug, macro }));

describe('a macro of my own', () => {
  it('is seen, changed and removed by me alone', async () => {
    const { id } = await add('dana', { name: 'Only Dana' });
    expect(await seen('dana')).toContain('Only Dana');
    for (const who of ['priya', 'leo', 'tom'] as const) {
      expect(await seen(who)).not.toContain('Only Dana');
      await expect(change(who, id, 'Mine now.')).rejects.toMatchObject({ code: 'macro.not-found' });
      await expect(remove(who, id)).rejects.toMatchObject({ code: 'macro.not-found' });
    }
    await change('dana', id, 'Thanks a lot.');
    await remove('dana', id);
    expect(await seen('dana')).not.toContain('Thanks');
  });

  it('is seen by nobody once its person has left', async () => {
    const other = await aDesk(test);
    const { id: caseId } = await aCase(other);
    await other.as(other.tom, (ctx) =>
      addMacro(ctx, { desk: other.slug, whose: 'mine', ...plain, texts: [text('Bye.')] }),
    );
    await other.as(other.leo, (ctx) => dismiss(ctx, { desk: other.slug, person: other.tom.id }));
    await expect(other.as(other.tom, (ctx) => macrosForCase(ctx, { case: caseId }))).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect((await other.as(other.leo, (ctx) => macrosOfDesk(ctx, { desk: other.slug }))).items).toEqual([]);
  });
});

describe('a macro of the desk', () => {
  it('is written by who leads or answers for it, and seen by all who work there', async () => {
    const { id } = await add('priya', { name: 'For all', whose: 'desk' });
    for (const who of ['leo', 'priya', 'dana', 'tom'] as const) expect(await seen(who)).toContain('For all');
    await expect(add('dana', { whose: 'desk' })).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(change('dana', id, 'Mine now.')).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(remove('dana', id)).rejects.toMatchObject({ code: 'not-permitted' });
    await remove('leo', id);
    expect(await seen('dana')).not.toContain('For all');
  });

  it('tells open screens that it changed', async () => {
    const { id } = await add('leo', { name: 'New', whose: 'desk' });
    const { rows } = await test.sql(
      `select data from events where name = 'macros.changed' and data->>'macroId' = $1`,
      [id],
    );
    expect(rows).toEqual([{ data: { macroId: id } }]);
  });
});

describe('what a macro may hold', () => {
  it.each([
    ['{{password}}', null],
    ['{{constructor}}', null],
    ['Hello {{customer name', null],
    ['Hello.', 'On {{my desk}}'],
  ])('refuses the placeholders of %s', async (words, stands) => {
    await expect(add('dana', { texts: [text(words, 'en', stands)] })).rejects.toMatchObject({
      code: 'macro.placeholder',
    });
  });

  it('refuses two texts for one language', async () => {
    await expect(add('dana', { texts: [text('Hello.'), text('Hi.', 'EN')] })).rejects.toMatchObject({
      code: 'macro.languages',
    });
  });

  it.each([
    { texts: [text('A note.', 'en', 'It stands.')] },
    { nextWordIn: { count: 1, unit: 'days' as const } },
    { proposesDone: true },
  ])('tells nothing with a note: %j', async (more) => {
    await expect(add('dana', { reader: 'companies', ...more })).rejects.toMatchObject({ code: 'macro.note' });
  });

  it('sets no time where it says that it is done', async () => {
    await expect(
      add('dana', { proposesDone: true, nextWordIn: { count: 1, unit: 'days' } }),
    ).rejects.toMatchObject({ code: 'macro.quiet-window' });
  });
});

describe('a macro on a case', () => {
  it('is filled in for its customer, in their language and the desk’s zone', async () => {
    const made = await aCase(desk, {
      name: '{{my name}} & Söhne',
      address: 'k@customers.example',
      language: 'de',
    });
    const { id } = await add('dana', {
      texts: [
        text('In English.'),
        text(
          'Guten Tag {{customer name}}, hier {{my name}}, {{my company}}, für {{desk name}}: {{reference}}, {{subject}}.',
          'de',
          'Bis {{next word by}}.',
        ),
      ],
      nextWordIn: { count: 2, unit: 'hours' },
    });
    const filled = await desk.as(desk.dana, async (ctx) => {
      const { items } = await macrosForCase(ctx, { case: made.id });
      const due = Temporal.Instant.from(ctx.now).add({ hours: 2 });
      return { macro: items.find((one) => one.id === id), due };
    });
    const { reference } = made;
    expect(filled.macro?.text).toBe(
      `Guten Tag {{my name}} & Söhne, hier Dana Okafor, Clearline, für Harmon Audio: ${reference.slice(0, 4)}-${reference.slice(4)}, No sound on the mains.`,
    );
    const [wall] =
      filled.due
        .toZonedDateTimeISO('Europe/London')
        .toPlainTime()
        .toString()
        .match(/^\d\d:\d\d/) ?? [];
    expect(filled.macro?.stands).toMatch(new RegExp(`^Bis \\p{L}+,? .* ${wall} \\S+\\.$`, 'u'));
    expect(filled.macro?.nextWordBy).toBe(filled.due.toString({ smallestUnit: 'millisecond' }));
  });
});

describe('the text of a macro', () => {
  const texts = [text('fr', 'fr'), text('de', 'de'), text('de-AT', 'de-AT'), text('en', 'en')];
  it.each([
    [['de-AT', 'en'], 'de-AT'],
    [['de-CH', 'en'], 'de'],
    [['es', 'en', 'de'], 'en'],
    [['es'], 'fr'],
  ])('is for %j the one in %s', (languages, expected) => {
    expect(textFor(texts, languages).text).toBe(expected);
  });
});
