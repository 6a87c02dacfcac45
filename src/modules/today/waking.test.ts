import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { visibleCase } from '../cases/index.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { receiveContact } from '../conversations/commands/receive-contact.ts';
import { say } from '../conversations/commands/say.ts';
import { snooze } from './commands/snooze.ts';
import { undo } from './commands/undo.ts';
import { bulkAction } from './queries/bulk-action.ts';
import { snoozeOfCase } from './queries/snooze-of-case.ts';
import { myToday } from './queries/today.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Who = 'dana' | 'tom' | 'priya' | 'leo';
const later = (hours: number) =>
  Temporal.Now.instant().add({ hours }).toString({ fractionalSecondDigits: 3 });

async function handOver(id: string, from: Who, to: Who) {
  const offer = { case: id, toId: desk[to].id, situation: 'Please take over.', cannotWait: 'It is urgent.' };
  const { id: handOff } = await desk.as(desk[from], (ctx) => offerHandOff(ctx, offer));
  await desk.as(desk[to], (ctx) => acceptHandOff(ctx, { handOff, readBack: 'Understood.' }));
}

/** A case that Dana owns, whose customer hears in four days. */
async function ofDana() {
  const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  const owner = (['tom', 'priya', 'leo'] as const).find((who) => desk[who].id === theCase.ownerId);
  if (owner) await handOver(theCase.id, owner, 'dana');
  await desk.as(desk.dana, (ctx) =>
    say(ctx, { case: theCase.id, text: 'We look.', audience: 'customer', nextWordBy: later(96) }),
  );
  return theCase;
}

type Case = Awaited<ReturnType<typeof ofDana>>;
const answerOf = ({ id: caseId, customerId }: Case) => ({
  ...{ caseId, customerId, channel: 'page' as const, text: 'Any news?', files: [] },
});
const answers = (theCase: Case) => desk.asDesk((ctx) => receiveContact(ctx, answerOf(theCase)));
const aside = ({ id }: Case, until: string | null = null) =>
  desk.as(desk.dana, (ctx) => snooze(ctx, { cases: [id], until }));
const back = ({ id }: { id: string }) => desk.as(desk.dana, (ctx) => undo(ctx, { action: id }));
const rest = async ({ id }: Case) => {
  const { snooze: found } = await desk.as(desk.dana, (ctx) => snoozeOfCase(ctx, { case: id }));
  return found ? found.until : 'awake';
};

describe('a case that was put aside', () => {
  it('and came back by an answer stays where putting it aside again is undone', async () => {
    const theCase = await ofDana();
    await aside(theCase);
    await answers(theCase);
    await back(await aside(theCase, later(20)));
    expect(await rest(theCase)).toBe('awake');
  });

  it('comes back by an answer to what undoing restored', async () => {
    const theCase = await ofDana();
    await aside(theCase);
    const again = await aside(theCase, later(20));
    await answers(theCase);
    await back(again);
    expect(await rest(theCase)).toBe('awake');
  });

  it('keeps the time that was chosen after what is undone, and can be undone step by step', async () => {
    const theCase = await ofDana();
    const [first, second] = [later(10), later(20)];
    const before = await aside(theCase, first);
    await aside(theCase, second);
    await back(before);
    expect(await rest(theCase)).toBe(second);
    expect(await desk.as(desk.dana, (ctx) => bulkAction(ctx, { action: before.id }))).toMatchObject({
      failed: [{ caseId: theCase.id, sentence: 'You chose something else for it meanwhile.' }],
    });

    const another = await ofDana();
    const [one, two] = [await aside(another, first), await aside(another, second)];
    await back(two);
    expect(await rest(another)).toBe(first);
    await back(one);
    expect(await rest(another)).toBe('awake');
  });

  it('comes back by an answer that began to arrive before and was there only later', async () => {
    const theCase = await ofDana();
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const answer = desk.asDesk(async (ctx) => {
      await receiveContact(ctx, answerOf(theCase));
      begun.resolve();
      await goOn.promise;
    });
    await begun.promise;
    await aside(theCase);
    goOn.resolve();
    await answer;
    expect(await rest(theCase)).toBe('awake');
  });

  it('is not put aside by whoever has not seen its last answer yet', async () => {
    const theCase = await ofDana();
    const { version } = await desk.as(desk.dana, (ctx) => visibleCase(ctx, theCase.id));
    await answers(theCase);
    const stale = { cases: [theCase.id], until: null, seen: { [theCase.id]: version } };
    const { id: action } = await desk.as(desk.dana, (ctx) => snooze(ctx, stale));
    expect(await rest(theCase)).toBe('awake');
    expect(await desk.as(desk.dana, (ctx) => bulkAction(ctx, { action }))).toMatchObject({
      failed: [{ caseId: theCase.id, sentence: 'Something new came in meanwhile: look at it first.' }],
    });
    const row = await desk.as(desk.dana, async (ctx) => {
      const { items } = await myToday(ctx, { limit: 200 });
      return items.find(({ id }) => id === theCase.id);
    });
    const seen = { [theCase.id]: row?.version ?? 0 };
    await desk.as(desk.dana, (ctx) => snooze(ctx, { ...stale, seen }));
    expect(await rest(theCase)).toBe(null);
  });

  it('is awake once it went to somebody else and came back', async () => {
    const theCase = await ofDana();
    await aside(theCase, later(20));
    await handOver(theCase.id, 'dana', 'tom');
    await handOver(theCase.id, 'tom', 'dana');
    expect(await rest(theCase)).toBe('awake');
    await aside(theCase);
    expect(await rest(theCase)).toBe(null);
  });

  it('comes back where a reply could not go, and rests again once that was seen', async () => {
    const theCase = await ofDana();
    await aside(theCase);
    const { rowCount } = await test.sql(
      `update outbox o set state = 'failed', settled_at = now() from entries e
       where e.id = o.entry_id and e.case_id = $1 and o.kind = 'message'`,
      [theCase.id],
    );
    expect(rowCount).toBeGreaterThan(0);
    expect(await rest(theCase)).toBe('awake');
    await aside(theCase);
    expect(await rest(theCase)).toBe(null);
  });
});
