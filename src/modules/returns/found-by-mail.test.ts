import { beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { askTask } from '../tasks/commands/ask-task.ts';
import { knowsAddress, mailsOn, receive } from '../tasks/mail/by-mail.fixture.ts';
import { returnsOfCase } from './queries/of-case.ts';
import { cameBack } from './returns.fixture.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await knowsAddress(desk);
  return () => parser.close();
});

/** Something that comes back, and a company that is asked by mail what it finds of it. */
async function asked() {
  const { id: returned, caseId } = await cameBack(desk);
  const { id } = await desk.as(desk.dana, (ctx) =>
    askTask(ctx, {
      ...{ case: caseId, engagementId: desk.engagements.thirdParty, inspects: returned },
      request: 'Did you get it, and what is it?',
    }),
  );
  const [mail] = await mailsOn(test, id);
  return { id, caseId, to: mail?.replyTo ?? '', text: mail?.text ?? '' };
}

const ofCase = async (caseId: string) =>
  (await desk.as(desk.leo, (ctx) => returnsOfCase(ctx, { case: caseId }))).items[0]?.inspections;
const stateOf = async (id: string) =>
  (await test.sql('select state from tasks where id = $1', [id])).rows[0]?.state;

describe('what whoever is asked by mail found', () => {
  it('is asked for in the mail, and said in a line of the answer', async () => {
    const { id, caseId, to, text } = await asked();
    expect(text).toContain('FOUND NO FAULT');
    await receive({ test, desk, parser }, { to, text: 'FOUND NO FAULT, 9.80 GBP\nThe mono switch was in.' });
    expect(await stateOf(id)).toBe('done');
    expect(await ofCase(caseId)).toMatchObject([
      {
        ...{ found: 'no fault found', words: 'The mono switch was in.', by: '', organization: 'Soundhouse' },
        cost: { minor: 980, currency: 'GBP' },
      },
    ]);
  });

  it('goes with what is done, and is left to a person beside anything else', async () => {
    const done = await asked();
    await receive({ test, desk, parser }, { to: done.to, text: 'DONE\nFOUND FAULTY' });
    expect(await ofCase(done.caseId)).toMatchObject([{ found: 'faulty' }]);
    const declined = await asked();
    const text = 'DECLINE\nFOUND FAULTY but we repair nothing.\nFOUND FAULTY';
    await receive({ test, desk, parser }, { to: declined.to, text });
    expect(await stateOf(declined.id)).toBe('declined');
    expect(await ofCase(declined.caseId)).toEqual([]);
  });

  it('counts when it comes after what is done, each time anew', async () => {
    const { id, caseId, to } = await asked();
    await receive({ test, desk, parser }, { to, text: 'DONE' });
    expect(await ofCase(caseId)).toEqual([]);
    await receive({ test, desk, parser }, { to, text: 'FOUND NO FAULT\nIt played all day.' });
    await receive({ test, desk, parser }, { to, text: 'FOUND FAULTY' });
    expect(await stateOf(id)).toBe('done');
    expect(await ofCase(caseId)).toMatchObject([
      { found: 'faulty' },
      { found: 'no fault found', words: 'It played all day.' },
    ]);
  });

  it('is left to a person where nobody can read it, before it is done', async () => {
    const { id, to } = await asked();
    await receive({ test, desk, parser }, { to, text: 'DONE\nFOUND a loose cable, I think' });
    expect(await stateOf(id)).toBe('asked');
  });
});
