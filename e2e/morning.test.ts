import type { Page } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { untilNoon } from '../src/modules/clientroom/at-noon.fixture.ts';
import { say } from '../src/modules/conversations/commands/say.ts';
import { admit } from '../src/modules/desks/commands/admit.ts';
import { proposed } from '../src/modules/desks/proposals.fixture.ts';
import { addMember } from '../src/modules/people/commands/members.ts';
import { askTask } from '../src/modules/tasks/commands/ask-task.ts';
import { asked } from '../src/modules/tasks/fixtures.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

async function morning(person = desk.leo, { slug } = desk): Promise<Page> {
  const context = await browser.open();
  await signIn(context, running, person.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app/o/${person.organizationId}/desks/${slug}/morning`);
  await page.getByRole('heading', { name: 'This morning' }).waitFor();
  return page;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

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
    await asked(desk, 'client', inDays(1));
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

describe('the morning of a client', () => {
  it('says what went wrong, what was done in its name with the cases behind it, and what customers said', async () => {
    const { test } = running;
    await untilNoon(test);
    const { id } = await aCase(desk, { name: 'Cleo Fox', address: 'cleo@customers.example' });
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, audience: 'customer', text: 'We look.' }));
    const silent = await aCase(desk, { name: 'Otto Lang', address: 'otto@customers.example' });
    await untilNoon(test);
    const page = await morning();
    const wrong = page.getByRole('region', { name: 'What went wrong' });
    const late = wrong.getByRole('listitem').filter({ hasText: 'Otto Lang' });
    await late.getByText('and has heard nothing').waitFor();
    const done = page.getByRole('region', { name: 'Done in your name yesterday' });
    await done.getByRole('button', { name: '1 reply' }).click();
    await done.getByText('Cleo Fox').waitFor();
    const words = page.getByRole('region', { name: 'In your customers’ words, yesterday' });
    await words.getByText('I followed the sheet to the letter.').first().waitFor();
    await expectFitting(page, looks);
    await late.getByRole('link').click();
    await page.waitForURL(`**/cases/${silent.reference}`);
    await page.context().close();
  });

  it('is where the client begins whom others work for, and Today for those others', async () => {
    for (const [person, heading] of [
      [desk.leo, 'This morning'],
      [desk.dana, 'Today'],
    ] as const) {
      const context = await browser.open();
      await signIn(context, running, person.id);
      const page = await context.newPage();
      await page.goto(`${running.program.url}/app`);
      await page.getByRole('heading', { name: heading }).waitFor();
      await context.close();
    }
  });

  it('says so where there is nothing', async () => {
    const quiet = await aDesk(running.test);
    const page = await morning(quiet.leo, quiet);
    await page.getByText('Nothing went wrong since yesterday morning', { exact: false }).waitFor();
    await page.getByText('Nothing was done in your name yesterday.').waitFor();
    await page.getByText('No customer wrote or rang yesterday.').waitFor();
    await page.getByLabel('At', { exact: true }).fill('07:30');
    await page.getByLabel('Also when there is nothing to say').check();
    await page.getByRole('button', { name: 'Keep this' }).click();
    await page.getByText('Kept. It comes once a day.').waitFor();
    await expectFitting(page, looks);
    await page.context().close();
  });
});

describe('the client', () => {
  it('steps into a case by a key and hands it back, and everybody on it sees when it last spoke', async () => {
    const theCase = await aCase(desk, { name: 'Kim Sand', address: 'kim@customers.example' });
    const page = await morning();
    await page.goto(`${running.program.url}/app/o/${desk.leo.organizationId}/cases/${theCase.id}`);
    await page.getByText(/Nobody of .Harmon Audio. has spoken to .Kim Sand. yet/).waitFor();
    await page.keyboard.press('i');
    const dialog = page.getByRole('dialog', { name: 'Step in' });
    await dialog.getByText('You speak with Kim Sand in person').waitFor();
    await expectFitting(page, looks);
    await dialog.getByRole('button', { name: 'Step in' }).click();
    await page.getByText(/Leo Brandt. of .Harmon Audio. speaks with .Kim Sand. in person since/).waitFor();
    await desk.as(desk.leo, (ctx) => say(ctx, { case: theCase.id, audience: 'customer', text: 'Leo here.' }));
    await page.getByText(/Harmon Audio. last spoke to .Kim Sand. .*: .Leo Brandt/).waitFor();
    await page.keyboard.press('i');
    await page.getByRole('dialog', { name: 'Hand back' }).getByRole('textbox').fill('They keep it.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/speaks with .Kim Sand. in person since/).waitFor({ state: 'detached' });
    await page.getByText('They keep it.').first().waitFor();
    await expectFitting(page, looks);
    await page.context().close();
  });
});

describe('a need of the client’s own', () => {
  it('is raised by a key, has an owner and a next word, and says what was missing as a cause', async () => {
    const page = await morning();
    await page.getByRole('button', { name: 'Ask for something' }).waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Ask for something' });
    await dialog.getByLabel('For whom').selectOption('A customer');
    await dialog.getByLabel('Their name').fill('Rosa Marin');
    await dialog.getByLabel('Their mail address or telephone number').fill('rosa@customers.example');
    await dialog.getByLabel('What is needed, in their words').fill('The adapter is missing.');
    await expectFitting(page, looks);
    await dialog.getByLabel('What is needed, in their words').press('Control+Enter');
    await page.waitForURL('**/cases/*');
    await page.getByRole('heading', { name: 'The adapter is missing' }).waitFor();
    await page
      .getByText(/ owns it$/)
      .first()
      .waitFor();
    await page.keyboard.press('Shift+M');
    const missing = page.getByRole('dialog', { name: 'Something was missing' });
    await missing.getByLabel('What was missing').fill('the order number');
    await missing.getByLabel('Form or system it came from').fill('Web form');
    await missing.getByLabel('What was missing').press('Control+Enter');
    await page.getByText('Noted on the case.').waitFor();
    await page.getByText('Missing: the order number').first().waitFor();
    await page.goto(`${running.program.url}/app/o/${desk.leo.organizationId}/desks/${desk.slug}/morning`);
    const causes = page.getByRole('region', { name: 'What arrives incomplete' });
    await causes.getByText('Web form').waitFor();
    await causes.getByText('once', { exact: true }).waitFor();
    await expectFitting(page, looks);
    await page.context().close();
  });

  it('is their own on the page of the case, where they advise nobody', async () => {
    const mail = 'ada@harmon.example';
    const { id } = await desk.as(desk.leo, (ctx) => addMember(ctx, { name: 'Ada', mail }));
    const engagementId = desk.engagements.client;
    await desk.as(desk.leo, (ctx) =>
      admit(ctx, { desk: desk.slug, personId: id, engagementId, role: 'expert' }),
    );
    const page = await morning({ id, mail, organizationId: desk.leo.organizationId });
    await page.getByRole('button', { name: 'Ask for something' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask for something' });
    await dialog.getByLabel('What is needed, in their words').fill('My lamp is broken.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^This is your own need: .+ looks after it and writes to you\./).waitFor();
    await page.context().close();
  });
});
