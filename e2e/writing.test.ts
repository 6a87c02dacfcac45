import { randomUUID } from 'node:crypto';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dismiss } from '../src/modules/conversations/commands/leave-desk.ts';
import { receiveContact } from '../src/modules/conversations/commands/receive-contact.ts';
import { say } from '../src/modules/conversations/commands/say.ts';
import { sendSoon } from '../src/modules/conversations/commands/send-soon.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { startCluster } from '../src/testing/cluster.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aDeskOn, signedInWith } from './a-desk-on.ts';
import { aTestDatabase } from './a-test-database.ts';
import { aBrowser, expectAccessible, phone, signIn } from './browser.ts';
import { Program } from './program.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const replyField = (page: Page) => page.getByRole('textbox', { name: 'Reply to Bill Navarro' });
const focused = (page: Page, name: string) =>
  page.locator(`:focus:is([aria-label="${name}"], :has-text("${name}"))`).waitFor();
const saved = (page: Page) => page.getByText('Draft saved').waitFor();

/** Somebody of the desk in a browser of their own. */
async function inBrowser(
  person: Desk['dana'],
  options = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.open(options);
  await signIn(context, running, person.id);
  return { context, page: await context.newPage() };
}

async function openCase(page: Page, id: string): Promise<void> {
  await page.goto(`${running.program.url}/app/cases/${id}`);
  await replyField(page).waitFor();
}

const theCustomerWrites = (theCase: { id: string; customerId: string }) =>
  desk.asDesk((ctx) =>
    receiveContact(ctx, {
      caseId: theCase.id,
      customerId: theCase.customerId,
      channel: 'page',
      text: 'Wait, it hums now.',
      files: [],
    }),
  );

/** The clock of the installation goes on, and what is due happens. */
async function tenSecondsLater(): Promise<void> {
  await running.test.advance('10 seconds');
  await running.program.worker.settle();
}

