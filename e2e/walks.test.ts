import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { endCase } from '../src/modules/conversations/commands/finish.ts';
import { say } from '../src/modules/conversations/commands/say.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const opened = screensOf(browser, running);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  await running.test.moveTo(1, '09:00');
  const cases = [];
  for (const name of ['Bill Navarro', 'Ann Field', 'Joe Mason', 'Eve Short', 'Max Long', 'Una Bell'])
    cases.push(await aCase(desk, { name, address: `${randomUUID()}@customers.example` }));
  await running.test.advance('50 hours');
  for (const { id } of cases.slice(0, 5)) {
    const word = { case: id, text: 'It was the mono switch.', audience: 'customer' } as const;
    const note = { case: id, text: 'The maker has known for months.', audience: 'companies' } as const;
    await desk.as(desk.dana, (ctx) => say(ctx, word));
    await desk.as(desk.dana, (ctx) => say(ctx, note));
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
  }
  await running.test.moveTo(1, '08:00');
});

const first = (page: Page) => page.getByRole('region', { name: /^As .+ lived it$/ }).first();
const write = async (page: Page, field: string, words: string) => {
  await first(page).getByLabel(field, { exact: true }).fill(words);
  await page.keyboard.press('Control+Enter');
  await first(page).getByText(words).waitFor();
};

describe('client and provider walk five cases as their customers', () => {
  it('which are drawn by chance, write what each assumes and found, and take them along on paper', async () => {
    const dana = await opened(`desks/${desk.slug}/demand`, desk.dana);
    await dana.getByRole('link', { name: 'Walk it as the customer' }).click();
    await dana.getByText('No week was walked yet.').waitFor();
    await expectFitting(dana, looks);
    await dana.getByRole('button', { name: 'Draw five cases of last week' }).click();
    await dana.getByRole('heading', { name: /^5 cases of / }).waitFor();
    await dana.getByText('It was the mono switch.').nth(4).waitFor();
    expect(await dana.locator('main').textContent()).not.toContain('The maker has known');
    await dana.getByText('They had asked, and heard nothing for 2 days').first().waitFor();
    await dana.getByText('It was solved').first().waitFor();
    await expectFitting(dana, looks);
    await write(dana, 'What we assume', 'They found page 4 of the instructions.');

    const leo = await opened(`desks/${desk.slug}/demand/walks`, desk.leo);
    await leo.getByText(/Clearline.? has written of one of 5/).waitFor();
    await leo.getByRole('link', { name: /^5 cases of / }).click();
    await first(leo).getByText('They found page 4 of the instructions.').waitFor();
    await first(leo)
      .getByText(/Dana Okafor.?, .?Clearline/)
      .last()
      .waitFor();
    await write(leo, 'What we found', 'Page 4 does not name the switch.');
    // Read without asking again: it comes by the live stream.
    await first(dana).getByText('Page 4 does not name the switch.').waitFor();
    await first(dana)
      .getByText(/Leo Brandt.?, .?Harmon Audio/)
      .waitFor();
    await expectFitting(dana, looks);

    await leo.keyboard.press('Escape');
    await leo.getByText(/Harmon Audio.? has written of one of 5/).waitFor();

    await dana.locator('body').click({ position: { x: 2, y: 2 } });
    await dana.keyboard.press('j');
    const focused = () => dana.evaluate(() => document.activeElement?.textContent ?? '');
    const one = await focused();
    expect(one).toContain('No sound on the mains');
    await dana.keyboard.press('j');
    expect(await focused()).not.toBe(one);

    await dana.emulateMedia({ media: 'print' });
    expect(await dana.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await dana.getByRole('textbox').filter({ visible: true }).count()).toBe(0);
    expect(await dana.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
    const pdf = (await dana.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(5);
  });
});
