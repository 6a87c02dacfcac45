import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerTask, askTask } from '../src/modules/tasks/index.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, phone, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(running.test);
});

/** Dana's telephone, which keeps what she opens. */
async function aDevice(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.open({ viewport: phone });
  await signIn(context, running, desk.dana.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/account`);
  await page.getByRole('checkbox', { name: 'Let me work on this device without a connection' }).check();
  await page.getByText('This device keeps what you open from now on.').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return { context, page };
}

const inThreeHours = async () => {
  const { rows } = await running.test.sql(`select app.now() + interval '3 hours' as at`);
  return rows[0]?.at.toISOString();
};

const opened = (page: Page, path = '') => page.goto(`${running.program.url}/app${path}`);
const card = (page: Page) => page.getByRole('region', { name: 'Calls' });
const conversation = (page: Page) => page.getByRole('region', { name: 'Conversation' });

/** A case with a pump to be changed, which Dana has said that she does. */
async function aTask() {
  const theCase = await aCase(desk, { name: 'Rosa Alvarez' });
  const due = await inThreeHours();
  const { id } = await desk.as(desk.leo, (ctx) =>
    askTask(ctx, {
      case: theCase.id,
      engagementId: desk.engagements.provider,
      personId: desk.dana.id,
      request: 'Change the pump',
      due,
    }),
  );
  await desk.as(desk.dana, (ctx) => answerTask(ctx, { task: id, state: 'accepted' }));
  return { caseId: theCase.id, reference: theCase.reference };
}

/** Dana's device, cut off with a note on a customer's case. */
async function aNoteThatWaits(name: string) {
  const theCase = await aCase(desk, { name });
  const { context, page } = await aDevice();
  await opened(page, `/o/${desk.dana.organizationId}/cases/${theCase.reference}`);
  await conversation(page).waitFor();
  await page.getByRole('tab', { name: 'Note to companies' }).click();
  await context.setOffline(true);
  const note = page.getByRole('textbox', { name: 'Note to companies' });
  await note.fill('She has the other model.');
  await note.press('Control+Enter');
  await page.getByText('Not sent yet').waitFor();
  return { theCase, context, page };
}

/** What somebody wrote on a case, in its order, and whether it was written earlier than it came. */
async function writtenBy(person: Desk['dana'], caseId: string) {
  const { rows } = await running.test.sql(
    `select w.text, e.written_at is not null and e.written_at < e.recorded_at as earlier
     from entries e join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
     where e.case_id = $1 and e.author_kind = 'person' and e.author_id = $2 order by e.id`,
    [caseId, person.id],
  );
  return rows;
}

describe('a device on the road', () => {
  it('shows Today and a case, and sends what was written there once it is back, once and in order', async () => {
    const { caseId, reference } = await aTask();
    const { context, page } = await aDevice();
    await opened(page);
    const row = page.getByRole('link', { name: /Change the pump/ });
    await row.click();
    await conversation(page).waitFor();
    await page.getByRole('textbox', { name: 'Your answer' }).waitFor();

    await context.setOffline(true);
    await page.close();
    const away = await context.newPage();
    await opened(away);
    await away.getByText(/^As it was /).waitFor();
    await expectAccessible(away);
    await away.getByRole('link', { name: /Change the pump/ }).click();
    await conversation(away).getByText('I followed the sheet').waitFor();
    await away.getByRole('tab', { name: 'Note to companies' }).click();
    const note = away.getByRole('textbox', { name: 'Note to companies' });
    for (const words of ['The pump is out.', 'The new one is in.']) {
      await note.fill(words);
      await note.press('Control+Enter');
      await away
        .getByText('Not sent yet')
        .nth(words === 'The pump is out.' ? 0 : 1)
        .waitFor();
      // It stands there at once for what is written next, and not only when nobody has answered again.
      expect(await note.inputValue({ timeout: 2_000 })).toBe('');
    }
    await away.getByRole('button', { name: 'Running late' }).click();
    await away.getByRole('button', { name: '30 minutes late' }).click();
    await expect.poll(() => away.getByText('Not sent yet').count()).toBe(3);
    await away.getByRole('textbox', { name: 'Your answer' }).fill('It runs.');
    await away.getByRole('button', { name: 'Done', exact: true }).click();
    await expect.poll(() => away.getByText('Not sent yet').count()).toBe(4);
    await expectAccessible(away);
    await away.getByRole('textbox', { name: 'Note to companies' }).press('Escape');
    await away.keyboard.press('c');
    await away.getByRole('combobox', { name: 'Who is it?' }).fill('alva');
    await away.getByRole('option', { name: /Rosa Alvarez/ }).click();
    await card(away).getByText('No sound on the mains').waitFor();
    await away.close();

    const again = await context.newPage();
    await opened(again, `/o/${desk.dana.organizationId}/cases/${reference}`);
    await expect.poll(() => again.getByText('Not sent yet').count()).toBe(4);
    await context.setOffline(false);
    await again.getByText('Not sent yet').first().waitFor({ state: 'detached' });
    await conversation(again).getByText('The new one is in.').waitFor();
    expect(await writtenBy(desk.dana, caseId)).toEqual([
      { text: 'The pump is out.', earlier: true },
      { text: 'The new one is in.', earlier: true },
      { text: 'Dana Okafor is running about 30 minutes late.', earlier: true },
      { text: 'It runs.', earlier: true },
    ]);
    await context.close();
  });

  it('lets nothing overtake what was written before it', async () => {
    const { caseId, reference } = await aTask();
    const { context, page } = await aDevice();
    await opened(page, `/o/${desk.dana.organizationId}/cases/${reference}`);
    await conversation(page).waitFor();
    await page.getByRole('tab', { name: 'Note to companies' }).click();
    await page.route('**/messages', (route) => route.abort());
    const note = page.getByRole('textbox', { name: 'Note to companies' });
    await note.fill('The pump is out.');
    await note.press('Control+Enter');
    await expect.poll(() => page.getByText('Not sent yet').count()).toBe(1);
    await page.getByRole('textbox', { name: 'Your answer' }).fill('It runs.');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect.poll(() => page.getByText('Not sent yet').count()).toBe(2);
    await page.unroute('**/messages');
    await page.getByText('Not sent yet').first().waitFor({ state: 'detached' });
    expect((await writtenBy(desk.dana, caseId)).map(({ text }) => text)).toEqual([
      'The pump is out.',
      'It runs.',
    ]);
    await context.close();
  });

  it('sends in nobody else’s name what somebody wrote whose session was over', async () => {
    const { theCase, context, page } = await aNoteThatWaits('Eva Holm');
    await context.clearCookies();
    await signIn(context, running, desk.tom.id);
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await opened(page, `/o/${desk.tom.organizationId}/cases/${theCase.reference}`);
    await conversation(page).waitFor();
    expect(await page.getByText('She has the other model.').count()).toBe(0);
    await context.clearCookies();
    await signIn(context, running, desk.dana.id);
    await opened(page, `/o/${desk.dana.organizationId}/cases/${theCase.reference}`);
    await conversation(page).getByText('She has the other model.').waitFor();
    expect(await writtenBy(desk.dana, theCase.id)).toHaveLength(1);
    expect(await writtenBy(desk.tom, theCase.id)).toEqual([]);
    await context.close();
  });

  it('says what was not taken, and keeps it until whoever wrote it decides', async () => {
    const { context, page } = await aNoteThatWaits('Mia Berg');
    await running.test.sql(
      `update roster set ended_at = app.now() where desk_id = '${desk.id}' and person_id = '${desk.dana.id}'`,
    );
    await context.setOffline(false);
    await page.getByRole('alert').getByText('was not taken').waitFor();
    await page.getByText('She has the other model.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Leave it out' }).click();
    await page.getByText('She has the other model.').waitFor({ state: 'detached' });
    await context.close();
  });

  it('keeps nothing for whoever comes after a sign-out', async () => {
    const theCase = await aCase(desk, { name: 'Ana Silva' });
    const { context, page } = await aDevice();
    await opened(page, `/o/${desk.dana.organizationId}/cases/${theCase.reference}`);
    await conversation(page).waitFor();
    const kept = () =>
      page.evaluate(
        () =>
          new Promise((resolve) => {
            const asked = indexedDB.open('throughline');
            asked.onsuccess = () => {
              const all = asked.result.transaction('answers').objectStore('answers').getAll();
              all.onsuccess = () => resolve(JSON.stringify(all.result));
            };
          }),
      );
    await expect.poll(kept).toContain('Ana Silva');
    await opened(page, `/o/${desk.dana.organizationId}/account`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('textbox', { name: 'Mail address' }).waitFor();
    expect(await kept()).toBe('[]');
    await context.close();
  });
});
