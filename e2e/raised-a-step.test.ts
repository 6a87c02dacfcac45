import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { act } from '../src/modules/mandates/commands/act.ts';
import { WorkingByText } from '../src/modules/pocket/fixtures.ts';
import { aBrowser, screensOf } from './browser.ts';

const working = new WorkingByText();
const { on, texts, text, letItBe } = working;
const browser = aBrowser();

const opened = screensOf(browser, on.running);

/** Begins a visit on the case that is open: what comes of it stands below. */
async function drafted(dana: Page, what: string) {
  await dana.getByRole('heading', { name: 'No sound on the mains' }).waitFor();
  // What was drafted before is gone from the screen.
  await dana.getByRole('dialog').waitFor({ state: 'detached' });
  await dana.keyboard.press('f');
  const dialog = dana.getByRole('dialog', { name: 'Do something for them' });
  await dialog.getByLabel('What', { exact: true }).selectOption('Visit');
  await dialog.getByLabel('What it is, and why').fill(what);
  return dialog;
}

describe('a client that hands off appointments', () => {
  it('allows each by a key or a digit, lets them be made a week later, and takes that back at once', async () => {
    const { desk } = on;
    const { alvarez, lind } = working.made;
    const handOff = `desks/${desk.slug}/hand-off`;
    const leo = await opened(handOff, desk.leo);
    const step = leo.getByRole('combobox', { name: 'Visit, Clearline', exact: true });
    await leo.getByRole('button', { name: 'Change: Visit, Clearline' }).click();
    await leo.getByRole('dialog').getByText('Nothing yet.').waitFor();
    await leo.keyboard.press('Control+Enter');
    await leo.getByText('Holds from now on.').waitFor();
    expect(await step.inputValue()).toBe('draft');

    const dana = await opened(`cases/${alvarez.id}`, desk.dana);
    const first = await drafted(dana, 'Tuesday at ten, the pump');
    await first.getByText('Harmon Audio decides this: they are asked.').waitFor();
    await dana.keyboard.press('Control+Enter');
    await dana.getByText('Harmon Audio is asked.').waitFor();
    const conversation = dana.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('Visit: Tuesday at ten, the pump').waitFor();

    await leo.getByRole('link', { name: 'Morning' }).click();
    const waits = leo.getByRole('region', { name: 'What we wait for from you' });
    await waits.getByText('Visit: Tuesday at ten, the pump').waitFor();
    await leo.keyboard.press('j');
    await leo.locator('main [data-row]:focus').waitFor();
    await leo.keyboard.press('1');
    await waits.getByText('Nobody waits for you.', { exact: false }).waitFor();
    await conversation.getByText('The client agreed').waitFor();

    await desk.as(desk.dana, (ctx) =>
      act(ctx, { case: lind.id, kind: 'visit', text: 'Friday at two, the belt' }),
    );
    texts();
    await letItBe('12:00');
    expect(texts()).toEqual([
      expect.stringMatching(/Bo Lind, .*: Visit: Friday at two, the belt\. 1 Yes, 2 No\. By /),
    ]);
    expect(await text('1')).toMatch(/^Answered for Bo Lind, No sound on the mains: Yes\./);

    await on.running.test.advance('7 days');
    await leo.goto(`${on.running.program.url}/app/o/${desk.leo.organizationId}/${handOff}`);
    await leo.getByRole('listitem').filter({ hasText: 'Visit' }).getByText('asked 2').waitFor();
    await step.selectOption('Do');
    const raising = leo.getByRole('dialog', { name: 'Visit, Clearline' });
    for (const one of ['Tuesday at ten, the pump', 'Friday at two, the belt'])
      await raising.getByRole('listitem').filter({ hasText: one }).getByText('agreed').waitFor();
    await leo.keyboard.press('Control+Enter');
    await leo.getByText('Holds from now on.').waitFor();

    const next = await drafted(dana, 'Monday at nine, the lid');
    await next.getByText('Within what Harmon Audio lets you do: it is done at once.').waitFor();
    await dana.keyboard.press('Control+Enter');
    await conversation.getByText('Visit: Monday at nine, the lid').waitFor();

    const later = await drafted(dana, 'Monday at ten, the door');
    await later.getByText('Within what Harmon Audio lets you do: it is done at once.').waitFor();
    await step.selectOption('Draft for me');
    await leo.getByText('Lowered, at once.').waitFor();
    // Whoever is writing already reads it.
    await later.getByText('Harmon Audio decides this: they are asked.').waitFor();
    await dana.keyboard.press('Control+Enter');
    await leo.getByRole('link', { name: 'Morning' }).click();
    await waits.getByText('Visit: Monday at ten, the door').waitFor();
    expect(await waits.getByText('the lid').count()).toBe(0);
    await Promise.all([leo.context().close(), dana.context().close()]);
  });

  it('lets one be made where it does not answer, if whoever asks says so', async () => {
    const { desk } = on;
    const leo = await opened(`desks/${desk.slug}/hand-off`, desk.leo);
    await leo
      .getByRole('combobox', { name: 'Visit, Clearline', exact: true })
      .selectOption('Draft for me; without an answer, do it');
    await leo.getByRole('dialog').getByText('Monday at nine, the lid').waitFor();
    await leo.keyboard.press('Control+Enter');
    await leo.getByText('Holds from now on.').waitFor();

    const dana = await opened(`cases/${working.made.lind.id}`, desk.dana);
    const next = await drafted(dana, 'Wednesday at one, the hose');
    await next.getByLabel('If nobody answers').selectOption('We do it');
    await next.getByText(/If nobody answers by .*, it is done\./).waitFor();
    await dana.keyboard.press('Control+Enter');
    await dana.getByText('Harmon Audio is asked.').waitFor();
    await on.running.test.advance('4 days');
    await on.running.program.worker.settle();
    await dana.reload();
    const conversation = dana.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('Done, as nobody answered: Visit.').waitFor();
    await conversation.getByText('Visit: we go ahead with it.').waitFor();
    await Promise.all([leo.context().close(), dana.context().close()]);
  });
});
