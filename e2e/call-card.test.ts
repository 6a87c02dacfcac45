import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { endCase } from '../src/modules/conversations/commands/finish.ts';
import { noteCall } from '../src/modules/conversations/commands/note-call.ts';
import { openCaseFor } from '../src/modules/conversations/commands/open-case-for.ts';
import { say } from '../src/modules/conversations/commands/say.ts';
import { caseView } from '../src/modules/conversations/queries/case-view.ts';
import { noteThing } from '../src/modules/customers/commands/note-thing.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessibleInBoth, phone, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

async function signedIn(path: string, options = {}): Promise<Page> {
  const context = await browser.open({ reducedMotion: 'reduce', ...options });
  await signIn(context, running, desk.dana.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}${path}`);
  return page;
}

/** Somebody with a mixer and an open case, known by their number. */
const aCaller = (name: string, address: string, text = 'There is no sound.') =>
  desk.as(desk.dana, async (ctx) => {
    const asked = { desk: desk.slug, subject: 'No sound on the mains', text };
    const { id } = await openCaseFor(ctx, { ...asked, customer: { name, address } });
    const { customer } = await caseView(ctx, { case: id });
    const thing = { make: 'Harmon', model: 'MX-12', serial: 'HA-0412-7731', boughtFrom: 'Soundhouse' };
    await noteThing(ctx, { desk: desk.slug, customer: customer.id, ...thing, boughtOn: '2026-02-28' });
    return id;
  });
const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));

const card = (page: Page) => page.getByRole('region', { name: 'Calls' });
const focused = (page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp) =>
  card(page).getByRole(role, { name }).and(page.locator(':focus')).waitFor();
const kept = (page: Page) => card(page).getByText('Draft saved').waitFor();

describe('two calls at once', () => {
  it('are written down without the mouse, one on an open case, and their words outlive a crash', async () => {
    const id = await aCaller('Bill Navarro', '+441632960701');
    const page = await signedIn('/app');
    await page.getByRole('button', { name: 'Write down a call' }).waitFor();
    await page.keyboard.press('c');
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.type('01632 960701');
    await card(page)
      .getByRole('option', { name: /Bill Navarro.*MX-12.*1 open/s })
      .waitFor();
    await expectAccessibleInBoth(page);
    await page.keyboard.press('Enter');
    await focused(page, 'button', /No sound on the mains/);
    await card(page).getByText('Bought from Soundhouse').waitFor();
    await page.keyboard.press('1');
    await focused(page, 'textbox', 'What they say, in their own words');
    await page.keyboard.type('It is silent again.');
    await kept(page);
    await expectAccessibleInBoth(page);

    // Somebody else rings meanwhile.
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.type('01632 960702');
    await card(page).getByRole('option', { name: 'Somebody new' }).waitFor();
    await page.getByText('Nobody is known by that. Somebody new?').waitFor();
    await page.keyboard.press('Enter');
    await focused(page, 'textbox', 'Name');
    await page.keyboard.type('Ines Cole');
    await page.keyboard.press('Tab');
    await focused(page, 'textbox', 'Number or mail address');
    await kept(page);

    // The browser dies; what was typed does not.
    await page.reload();
    const waiting = page.getByRole('button', {
      name: /2 calls are being written down.*Bill Navarro, Ines Cole/,
    });
    await waiting.waitFor();
    await page.keyboard.press('Control+j');
    await card(page).getByRole('tab', { name: 'Bill Navarro', selected: true }).waitFor();
    const said = card(page).getByRole('textbox', { name: 'What they say, in their own words' });
    expect(await said.inputValue()).toBe('It is silent again.');
    await said.and(page.locator(':focus')).waitFor();
    await page.keyboard.type(' Since noon.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Press the mono switch in.');
    await card(page).getByRole('textbox', { name: 'Where it stands' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await card(page)
      .getByText(/ looks after it\.$/)
      .waitFor();
    await card(page)
      .getByText(/^You hear from us by /)
      .waitFor();
    await expectAccessibleInBoth(page);
    const told = await view(id);
    expect(told.entries.slice(-2)).toMatchObject([
      { kind: 'contact', channel: 'phone', text: 'It is silent again. Since noon.' },
      { kind: 'call', text: 'Press the mono switch in.', data: { call: 'in', outcome: 'reached' } },
    ]);

    await page.keyboard.press('Enter');
    await card(page).getByRole('tab', { name: 'Ines Cole', selected: true }).waitFor();
    await focused(page, 'textbox', 'Name');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await focused(page, 'textbox', 'What they say, in their own words');
    await page.keyboard.type('My mixer hums. What can I do?');
    await page.keyboard.press('Control+Enter');
    await card(page)
      .getByText(/^Your reference is /)
      .waitFor();
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'My mixer hums' }).waitFor();
    await card(page)
      .getByText(/^Your reference is /)
      .waitFor();
    await page.keyboard.press('Control+j');
    await card(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'My mixer hums' }).waitFor();
    expect(await page.getByText('being written down').count()).toBe(0);
    await page.context().close();
  });
});

describe('somebody new', () => {
  it('is chosen before their call is written down, which is gone back to from anywhere on the screen', async () => {
    const page = await signedIn('/app');
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.type('Elena Pons');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Her mixer is dead.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Choose first who it is, or somebody new.').waitFor();
    await focused(page, 'combobox', 'Who is it?');
    await page.getByRole('combobox', { name: 'Owner' }).focus();
    await page.keyboard.press('Control+j');
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.press('Control+j');
    await card(page).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('at a number of others is asked for once more, and what helped others stands beside their words', async () => {
    const ended = await aCaller('Luis Alvarez', '+441632960731', 'The tremolo whistles.');
    await desk.as(desk.dana, async (ctx) => {
      await say(ctx, { case: ended, text: 'Loosen the second screw.', audience: 'companies' });
      await noteCall(ctx, { case: ended, direction: 'out', outcome: 'reached', text: 'Loosen the spring.' });
      await endCase(ctx, { case: ended, outcome: 'met by us' });
    });
    const page = await signedIn('/app');
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.type('01632 960731');
    await card(page)
      .getByRole('option', { name: /Luis Alvarez/ })
      .waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await focused(page, 'textbox', 'Name');
    await page.keyboard.type('Rosa Alvarez');
    const said = card(page).getByRole('textbox', { name: 'What they say, in their own words' });
    await said.pressSequentially('My tremolo whistles. ');
    const others = card(page).getByRole('region', { name: 'Helped others' });
    await others.getByText('Loosen the spring.').waitFor();
    await expectAccessibleInBoth(page);
    await page.keyboard.press('Control+Enter');
    await card(page)
      .getByRole('alert')
      .getByText(/known here under another name/)
      .waitFor();
    await expectAccessibleInBoth(page);
    await card(page).getByRole('button', { name: 'It is somebody else' }).click();
    await card(page)
      .getByText(/^Your reference is /)
      .waitFor();
    const { rows } = await running.test.sql(
      `select k.name from contact_points p join customers k on k.id = p.customer_id where p.address = '+441632960731' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['Luis Alvarez', 'Rosa Alvarez']);
    await page.context().close();
  });

  it('that could not be sent is kept on, and says no more that it is not once somebody is back', async () => {
    await aCaller('Kim Park', '+441632960771');
    const page = await signedIn('/app');
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.type('01632 960771');
    await card(page)
      .getByRole('option', { name: /Kim Park/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await focused(page, 'button', /No sound on the mains/);
    await page.keyboard.press('1');
    const said = card(page).getByRole('textbox', { name: /in their own words/ });
    await said.fill('It hums.');
    await kept(page);
    // Nobody answers, which no browser tells: the server is away, and not the line.
    await page.route('**/api/**', (route) => route.abort());
    await said.fill('It hums on the left.');
    await card(page).getByText('Not saved yet: no connection').waitFor();
    await page.keyboard.press('Control+Enter');
    await card(page)
      .getByText(/^Not sent, still here/)
      .waitFor();
    await page.unroute('**/api/**');
    await kept(page);
    const { rows } = await running.test.sql(`select said from call_drafts where said like 'It hums%'`);
    expect(rows).toEqual([{ said: 'It hums on the left.' }]);
    await card(page).getByRole('button', { name: 'Discard' }).click();
    await card(page).getByRole('button', { name: 'Discard it for good' }).click();
    await page.context().close();
  });

  it('is discarded when it was nothing', async () => {
    const page = await signedIn('/app');
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await card(page)
      .getByRole('textbox', { name: /in their own words/ })
      .fill('Wrong number.');
    await kept(page);
    await card(page).getByRole('button', { name: 'Discard' }).click();
    await Promise.all([
      page.waitForResponse((response) => response.url().includes('/call-drafts/')),
      card(page).getByRole('button', { name: 'Discard it for good' }).click(),
    ]);
    const { rows } = await running.test.sql(`select from call_drafts where said = 'Wrong number.'`);
    expect(rows).toEqual([]);
    await page.context().close();
  });
});

