import { readFile } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aBrowser, expectAccessible, expectAccessibleInBoth, phone, screensOf } from './browser.ts';

const { running, sink } = runningWithMail();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const raysDesk = 'help@repairs.example';

async function written(coming: Promise<{ to: string[]; raw: string }>) {
  const { to, raw } = await coming;
  const { subject = '', text = '' } = await PostalMime.parse(raw);
  return { to: to[0] ?? '', subject, text };
}

const opened = screensOf(browser, running);

/** What a link opens on a phone; looking at it does nothing. */
async function expectAccessibleTo(link: string): Promise<void> {
  const context = await browser.open({ viewport: phone });
  const page = await context.newPage();
  await page.goto(link);
  await expectAccessible(page);
  await context.close();
}

/** A customer of Ray's writes. */
function customerWrites(): Promise<unknown> {
  const { smtp } = running.program;
  if (!smtp) throw new Error('the program takes mail');
  const from = 'bill@customers.example';
  const raw = aMail({ from, to: raysDesk, subject: 'The washing machine', text: 'It does not spin.' });
  return sendBySmtp(smtp, { from, to: raysDesk, raw });
}

describe('a desk that a provider prepares', () => {
  it('begins once Ray says yes by the link, on a phone, without an account', async () => {
    const page = await opened('organization', desk.priya);
    await page.getByRole('link', { name: 'Start a desk' }).click();
    const form = page.getByRole('region', { name: 'For a client' });
    await form.getByLabel('Name of the client').fill('Ray’s Repairs');
    await form.getByLabel('Who answers for it there').fill('Ray Kowalski');
    await form.getByLabel('Their mail address').fill('ray@repairs.example');
    await form.getByLabel('What customers call the desk').fill('Ray’s Repairs');
    await form.getByLabel('Short name of the desk').fill('rays-repairs');
    await form.getByLabel('Mail address of the desk').fill(raysDesk);
    await form.getByLabel('What you do for them').fill('We answer the telephone and make appointments.');
    await form.getByLabel('Which data of their customers is agreed').fill('names, addresses');
    await form
      .getByLabel('Add the agreement as a file')
      .setInputFiles({ name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('By the call.') });
    await form.getByRole('button', { name: 'Leave it out: terms.txt' }).waitFor();
    await form.getByLabel('As what Dana Okafor works there').selectOption('agent');
    await form.getByLabel('Dana Okafor: What they are called').fill('Front office');
    await form.getByLabel('As what Tom Hughes works there').selectOption('agent');
    await form.getByLabel('Tom Hughes: What they are called').fill('Front office');
    await form.getByText('Do and tell me: you do it up to the limit, and they are told.').waitFor();
    await form.getByLabel('Visit').selectOption('Do and tell me');
    await form.getByLabel('Replacement').selectOption('Draft for me; without an answer, do it');
    await form.getByText('Add a kind of act').click();
    await form.getByLabel('What it is called').fill('Call-out');
    await form.getByRole('button', { name: 'Add this kind' }).click();
    await form.getByLabel('Call-out', { exact: true }).selectOption('Do and tell me');
    await form.getByLabel('Call-out: Up to, on one case').fill('40');
    await form.getByText('More that can be prepared').click();
    await form.getByRole('button', { name: 'Add a company' }).click();
    const parts = form.getByRole('group', { name: 'Add a company' });
    await parts.getByLabel('Name of the company').fill('Parts Ltd');
    const named = form.getByRole('group', { name: 'Parts Ltd' });
    await named.getByLabel('Its mail address, its domain or both').fill('orders@parts.example');
    await named.getByLabel('What for').fill('delivers parts');
    await named.getByLabel('How they are paid').fill('by the part');
    await form.getByRole('button', { name: 'Add somebody' }).click();
    const zoe = form.getByRole('group', { name: 'Add somebody' });
    await zoe.getByLabel('Their mail address').fill('zoe@repairs.example');
    await zoe.getByLabel('Name of whoever stands in').fill('Zoe Lind');
    await form.getByLabel('Standing rule').fill('Two weeks beside Dana.');
    await form.getByLabel('Who must have trained them').selectOption('Dana Okafor');
    await form.getByRole('checkbox', { name: 'lead', exact: true }).uncheck();
    const hours = form.getByLabel('For how many hours the client may refuse');
    await hours.fill('400');
    expect(await hours.evaluate((field) => field.matches(':invalid'))).toBe(true);
    await hours.fill('12');
    await expectAccessibleInBoth(page);
    const asking = written(sink.next());
    await form.getByRole('button', { name: 'Ask them' }).click();
    const list = page.getByRole('region', { name: 'Prepared for clients' });
    await list.getByText('waits for their yes').waitFor();

    const asked = await asking;
    expect(asked).toMatchObject({
      to: 'ray@repairs.example',
      subject: 'Clearline has prepared your service desk',
    });
    await expect(customerWrites()).rejects.toThrow(/550/);

    const rays = await browser.open({ javaScriptEnabled: false, viewport: phone });
    const says = await rays.newPage();
    const link = asked.text.match(/https?:\/\/\S+\/b\/\S+/)?.[0] ?? '';
    await expectAccessibleTo(link);
    await says.goto(link);
    expect(says.url()).not.toContain('/b/');
    await says.getByRole('heading', { name: 'What Clearline would do for Ray’s Repairs' }).waitFor();
    const saving = says.waitForEvent('download');
    await says.getByRole('link', { name: 'terms.txt' }).click();
    expect(await readFile(await (await saving).path(), 'utf8')).toBe('By the call.');
    await says.getByText('they do it and tell you', { exact: true }).waitFor();
    await says.getByText('they ask you each time, and may do it if you do not answer in time').waitFor();
    await says.getByText('unless you refuse within 12 hours').waitFor();
    await says.getByText('Dana Okafor says that they trained them.').waitFor();
    await says.getByText('up to €40.00: they do it and tell you').waitFor();
    await says.getByText('paid: by the part').waitFor();
    await says.getByText('Zoe Lind (zoe@repairs.example)').waitFor();
    await says.getByRole('checkbox', { name: 'Tom Hughes' }).uncheck();
    const telling = written(sink.next());
    await says.getByRole('button', { name: 'Yes, begin' }).click();
    await says.getByText('You have said yes. Clearline may begin.').waitFor();
    await expectAccessibleTo(link);
    expect(await telling).toMatchObject({
      to: desk.priya.mail,
      subject: 'Ray’s Repairs has said yes. The desk is there, and mail to it becomes a case.',
    });
    await rays.close();
    await page.reload();
    await list.getByText('they said yes').waitFor();

    const receiving = written(sink.next());
    await customerWrites();
    expect(await receiving).toMatchObject({ to: 'bill@customers.example' });
    const danas = await opened('today', desk.dana);
    await danas.getByText('The washing machine').first().waitFor();
    const { rows } = await running.test.sql(
      `select p.name from roster r join desks d on d.id = r.desk_id join persons p on p.id = r.person_id
       where d.slug = 'rays-repairs' order by p.name`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['Dana Okafor', 'Ray Kowalski', 'Zoe Lind']);
    const of = "join desks d on d.id = desk_id where d.slug = 'rays-repairs'";
    const rules = await running.test.sql(`select roles, veto_hours from roster_rules ${of}`);
    expect(rules.rows).toEqual([{ roles: ['agent'], veto_hours: 12 }]);
    const agreed = await running.test.sql(`select count(*)::int as n from agreements ${of}`);
    expect(agreed.rows).toEqual([{ n: 1 }]);
    const mandates = await running.test.sql(
      `select kind, step, goes_on from mandates ${of} and goes_on order by kind`,
    );
    expect(mandates.rows).toEqual([{ kind: 'replacement', step: 'draft', goes_on: true }]);
  });
});
