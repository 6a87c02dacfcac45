import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeDesk } from '../src/modules/desks/commands/change-desk.ts';
import { beAway } from '../src/modules/people/commands/absences.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aBrowser, expectAccessible, phone, screensOf } from './browser.ts';

const { running, sink } = runningWithMail();
const browser = aBrowser();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

/** What came to each customer by mail so far. */
async function mails(): Promise<{ to: string; text: string }[]> {
  await running.program.worker.settle();
  return Promise.all(
    sink.got.map(async ({ to, raw }) => ({
      to: to[0] ?? '',
      text: (await PostalMime.parse(raw)).text ?? '',
    })),
  );
}

const linkIn = (text: string) => text.match(/https?:\S+\/c\/\S+/)?.[0] ?? '';

async function onPhone(link: string): Promise<Page> {
  const context = await browser.open({ viewport: phone });
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

const [monday, friday] = [1, 5];
const day: [string, string][] = [['09:00', '17:30']];
const officeHours = { week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] } };

describe('half of a company', () => {
  it('leaves on a Friday evening, and every customer reads at once whose their case is now and starts nothing over', async () => {
    const { test } = running;
    await desk.as(desk.leo, (ctx) => changeDesk(ctx, { desk: desk.slug, hours: officeHours }));
    await test.moveTo(friday, '15:00');
    const cases: (Awaited<ReturnType<typeof aCase>> & { address: string })[] = [];
    for (const name of ['Ann Ode', 'Ben Orr', 'Cat Ivy', 'Dov Lem', 'Eva Rit', 'Fay Sol']) {
      const address = `${name.slice(0, 3).toLowerCase()}-${desk.slug}@customers.example`;
      cases.push({ ...(await aCase(desk, { name, address })), address });
    }
    const leaving = [desk.dana, desk.tom];
    const left = cases.filter(({ ownerId }) => leaving.some(({ id }) => id === ownerId));
    expect(left.length).toBeGreaterThan(2);
    await mails();

    const evening = await test.moveTo(friday, '18:30');
    const priyas = await opened('organization', desk.priya);
    const people = priyas.getByRole('region', { name: 'People' });
    for (const name of ['Dana Okafor', 'Tom Hughes']) {
      await people.getByRole('button', { name: `End the membership of ${name}` }).click();
      await priyas.getByRole('button', { name: 'End the membership', exact: true }).click();
      await people
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByText(/^ended /)
        .waitFor();
      await priyas.getByRole('dialog').waitFor({ state: 'detached' });
    }

    // Nobody works until Monday, and nobody waits until then to hear who it is.
    const told = (await mails()).filter(({ text }) =>
      text.includes('From now on Priya Raman looks after it'),
    );
    expect(told.map(({ to }) => to).sort()).toEqual(left.map(({ address }) => address).sort());
    expect((await test.now()).since(evening.toInstant()).total('minutes')).toBeLessThan(10);
    for (const { text } of told) {
      expect(text).toMatch(/^Next word by: Monday .* at (09|1\d):\d\d /m);
      const page = await onPhone(linkIn(text));
      await page.getByRole('heading', { name: 'Priya Raman looks after this' }).waitFor();
      await page.getByText('I followed the sheet to the letter.').waitFor();
      await page
        .getByText(/does not work on this any more/)
        .first()
        .waitFor();
      await page.getByRole('heading', { name: /^Next word by Monday/ }).waitFor();
      await page.context().close();
    }

    await test.moveTo(monday, '09:00');
    await running.program.worker.settle();
    await priyas.getByRole('link', { name: 'Today' }).first().click();
    for (const { reference } of left) await priyas.locator(`a[data-row][href*="${reference}"]`).waitFor();
    const { rows } = await test.sql(
      `select owner_id, due > app.now() as is_in_time from cases where desk_id = $1`,
      [desk.id],
    );
    expect(rows.filter((row) => !row.is_in_time || leaving.some(({ id }) => id === row.owner_id))).toEqual(
      [],
    );
    expect(rows).toHaveLength(cases.length);
    await priyas.context().close();
  });
});

describe('a customer who is told of a hand-off', () => {
  it('says that they would rather wait, and hears that it stays with whom they know', async () => {
    const address = `bill-${desk.slug}@customers.example`;
    const theCase = await aCase(desk, { address });
    const people = { 'Dana Okafor': desk.dana, 'Tom Hughes': desk.tom, 'Priya Raman': desk.priya };
    const [name = '', owner = desk.dana] =
      Object.entries(people).find(([, { id }]) => id === theCase.ownerId) ?? [];
    const [[taker, takers], [away, awayOnes]] = Object.entries(people).filter(
      ([other]) => other !== name,
    ) as [[string, Desk['tom']], [string, Desk['tom']]];
    await desk.as(awayOnes, (ctx) =>
      beAway(ctx, {
        startsAt: ctx.now,
        endsAt: new Date(Date.parse(ctx.now) + 86_400_000).toISOString(),
        standInId: takers.id,
      }),
    );

    const page = await opened(`cases/${theCase.reference}`, owner);
    await page.getByRole('button', { name: 'Hand off' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Background: what led here').inputValue()).toContain(
      'I followed the sheet to the letter.',
    );
    await dialog.getByLabel('Hand off to').selectOption({ label: `${away}, Clearline` });
    await dialog
      .getByText(new RegExp(`${away}.* is away until .*; .*${taker}.* answers for them until then`))
      .waitFor();
    await dialog.getByLabel('Hand off to').selectOption({ label: `${taker}, Clearline` });
    await dialog.getByLabel('Situation: what it is about now').fill('No sound, and the sheet is wrong.');
    expect(await dialog.getByText(/away until/).count()).toBe(0);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Offer the case' }).click();
    await page.getByText(/If nobody answers by .+, it goes to whoever leads\./).waitFor();

    await running.test.advance('2 minutes');
    const told = (await mails()).find(({ to, text }) => to === address && text.includes('hand this over to'));
    expect(told?.text).toContain(`${name} would like to hand this over to ${taker}`);
    const theirs = await onPhone(linkIn(told?.text ?? ''));
    await expectAccessible(theirs);
    await theirs.getByRole('button', { name: `I would rather wait for ${name}` }).click();
    await theirs.getByText(`You said that you would rather wait for ${name}.`).waitFor();

    const takersPage = await opened(`cases/${theCase.reference}`, takers);
    await takersPage.getByText(`would rather wait for ${name}.`).first().waitFor();
    await takersPage.getByText('Tell them in your own words why it is you').waitFor();
    await expectAccessible(takersPage);

    await page.getByText('Take the offer back, or write to them why it is so.').waitFor();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('As you wished, this stays with').first().waitFor();
    const last = (await mails()).filter(({ to }) => to === address).at(-1);
    expect(last?.text).toContain(`As you wished, this stays with ${name}.`);
    for (const one of [page, theirs, takersPage]) await one.context().close();
  });
});
