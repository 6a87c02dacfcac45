import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { say } from '../src/modules/conversations/commands/say.ts';
import { answerTask } from '../src/modules/tasks/commands/answer-task.ts';
import { askTask } from '../src/modules/tasks/commands/ask-task.ts';
import { keepAddress } from '../src/modules/tasks/commands/keep-address.ts';
import { aCase, aDesk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aBrowser, desktop, expectAccessible, expectFitting, narrow, sendNow, signIn } from './browser.ts';

const { running, sink } = runningWithMail();
const browser = aBrowser();

async function mailTo(address: string) {
  await running.program.worker.settle();
  const found = sink.got.findLast(({ to }) => to.includes(address));
  const mail = await PostalMime.parse(found?.raw ?? '');
  return { text: mail.text ?? '', replyTo: mail.replyTo?.[0]?.address ?? '' };
}

it('lets a customer stop what was ordered, heard at once by its owner and by mail, and answered on the page', async () => {
  const desk = await aDesk(running.test);
  const address = `bill-${desk.slug}@customers.example`;
  const shop = `returns@${desk.slug}.example`;
  const theCase = await aCase(desk, { address });
  const people = { 'Dana Okafor': desk.dana, 'Tom Hughes': desk.tom, 'Priya Raman': desk.priya };
  const [owner = '', who = desk.dana] =
    Object.entries(people).find(([, { id }]) => id === theCase.ownerId) ?? [];
  const engagementId = desk.engagements.thirdParty;
  await desk.as(desk.leo, (ctx) => keepAddress(ctx, { desk: desk.slug, engagementId, address: shop }));
  const { id } = await desk.as(who, (ctx) =>
    askTask(ctx, { case: theCase.id, engagementId, request: 'Please send a new power board.' }),
  );
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const stop = { until, cost: { minor: 1500, currency: 'GBP' }, words: null };
  await desk.as(desk.sam, (ctx) =>
    answerTask(ctx, { task: id, state: 'accepted', expectedOn: '2030-12-09', stop }),
  );

  const staff = await browser.open();
  await signIn(staff, running, who.id);
  const page = await staff.newPage();
  await page.goto(`${running.program.url}/app/o/${who.organizationId}/cases/${theCase.reference}`);
  await page.getByText('I followed the sheet to the letter.').first().waitFor();
  const text = 'A new board is on its way.';
  await desk.as(who, (ctx) => say(ctx, { case: theCase.id, audience: 'customer', text }));
  const link = (await mailTo(address)).text.match(/https?:\S+\/c\/\S+/)?.[0] ?? '';

  const customers = await browser.open({ viewport: narrow, javaScriptEnabled: false });
  const theirs = await customers.newPage();
  await theirs.goto(link);
  await theirs.getByText(/^It can be stopped until .+, and that costs £15\.00\.$/).waitFor();
  const looking = await browser.open();
  const looked = await looking.newPage();
  await looked.goto(link);
  await looked.getByText('Ask to stop it', { exact: true }).click();
  await expectFitting(looked, [
    ['dark', desktop],
    ['light', narrow],
  ]);
  await looked.goto(`${looked.url()}?ask`);
  await looked.getByText('Ask for another person', { exact: true }).click();
  await expectFitting(looked, [['light', narrow]]);
  await looking.close();
  await theirs.getByText('Ask to stop it', { exact: true }).click();
  await theirs.getByLabel(`Your words to ${owner}. You may leave this empty.`).fill('It works again.');
  await theirs.getByRole('button', { name: 'Ask to stop it now' }).click();
  await theirs.getByText('It was passed on at once that you ask to stop this.').waitFor();
  await theirs.getByText(new RegExp(`^You asked to stop it: .+ ${owner} answers you\\.$`)).waitFor();

  const notice = page.getByRole('region', { name: /asks to stop what was ordered/ });
  await notice.getByText(/Please send a new power board\..+They were told at once\./).waitFor();
  await notice.getByText(/^Stopping it costs £15\.00\./).waitFor();
  await page.getByText('It works again.').first().waitFor();
  await expectAccessible(page);
  const asked = await mailTo(shop);
  expect(asked.text).toContain('The customer asks for this to be stopped.');
  expect(asked.text).not.toContain('It works again.');
  if (!running.program.smtp) throw new Error('the program takes mail');
  const raw = aMail({ from: shop, to: asked.replyTo, subject: 'Re', text: 'We have stopped it in time.' });
  await sendBySmtp(running.program.smtp, { from: shop, to: asked.replyTo, raw });
  await page.getByText('We have stopped it in time.').first().waitFor();

  await notice.getByRole('button', { name: /^Write to/ }).click();
  await page.keyboard.type('It is stopped, and it costs you nothing.');
  await page.keyboard.press('Control+Enter');
  await sendNow(page, { test: running.test, worker: running.program.worker });
  await notice.waitFor({ state: 'detached' });
  await theirs.reload();
  await theirs.getByText('It is stopped, and it costs you nothing.').first().waitFor();
  await theirs.getByText(new RegExp(`^You asked to stop it: .+ ${owner} has answered you\\.$`)).waitFor();
  await Promise.all([staff.close(), customers.close()]);
});
