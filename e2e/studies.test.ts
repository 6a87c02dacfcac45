import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const opened = screensOf(browser, running);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  for (let n = 0; n < 6; n++) await aCase(desk, { address: `${randomUUID()}@customers.example` });
  await running.test.advance('7 days');
});

const progress = (page: Page, says: string) => page.getByText(says, { exact: true }).first().waitFor();

describe('a team that studies contacts together', () => {
  it('says blind what each of them is, by its keys, and then what was learned and where it is changed', async () => {
    const dana = await opened(`desks/${desk.slug}/demand`, desk.dana);
    await dana.getByRole('link', { name: 'Study together' }).click();
    await dana.getByText('Nothing was studied together yet.').waitFor();
    await expectFitting(dana, looks);
    await dana.getByLabel('How many').selectOption('10');
    await dana.getByRole('button', { name: 'Draw contacts' }).click();
    await progress(dana, 'You have said 0 of 6, and two people 0.');
    await expectFitting(dana, looks);
    await dana.getByRole('button', { name: 'Say so' }).click();
    await dana.getByText('Say first which of the two it is.').waitFor();
    for (let n = 1; n <= 6; n++) {
      await dana.keyboard.press(n === 6 ? 'v' : 'f');
      await dana.keyboard.press('Control+Enter');
      await progress(dana, `You have said ${n} of 6, and two people 0.`);
    }
    await dana.getByText('6 wait for somebody else’s word.').waitFor();

    const leo = await opened(new URL(dana.url()).pathname.split(/\/app\/o\/[^/]+\//)[1] ?? '', desk.leo);
    await progress(leo, 'You have said 0 of 6, and two people 0.');
    await leo.getByText('Of no contact both have said what it is yet.').waitFor();
    await leo.getByRole('button', { name: 'Leave it for now' }).click();
    await leo.getByText(/^2 of 6/).waitFor();
    for (let n = 1; n <= 6; n++) {
      await leo.keyboard.press('f');
      await leo.getByRole('button', { name: 'Say so' }).click();
      await progress(leo, `You have said ${n} of 6, and two people ${n}.`);
    }
    // Read without asking again: it comes by the live stream.
    await progress(dana, 'You have said 6 of 6, and two people 6.');
    await dana.getByText('Both said the same of 5 of 6 contacts.').waitFor();
    const apart = dana.getByRole('region', { name: 'What both said' });
    await apart.getByText('Seen differently').waitFor();
    await expectFitting(dana, looks);
    expect(await apart.getByText('Counts as Failure').count()).toBe(5);
    await apart
      .getByRole('button', { name: /^Count it as value/ })
      .first()
      .click();
    await apart.getByText('Counts as Value').waitFor();

    await dana.getByLabel('The cause in which it is to be changed').selectOption('A new cause …');
    const cause = dana.getByRole('dialog');
    await cause.getByLabel('What happens to customers').fill('Nobody may say when a part comes');
    await cause.getByLabel('What stands behind it').selectOption('A clause of a contract');
    await cause.getByLabel('Which one, as it reads where it stands').fill('Clause 4.2');
    await dana.keyboard.press('Control+Enter');
    await cause.waitFor({ state: 'detached' });
    await dana.getByLabel('What was learned').fill('Clause 4.2 goes: whoever answers may say the date.');
    await dana.getByRole('button', { name: 'Keep it' }).click();
    await leo.getByText('Clause 4.2 goes: whoever answers may say the date.').waitFor();
    await leo.getByRole('link', { name: 'Nobody may say when a part comes' }).waitFor();
    await expectFitting(leo, looks);
    await leo.keyboard.press('Escape');
    await leo.getByRole('heading', { name: 'Study together', level: 1 }).waitFor();
    await leo.getByText('One thing learned.', { exact: false }).waitFor();
    await expectFitting(leo, looks);
  });
});
