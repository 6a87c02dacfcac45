import type { APIResponse, Locator, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { untilNoon } from '../src/modules/clientroom/at-noon.fixture.ts';
import { chooseMorning } from '../src/modules/clientroom/commands/choose-morning.ts';
import { say } from '../src/modules/conversations/commands/say.ts';
import { allow, doFor, refundOf, upTo } from '../src/modules/mandates/acts.fixture.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aBrowser, phone, screensOf } from './browser.ts';

const { running, sink } = runningWithMail();
const browser = aBrowser();
const bill = 'bill@customers.example';
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  await allow(desk, upTo(5000, 'tell'));
  await untilNoon(running.test);
  await desk.as(desk.leo, (ctx) =>
    chooseMorning(ctx, { desk: desk.slug, at: '07:00', channel: 'mail', alsoNothing: false }),
  );
});

const opened = screensOf(browser, running);
const nowOf = async () =>
  ((await running.test.sql('select app.now() as now')).rows[0].now as Date).toISOString();

/** Time goes by, and somebody is sent mails that say so. */
async function later(interval: string, to: string): Promise<{ subject: string; text: string }[]> {
  const before = sink.got.length;
  await running.test.advance(interval);
  await running.program.worker.settle();
  const mails = sink.got.slice(before).filter((mail) => mail.to.includes(to));
  return Promise.all(
    mails.map(async ({ raw }) => {
      const { subject = '', text = '' } = await PostalMime.parse(raw);
      return { subject, text: text.replaceAll(/\s+/g, ' ') };
    }),
  );
}

/** Dana asks for more than is allowed on a customer's case, and sees to what is done if nobody answers. */
async function askedTooMuch(
  address: string,
  seeToOtherwise: (dialog: Locator) => Promise<void>,
): Promise<Page> {
  const { id, reference } = await aCase(desk, { address });
  await desk.as(desk.dana, (ctx) => {
    const nextWordBy = new Date(Date.parse(ctx.now) + 72 * 3_600_000).toISOString();
    return say(ctx, { case: id, audience: 'customer', text: 'We ask for your money.', nextWordBy });
  });
  const dana = await opened(`cases/${reference}`, desk.dana);
  await dana.getByRole('heading', { name: 'No sound on the mains' }).waitFor();
  await dana.keyboard.press('f');
  const dialog = dana.getByRole('dialog', { name: 'Do something for them' });
  await dialog.getByLabel('How much').fill('80');
  await seeToOtherwise(dialog);
  await dialog.getByLabel('What it is, and why').fill('The jack is broken');
  await dana.keyboard.press('Control+Enter');
  await dana.getByText('Harmon Audio is asked.').waitFor();
  return dana;
}

