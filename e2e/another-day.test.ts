import { expect, it } from 'vitest';
import { answerTask } from '../src/modules/tasks/commands/answer-task.ts';
import { askTask } from '../src/modules/tasks/commands/ask-task.ts';
import { makeTaskLink } from '../src/modules/tasks/commands/make-task-link.ts';
import { aCase, aDesk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, narrow, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();

it('lets whoever accepted a task say another day where they sign in and by their link, and the owner reads it at once', async () => {
  const desk = await aDesk(running.test);
  const theCase = await aCase(desk, { address: `bill-${desk.slug}@customers.example` });
  const engagementId = desk.engagements.thirdParty;
  const id = await desk.as(desk.dana, async (ctx) => {
    const request = 'Please send a new power board.';
    return (await askTask(ctx, { case: theCase.id, engagementId, request })).id;
  });
  await desk.as(desk.sam, (ctx) =>
    answerTask(ctx, { task: id, state: 'accepted', expectedOn: '2030-01-07' }),
  );
  const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: id }));

  const signedIn = await browser.open();
  await signIn(signedIn, running, desk.sam.id);
  const theirs = await signedIn.newPage();
  await theirs.goto(`${running.program.url}/app/o/${desk.sam.organizationId}/today`);
  await theirs.getByRole('button', { name: 'Another day' }).click();
  await theirs.getByLabel('Expected on').fill('2030-01-14');
  await theirs.getByLabel(/^Why\./).fill('The parts are late.');
  await expectAccessible(theirs);
  await theirs.getByRole('button', { name: 'Say so' }).click();
  await theirs.getByText('They know.').waitFor();
  await theirs.getByText(/expected 14 Jan 2030, first said 7 Jan 2030/).waitFor();

  const owners = await browser.open();
  await signIn(owners, running, desk.dana.id);
  const page = await owners.newPage();
  await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/today`);
  await page.getByText('Sam Ito moved the day to 14 Jan 2030').waitFor();
  await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/cases/${theCase.reference}`);
  await page.getByText(/^That is after .+, by when .*Bill.* was promised a word\.$/).waitFor();
  await page.getByText('later than the word promised to the customer').waitFor();
  await page
    .getByText(/Sam Ito moved the day of the task from 7 Jan 2030 to 14 Jan 2030/)
    .first()
    .waitFor();
  await expectAccessible(page);

  const linked = await browser.open({ viewport: narrow, javaScriptEnabled: false });
  const byLink = await linked.newPage();
  await byLink.goto(`${running.program.url}${new URL(url).pathname}`);
  await byLink.getByText('First you said Monday, 7 January 2030.').waitFor();
  await byLink.getByText('Another day, or something else about stopping').click();
  await byLink.getByLabel('Expected on').fill('2030-01-21');
  await byLink.getByLabel(/^Why\./).fill('Later still.');
  await byLink.getByRole('button', { name: 'Say so' }).click();
  await byLink.getByText(/Expected on Monday, 21 January 2030/).waitFor();
  await page.getByText(/expected 21 Jan 2030, first said 7 Jan 2030/).waitFor();
  expect(await page.getByText('Later still.').count()).toBeGreaterThan(0);
});
