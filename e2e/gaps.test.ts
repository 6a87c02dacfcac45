import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinGap } from '../src/modules/knowledge/commands/make-gap.ts';
import { found } from '../src/modules/knowledge/gaps.fixture.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aSilentMixer, beside } from './a-silent-mixer.ts';
import { aBrowser, expectFitting, looks, narrow, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Nobody knows this yet' });

/** Where nothing is found, one key asks for an answer, with the customer's words and what was looked for. */
async function marked(page: Page): Promise<void> {
  await beside(page).getByLabel('Search in other words').fill('mono switch');
  await beside(page).getByText('Nothing is known of “mono switch” yet.').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Nobody knows this yet').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('q');
  await dialog(page).waitFor();
  const words = dialog(page).getByLabel('In their words');
  await words.and(page.locator(':focus')).waitFor();
  expect(await words.inputValue()).toBe('No sound on the mains');
  expect(await dialog(page).getByLabel('Model').inputValue()).toBe('MX-12');
  await dialog(page).getByText('Looked for here, and found nothing: mono switch').waitFor();
  await expectFitting(page, looks);
  await page.keyboard.press('Control+Enter');
  await dialog(page).waitFor({ state: 'detached' });
  await beside(page).getByRole('link', { name: 'No sound on the mains' }).waitFor();
}

/** Whoever mends it says what changed, in a sentence for whoever asked. */
async function closed(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Say what changed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Say what changed' });
  await dialog.getByLabel('From which version on').fill('1.4');
  await dialog.getByLabel('In a sentence, for whoever asked').fill('Page 4 is corrected.');
  await expectFitting(page, looks);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Say what changed' }).click();
  expect(await dialog.getByLabel('From which version on').inputValue()).toBe('1.4');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  const changed = page.getByRole('region', { name: 'What changed' });
  await changed.getByText(/from version 1\.4.*2 are still to be told/).waitFor();
  const about = page.getByRole('region', { name: 'No article' });
  await about.getByText('Mended', { exact: true }).waitFor();
  expect(await about.getByText('By when').count()).toBe(0);
  await about.getByText(/^Found by Dana Okafor, Clearline · /).waitFor();
  await expectFitting(page, looks);
}

/** Nothing goes out before somebody has looked at it. */
async function told(caseId: string): Promise<void> {
  const page = await opened(`cases/${caseId}`, desk.dana);
  const notice = page.getByRole('region', { name: 'What Bill asked about has changed' });
  await notice.getByText('Page 4 is corrected.').waitFor();
  await notice.getByRole('button', { name: 'Look and tell Bill' }).click();
  const look = page.getByRole('dialog', { name: 'Look and tell Bill' });
  const words = await look.getByLabel('What Bill reads').inputValue();
  expect(words).toMatch(
    /^You asked on .* about “No sound on the mains”\.\n\nPage 4 is corrected\. \(version 1\.4\)$/,
  );
  await expectFitting(page, looks);
  await look.getByLabel('What Bill reads').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+Enter');
  await notice.waitFor({ state: 'detached' });
  await page.getByText('You asked on').first().waitFor();
  await page.context().close();
}

describe('a gap', () => {
  it('is marked by one key, joined by whoever is asked the same, and read by whoever mends it', async () => {
    const bill = await aSilentMixer(desk, 'Bill');
    const page = await opened(`cases/${bill.id}`, desk.dana);
    await marked(page);

    const ana = await aSilentMixer(desk, 'Ana');
    await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/cases/${ana.id}`);
    await beside(page).getByRole('button', { name: 'Nobody knows this yet' }).click();
    const asked = dialog(page).getByRole('region', { name: 'Asked already' });
    await asked.getByText('One person · Harmon Audio').waitFor();
    await expectFitting(page, looks);
    await asked.getByRole('button', { name: 'It is this: No sound on the mains' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.context().close();

    const leos = await opened(`desks/${desk.slug}/knowledge`, desk.leo);
    await leos.getByRole('link', { name: 'Gaps' }).click();
    const row = leos.getByRole('link', { name: /^No sound on the mains/ });
    await row.getByText('2 people').waitFor();
    await expectFitting(leos, looks);
    await row.click();
    await leos.getByText('mono switch').waitFor();
    await leos.getByRole('link', { name: /Ana/ }).waitFor();
    await expectFitting(leos, looks);
    await leos.getByRole('button', { name: 'Change who mends it' }).click();
    const own = leos.getByRole('dialog', { name: 'Change who mends it' });
    await own.getByLabel('Who is to mend it').selectOption('Clearline');
    await leos.keyboard.press('Control+Enter');
    await own.waitFor({ state: 'detached' });
    await leos.getByRole('region', { name: 'No article' }).getByText('Clearline', { exact: true }).waitFor();
    await leos.context().close();
  });

  it('is marked on a call, too, as soon as there is a case that it is about', async () => {
    const eve = await aSilentMixer(desk, 'Eve');
    const page = await opened(`cases/${eve.id}`, desk.dana);
    await page.getByRole('main').getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Note a call' }).click();
    const helps = page.getByRole('region', { name: 'Calls' }).getByRole('region', {
      name: 'What helps with what they say',
    });
    await helps.getByLabel('Search in other words').fill('zither');
    await helps.getByText('Nothing that fits is written down yet.').waitFor();
    await helps.getByRole('button', { name: 'Nobody knows this yet' }).click();
    const words = dialog(page).getByLabel('In their words');
    await words.and(page.locator(':focus')).waitFor();
    expect(await words.inputValue()).toBe('zither');
    expect(await dialog(page).getByLabel('Model').inputValue()).toBe('MX-12');
    await dialog(page).getByText('Looked for here, and found nothing: zither').waitFor();
    await words.fill('It hums like a zither');
    await expectFitting(page, looks);
    await page.keyboard.press('Control+Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await beside(page).getByRole('link', { name: 'It hums like a zither' }).waitFor();
    await page.context().close();
  });

  it('is mended, and whoever asked is told by whoever has looked at it', async () => {
    const { id: caseId } = await aSilentMixer(desk, 'Bill');
    const ana = await aSilentMixer(desk, 'Ana');
    const gap = await found(desk, { case: caseId });
    await desk.as(desk.dana, (ctx) => joinGap(ctx, { gap, case: ana.id, searches: [] }));
    const page = await opened(`desks/${desk.slug}/knowledge/gaps/${gap}`, desk.leo);
    await closed(page);
    await page.getByRole('link', { name: 'All gaps' }).click();
    await page.getByLabel('Which gaps').selectOption('Mended');
    const mended = page.getByRole('link', { name: /Harmon Audio, mended / });
    await mended.waitFor();
    await expectFitting(page, looks);
    // Its words have the width of a telephone for themselves.
    await page.setViewportSize(narrow);
    expect((await mended.getByText('No sound on the mains').boundingBox())?.width).toBeGreaterThan(250);
    await page.context().close();
    await told(caseId);
  });

  it('that was a mistake is taken back by whoever marked it, who says why', async () => {
    const { id: caseId } = await aSilentMixer(desk, 'Cleo');
    const gap = await found(desk, { case: caseId, words: 'The lamp flickers' });
    const page = await opened(`desks/${desk.slug}/knowledge/gaps/${gap}`, desk.dana);
    await page.getByRole('button', { name: 'Take it back' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take it back' });
    await dialog.getByLabel('Why').and(page.locator(':focus')).waitFor();
    await dialog.getByLabel('Why').fill('I pressed the wrong key.');
    await expectFitting(page, looks);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Take it back' }).click();
    expect(await dialog.getByLabel('Why').inputValue()).toBe('I pressed the wrong key.');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const why = page.getByRole('region', { name: 'Taken back' });
    await why.getByText('I pressed the wrong key.').waitFor();
    await why.getByText('Taken back by Dana Okafor').waitFor();
    expect(await page.getByRole('button', { name: 'Take it back' }).count()).toBe(0);
    await expectFitting(page, looks);
    await page.getByRole('link', { name: 'All gaps' }).click();
    await page.getByLabel('Which gaps').selectOption('Taken back');
    await page.getByRole('link', { name: /^The lamp flickers.*Harmon Audio, taken back /s }).waitFor();
    await expectFitting(page, looks);
    await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/cases/${caseId}`);
    await beside(page)
      .getByText(/taken back/)
      .waitFor();
    await page.context().close();
  });
});
