import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCaseFor } from '../src/modules/conversations/commands/open-case-for.ts';
import { changeCustomer } from '../src/modules/customers/commands/change-customer.ts';
import { openDesk } from '../src/modules/desks/commands/open-desk.ts';
import { admit, engage } from '../src/modules/desks/index.ts';
import { addPerson } from '../src/modules/people/commands/members.ts';
import { makeToken } from '../src/modules/people/commands/tokens.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aBrowser, phone, sendNow, signIn } from './browser.ts';

const { running, sink } = runningWithMail();
const browser = aBrowser();

type Maker = { slug: string; address: string; wrote: string; rang: string };
type Case = { id: string; reference: string };
const bill = { name: 'Bill Navarro', mail: 'bill@customers.example', phone: '+441632960771' };
const mina = { id: uuid(), organizationId: uuid(), mail: `${uuid()}@corvid.example` };
/** What only those of one maker's desk may read. */
const ofHarmon = /harmon|no sound|mono switch/i;
const ofCorvid = /corvid|crackle|valve/i;

let desk: Desk;
let harmon: Maker;
let corvid: Maker;

/** Clearline works for a second maker as well, and there through Dana alone; Bill is a customer of both. */
beforeAll(async () => {
  desk = await aDesk(running.test);
  harmon = { slug: desk.slug, address: desk.address, wrote: 'No sound', rang: 'The mono switch sticks' };
  const address = `care-${uuid().slice(-6)}@corvid.example`;
  corvid = { slug: `corvid-${uuid().slice(-6)}`, address, wrote: 'A crackle', rang: 'The valve is blue' };
  await running.test.database.as({ kind: 'operator' }, async (ctx) => {
    await sql`select app.found_organization(${mina.organizationId}, 'Corvid Sound', 'GB')`.execute(ctx.db);
    await addPerson(ctx, { ...mina, name: 'Mina Voss', administrator: true });
  });
  const { slug } = corvid;
  const zone = 'Europe/London';
  await desk.as(mina, (ctx) =>
    openDesk(ctx, { slug, address, name: 'Corvid Sound', zone, hours: { always: true } }),
  );
  await desk.as(mina, async (ctx) => {
    const { organizationId, id: personId } = desk.dana;
    const asked = { desk: slug, organizationId, role: 'provider' as const, purpose: 'answers' };
    const { id: engagementId } = await engage(ctx, asked);
    await admit(ctx, { desk: slug, personId, engagementId, role: 'agent' });
  });
  for (const maker of [harmon, corvid]) {
    await write(maker.address, maker.wrote);
    const { customer } = await caseOf(maker.wrote);
    await desk.as(desk.dana, async (ctx) => {
      await changeCustomer(ctx, { desk: maker.slug, customer, reachedAt: bill.phone });
      await openCaseFor(ctx, { desk: maker.slug, text: maker.rang, customer: { id: customer } });
    });
  }
});

async function write(to: string, subject: string, headers = {}): Promise<void> {
  if (!running.program.smtp) throw new Error('the program takes mail');
  const raw = aMail({ from: `${bill.name} <${bill.mail}>`, to, subject, text: `${subject}.`, headers });
  await sendBySmtp(running.program.smtp, { from: bill.mail, to, raw });
  await running.program.worker.settle();
}

async function caseOf(subject: string): Promise<Case & { customer: string }> {
  const { rows } = await running.test.sql(
    `select c.id, c.reference, c.customer_id as customer from cases c
     join case_words w on w.desk_id = c.desk_id and w.case_id = c.id where w.subject = $1`,
    [subject],
  );
  return rows[0];
}

const appOf = ({ organizationId }: Desk['leo']) => `${running.program.url}/app/o/${organizationId}`;

async function signedIn(person: Desk['leo']): Promise<Page> {
  const context = await browser.open();
  await signIn(context, running, person.id);
  return context.newPage();
}

const shown = async (page: Page) => (await page.locator('body').textContent()) ?? '';

/** What Bill is sent once Dana answers the case. */
async function answered(dana: Page, { wrote }: Maker) {
  await dana.goto(`${appOf(desk.dana)}/cases/${(await caseOf(wrote)).reference}`);
  await dana.getByRole('textbox', { name: 'Reply to Bill Navarro' }).fill('We look at it.');
  const before = await shown(dana);
  await dana.keyboard.press('Control+Enter');
  await sendNow(dana, { test: running.test, worker: running.program.worker });
  const { raw = '' } = sink.got.at(-1) ?? {};
  const { text = '', replyTo, messageId = '' } = await PostalMime.parse(raw);
  const link = text.match(/https?:\/\/\S+\/c\/\S+/)?.[0] ?? '';
  return { screen: before, raw, link, replyTo: replyTo?.[0]?.address ?? '', messageId };
}

/** What somebody's open screens are told, up to what is awaited. */
async function told(answer: Response, awaited: string): Promise<string> {
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes(awaited)) break;
  }
  return text;
}