describe('danger', () => {
  // One call lies there then.
  beforeAll(async () => void (await running.test.sql('delete from call_drafts')));
  const dangers = async (id: string) =>
    (await view(id)).entries.filter(({ kind }) => kind === 'danger').map(({ data }) => data);

  it('is marked by a key while somebody rings, outlives a crash, and stands on the case then', async () => {
    const page = await signedIn('/app');
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.press('Control+d');
    const panel = card(page).getByRole('region', { name: 'Danger' });
    await panel.getByRole('link', { name: '999', exact: true }).waitFor();
    await panel.getByText(/^Nobody at Harmon Audio can be texted from here/).waitFor();
    await panel.getByText('Leo Brandt: no number known').waitFor();
    await focused(page, 'button', /^Gas/);
    await expectAccessibleInBoth(page);
    await page.keyboard.press('c');
    expect(await card(page).getByRole('tab').count()).toBe(1);
    // Nothing is marked before it is chosen.
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await focused(page, 'textbox', /in their own words/);
    await page.keyboard.type('It smells of gas.');
    await page.keyboard.press('Control+d');
    await focused(page, 'button', /^Gas/);
    await page.keyboard.press('1');
    await panel.getByText(/^Gas: Touch no switch.*then ring 999\.$/).waitFor();
    await focused(page, 'textbox', /in their own words/);
    await kept(page);
    expect(await card(page).getByRole('button', { name: 'Discard' }).count()).toBe(0);
    await expectAccessibleInBoth(page);

    await page.reload();
    await page.getByRole('button', { name: /A call is being written down/ }).click();
    await panel.getByText(/^Gas: Touch no switch/).waitFor();
    await card(page).getByRole('combobox', { name: 'Who is it?' }).fill('01632 960761');
    await card(page).getByRole('option', { name: 'Somebody new' }).click();
    await card(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Ana Gas');
    await page.keyboard.press('Control+Enter');
    await card(page)
      .getByText(/^Your reference is /)
      .waitFor();
    const { rows } = await running.test.sql(
      `select c.id from cases c join customers k on k.id = c.customer_id where k.name = 'Ana Gas'`,
    );
    const marked = { danger: 'gas', number: '999' };
    await expect
      .poll(() => dangers(rows[0]?.id))
      .toEqual([marked, { ...marked, unheardId: expect.any(String) }]);
    await page.keyboard.press('o');
    await page.getByText('Dana Okafor marked danger: gas. They were told to ring 999.').first().waitFor();
    await page.context().close();
  });

  it('is marked on an open case by the same key', async () => {
    const id = await aCaller('Pia Wolf', '+441632960762');
    const { reference } = await view(id);
    const page = await signedIn(`/app/cases/${reference}`);
    await page.getByRole('form', { name: 'Write', exact: true }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Danger: gas, fire or electric shock').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+d');
    const dialog = page.getByRole('dialog', { name: 'Danger' });
    await dialog.getByRole('link', { name: '999', exact: true }).waitFor();
    await dialog.getByText('Leo Brandt: no number known').waitFor();
    await expectAccessibleInBoth(page);
    await page.route('**/dangers', (route) => route.fulfill({ status: 500, json: {} }));
    await dialog.getByRole('button', { name: /^Gas/ }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('3');
    // What did not come is sent again as it was: nothing else can be chosen.
    await dialog.getByRole('button', { name: 'Send it again' }).and(page.locator(':focus')).waitFor();
    await dialog.getByText(/^This has not been sent yet/).waitFor();
    await dialog.getByText(/^Electric shock: Touch nobody/).waitFor();
    expect(await dialog.getByRole('button', { name: /^Gas/ }).count()).toBe(0);
    await page.unroute('**/dangers');
    await page.keyboard.press('Enter');
    await page.getByText('Dana Okafor marked danger: electric shock.').first().waitFor();
    await page
      .getByText(/^Danger, electric shock: no text has told it .*Leo Brandt: no number known/)
      .waitFor();
    expect((await dangers(id))[0]).toEqual({ danger: 'shock', number: '999' });
    await page.context().close();
  });
});

describe('words that are typed where a choice has the focus', () => {
  const begins = async (page: Page, words: string, field: string) => {
    await page.keyboard.type(words);
    expect(await card(page).getByRole('textbox', { name: field }).inputValue()).toBe(words);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  };

  it('are what they say or what they are told, and no keys of the case behind the card', async () => {
    const id = await aCaller('Ana Sol', '+441632960751');
    const { reference } = await view(id);
    const page = await signedIn(`/app/cases/${reference}`);
    await page.getByRole('form', { name: 'Write', exact: true }).waitFor();
    await page.keyboard.press('c');
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.type('01632 960751');
    await card(page)
      .getByRole('option', { name: /Ana Sol/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await focused(page, 'button', /No sound on the mains/);
    await begins(page, 'The hall hums.', 'What they say, in their own words');
    await page.keyboard.press('p');
    await focused(page, 'button', 'Reached');
    await begins(page, 'She hears of it.', 'What was said, for them to read');
    await page.keyboard.press('r');
    await focused(page, 'textbox', 'What was said, for them to read');
    await page.context().close();
  });

  it('stay where they are typed when the cases of whoever rings come late', async () => {
    await aCaller('Eva Holm', '+441632960752');
    const page = await signedIn('/app');
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await page.keyboard.type('01632 960752');
    await card(page)
      .getByRole('option', { name: /Eva Holm/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await focused(page, 'button', /No sound on the mains/);
    await page.keyboard.press('1');
    await page.keyboard.type('It hums.');
    await kept(page);
    let come = () => {};
    const late = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route(/api\/callers\?customer=/, async (route) => {
      await late;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('button', { name: /Eva Holm/ }).click();
    await focused(page, 'textbox', 'What they say, in their own words');
    await page.keyboard.press('Escape');
    await card(page).getByRole('button', { name: 'More' }).click();
    await card(page).getByRole('textbox', { name: 'The rest, for the companies' }).focus();
    come();
    await card(page).getByText('Bought from Soundhouse').waitFor();
    await focused(page, 'textbox', 'The rest, for the companies');
    await page.context().close();
  });
});

describe('a call of ours', () => {
  it.each([
    ['n', 'not reached'],
    ['v', 'voicemail left'],
  ])('is noted on the case by one key for how it went: %s', async (key, outcome) => {
    const id = await aCaller('Kim Lee', `+4416329607${key === 'n' ? '11' : '12'}`);
    const { due, reference } = await view(id);
    const page = await signedIn(`/app/cases/${reference}`);
    await page.getByRole('form', { name: 'Write', exact: true }).waitFor();
    await page.keyboard.press('p');
    await focused(page, 'button', 'Reached');
    await expectAccessibleInBoth(page);
    await page.keyboard.press(key);
    await page.keyboard.press('Control+Enter');
    await card(page)
      .getByText(/ looks after it\.$/)
      .waitFor();
    const noted = await view(id);
    expect(noted.due).toBe(due);
    expect(noted.entries.at(-1)).toMatchObject({ kind: 'call', data: { call: 'out', outcome } });
    await page.context().close();
  });
});

describe('a call of theirs that nobody answered', () => {
  it('is noted as one, and counts as no word to them', async () => {
    const id = await aCaller('Mia Berg', '+441632960741');
    const { reference } = await view(id);
    const page = await signedIn(`/app/cases/${reference}`);
    await page.getByRole('form', { name: 'Write', exact: true }).waitFor();
    await page.keyboard.press('p');
    await card(page).getByRole('combobox', { name: 'Who rings whom' }).selectOption('They ring');
    await card(page).getByRole('button', { name: 'More' }).click();
    await card(page).getByRole('button', { name: 'Nobody answered' }).click();
    await expectAccessibleInBoth(page);
    await page.keyboard.press('Control+Enter');
    await card(page)
      .getByText(/ looks after it\.$/)
      .waitFor();
    expect((await view(id)).entries.at(-1)).toMatchObject({
      kind: 'contact',
      data: { call: 'in', outcome: 'not reached' },
    });
    await page.context().close();
  });
});

describe('a call of somebody who is looked for', () => {
  it('is called by what has been typed of them', async () => {
    const page = await signedIn('/app');
    await page.getByRole('button', { name: 'Write down a call' }).waitFor();
    await page.keyboard.press('c');
    await focused(page, 'combobox', 'Who is it?');
    await page.keyboard.type('quincy', { delay: 40 });
    await card(page).getByRole('tab', { name: 'quincy' }).waitFor();
    await card(page).getByRole('button', { name: 'Discard' }).click();
    await page.context().close();
  });
});

describe('a program for telephones', () => {
  it('opens the card with the number of whoever rings, after signing in', async () => {
    await aCaller('Rosa Alvarez', '+441632960721');
    const page = await signedIn('/call?number=+441632960721');
    await page.waitForURL(/\/today$/);
    await card(page)
      .getByRole('option', { name: /Rosa Alvarez/ })
      .waitFor();
    const field = card(page).getByRole('combobox', { name: 'Who is it?' });
    expect(await field.inputValue()).toBe('+441632960721');
    // The same number rings again, in a window that was closed meanwhile: still one call.
    await kept(page);
    await page.goto(`${running.program.url}/call?number=%2B441632960721`);
    await page.waitForURL(/\/today$/);
    await field.waitFor();
    expect(await card(page).getByRole('tab', { name: '+441632960721' }).count()).toBe(1);

    const out = await browser.open();
    const door = await out.newPage();
    await door.goto(`${running.program.url}/call?number=%2B441632960721`);
    await door.waitForURL(/\/app\/sign-in/);
    await signIn(out, running, desk.dana.id);
    await door.goto(new URL(new URL(door.url()).searchParams.get('back') ?? '', door.url()).href);
    await card(door)
      .getByRole('option', { name: /Rosa Alvarez/ })
      .waitFor();
    await Promise.all([page.context().close(), out.close()]);
  });
});

describe('a call on a phone', () => {
  it('is a sheet that is put down and taken up', async () => {
    const page = await signedIn('/app', { viewport: { ...phone, width: 360 } });
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await card(page).getByRole('textbox', { name: 'What they say, in their own words' }).fill('It hums.');
    await expectAccessibleInBoth(page);
    await card(page).getByRole('button', { name: 'Put down' }).click();
    const down = page.getByRole('button', { name: /being written down/ });
    await expectAccessibleInBoth(page);
    await page.getByRole('link', { name: 'Search' }).click();
    await down.click();
    expect(
      await card(page)
        .getByRole('textbox', { name: /in their own words/ })
        .inputValue(),
    ).toBe('It hums.');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    await page.context().close();
  });
});
