import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aBrowser, expectAccessible, expectFitting, looks, phone, screensOf } from './browser.ts';

const { running, sink } = runningWithMail();
const browser = aBrowser();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

async function lastMailTo(address: string): Promise<string> {
  await running.program.worker.settle();
  const last = sink.got.filter(({ to }) => to[0] === address).at(-1);
  return last ? ((await PostalMime.parse(last.raw)).text ?? '') : '';
}

describe('a hand-off that is accepted', () => {
  it('changes the person at the time that all read, once what the customer said is answered', async () => {
    const address = `bill-${desk.slug}@customers.example`;
    const theCase = await aCase(desk, { address });
    const people = { 'Dana Okafor': desk.dana, 'Tom Hughes': desk.tom, 'Priya Raman': desk.priya };
    const [name = '', owner = desk.dana] =
      Object.entries(people).find(([, { id }]) => id === theCase.ownerId) ?? [];
    const [taker, takers] = owner === desk.tom ? ['Dana Okafor', desk.dana] : ['Tom Hughes', desk.tom];

    const page = await opened(`cases/${theCase.reference}`, owner);
    await page.getByRole('button', { name: 'Hand off' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Hand off to').selectOption({ label: `${taker}, Clearline` });
    await dialog.getByLabel('Situation: what it is about now').fill('No sound, and the sheet is wrong.');
    await dialog.getByLabel('At once, it cannot wait').check();
    await dialog.getByLabel('Why it cannot wait').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('At once, it cannot wait').uncheck();
    await dialog.getByLabel(/^Changes not before/).waitFor();
    await dialog.getByRole('button', { name: 'Offer the case' }).click();
    await page.getByText(/^It does not change before .* can say something first\./).waitFor();

    const takersPage = await opened(`cases/${theCase.reference}`, takers);
    await takersPage.getByRole('button', { name: 'Accept the case' }).click();
    await takersPage.getByText(/^Accepted\. It is yours from /).waitFor();
    await takersPage
      .getByRole('region', { name: new RegExp(`^You accepted\\. It is yours from .*; until then ${name}`) })
      .waitFor();
    await page
      .getByRole('region', { name: new RegExp(`^${taker} accepted, .* Until then ${name} does`) })
      .waitFor();
    await expectFitting(page, looks);

    const told = await lastMailTo(address);
    expect(told).toMatch(/would like to hand this over to .* Nothing changes before /s);
    const context = await browser.open({ viewport: phone });
    const theirs = await context.newPage();
    await theirs.goto(told.match(/https?:\S+\/c\/\S+/)?.[0] ?? '');
    await theirs.getByText(new RegExp(`on, ${taker} looks after this. Until then it is ${name}`)).waitFor();
    await theirs.getByRole('button', { name: 'I would like somebody else' }).click();
    await theirs.getByText(`${name} answers you before anything changes.`).waitFor();
    await expectAccessible(theirs);

    await running.test.advance('3 hours');
    await running.program.worker.settle();
    await page.reload();
    await page.getByText('Take the offer back, or write to them why it is so.').waitFor();
    await page
      .getByLabel(/^Tell .* why it is .* all the same$/)
      .fill('We are two here, and both know these.');
    await expectFitting(page, looks);
    await page.getByRole('button', { name: 'Tell them' }).click();
    await page.getByText(/^Sent to /).waitFor();
    expect(await lastMailTo(address)).toContain('I look after this from now on');
    for (const one of [page, theirs, takersPage]) await one.context().close();
  });
});
