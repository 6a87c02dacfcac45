import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aBrowser, expectAccessible } from './browser.ts';

const { running, sink } = runningWithMail();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const linkIn = (raw: string) =>
  raw
    .replaceAll('=\r\n', '')
    .replaceAll('=3D', '=')
    .match(/https?:\/\/\S+/)?.[0] ?? '';

describe('somebody without a password', () => {
  it('asks for a link at the door, sets one and signs in with it', async () => {
    const context = await browser.open();
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/sign-in`);
    await page.getByLabel('Mail address').fill(desk.dana.mail);
    const coming = sink.next();
    await page.getByRole('button', { name: 'Set a new password' }).click();
    await page.getByText('a link to set a password is on its way').waitFor();
    await expectAccessible(page);

    const link = linkIn((await coming).raw);
    await page.goto(link);
    await page.getByLabel('New password').fill('a password of her own');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('Your new password is set.').waitFor();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Mail address').fill(desk.dana.mail);
    await page.getByLabel('Password').fill('a password of her own');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();

    await page.goto(link);
    await page.getByText('This link was used already').waitFor();
    expect(await page.getByLabel('New password').count()).toBe(0);
    await context.close();
  });
});
