import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseView } from '../src/modules/conversations/index.ts';
import { askNow } from '../src/modules/experts/commands/ask-now.ts';
import { markExpertise } from '../src/modules/experts/commands/mark-expertise.ts';
import { anyTime } from '../src/modules/experts/experts.fixture.ts';
import { askedOfMe } from '../src/modules/experts/queries/asked-of-me.ts';
import { closeGap } from '../src/modules/knowledge/commands/close-gap.ts';
import { joinGap } from '../src/modules/knowledge/commands/make-gap.ts';
import { tellOfGap } from '../src/modules/knowledge/commands/tell-of-gap.ts';
import { writeArticle } from '../src/modules/knowledge/commands/write-article.ts';
import { found } from '../src/modules/knowledge/gaps.fixture.ts';
import { myTellings } from '../src/modules/knowledge/queries/tellings.ts';
import { callOff, inspect } from '../src/modules/returns/commands/after-it-left.ts';
import { returnsPicture } from '../src/modules/returns/queries/picture.ts';
import { cameBack } from '../src/modules/returns/returns.fixture.ts';
import { answerTask } from '../src/modules/tasks/index.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aSilentMixer } from './a-silent-mixer.ts';
import { aBrowser, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);
const others = ['Ana', 'Bo', 'Chen', 'Dov', 'Eli', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jun'];
const answer = 'Page 4 has the mono switch the wrong way round in version 1.3. Press it in.';

/** Dana asks whoever knows while Bill is on the telephone, and keeps the answer for whoever asks next. */
async function billsFirstCall(): Promise<string> {
  const bill = await aSilentMixer(desk, 'Bill');
  await desk.as(desk.leo, (ctx) =>
    markExpertise(ctx, { ...anyTime, desk: desk.slug, knows: 'The MX-12 and its sheet, the mono switch' }),
  );
  await desk.as(desk.dana, (ctx) =>
    askNow(ctx, { case: bill.id, question: 'Which way is the mono switch?' }),
  );
  await running.program.worker.settle();
  await desk.as(desk.leo, async (ctx) => {
    const [asked] = (await askedOfMe(ctx)).items;
    await answerTask(ctx, { task: asked?.taskId ?? '', state: 'done', text: answer });
  });
  await desk.as(desk.dana, (ctx) =>
    writeArticle(ctx, {
      ...{ desk: desk.slug, case: bill.id, language: 'en', words: 'No sound on the mains, meters move' },
      ...{ helps: answer, cause: 'Page 4 of the sheet', source: 'Leo Brandt', confidence: 'validated' },
      ...{ make: 'Harmon', model: 'MX-12', versions: '1.3', audience: 'companies' },
    }),
  );
  const sent = await cameBack(desk, { in: bill.id });
  await desk.as(desk.dana, (ctx) => callOff(ctx, { return: sent.id, words: 'It works.' }));
  return bill.id;
}

/** Whoever mends it says what changed, and each is told once by whoever looks after them. */
async function theSheetIsCorrected(billsCase: string): Promise<string[]> {
  const gap = await found(desk, { case: billsCase });
  for (const name of others) {
    const { id } = await aSilentMixer(desk, name);
    await desk.as(desk.tom, (ctx) => joinGap(ctx, { gap, case: id, searches: [] }));
  }
  await running.test.advance('3 days');
  const sentence = { language: 'en', words: 'Page 4 is corrected.' };
  const changed = { kind: 'instructions', version: '1.4', ...sentence } as const;
  await desk.as(desk.leo, (ctx) => closeGap(ctx, { gap, changed }));
  const told: string[] = [];
  for (const who of [desk.dana, desk.tom, desk.priya])
    for (const { caseId, customer } of (await desk.as(who, myTellings)).items) {
      const text = `${customer}, page 4 of your instructions is corrected. Here is version 1.4.`;
      await desk.as(who, (ctx) => tellOfGap(ctx, { gap, case: caseId, telling: { text } }));
      told.push(caseId);
    }
  return told;
}

/** Somebody who never met Bill hears another customer, and tells them before they have ended their sentence. */
async function answeredAtOnce(page: Page): Promise<number> {
  const begin = page.getByRole('button', { name: 'Write down a call' });
  await begin.waitFor();
  const begun = performance.now();
  await begin.click();
  const calls = page.getByRole('region', { name: 'Calls' });
  await calls.getByRole('combobox', { name: 'Who is it?' }).fill('01632 960755');
  await calls.getByRole('option', { name: 'Somebody new' }).click();
  await calls.getByLabel('Name').fill('Nadia Haddad');
  await calls
    .getByLabel('What they say, in their own words')
    .pressSequentially('There is nothing on the mains but the meters move ');
  const helps = calls.getByRole('region', { name: 'What helps with what they say' });
  await helps.getByRole('button', { name: /^No sound on the mains, meters move/ }).click();
  await helps.getByRole('button', { name: 'Insert' }).click();
  const told = calls.getByRole('textbox', { name: 'What you tell them' });
  await told.and(page.locator(':focus')).waitFor();
  expect(await told.inputValue()).toBe(answer);
  await page.keyboard.press('Control+Enter');
  await calls.getByText(/ looks after it\.$/).waitFor();
  return performance.now() - begun;
}

describe('what one customer brought to light', () => {
  it('is answered in the first minute a week later, by somebody who never met them', async () => {
    const billsCase = await billsFirstCall();
    const told = await theSheetIsCorrected(billsCase);
    expect(new Set(told).size).toBe(11);
    for (const _ of [1, 2]) {
      const { id } = await cameBack(desk);
      await desk.as(desk.tom, (ctx) => inspect(ctx, { return: id, found: 'no fault found' }));
    }
    const picture = await desk.as(desk.leo, (ctx) => returnsPicture(ctx, { desk: desk.slug, weeks: 13 }));
    expect(picture).toMatchObject({ calledOff: 1, groups: [{ model: 'MX-12', version: '1.3', noFault: 2 }] });

    await running.test.advance('7 days');
    const page = await opened('today', desk.priya);
    expect(await answeredAtOnce(page)).toBeLessThan(60_000);
    const { rows } = await running.test.sql(
      `select c.id from cases c join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
       where k.name = 'Nadia Haddad'`,
    );
    const { entries } = await desk.as(desk.priya, (ctx) => caseView(ctx, { case: rows[0].id }));
    expect(entries.filter(({ author }) => author?.kind === 'person').map(({ text }) => text)).toEqual([
      answer,
    ]);
    await page.context().close();
  });
});
