import { expect, it } from 'vitest';
import { askTask } from '../src/modules/tasks/commands/ask-task.ts';
import { keepAddress } from '../src/modules/tasks/commands/keep-address.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aBrowser, desktop, expectAccessible, expectFitting, signIn } from './browser.ts';

const { running } = runningWithMail();
const browser = aBrowser();

it('puts a mail of a company on the task that staff choose, and a file of theirs beside it', async () => {
  const desk = await aDesk(running.test);
  const shop = `returns@${desk.slug}.example`;
  const engagementId = desk.engagements.thirdParty;
  await desk.as(desk.leo, (ctx) => keepAddress(ctx, { desk: desk.slug, engagementId, address: shop }));
  const [bill, ann] = [
    await aCase(desk, { address: `bill-${desk.slug}@customers.example` }),
    await aCase(desk, { name: 'Ann Ode', address: `ann-${desk.slug}@customers.example` }),
  ];
  const ask = (theCase: { id: string }, request: string) =>
    desk.as(desk.dana, (ctx) => askTask(ctx, { case: theCase.id, engagementId, request }));
  await ask(bill, 'Was the mixer returned?');
  await ask(ann, 'Please send a new leaflet.');
  await running.test.sql(`update roster set role = 'expert' where desk_id = $1 and person_id = $2`, [
    desk.id,
    desk.tom.id,
  ]);
  if (!running.program.smtp) throw new Error('the program takes mail');
  const raw = aMail({ from: shop, to: desk.address, subject: 'News', text: 'It came back on Monday.' });
  await sendBySmtp(running.program.smtp, { from: shop, to: desk.address, raw });
  await running.program.worker.settle();

  const experts = await browser.open();
  await signIn(experts, running, desk.tom.id);
  const advised = await experts.newPage();
  const looked: string[] = [];
  advised.on('request', (request) => looked.push(new URL(request.url()).pathname));
  const quarantine = (of: Desk['dana']) =>
    `${running.program.url}/app/o/${of.organizationId}/desks/${desk.slug}/quarantine`;
  await advised.goto(quarantine(desk.tom));
  await advised.locator('a[data-row]').filter({ hasText: 'News' }).click();
  await advised.getByText('Agents and leads of this desk decide what becomes of it.').waitFor();
  await advised.getByRole('button', { name: /^Close/ }).click();
  await advised.getByText('Agents and leads of this desk decide').waitFor({ state: 'detached' });
  expect(looked.filter((path) => path.endsWith('/tasks'))).toEqual([]);
  await experts.close();

  const staff = await browser.open();
  await signIn(staff, running, desk.dana.id);
  const page = await staff.newPage();
  await page.goto(quarantine(desk.dana));
  await page.locator('a[data-row]').filter({ hasText: 'News' }).click();
  await page.getByText('It came back on Monday.').waitFor();
  const choice = page.getByLabel('Which of their tasks is it about?');
  await choice.waitFor();
  const options = await choice.locator('option').allTextContents();
  expect(options).toHaveLength(2);
  expect(options[0]).toMatch(/^Please send a new leaflet\. · /);
  await choice.selectOption({ label: options[1] ?? '' });
  await expectFitting(page, [
    ['light', { width: 360, height: 740 }],
    ['dark', desktop],
  ]);
  await page.getByRole('button', { name: 'Put it on this task' }).click();
  await page.locator('a[data-row]').filter({ hasText: 'News' }).waitFor({ state: 'detached' });
  await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/cases/${bill.reference}`);
  await page.getByText('It came back on Monday.').first().waitFor();

  const asked = await browser.open();
  await signIn(asked, running, desk.sam.id);
  const theirs = await asked.newPage();
  await theirs.goto(`${running.program.url}/app/o/${desk.sam.organizationId}/today`);
  const task = theirs.getByRole('listitem').filter({ hasText: 'Was the mixer returned?' });
  await task.getByText('It came back on Monday.').waitFor();
  const file = { name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('returned') };
  await task.getByLabel('Add files', { exact: true }).setInputFiles(file);
  await task.getByText('receipt.txt').first().waitFor();
  await expectAccessible(theirs);
  await page.getByText('receipt.txt').first().waitFor();
  await Promise.all([staff.close(), asked.close()]);
});
