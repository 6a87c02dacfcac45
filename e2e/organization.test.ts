import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { photo } from '../src/demo/papers.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, expectFitting, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

const myPicture = (page: Page) => page.getByRole('img', { name: 'Picture of Priya Raman' });

/** A file that is no picture is refused in a sentence; a picture becomes a small square. */
async function choosePicture(page: Page): Promise<void> {
  const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a picture' }).click();
    await (await asked).setFiles(file);
  };
  await choose({ name: 'me.jpeg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') });
  await page.getByText('This file cannot be shown as a picture.').waitFor();
  const { content } = photo('me.png', [200, 120, 40]);
  await choose({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(content) });
  const picture = myPicture(page);
  await picture.waitFor();
  const shown = await picture.evaluate((one: HTMLImageElement) => [one.src, one.naturalWidth]);
  expect(shown).toEqual([expect.stringMatching(/^data:image\/jpeg;base64,.{500,8192}$/), 128]);
}

async function takePictureAway(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take it away' }).click();
  await myPicture(page).waitFor({ state: 'detached' });
  const chooser = page.getByRole('button', { name: 'Choose a picture' });
  expect(await chooser.evaluate((button) => button === document.activeElement)).toBe(true);
}

describe('an administrator', () => {
  it('keeps their organization, and says when they are away', async () => {
    const page = await opened('today', desk.priya);
    await page.getByRole('link', { name: 'Organization' }).click();
    const people = page.getByRole('region', { name: 'People' });
    const maya = people.getByRole('listitem').filter({ hasText: 'Maya Lind' });
    await page.getByText('You administer Clearline.').waitFor();

    await page.getByLabel('Name of the department').fill('Service');
    await page.getByRole('button', { name: 'Add the department' }).click();
    await page.getByRole('region', { name: 'Departments' }).getByText('0 people').waitFor();

    await people.getByLabel('Name').fill('Maya Lind');
    await people.getByLabel('Mail address').fill('maya@clearline.example');
    await people.getByRole('button', { name: 'Add the person' }).click();
    await maya.waitFor();
    await page.getByText('Added. They sign in with a link to their mail address').waitFor();

    await maya.getByRole('button', { name: 'Change' }).click();
    await page.getByLabel('Department', { exact: true }).selectOption('Service');
    await page.getByLabel('Administers the organization').last().check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await maya.getByText('Service, administers').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('1 person').waitFor();

    const theirs = await opened('organization', desk.dana);
    await theirs.getByText('You work for Clearline.').waitFor();
    await theirs.getByText('Service, administers').waitFor();
    expect(await theirs.getByRole('main').getByRole('button').count()).toBe(0);
    await expectAccessible(theirs);

    await maya.getByRole('button', { name: 'End the membership of Maya Lind' }).click();
    await page.getByText('Maya Lind is signed out everywhere').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'End the membership', exact: true }).click();
    await maya.getByText('ended today').waitFor();
    expect(await maya.getByRole('button').count()).toBe(0);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectFitting(page);

    await page.getByRole('button', { name: 'Rename Service' }).click();
    const renaming = page.getByRole('dialog');
    await renaming.getByLabel('Name of the department').fill('Customer service');
    await renaming.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Rename Customer service' }).waitFor();
    await renaming.waitFor({ state: 'detached' });
    await page.getByLabel('Name of the organization').fill('Clearline Ltd');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByText('You administer Clearline Ltd.').waitFor();
    await expectFitting(page);

    await page.getByRole('link', { name: 'My account' }).click();
    await page.getByRole('button', { name: 'Change the hours' }).click();
    await page.getByRole('checkbox', { name: 'Day and night' }).waitFor();
    await choosePicture(page);
    await page.getByLabel('From').fill('2099-12-24T12:00');
    await page.getByLabel('Until').fill('2099-12-31T12:00');
    await page.getByLabel('Who stands in').selectOption('Dana Okafor');
    await page.getByRole('button', { name: 'Be away' }).click();
    const away = page.getByRole('list', { name: 'When I am away' }).getByRole('listitem');
    await away.getByText('24 Dec 2099 12:00 until 31 Dec 2099 12:00').waitFor();
    await away.getByText('Dana Okafor stands in').waitFor();
    await expectFitting(page);
    await away.getByRole('button', { name: 'I will be here after all' }).click();
    await away.waitFor({ state: 'detached' });
    await takePictureAway(page);
    await Promise.all([page.context().close(), theirs.context().close()]);
  });
});