describe('a refund above the mandate', () => {
  it('is asked of the client, who does not answer: what is allowed is done, and everybody can read why', async () => {
    const dana = await askedTooMuch(bill, (dialog) =>
      dialog.getByLabel('If nobody answers, do this much').fill('40'),
    );
    await dana.getByRole('link', { name: 'Today' }).click();

    // Asked at noon, for an answer until noon; the client has its mail in between.
    const [asking, ...others] = await later('20 hours', desk.leo.mail);
    expect(others).toEqual([]);
    expect(asking?.subject).toBe('This morning at Harmon Audio');
    expect(asking?.text).toContain('What we wait for from you: 1.');
    expect(asking?.text).toMatch(
      /Bill Navarro: Refund, €80\.00: The jack is broken \(by .* 12:0\d.*, else: Refund, €40\.00, which is allowed already\.\)/,
    );

    const [told, ...more] = await later('5 hours', bill);
    expect(more).toEqual([]);
    expect(told?.text).toContain(
      'Refund, €40.00: this is done. We had asked for more, and the answer did not come in time, so we did what we may do at once.',
    );
    expect(told?.text).toContain('Next word by:');

    await dana.getByRole('region', { name: 'New for you' }).getByRole('button', { name: 'Show' }).click();
    const said = dana.getByRole('region', { name: 'Said to you' });
    await said.getByRole('link', { name: 'Nobody answered in time: Done instead: Refund, €40.00.' }).click();
    const conversation = dana.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('The client did not answer in time').waitFor();
    await conversation.getByText('Done instead: Refund, €40.00.').waitFor();
    await conversation.getByText('Refund, €40.00: this is done.').waitFor();
    const leo = await opened(`desks/${desk.slug}/morning`, desk.leo);
    const wrong = leo.getByRole('region', { name: 'What went wrong' });
    const passed = wrong.getByRole('listitem').filter({ hasText: 'Done instead: Refund, €40.00.' });
    await passed.getByText(/Asked of you and not answered by/).waitFor();
    await passed.getByRole('link').click();
    await leo
      .getByRole('region', { name: 'Conversation' })
      .getByText('Done instead: Refund, €40.00.')
      .waitFor();

    const context = await browser.open({ viewport: phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(told?.text.match(/https?:\/\/\S+\/c\/\S+/)?.[0] ?? '');
    await page.getByText('Refund, €40.00: this is done.').waitFor();
    expect(await page.locator('body').textContent()).not.toMatch(/€80|client|mandate/i);
    await Promise.all([dana.context().close(), leo.context().close(), context.close()]);
  });

  it('is not done where nothing else was said, and the customer reads the truth and when the next word comes', async () => {
    const cleo = 'cleo@customers.example';
    const dana = await askedTooMuch(cleo, (dialog) =>
      dialog.getByText('nothing is done, and the customer is told so').waitFor(),
    );

    const told = (await later('49 hours', cleo)).at(-1);
    const says =
      'We asked whether we may pay money back to you. Nobody has answered yet, so nothing is done so far.';
    expect(told?.text).toContain(says);
    expect(told?.text).toContain('still looks after this and stays on it.');
    expect(told?.text).toContain('Next word by:');
    const conversation = dana.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('Nothing is done, and the customer is told so.').waitFor();

    const context = await browser.open({ viewport: phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(told?.text.match(/https?:\/\/\S+\/c\/\S+/)?.[0] ?? '');
    await page.getByText(says).waitFor();
    expect(await page.locator('body').textContent()).not.toMatch(/€80|client|mandate/i);
    await Promise.all([dana.context().close(), context.close()]);
  });

  it('is answered from the morning’s mail by one link, without signing in', async () => {
    const { id, reference } = await aCase(desk, { address: 'eve@customers.example' });
    await untilNoon(running.test);
    const by = new Date(Date.parse(await nowOf()) + 24 * 3_600_000).toISOString();
    await doFor(desk, id, refundOf(9000, { ifNobody: { by } }));
    const answered =
      /Refund, €90\.00: The jack is broken .*? Yes \/ No, by this link, without signing in: (\S+\/t\/\S+)/;
    const mails = await later('20 hours', desk.leo.mail);
    const link = mails.flatMap(({ text }) => text.match(answered)?.[1] ?? [])[0];
    const context = await browser.open({ viewport: phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(link ?? '');
    await page.getByRole('button', { name: 'Yes' }).click();
    await running.program.worker.settle();
    const dana = await opened(`cases/${reference}`, desk.dana);
    const conversation = dana.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('The client agreed').waitFor();
    await Promise.all([dana.context().close(), context.close()]);
  });

  it('is said to be asked where the mandate was lowered while it was written', async () => {
    const { reference } = await aCase(desk, { address: 'ann@customers.example' });
    const dana = await opened(`cases/${reference}`, desk.dana);
    // Her screen has not heard of it yet.
    let first: Awaited<ReturnType<APIResponse['body']>> | undefined;
    await dana.route(`**/api/desks/*/mandates`, async (route) => {
      const response = await route.fetch();
      first ??= await response.body();
      await route.fulfill({ response, body: first });
    });
    await dana.getByRole('heading', { name: 'No sound on the mains' }).waitFor();
    await dana.keyboard.press('f');
    const dialog = dana.getByRole('dialog', { name: 'Do something for them' });
    await dialog.getByLabel('How much').fill('30');
    await dialog.getByLabel('What it is, and why').fill('The jack is broken');
    await dialog.getByText('it is done at once, and they are told').waitFor();
    await allow(desk, upTo(1000, 'tell'));
    await dana.keyboard.press('Control+Enter');
    await dana.getByText('Harmon Audio is asked.').waitFor();
    await dana.context().close();
  });
});