describe('what is being written', () => {
  it('is there in another browser, and in this one whatever happened to it', async () => {
    const { id } = await aCase(desk);
    const [one, two] = [await inBrowser(desk.dana), await inBrowser(desk.dana, { viewport: phone })];
    await openCase(one.page, id);
    await replyField(one.page).fill('Press the **mono switch** in.');
    await saved(one.page);
    await one.context.close();
    await openCase(two.page, id);
    expect(await replyField(two.page).inputValue()).toBe('Press the **mono switch** in.');
    await two.context.close();
  });

  it('marks its case in the lists of its writer alone, until nothing is written', async () => {
    const { id, ownerId } = await aCase(desk);
    const owner = [desk.dana, desk.tom, desk.priya].find((one) => one.id === ownerId) ?? desk.leo;
    const { context, page } = await inBrowser(owner);
    await page.goto(`${running.program.url}/app`);
    const row = (on: Page) => on.locator(`[data-case="${id}"]`);
    await row(page).waitFor();
    expect(await row(page).getByText('Draft', { exact: true }).count()).toBe(0);
    await row(page).getByRole('link').click();
    await replyField(page).fill('Press the mono switch in.');
    const reference = page.url().split('/').at(-1);
    await saved(page);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Escape');
    await row(page).getByText('Draft', { exact: true }).waitFor();

    const other = await inBrowser(owner === desk.tom ? desk.dana : desk.tom);
    await other.page.goto(`${running.program.url}/app`);
    await other.page.getByRole('heading', { name: 'Today' }).waitFor();
    await other.page.goto(`${other.page.url().split('?')[0]}?owner=everybody&state=open`);
    await row(other.page).waitFor();
    expect(await row(other.page).getByText('Draft', { exact: true }).count()).toBe(0);
    await other.context.close();

    await page.goto(`${page.url().split('/today')[0]}/search?q=${reference}`);
    const found = page.getByRole('region', { name: 'Cases' }).getByRole('link');
    await found.getByText('Draft', { exact: true }).waitFor();
    await expectAccessible(page);

    await found.click();
    await replyField(page).fill('');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Escape');
    await found.getByText('Draft', { exact: true }).waitFor({ state: 'detached' });
    await found.waitFor();
    await page.goto(`${running.program.url}/app`);
    await row(page).getByText('Draft', { exact: true }).waitFor({ state: 'detached' });
    await row(page).waitFor();
    await context.close();
  });

  it('may begin with a slash, where no macro is meant', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    await replyField(page).focus();
    await page.keyboard.type('/boot must be 200 MB');
    await page.keyboard.press('Enter');
    await page.keyboard.type(', see page 4.');
    expect(await replyField(page).inputValue()).toBe('/boot must be 200 MB, see page 4.');
    await context.close();
  });

  it('stands on its tab while another is in view', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    const [reply, note] = [page.getByRole('tab').first(), page.getByRole('tab').last()];
    await note.click();
    await page.getByRole('form', { name: 'Write' }).getByRole('textbox').first().fill('Ask Tom first.');
    await saved(page);
    expect(await page.getByRole('tablist').getByText('Draft', { exact: true }).count()).toBe(0);
    await reply.click();
    await note.getByText('Draft', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.reload();
    // Who comes back finds what they left unsent in view, whichever answer comes first.
    await note.and(page.locator('[aria-selected=true]')).waitFor();
    const field = page.getByRole('form', { name: 'Write' }).getByRole('textbox').first();
    await expect.poll(() => field.inputValue()).toBe('Ask Tom first.');
    await field.fill('');
    await reply.click();
    await note.getByText('Draft', { exact: true }).waitFor({ state: 'detached' });
    await context.close();
  });

  it('leaves the newest of a long case in view above it', async () => {
    const { id } = await aCase(desk);
    for (const text of ['First.', 'Second.', 'Third.', 'Fourth.', 'Fifth.', 'Sixth.'])
      await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text, audience: 'companies' }));
    const { context, page } = await inBrowser(desk.dana);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/drafts', async (route) => {
      await answered;
      await route.continue();
    });
    await page.goto(`${running.program.url}/app/cases/${id}`);
    const conversation = page.getByRole('region', { name: 'Conversation' });
    const below = () =>
      conversation.evaluate((region) => region.scrollHeight - region.scrollTop - region.clientHeight);
    await expect.poll(() => conversation.evaluate((region) => region.scrollTop)).toBeGreaterThan(0);
    answer();
    await replyField(page).waitFor();
    await expect.poll(below).toBeLessThan(8);
    const grows = (by: string) =>
      conversation.evaluate((region, padding) => {
        (region.lastElementChild as HTMLElement).style.paddingBottom = padding;
      }, by);
    await grows('300px');
    await expect.poll(below).toBeLessThan(8);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Back to the list').waitFor();
    expect(await page.getByText('Down in a list').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+N');
    await focused(page, 'Note to Clearline');
    await context.close();
  });

  it('can be taken back with one key while it is being sent', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    await replyField(page).fill('Too early.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('Sending to Bill Navarro').waitFor();
    expect(await replyField(page).inputValue()).toBe('');
    await focused(page, 'Undo');
    const address = page.url();
    await page.keyboard.press('u');
    await page.getByText('Not sent. Your words are back on the case.').waitFor();
    await expect.poll(() => replyField(page).inputValue()).toBe('Too early.');
    await focused(page, 'Reply to Bill Navarro');
    expect(page.url()).toBe(address);

    await page.keyboard.press('Control+Enter');
    await focused(page, 'Undo');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.keyboard.press('u');
    await expect.poll(() => replyField(page).inputValue()).toBe('Too early.');
    await focused(page, 'Reply to Bill Navarro');

    // Last, as on a slow machine it may be sent meanwhile.
    await page.keyboard.press('Control+Enter');
    await focused(page, 'Undo');
    await expectAccessible(page);
    await context.close();
  });

  it('says that it is being sent beside what can be done, and not over it', async () => {
    const { id } = await aCase(desk, {
      name: 'Ikechukwu Nwosu-Bright of the Long Hall',
      address: 'ike@customers.example',
    });
    const { context, page } = await inBrowser(desk.dana, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${running.program.url}/app/cases/${id}`);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    const boxOf = (element: Locator) => element.evaluate((one) => one.getBoundingClientRect().toJSON());
    const kept = await boxOf(page.getByRole('button', { name: 'Keep that' }));
    const said = await page.getByText(/^They expect a word by /).evaluate((one) => {
      const words = document.createRange();
      words.selectNode(one.childNodes[0] ?? one);
      return words.getBoundingClientRect().toJSON();
    });
    expect(kept.left - said.right).toBeGreaterThan(8);
    await page.keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('It is on its way.');
    await page.keyboard.press('Control+Enter');
    const notice = await boxOf(
      page.getByText(/^Sending to Ikechukwu/).filter({ has: page.getByRole('button') }),
    );
    const more = await boxOf(page.getByRole('button', { name: 'More' }));
    expect(more.left - notice.right).toBeGreaterThan(0);
    await context.close();
  });

  it('is no draft any more once what was taken back is emptied', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    await replyField(page).fill('Too early.');
    await page.keyboard.press('Control+Enter');
    await focused(page, 'Undo');
    await page.keyboard.press('u');
    await expect.poll(() => replyField(page).inputValue()).toBe('Too early.');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    const drafts = () => running.test.sql('select state from drafts where case_id = $1', [id]);
    await expect.poll(async () => (await drafts()).rows).toEqual([]);
    await context.close();
  });

  it('is seen as it will be read, and written on by the same key as ever', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    await replyField(page).fill('Press the **mono switch** in.');
    await page.getByRole('button', { name: 'Preview' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Write on' }).waitFor();
    await page.getByText('So Bill Navarro reads it.').waitFor();
    await page.locator('strong').getByText('mono switch').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('r');
    await focused(page, 'Reply to Bill Navarro');
    await page.keyboard.type(' So.');
    expect(await replyField(page).inputValue()).toBe('Press the **mono switch** in. So.');

    await page.getByRole('button', { name: 'Preview' }).click();
    await page.keyboard.press('Control+Enter');
    await focused(page, 'Undo');
    await page.keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('And then');
    expect(await replyField(page).inputValue()).toBe('And then');
    await page.getByRole('button', { name: 'Preview' }).waitFor();
    await context.close();
  });

  it('says what the next word was promised for where that was nearer, and keeps it at one press', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    const before = page.getByText(/^They expect a word by /);
    await before.waitFor();
    const next = await page.getByLabel(/^Next word by/).inputValue();
    await page.getByRole('button', { name: 'Keep that' }).press('Enter');
    await before.waitFor({ state: 'detached' });
    expect((await page.getByLabel(/^Next word by/).inputValue()) < next).toBe(true);
    await context.close();
  });

  it('promises the day that was typed, digit by digit', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    const next = page.getByLabel(/^Next word by/);
    const year = new Date(await next.inputValue()).getFullYear();
    await next.focus();
    await page.keyboard.type(`1231${year + 1}`);
    expect(await next.inputValue()).toMatch(`${year + 1}-12-31T`);
    await context.close();
  });

  it('leaves each field beside it by Escape', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    for (const name of ['Where it stands', /^Next word by/]) {
      await page.getByLabel(name).focus();
      await page.keyboard.press('Escape');
      await page.keyboard.press('r');
      await focused(page, 'Reply to Bill Navarro');
    }
    await context.close();
  });

  it('keeps what is typed while it is on its way', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, id);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/sendings', async (route) => {
      await answered;
      await route.continue();
    });
    await replyField(page).fill('It is on its way.');
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('button', { name: 'Send', exact: true })
      .and(page.locator('[data-loading]'))
      .waitFor();
    await page.keyboard.type(' Ring before you come.');
    answer();
    await page.getByRole('status').getByText('Sending to Bill Navarro').waitFor();
    await expect.poll(() => replyField(page).inputValue()).toBe('Ring before you come.');
    await saved(page);
    await context.close();
  });

  it('is there again where a dialog was closed over it', async () => {
    const { id, ownerId } = await aCase(desk);
    const { context, page } = await inBrowser(desk.tom.id === ownerId ? desk.tom : desk.dana);
    await openCase(page, id);
    const dialog = page.getByRole('dialog', { name: 'Hand off' });
    const situation = dialog.getByRole('textbox', { name: 'Situation' });
    await page.getByRole('button', { name: 'Hand off' }).click();
    await situation.fill('He plays tonight.');
    await page.mouse.click(5, 5);
    expect(await situation.inputValue()).toBe('He plays tonight.');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hand off' }).click();
    expect(await situation.inputValue()).toBe('He plays tonight.');
    await dialog.getByRole('button', { name: /^Offer/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await context.close();
  });

  it('is held where the customer wrote meanwhile, until its writer has seen it', async () => {
    const theCase = await aCase(desk);
    const { context, page } = await inBrowser(desk.dana);
    await openCase(page, theCase.id);
    await replyField(page).fill('Press the mono switch in.');
    await theCustomerWrites(theCase);
    const crossed = page.getByRole('region', { name: 'Written while you were writing' });
    await crossed.getByText('Wait, it hums now.').waitFor();
    await page.getByRole('status').getByText('Written while you were writing').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await focused(page, 'Change my answer');
    await page.keyboard.press('Enter');
    await crossed.waitFor({ state: 'hidden' });
    await focused(page, 'Reply to Bill Navarro');
    expect(await replyField(page).inputValue()).toBe('Press the mono switch in.');

    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('Sending to Bill Navarro').waitFor();
    await theCustomerWrites(theCase);
    await tenSecondsLater();
    const held = page.getByRole('region', { name: 'Your reply to Bill Navarro was not sent' });
    await held.waitFor();
    const notice = page.getByRole('status').getByText('Your reply to Bill Navarro was not sent');
    await notice.waitFor();
    await expectAccessible(page);
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('region', { name: 'A reply of yours was not sent' }).waitFor();
    await page.goBack();
    await held.getByRole('button', { name: 'Send anyway' }).click();
    await page.getByRole('status').getByText('Sending to Bill Navarro').waitFor();
    await tenSecondsLater();
    await page.getByRole('article', { name: 'Dana Okafor' }).getByText('Press the mono switch in.').waitFor();
    await context.close();
  });

  it('is seen by whoever has the case before them, and gone when its writer leaves', async () => {
    const { id } = await aCase(desk);
    const [dana, tom] = [await inBrowser(desk.dana), await inBrowser(desk.tom)];
    await Promise.all([openCase(dana.page, id), openCase(tom.page, id)]);
    const here = dana.page.getByRole('list', { name: 'Here now' });
    await here.getByText('Tom Hughes is looking').waitFor();
    await replyField(tom.page).fill('I think');
    await here.getByText('Tom Hughes is writing to Bill Navarro').waitFor();
    await dana.page.getByText('Tom Hughes is writing to Bill Navarro, too.').waitFor();
    await expectAccessible(dana.page);
    await tom.context.close();
    await here.getByText('Tom Hughes').waitFor({ state: 'hidden' });
    await dana.context.close();
  });

  it('is sent, and the next case of my Today opens, or Today where there is none', async () => {
    await running.test.sql('update person_settings set hours = null where person_id <> $1', [desk.tom.id]);
    for (const name of ['Ada First', 'Ben Second']) {
      const opened = await aCase(desk, { name, address: `${name.replace(' ', '.')}@customers.example` });
      expect(opened.ownerId).toBe(desk.tom.id);
    }
    const { context, page } = await inBrowser(desk.tom);
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    const rows = page.locator('main [data-row]');
    await rows.last().waitFor();
    const count = await rows.count();
    const replyTo = (name: string) => page.getByRole('textbox', { name: `Reply to ${name}` });
    await rows.nth(count - 2).click();
    await replyTo('Ada First').fill('Done here.');
    await page.keyboard.press('Control+Shift+Enter');
    await replyTo('Ben Second').fill('And here.');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    for (const name of ['Ada First', 'Ben Second'])
      await page.getByRole('status').getByText(`Sending to ${name}`).waitFor();
    await page.keyboard.press('u');
    await expect.poll(() => replyTo('Ben Second').inputValue()).toBe('And here.');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('u');
    await expect.poll(() => replyTo('Ada First').inputValue()).toBe('Done here.');
    await context.close();
  });
});

describe('a reply whose writer left before it was sent', () => {
  it('is taken up after what I have begun, or discarded', async () => {
    const { id } = await aCase(desk);
    const send = (text: string) =>
      desk.as(desk.tom, (ctx) =>
        sendSoon(ctx, {
          ...{ case: id, text, stands: null, nextWordBy: null, fileIds: [], seen: 1, version: 0 },
          tab: randomUUID(),
        }),
      );
    await send('Press the mono switch in.');
    await send('It was the cable.');
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: desk.tom.id }));
    await tenSecondsLater();

    const { context, page } = await inBrowser(desk.priya);
    await openCase(page, id);
    const left = (words: string) =>
      page
        .getByRole('article', { name: 'Tom Hughes had written this and left before it was sent.' })
        .filter({ hasText: words });
    await left('Press the mono switch in.').waitFor();
    await expectAccessible(page);
    await left('It was the cable.').getByRole('button', { name: 'Discard' }).click();
    await left('It was the cable.').waitFor({ state: 'hidden' });
    await replyField(page).fill('Tom told me:');
    await left('Press the mono switch in.').getByRole('button', { name: 'Take it up' }).click();
    await expect.poll(() => replyField(page).inputValue()).toBe('Tom told me:\n\nPress the mono switch in.');
    await left('').waitFor({ state: 'hidden' });
    await context.close();
  });
});

describe('a server that is killed', () => {
  let cluster: ReturnType<typeof startCluster>;
  let database: Awaited<ReturnType<typeof aTestDatabase>>;
  let program: Program;
  beforeAll(async () => {
    cluster = startCluster({ fsync: 'on' });
    database = await aTestDatabase(cluster.admin);
    program = await Program.make(database.settings);
    await program.start();
  });
  afterAll(async () => {
    await program.stop();
    program.remove();
    await cluster.stop();
  });

  it('takes none of the words, and sends once what was being sent', async () => {
    const { cookie, caseId } = await aDeskOn(program);
    const open = async () => {
      const context = await browser.open();
      await signedInWith(cookie, context, program);
      const page = await context.newPage();
      await page.goto(`${program.url}/app/cases/${caseId}`);
      await replyField(page).waitFor();
      return { context, page };
    };
    const { context, page } = await open();
    await replyField(page).fill('We found the cause.');
    await saved(page);
    await program.killServer();
    await replyField(page).fill('We found the cause. It is page 4.');
    await page.getByText('Not saved yet: no connection').waitFor();
    await program.start();
    await saved(page);
    const other = await open();
    expect(await replyField(other.page).inputValue()).toBe('We found the cause. It is page 4.');
    await other.context.close();

    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('Sending to Bill Navarro').waitFor();
    await program.killServer();
    await database.advance('10 seconds');
    await program.start();
    const said = page.getByRole('article').getByText('We found the cause. It is page 4.');
    await said.waitFor();
    expect(await said.count()).toBe(1);
    await context.close();
  });
});
