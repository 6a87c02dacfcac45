import { beforeAll, describe, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

describe('an extra step', () => {
  it('is said by one key, thanked by the client from the list, and read on Today', async () => {
    const theCase = await aCase(desk);
    const page = await opened(`cases/${theCase.id}`, desk.dana);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('Control+g');
    const dialog = page.getByRole('dialog', { name: 'I went further than the procedure' });
    await dialog.getByLabel('Which procedure you stepped around').fill('No visits after five');
    await dialog.getByLabel('Minutes it took').fill('40');
    await expectFitting(page);
    await page.keyboard.press('Control+Enter');
    const card = page.getByRole('region', { name: 'Extra steps' });
    await card.getByText('40 min').waitFor();
    await expectFitting(page);

    // Whoever has the case open has read it there.
    await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/today`);

    const client = await opened(`desks/${desk.slug}/extra-steps`, desk.leo);
    await client.getByText('No visits after five').waitFor();
    await client.getByRole('button', { name: 'A word with it' }).click();
    await client.getByLabel('A word with it').fill('She told me. Well done.');
    await client.keyboard.press('Control+Enter');
    await client.getByText('Leo Brandt said thank you').waitFor();
    await client.setViewportSize({ width: 360, height: 740 });
    await expectFitting(client);
    await client.context().close();

    await page.getByRole('region', { name: 'New for you' }).getByRole('button', { name: 'Show' }).click();
    await page.getByText('Leo Brandt says thank you').waitFor();
    await page.getByText('She told me. Well done.').waitFor();
    await page.context().close();
  });
});
