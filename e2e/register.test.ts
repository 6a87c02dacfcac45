import { beforeAll, describe, expect, it } from 'vitest';
import { addGateway } from '../src/modules/conversations/gateway/gateways.ts';
import { admit, engage } from '../src/modules/desks/index.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, expectAccessibleInBoth, phone, screensOf, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  const connection = { format: 'twilio' as const, account: 'AC1', token: 'of nobody' };
  await desk.as(desk.leo, (ctx) =>
    addGateway(ctx, { desk: desk.slug, number: '+44 113 496 0001', connection }),
  );
});

describe('the register of who processes data', () => {
  it('says what is agreed with each company now, and is printed without what stands around it', async () => {
    const context = await browser.open();
    await signIn(context, running, desk.leo.id);
    const page = await context.newPage();
    const { organizationId } = desk.leo;
    await page.goto(`${running.program.url}/app/o/${organizationId}/desks/${desk.slug}/settings`);

    const companies = page.getByRole('region', { name: 'Companies' });
    await companies.getByRole('button', { name: 'Change the engagement of Clearline' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the engagement of Clearline' });
    await dialog.getByLabel('Which data of the customers is agreed').fill('name, contact, case');
    await dialog.getByLabel('Country where they keep it').fill('ie');
    await dialog.getByLabel('How they are reached about data').fill('privacy@clearline.example');
    await dialog.getByLabel('What keeps it safe in another country').fill('Standard contractual clauses');
    await dialog.getByLabel('How they are paid').fill('by the hour');
    await dialog.getByLabel('Agreement', { exact: true }).fill('Night desk 2026');
    await dialog.getByLabel('Until').fill('2099-12-31T18:00');
    await expectAccessible(page, '[role=dialog]');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await companies
      .getByText(
        'agreed: name, contact and case · kept in Ireland · paid: by the hour · agreement: Night desk 2026',
      )
      .waitFor();

    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      companies.getByRole('button', { name: 'Keep an agreement with Clearline as a file' }).click(),
    ]);
    await chooser.setFiles({
      name: 'night-desk.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('By night.'),
    });
    await page.getByText('night-desk.txt is kept.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      companies.getByRole('button', { name: 'night-desk.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('night-desk.txt');

    const card = page.getByRole('region', { name: 'Register of who processes data' });
    await card.getByLabel('When it is erased').fill('Cases three years after their end.');
    await card.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await expectAccessibleInBoth(page);
    await card.getByRole('link', { name: 'Open the register' }).click();

    await page.getByRole('heading', { name: 'Who processes the data of Harmon Audio' }).waitFor();
    const controller = page.getByRole('region', { name: 'Controller' });
    await controller.getByText('Cases three years after their end.').waitFor();
    const clearline = page.getByRole('region', { name: 'Clearline (provider)' });
    await clearline.getByText('name, contact, case').waitFor();
    await clearline.getByText('Ireland').waitFor();
    await clearline.getByText('privacy@clearline.example').waitFor();
    await clearline.getByText('Standard contractual clauses').waitFor();
    await controller.getByText('Clearline, Soundhouse').waitFor();
    await clearline.getByText('31 December 2099').waitFor();
    const soundhouse = page.getByRole('region', { name: 'Soundhouse (third party)' });
    await soundhouse.getByText('takes returns').waitFor();
    await soundhouse.getByText('it may be given: name, mail and phone').waitFor();
    await page
      .getByRole('region', { name: 'Who carries calls, texts and mails' })
      .getByText('api.twilio.com: calls and texts at +441134960001')
      .waitFor();
    await expectAccessibleInBoth(page);
    await page.setViewportSize(phone);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);

    await page.emulateMedia({ media: 'print' });
    await clearline.waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('button').count()).toBe(0);
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    await context.close();
  });

  it('says of those still to come from when on they are here, and not that they read anything', async () => {
    const on = await aDesk(running.test);
    const { dana } = await aDesk(running.test);
    const startsAt = (await running.test.now()).add({ hours: 48 }).toString();
    await on.as(on.leo, async (ctx) => {
      const asked = { desk: on.slug, role: 'provider' as const, purpose: 'answers at night', startsAt };
      const { id: engagementId } = await engage(ctx, { ...asked, organizationId: dana.organizationId });
      await admit(ctx, { desk: on.slug, personId: dana.id, engagementId, role: 'lead' });
    });
    const page = await screensOf(browser, running)(`desks/${on.slug}/settings`, on.leo);
    const people = page.getByRole('region', { name: 'People', exact: true });
    await people.getByText(/^from /).waitFor();
    expect(await people.getByText(/^from /).count()).toBe(1);
    await page.getByRole('link', { name: 'Open the register' }).click();
    const providers = page.getByRole('region', { name: 'Clearline (provider)' });
    await providers.getByText('answers at night').waitFor();
    expect(await providers.count()).toBe(2);
    expect(await providers.getByText('Its people on the desk read all of it').count()).toBe(1);
    await page.context().close();
  });
});
