import { beforeAll, describe, expect, it } from 'vitest';
import { say } from '../src/modules/conversations/commands/say.ts';
import { customerLinkUrl } from '../src/modules/customers/index.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, phone, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

/** From an hour ago until in two hours, at the desk. */
async function quietNow() {
  const { rows } = await running.test.sql(
    `select to_char((app.now() - interval '1 hour') at time zone zone, 'HH24:MI') as from,
       to_char((app.now() + interval '2 hours') at time zone zone, 'HH24:MI') as until
     from desks where id = $1`,
    [desk.id],
  );
  return rows[0] as { from: string; until: string };
}

describe('a customer who wants quiet', () => {
  it('says so on their page, without JavaScript; the case shows it, and why a word waits', async () => {
    const { id, customerId } = await aCase(desk, { name: 'Bill Navarro', address: 'bill@customers.example' });
    const { rows } = await running.test.sql('select id from customer_links where customer_id = $1', [
      customerId,
    ]);
    const quiet = await quietNow();
    const customer = await browser.open({ javaScriptEnabled: false, viewport: phone });
    const page = await customer.newPage();
    await page.goto(customerLinkUrl(running.program.database.site, rows[0].id));
    await page.getByText('How and when shall we reach you?').click();
    await page.getByRole('radio', { name: 'By mail' }).check();
    expect(await page.getByRole('radio', { name: 'By text message' }).count()).toBe(0);
    await page.getByLabel('From').fill(quiet.from);
    const form = page.locator('form.wishes');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Please give two different times').waitFor();
    await page.getByLabel('Until').fill(quiet.until);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Thank you. We keep to it from now on.').waitFor();
    await page.getByText('You chose how and when you hear from us.').waitFor();
    await page
      .getByText(
        `You asked to hear from us by mail. You asked for quiet from ${quiet.from} to ${quiet.until}, United Kingdom Time.`,
      )
      .waitFor();
    await customer.close();

    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, audience: 'customer', text: 'It runs again.' }));
    const context = await browser.open({ timezoneId: 'America/New_York' });
    await signIn(context, running, desk.dana.id);
    const staff = await context.newPage();
    await staff.goto(`${running.program.url}/app/cases/${id}`);
    const hours = `but not from ${quiet.from} to ${quiet.until}`;
    await staff.getByText(`Bill Navarro chose to hear by mail, ${hours}`).first().waitFor();
    await staff.getByText(/^waits for the end of their quiet hours, /).waitFor();
    await staff.getByText(`from ${quiet.from} to ${quiet.until} (London time)`).waitFor();
    await staff.goto(`${running.program.url}/app/desks/${desk.slug}/outbox`);
    await staff.getByText('bill@customers.example').first().click();
    await staff.getByText(/^waits for the end of their quiet hours, /).waitFor();
    await context.close();
  });

  it('keeps what is chosen elsewhere on the page, and nothing where nothing is', async () => {
    const { id, customerId } = await aCase(desk, { name: 'Ida Voss', address: 'ida@customers.example' });
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, audience: 'customer', text: 'We look at it.' }));
    const { rows } = await running.test.sql('select id from customer_links where customer_id = $1', [
      customerId,
    ]);
    const theirs = await browser.open({ viewport: phone });
    const page = await theirs.newPage();
    await page.goto(customerLinkUrl(running.program.database.site, rows[0].id));
    const kind = page.getByLabel('What is it?');
    const weekly = page.getByRole('radio', { name: 'Once a week' });
    const save = async () => {
      await page.getByText('How and when shall we reach you?').click();
      await page.getByRole('radio', { name: 'By mail' }).check();
      await page.locator('form.wishes').getByRole('button', { name: 'Save' }).click();
      await page.getByText('Thank you. We keep to it from now on.').waitFor();
    };
    await page.getByRole('link', { name: 'A word for whoever helped you' }).click();
    await kind.waitFor();
    await save();
    expect(await kind.count()).toBe(0);

    await page.getByRole('link', { name: 'A word for whoever helped you' }).click();
    await kind.selectOption('Feedback');
    await page.getByText('Change', { exact: true }).click();
    await weekly.check();
    await save();
    expect(await weekly.isChecked()).toBe(true);
    expect(await kind.locator('option:checked').textContent()).toBe('Feedback');
    await theirs.close();
  });

  it('is asked in a form that everybody can use', async () => {
    const { customerId } = await aCase(desk, { name: 'Ana Ruiz', address: 'ana@customers.example' });
    const { rows } = await running.test.sql('select id from customer_links where customer_id = $1', [
      customerId,
    ]);
    const theirs = await browser.open({ viewport: phone });
    const page = await theirs.newPage();
    await page.goto(customerLinkUrl(running.program.database.site, rows[0].id));
    await page.getByText('How and when shall we reach you?').click();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
    await theirs.close();
  });
});
