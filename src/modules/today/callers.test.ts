import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import type { Outcome } from '../cases/contract.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { customerKnown } from '../conversations/commands/mark-danger.ts';
import { openCaseFor } from '../conversations/commands/open-case-for.ts';
import { say } from '../conversations/commands/say.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { changeCustomer } from '../customers/commands/change-customer.ts';
import { noteThing } from '../customers/commands/note-thing.ts';
import { callers } from './queries/found-customers.ts';
import { helped } from './queries/helped.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const anAddress = () => `${randomUUID()}@customers.example`;
async function opened(
  { name = 'Someone', address = anAddress(), text = 'Hello.', subject = 'A question' },
  on = desk,
) {
  return on.as(on.dana, async (ctx) => {
    const { id } = await openCaseFor(ctx, { desk: on.slug, subject, text, customer: { name, address } });
    return caseView(ctx, { case: id });
  });
}
const end = (id: string, outcome: Exclude<Outcome, 'unknown'> = 'met by us') =>
  desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome }));
const ringing = async (q: string, on = desk) => (await on.as(on.dana, (ctx) => callers(ctx, { q }))).items;

describe('who rings', () => {
  it('is not found any more where they do not live any more, and danger is told with where they do', async () => {
    const { customer } = await opened({ name: 'Bea Hollis', address: '+441632960973' });
    const lives = (postalAddress: string | null) =>
      desk.as(desk.dana, (ctx) =>
        changeCustomer(ctx, { desk: desk.slug, customer: customer.id, postalAddress }),
      );
    await lives('3 Quarry Lane');
    expect(await ringing('quarry')).toMatchObject([{ id: customer.id }]);
    const known = await desk.as(desk.dana, (ctx) => customerKnown(ctx, desk.id, customer.id));
    expect(known).toEqual({ who: 'Bea Hollis', reachedAt: '3 Quarry Lane, +441632960973' });
    await lives(null);
    expect(await ringing('quarry')).toEqual([]);
    expect(await ringing('hollis')).toMatchObject([{ postalAddress: null }]);
  });

  it('is found by number, name, serial or address, with what they have and what is open, soonest first', async () => {
    const customer = { name: 'Ottoline Finch', address: '+441632960990' };
    const over = await opened({ ...customer, subject: 'Over' });
    await end(over.id);
    const soonest = await opened({ ...customer, subject: 'Soonest' });
    const later = await opened({ ...customer, subject: 'Later' });
    const thing = { make: 'Harmon', model: 'MX-12', serial: 'HA-0412-7731', boughtFrom: 'Soundhouse' };
    const noted = { desk: desk.slug, customer: later.customer.id, ...thing, boughtOn: '2026-02-28' };
    const { id: wrong } = await desk.as(desk.dana, (ctx) => noteThing(ctx, { ...noted, serial: 'HA-1' }));
    await desk.as(desk.dana, (ctx) => noteThing(ctx, { ...noted, replacesId: wrong }));
    const postalAddress = '12 Périgord Street, Leeds';
    await desk.as(desk.dana, (ctx) =>
      changeCustomer(ctx, { desk: desk.slug, customer: later.customer.id, postalAddress }),
    );
    const again = await desk.as(desk.dana, (ctx) => callers(ctx, { customer: later.customer.id }));
    for (const q of [
      '12 perigord',
      '01632 960990',
      '+44 1632 960990',
      'ottoline',
      'HA-0412-7731',
      'ha 0412',
    ]) {
      const found = await ringing(q);
      expect(found, q).toMatchObject([
        {
          ...{
            id: later.customer.id,
            desk: desk.slug,
            deskId: desk.id,
            name: 'Ottoline Finch',
            postalAddress,
          },
          contactPoints: [{ kind: 'phone', address: '+441632960990' }],
          things: [{ ...thing, boughtOn: '2026-02-28' }],
          cases: [{ id: soonest.id }, { id: later.id }, { id: over.id, state: 'ended', due: null }],
        },
      ]);
      expect(found).toEqual(again.items);
      expect(found[0]?.cases[0]).toMatchObject({
        due: soonest.due,
        owner: soonest.owner.name,
        subject: 'Soonest',
      });
    }
  });

  it('is asked for where several share a number', async () => {
    const address = '+441632960991';
    const rosa = await opened({ name: 'Rosa Alvarez', address });
    const luis = await desk.as(desk.dana, (ctx) =>
      openCaseFor(ctx, {
        ...{ desk: desk.slug, text: 'Hello.' },
        customer: { name: 'Luis Alvarez', address, isAnother: true },
      }),
    );
    const found = await ringing('01632 960991');
    expect(found.map(({ cases }) => cases.map(({ id }) => id))).toEqual([[luis.id], [rosa.id]]);
  });

  it('is nobody of another desk', async () => {
    const elsewhere = await aDesk(test);
    await opened({ name: 'Zebulon Park' }, elsewhere);
    expect(await ringing('zebulon')).toEqual([]);
    expect(await ringing('zebulon', elsewhere)).toHaveLength(1);
  });
});

describe('what helped others', () => {
  const others = async (words: string) =>
    (await desk.as(desk.dana, (ctx) => helped(ctx, { desk: desk.slug, words }))).items;

  it('is what was said last on cases that ended with the same words, solved ones first', async () => {
    const text = 'Loud crackling from the fader of channel three.';
    const [gaveUp, solved, alike] = [await opened({ text }), await opened({ text }), await opened({ text })];
    await opened({ text });
    const other = await opened({ text: 'The fader is stuck.' });
    for (const answer of ['Please wait.', 'Clean the fader with air.'])
      await desk.as(desk.dana, (ctx) => say(ctx, { case: solved.id, text: answer, audience: 'customer' }));
    await end(solved.id);
    await end(alike.id, 'customer solved it');
    await end(gaveUp.id, 'gave up');
    await end(other.id);
    expect(await others('There is a crackling noise, the fader on channel three')).toMatchObject([
      { caseId: alike.id, outcome: 'customer solved it', said: null },
      { caseId: solved.id, outcome: 'met by us', said: 'Clean the fader with air.' },
      { caseId: gaveUp.id, outcome: 'gave up' },
    ]);
  });

  it('is nothing that has but one of several words in common', async () => {
    const one = await opened({ text: 'The tremolo is stuck.' });
    await end(one.id);
    expect(await others('A tremolo that whistles')).toEqual([]);
    expect(await others('The tremolo.')).toMatchObject([{ caseId: one.id }]);
  });

  it('is nothing where nothing was said yet, or on another desk', async () => {
    expect(await others('it is')).toEqual([]);
    const elsewhere = await aDesk(test);
    const theirs = await opened({ text: 'A xylophone sounds bizarre.' }, elsewhere);
    await elsewhere.as(elsewhere.dana, (ctx) => endCase(ctx, { case: theirs.id, outcome: 'met by us' }));
    expect(await others('A xylophone sounds bizarre')).toEqual([]);
    await expect(
      desk.as(desk.dana, (ctx) => helped(ctx, { desk: elsewhere.slug, words: 'xylophone' })),
    ).rejects.toMatchObject({ code: 'desk.not-found' });
  });
});