describe('a provider of two rival makers', () => {
  it('answers each on its own desk, and the customer of both reads each apart, by mail and on its page', async () => {
    const dana = await signedIn(desk.dana);
    for (const [{ slug, wrote }, others] of [
      [harmon, ofCorvid],
      [corvid, ofHarmon],
    ] as const) {
      await dana.goto(`${appOf(desk.dana)}/today?owner=everybody&state=open&desk=${slug}`);
      await dana.getByRole('link', { name: wrote }).waitFor();
      expect(await dana.locator('main [data-row]').allTextContents()).not.toContainEqual(
        expect.stringMatching(others),
      );
    }

    const ours = await answered(dana, harmon);
    const theirs = await answered(dana, corvid);
    for (const [{ screen, raw }, { rang }, others] of [
      [ours, harmon, ofCorvid],
      [theirs, corvid, ofHarmon],
    ] as const) {
      expect(screen).toContain(rang);
      expect(screen).not.toMatch(others);
      expect(raw).toContain('We look at it.');
      expect(raw).not.toMatch(others);
    }
    await dana.context().close();

    const context = await browser.open({ viewport: phone, javaScriptEnabled: false });
    const page = await context.newPage();
    for (const [{ link }, maker, other, others] of [
      [ours, harmon, corvid, ofCorvid],
      [theirs, corvid, harmon, ofHarmon],
    ] as const) {
      await page.goto(link);
      await page.getByRole('link', { name: maker.rang }).waitFor();
      expect(await shown(page)).not.toMatch(others);
      const elsewhere = (await caseOf(other.wrote)).reference;
      const answer = await page.goto(`${running.program.url}/page/${maker.slug}/${elsewhere}`);
      expect(answer?.status()).toBe(404);
      expect(await shown(page)).not.toMatch(others);
    }
    await context.close();

    // A reply to the one that names the case of the other, and one to the other with what only this one gave out.
    const [our, their] = [await caseOf(harmon.wrote), await caseOf(corvid.wrote)];
    const inReply = { 'In-Reply-To': theirs.messageId, References: theirs.messageId };
    await write(ours.replyTo, `Hm 1, ${their.reference}`, inReply);
    const token = ours.replyTo.match(/\+[^@]+/)?.[0] ?? '';
    await write(corvid.address.replace('@', `${token}@`), `Hm 2, ${our.reference}`, inReply);
    const { rows } = await running.test.sql(
      `select d.slug, c.id from entry_words w join entries e on e.desk_id = w.desk_id and e.id = w.entry_id
       join cases c on c.desk_id = e.desk_id and c.id = e.case_id join desks d on d.id = e.desk_id
       where w.text like 'Hm %' order by w.text`,
    );
    expect(rows).toEqual([
      { slug: harmon.slug, id: our.id },
      { slug: corvid.slug, id: their.id },
    ]);
  });

  it('shows whoever works for the one alone nothing of the other', async () => {
    const { token } = await desk.as(desk.tom, (ctx) => makeToken(ctx, { name: 'stream' }));
    const headers = { authorization: `Bearer ${token}` };
    const stream = await fetch(`${running.program.url}/api/stream`, { headers });
    const tom = await signedIn(desk.tom);
    const sees = async (text: string) => {
      await tom.getByText(text).first().waitFor();
      expect(await shown(tom)).not.toMatch(ofCorvid);
    };
    await tom.goto(`${appOf(desk.tom)}/today?owner=everybody&state=open`);
    await sees(harmon.wrote);

    await tom.getByRole('link', { name: 'Search' }).click();
    const field = tom.getByRole('searchbox', { name: 'Words, a reference, or a customer' });
    for (const words of ['bill navarro', bill.mail, bill.phone]) {
      await field.fill(words);
      await tom.getByRole('region', { name: 'Customers' }).getByText(bill.name).waitFor();
      await sees(harmon.rang);
    }
    const { reference } = await caseOf(corvid.wrote);
    for (const words of ['crackle', 'valve', 'Hm 2', (await caseOf(corvid.rang)).reference]) {
      await field.fill(words);
      await tom.getByText(`Nothing found for “${words}”.`).waitFor();
    }

    await tom.keyboard.press('Control+k');
    await tom.keyboard.type('navarro');
    const palette = tom.getByRole('dialog', { name: 'Find or do anything' });
    await palette.getByRole('option', { name: bill.name }).waitFor();
    expect(await palette.textContent()).not.toMatch(ofCorvid);

    await tom.goto(`${running.program.url}/call?number=${encodeURIComponent(bill.phone)}`);
    const card = tom.getByRole('region', { name: 'Calls' });
    await card.getByRole('option', { name: /Bill Navarro.*2 open/s }).click();
    await card.getByRole('button', { name: harmon.wrote }).waitFor();
    await sees(harmon.rang);

    await tom.goto(`${appOf(desk.tom)}/cases/${(await caseOf(harmon.wrote)).reference}`);
    await tom.getByRole('region', { name: 'Their other cases' }).getByText(harmon.rang).waitFor();
    await sees('Hm 1');
    for (const path of [`cases/${reference}`, `desks/${corvid.slug}/settings`]) {
      await tom.goto(`${appOf(desk.tom)}/${path}`);
      await sees('There is nothing here');
    }

    await write(corvid.address, 'A second crackle');
    await write(harmon.address, 'A second silence');
    const heard = await told(stream, (await caseOf('A second silence')).id);
    expect(heard).not.toContain((await caseOf('A second crackle')).id);
    await tom.context().close();
  });
});
