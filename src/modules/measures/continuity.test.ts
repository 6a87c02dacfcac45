import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { say } from '../conversations/commands/say.ts';
import { receiveContact } from '../conversations/index.ts';
import type { Measured } from './contract.ts';
import { measuredNeeds } from './queries/measured-needs.ts';
import { measuresOfDesk } from './queries/measures.ts';

const test = testDatabase();
const wednesday = 3;
let desk: Desk;
beforeEach(async () => {
  await test.moveTo(wednesday, '12:00');
  desk = await aDesk(test);
});

type Continuity = { upc: number; coc: number; secon: number };

/** Contacts in turn, each by the letter of whoever answered it. */
async function continuityOf(answeredBy: string): Promise<Continuity | undefined> {
  const ids = [...answeredBy].map((letter) => createHash('md5').update(letter).digest('hex'));
  return (await test.sql('select * from app.continuity($1::uuid[])', [ids])).rows[0];
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

const published = [
  ['AA', 1, 1],
  ['AB', 0.5, 0],
  ['AAB', 0.67, 0.33],
  ['ABC', 0.33, 0],
  ['AABB', 0.5, 0.33],
  ['AABC', 0.5, 0.17],
  ['AAABBB', 0.5, 0.4],
  ['AAAABBBB', 0.5, 0.43],
  ['AAAABCDE', 0.5, 0.21],
] as const;
const publishedToo = [
  ['BB', 1, 1],
  ['AC', 0.5, 0],
  ['ABB', 0.67, 0.33],
  ['ACC', 0.67, 0.33],
  ['AABC', 0.5, 0.17],
  ['ABBC', 0.5, 0.17],
  ['AABBBC', 0.5, 0.27],
  ['AAABBBBC', 0.5, 0.32],
  ['AABBCCCC', 0.5, 0.29],
] as const;

describe('continuity', () => {
  it.each([...published, ...publishedToo])('V10: of %s is %f and %f', async (answeredBy, upc, coc) => {
    const found = await continuityOf(answeredBy);
    expect(found?.upc).toBeCloseTo(upc, 2);
    expect(found?.coc).toBeCloseTo(coc, 2);
  });

  it('V10: is the mean of those that were answered twice', async () => {
    const means = async (list: readonly (readonly [string, ...unknown[]])[]) => {
      const found = await Promise.all(list.map(([answeredBy]) => continuityOf(answeredBy)));
      return [mean(found.map((one) => one?.upc ?? NaN)), mean(found.map((one) => one?.coc ?? NaN))];
    };
    expect((await means(published)).map((one) => one.toFixed(2))).toEqual(['0.56', '0.32']);
    expect((await means(publishedToo)).map((one) => one.toFixed(2))).toEqual(['0.59', '0.32']);
    expect((await means([...published, ...publishedToo])).map((one) => one.toFixed(2))).toEqual([
      '0.57',
      '0.32',
    ]);
    expect(await continuityOf('A')).toEqual({ upc: null, coc: null, secon: null });
  });

  it.each([
    ['AABB', 0.5, 0.3333, 0.6667],
    ['ABBA', 0.5, 0.3333, 0.3333],
    ['ABAB', 0.5, 0.3333, 0],
    ['ABCD', 0.25, 0, 0],
    ['AAAB', 0.75, 0.5, 0.6667],
    ['ABCA', 0.5, 0.1667, 0],
  ])('V11: of %s depends on the order only in turn', async (answeredBy, upc, coc, secon) => {
    const found = await continuityOf(answeredBy);
    expect(found?.upc).toBeCloseTo(upc, 4);
    expect(found?.coc).toBeCloseTo(coc, 4);
    expect(found?.secon).toBeCloseTo(secon, 4);
  });
});

type Need = { id: string; customerId: string };
type Who = 'dana' | 'tom' | 'leo';

const writes = ({ id: caseId, customerId }: Need) =>
  desk.asDesk((ctx) =>
    receiveContact(ctx, { caseId, customerId, channel: 'page', text: 'And now?', files: [] }),
  );
const answers = (who: Who, { id }: Need) =>
  desk.as(desk[who], (ctx) => say(ctx, { case: id, text: 'We look into it.', audience: 'customer' }));
const rings = (who: Who, { id }: Need, outcome: 'reached' | 'not reached' = 'reached') =>
  desk.as(desk[who], (ctx) =>
    noteCall(ctx, {
      case: id,
      direction: 'in',
      outcome,
      said: 'And now?',
      ...(outcome === 'reached' && { text: 'Soon.' }),
    }),
  );

/** A need whose contacts were answered by these in turn, the first of them included. */
async function answered(...by: Who[]): Promise<Need> {
  const need = await aCase(desk, { address: `${Math.random()}@customers.example` });
  for (const [at, who] of by.entries()) {
    await test.advance('1 minute');
    if (at > 0) await writes(need);
    await test.advance('1 minute');
    await answers(who, need);
  }
  return need;
}

const measured = () => desk.as(desk.leo, (ctx) => measuresOfDesk(ctx, { desk: desk.slug, weeks: 12 }));
const behind = async (which: Measured) =>
  (await desk.as(desk.leo, (ctx) => measuredNeeds(ctx, { desk: desk.slug, weeks: 12, which }))).items.map(
    ({ caseId }) => caseId,
  );

describe('who answered the customers of a desk', () => {
  it('is counted by person and by company, over needs with two answers or more', async () => {
    const one = await answered('dana', 'dana', 'dana', 'dana');
    const two = await answered('dana', 'dana', 'tom', 'tom');
    const three = await answered('dana', 'leo');
    await answered('tom', 'tom');
    await answered('tom', 'tom');
    await answered('dana');
    await test.advance('7 days');
    const { continuity } = await measured();
    expect(continuity).toMatchObject({ needs: 5, several: { people: 2, companies: 1 } });
    expect(continuity.byPerson?.usual.mean).toBeCloseTo((1 + 0.5 + 0.5 + 1 + 1) / 5);
    expect(continuity.byPerson?.alike.mean).toBeCloseTo((1 + 1 / 3 + 0 + 1 + 1) / 5);
    expect(continuity.byPerson?.inTurn.mean).toBeCloseTo((1 + 2 / 3 + 0 + 1 + 1) / 5);
    expect(continuity.byPerson?.usual.interval).toBeNull();
    expect(continuity.fewer).toBe(1);
    expect(continuity.byCompany?.usual.mean).toBeCloseTo((1 + 1 + 0.5 + 1 + 1) / 5);
    expect((await behind('people')).sort()).toEqual([two.id, three.id].sort());
    expect(await behind('companies')).toEqual([three.id]);
    expect(await behind('answered')).toContain(one.id);
  });

  it('is whoever took a call, and for what nobody answered whoever says something next', async () => {
    const need = await answered('dana');
    await test.advance('1 minute');
    await rings('tom', need);
    await test.advance('1 minute');
    await rings('tom', need, 'not reached');
    await writes(need);
    await test.advance('1 minute');
    await answers('dana', need);
    await writes(need);
    await test.advance('7 days');
    const { rows } = await test.sql(
      'select person_upc, person_coc, person_secon, contacts from measured_needs where case_id = $1',
      [need.id],
    );
    // Dana, Tom who took the call, Dana for the call that nobody took, and Dana; the last waits still.
    expect(rows).toEqual([{ person_upc: 0.75, person_coc: 0.5, person_secon: 1 / 3, contacts: 5 }]);
  });

  it('is not said of fewer than five', async () => {
    await answered('dana', 'dana');
    await test.advance('7 days');
    expect((await measured()).continuity).toMatchObject({ needs: 1, byPerson: null, byCompany: null });
  });
});
