import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { unpackTar } from 'modern-tar';
import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeEngagement } from '../src/modules/desks/commands/change-engagement.ts';
import { admit, engage } from '../src/modules/desks/index.ts';
import { addPerson } from '../src/modules/people/commands/members.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();

let desk: Desk;
let theCase: Awaited<ReturnType<typeof aCase>>;
const organizationId = uuid();
const nora = { id: uuid(), organizationId, mail: `${uuid()}@northline.example` };
beforeAll(async () => {
  desk = await aDesk(running.test);
  theCase = await aCase(desk);
  await running.test.database.as({ kind: 'operator' }, async (ctx) => {
    await sql`select app.found_organization(${organizationId}, 'Northline', 'IE')`.execute(ctx.db);
    await addPerson(ctx, { ...nora, name: 'Nora Quinn', administrator: true });
  });
  await desk.as(desk.leo, async (ctx) => {
    const asked = { desk: desk.slug, organizationId, role: 'provider' as const, purpose: 'answers' };
    const { id: engagementId } = await engage(ctx, asked);
    await admit(ctx, { desk: desk.slug, personId: nora.id, engagementId, role: 'lead' });
    // Whose engagement has an end, but not yet, can receive work.
    const endsAt = '2099-01-01T00:00:00Z';
    await changeEngagement(ctx, { desk: desk.slug, engagement: engagementId, endsAt });
  });
});

const opened = screensOf(browser, running);

const settings = () => `desks/${desk.slug}/settings`;
const card = (page: Page) => page.getByRole('region', { name: 'Take back or move the work' });

/** A time of tomorrow as the field takes it. */
async function tomorrow(): Promise<string> {
  const { rows } = await running.test.sql(
    `select to_char((app.now() + interval '1 day') at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI') as at`,
  );
  return rows[0].at;
}

const whatGoesAlong = expect.arrayContaining(['manifest.json', 'data/cases/000001.ndjson', 'end.json']);

/** The names of what lies in the archive that is saved then. */
async function savedBy(page: Page, act: () => Promise<void>): Promise<string[]> {
  const taking = page.waitForEvent('download');
  await act();
  const saved = await taking;
  expect(saved.suggestedFilename()).toBe(`${desk.slug}.tar`);
  const parts = await unpackTar(new Uint8Array(await readFile(await saved.path())));
  return parts.map(({ header }) => header.name);
}

describe('the work of a company', () => {
  it('is announced to move on a screen, read by everybody, and called off', async () => {
    const page = await opened(settings(), desk.leo);
    await card(page).getByText('No work is to move.').waitFor();
    await card(page).getByRole('button', { name: 'Take back or move' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take back or move' });
    await dialog.getByLabel('Who does it from then on').selectOption('Northline');
    await dialog.getByLabel('When').fill(await tomorrow());
    await dialog
      .getByText('Northline goes on. Both companies are told now, and you can call it off')
      .waitFor();
    await expectFitting(page, looks);
    await dialog.getByRole('button', { name: 'Announce it' }).click();
    await page.getByText('Announced. Both companies are told.').waitFor();
    await card(page).getByText('The work of Clearline moves to Northline').waitFor();
    await expectFitting(page, looks);
    await expectAccessible(page);

    const dana = await opened('today', desk.dana);
    await dana.getByRole('region', { name: 'Whose work moves' }).getByText('moves to Northline').waitFor();
    await dana.context().close();

    await card(page).getByRole('button', { name: 'Call off: the work of Clearline stays' }).click();
    await page.getByText('Called off. Everything stays as it is.').waitFor();
    await card(page).getByText('that it moves to Northline was called off').waitFor();
    await page.context().close();
  });

  it('moves now: whoever receives it finds the briefing, and whoever gave it sees nothing', async () => {
    const before = await opened(`cases/${theCase.id}`, desk.dana);
    await before.getByRole('heading', { name: 'No sound on the mains' }).waitFor();
    const page = await opened(settings(), desk.leo);
    await card(page).getByRole('button', { name: 'Take back or move' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take back or move' });
    await dialog.getByLabel('Who does it from then on').selectOption('Northline');
    await dialog.getByText('Both companies are told, and it cannot be called off.').waitFor();
    await dialog.getByRole('button', { name: 'Move it now' }).click();
    await card(page).getByText('The work of Clearline has moved to Northline').waitFor();
    await before.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    const then = await opened(`cases/${theCase.id}`, nora);
    await then.getByText('They asked: I followed the sheet to the letter.').waitFor();
    await then
      .getByText(/Nora Quinn/)
      .first()
      .waitFor();
    await expectFitting(then, looks);
    for (const one of [before, page, then]) await one.context().close();
  });
});

describe('a desk', () => {
  it('is taken along as it was when its work moved', async () => {
    await running.program.worker.settle();
    const page = await opened(settings(), desk.leo);
    const along = card(page).getByRole('button', {
      name: 'Save everything as it was then: when the work of Clearline moved',
    });
    await along.waitFor();
    await expectFitting(page, looks);
    expect(await savedBy(page, () => along.click())).toEqual(whatGoesAlong);
    await page.context().close();
  });

  it('is taken along from its settings, by whoever answers for it alone', async () => {
    const page = await opened(settings(), desk.leo);
    const save = page.getByRole('button', { name: 'Save everything', exact: true });
    expect(await savedBy(page, () => save.click())).toEqual(whatGoesAlong);
    await page.getByText('Saved to this machine.').waitFor();
    await page.context().close();
    const other = await opened(settings(), nora);
    await card(other).waitFor();
    expect(await other.getByRole('button', { name: /^Save everything/ }).count()).toBe(0);
    await other.context().close();
  });
});
