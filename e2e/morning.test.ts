import type { Page } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { proposed } from '../src/modules/desks/proposals.fixture.ts';
import { askTask } from '../src/modules/tasks/commands/ask-task.ts';
import { asked } from '../src/modules/tasks/fixtures.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, desktop, expectFitting, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const narrow = { width: 360, height: 740 };
const looks = (['light', 'dark'] as const).flatMap((look) => [
  [look, narrow] as const,
  [look, desktop] as const,
]);

async function morning(person = desk.leo): Promise<Page> {
  const context = await browser.open();
  await signIn(context, running, person.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app/o/${person.organizationId}/desks/${desk.slug}/morning`);
  await page.getByRole('heading', { name: 'This morning' }).waitFor();
  return page;
}

const aQuestion = async () => {
  const { id } = await aCase(desk, { name: 'Ida Holm', address: 'ida@customers.example' });
  await desk.as(desk.dana, (ctx) =>
    askTask(ctx, {
      ...{ case: id, engagementId: desk.engagements.client, request: 'Which adapter?' },
      due: new Date(Date.parse(ctx.now) + 600_000).toISOString(),
      question: { choices: ['The long one', 'The short one'], otherwise: 'We send the long one.' },
    }),
  );
};

describe('what a client is waited for', () => {
  it('is answered where it stands, each by one key', async () => {
    await aQuestion();
    await asked(desk, 'client');
    await proposed(desk);
    const page = await morning();
    const waits = page.getByRole('region', { name: 'What we wait for from you' });
    const rows = waits.getByRole('listitem');
    await rows
      .first()
      .getByText(/needed for .Ida Holm. by/)
      .waitFor();
    await rows.filter({ hasText: 'Maya Lind' }).waitFor();
    await expectFitting(page, looks);

    await page.keyboard.press('j');
    await page.locator('main [data-row]:focus').waitFor();
    await page.keyboard.press('2');
    await page.getByText('Answered.').waitFor();
    await rows.filter({ hasText: 'Which adapter?' }).waitFor({ state: 'detached' });

    const returned = rows.filter({ hasText: 'Was the unit returned to you?' });
    await returned.getByRole('link').focus();
    await page.keyboard.press('a');
    await returned.getByText('accepted').waitFor();
    await page.keyboard.press('r');
    await returned.locator('textarea:focus').waitFor();
    await page.keyboard.type('On Monday.');
    await page.keyboard.press('Control+Enter');
    await returned.waitFor({ state: 'detached' });

    await rows.filter({ hasText: 'Maya Lind' }).getByRole('button', { name: 'Admit Maya Lind' }).focus();
    await page.keyboard.press('a');
    await waits.getByText('Nobody waits for you.', { exact: false }).waitFor();
    await page.context().close();
  });
});
