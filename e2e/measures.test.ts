import { beforeAll, expect, it } from 'vitest';
import { endCase } from '../src/modules/conversations/commands/finish.ts';
import { noteCall } from '../src/modules/conversations/commands/note-call.ts';
import { say } from '../src/modules/conversations/commands/say.ts';
import { receiveContact } from '../src/modules/conversations/index.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

/** Six came, one of them again the next day; five were met after a day. */
async function sixNeeds(): Promise<void> {
  const needs = [];
  for (const name of ['Ana', 'Bo', 'Cid', 'Dee', 'Eva', 'Fay'])
    needs.push(await aCase(desk, { name, address: `${name}@customers.example` }));
  await running.test.advance('1 day');
  const [again, ...met] = needs;
  if (!again) throw new Error('six came');
  await desk.asDesk((ctx) =>
    receiveContact(ctx, {
      ...{ caseId: again.id, customerId: again.customerId },
      ...{ channel: 'page', text: 'It still hums.', files: [] },
    }),
  );
  for (const { id } of met)
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
  await running.test.advance('13 days');
}

it('how it went for customers is counted on a screen that opens to the needs behind each figure', async () => {
  await sixNeeds();
  const page = await opened(`desks/${desk.slug}/demand`, desk.leo);
  await page.getByRole('link', { name: 'How it went for them' }).click();
  await page.getByText(/^83\.3%, between/).waitFor();
  await page.getByText('By estimate, half are met within 1 day', { exact: true }).waitFor();
  await page.getByText('6 began less than 30 days ago and are left out.').waitFor();
  await expectFitting(page, looks);
  await page.getByRole('link', { name: 'Came again within 7 days 1' }).click();
  await page.getByText('Needs behind the figure').waitFor();
  await page.getByText('2 contacts').waitFor();
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(1);
  await expectFitting(page, looks);
  await page.getByRole('link', { name: 'Ana: No sound on the mains' }).click();
  await page.getByRole('heading', { name: 'No sound on the mains' }).waitFor();
  await page.context().close();
});

it('whether they were answered by the same person and company is a figure of its own', async () => {
  const other = await aDesk(running.test);
  for (const name of ['Ana', 'Bo', 'Cid', 'Dee', 'Eva']) {
    const { id } = await aCase(other, { name, address: `${name}@others.example` });
    await other.as(other.dana, (ctx) =>
      say(ctx, { case: id, text: 'We look into it.', audience: 'customer' }),
    );
    await other.as(other.leo, (ctx) =>
      noteCall(ctx, { case: id, direction: 'in', outcome: 'reached', said: 'It hums.', text: 'Soon.' }),
    );
  }
  await running.test.advance('14 days');
  const page = await opened(`desks/${other.slug}/demand/measures`, other.leo);
  const card = page.getByRole('region', { name: 'Answered by the same' });
  await card.getByText('50%', { exact: true }).first().waitFor();
  await card.getByText('Any two contacts, by the same: 0%').first().waitFor();
  await card.getByText('How this is counted').click();
  await expectFitting(page, looks);
  await card.getByRole('link', { name: 'Answered by several companies 5' }).click();
  await page.getByRole('link', { name: 'Ana: No sound on the mains' }).waitFor();
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(5);
  await page.context().close();
});
