import type { BrowserContext, Page } from 'playwright-core';
import type { Guide } from '../../src/demo/guide.ts';
import { timeToEffect } from './effect.ts';

const there = (selector: string) => `document.querySelector(${JSON.stringify(selector)}) !== null`;
const gone = (selector: string) => `document.querySelector(${JSON.stringify(selector)}) === null`;
const says = (text: string) => `document.body.innerText.includes(${JSON.stringify(text)})`;
const heading = (text: string) =>
  `document.querySelector('main h1')?.textContent === ${JSON.stringify(text)}`;
const busy = there('[data-loading]');

const row = 'main [data-row]';
const opened = '[aria-label="Beside the conversation"]';

type Person = Guide['people'][number];

/** Each action of the staff once, with the time until it is seen to have happened. */
export async function* round(context: BrowserContext, people: Person[]): AsyncGenerator<[string, number]> {
  yield* work(await asPerson(context, people, 'Dana Okafor'));
  yield* settle(await asPerson(context, people, 'Margaret Harmon'));
}

async function asPerson(context: BrowserContext, people: Person[], name: string): Promise<Page> {
  const person = people.find((one) => one.name === name);
  if (!person) throw new Error(`${name} is not in the demo`);
  const page = await context.newPage();
  await page.goto(person.signIn);
  await page.locator(row).first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

/** A day at the desk. */
async function* work(page: Page): AsyncGenerator<[string, number]> {
  const press = (key: string) => () => page.keyboard.press(key);
  const time = (effect: string, act: () => Promise<unknown>) => timeToEffect(page, effect, act);
  const subjectAt = (place: number) =>
    page.locator(row).nth(place).locator('span').first().textContent().then(String);
  const today = async () => {
    await page.locator(row).first().waitFor();
    await page.waitForLoadState('networkidle');
  };

  yield ['j: down in the list', await time(there(`${row}:focus`), press('j'))];
  await page.keyboard.press('j');
  yield ['k: up in the list', await time(there(`li:first-child ${row.slice(5)}:focus`), press('k'))];
  yield ['x: choose a row', await time(there('[data-chosen=true]'), press('x'))];
  yield ['Esc: choose none', await time(gone('[data-chosen=true]'), press('Escape'))];

  const first = await page.locator(row).first().textContent();
  const otherRows = `document.querySelector(${JSON.stringify(row)})?.textContent !== ${JSON.stringify(first)}`;
  const states = page.getByRole('combobox', { name: 'State' });
  yield ['filter by state', await time(otherRows, () => states.selectOption('done'))];
  await states.selectOption('any');
  await today();
  const owners = page.getByRole('combobox', { name: 'Owner' });
  yield ['filter by owner', await time(otherRows, () => owners.selectOption({ index: 1 }))];
  await owners.selectOption('');
  await today();

  yield ['Ctrl K: open the palette', await time(there('[role=combobox]'), press('Control+k'))];
  await page.keyboard.press('Escape');

  const clicked = await subjectAt(2);
  yield ['open a case with the mouse', await time(heading(clicked), () => page.locator(row).nth(2).click())];
  await page.locator(opened).waitFor();
  yield ['Esc: back to Today', await time(heading('Today'), press('Escape'))];
  await today();
  const subject = await subjectAt(1);
  await page.locator(row).nth(1).focus();
  yield ['Enter: open a case', await time(heading(subject), press('Enter'))];
  await page.locator(opened).waitFor();
  await page.waitForLoadState('networkidle');

  const asLived = '[aria-pressed=true]';
  yield ['l: as the customer lived it', await time(there(asLived), press('l'))];
  await page.keyboard.press('l');
  yield ['n: begin a note', await time(there('textarea:focus'), press('n'))];
  await page.keyboard.type('The sheet has two versions.');
  const kept = `${busy} || ${says('Noted')}`;
  yield ['add the note', await time(kept, press('Control+Enter'))];
  await page.getByRole('article').getByText('The sheet has two versions.').first().waitFor();
  await page.keyboard.press('Escape');
  yield ['r: begin a reply', await time(there('textarea:focus'), press('r'))];
  await page.keyboard.type('We have found it.');
  yield ['send the reply', await time(`${busy} || ${says('Sending to')}`, press('Control+Enter'))];
  await page.getByText('Sending to').waitFor();
  await page.locator('button[data-loading]').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  yield ['u: take it back', await time(`${busy} || ${says('back in the draft')}`, press('u'))];
  await page.getByText('back in the draft').waitFor();
  await page.locator(opened).waitFor();
  await page.waitForLoadState('networkidle');

  yield ['p: note a call', await time(there('[data-calls] form'), press('p'))];
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await today();

  await page.locator(row).last().focus();
  yield ['z: put a case aside', await time(there('[role=dialog]'), press('z'))];
  await page.waitForLoadState('networkidle');
  yield ['put it aside until then', await time(`${busy} || ${says('noozed until')}`, press('Enter'))];
  yield ['u: undo that', await time(`${busy} || ${says('ndone')}`, await undoable(page))];
  await page.getByText('ndone').waitFor();
  await page.locator(row).last().focus();
  yield ['h: hand a case off', await time(there('[role=dialog]'), press('h'))];
  await page.waitForLoadState('networkidle');
  await page.getByRole('dialog').getByRole('textbox').first().fill('Waits for the part.');
  yield ['offer it', await time(`${busy} || ${says('ffered to')}`, press('Control+Enter'))];
  await (await undoable(page))();
  await page.getByText('ndone').waitFor();
}

/** Presses `u` as soon as what was done can be undone. */
async function undoable(page: Page): Promise<() => Promise<void>> {
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.locator('button[data-loading]').waitFor({ state: 'detached' });
  return () => page.keyboard.press('u');
}

/** What is set seldom. */
async function* settle(page: Page): AsyncGenerator<[string, number]> {
  const time = (effect: string, act: () => Promise<unknown>) => timeToEffect(page, effect, act);
  const to = async (name: string) => {
    const ms = await time(heading(name), () => page.getByRole('link', { name }).first().click());
    await page.waitForLoadState('networkidle');
    return ms;
  };
  yield ['open the quarantine', await to('Quarantine')];
  const mail = page.locator(row).first();
  const looked = `${there('[aria-label="The mail"]')} || ${there('aside')}`;
  yield ['look at a held mail', await time(looked, () => mail.click())];
  yield ['open the outbox', await to('Outbox')];
  yield ['open the desk settings', await to('Desk settings')];
  const save = page.getByRole('button', { name: 'Save' });
  yield ['save the settings', await time(`${busy} || ${says('Saved')}`, () => save.click())];
  yield ['open the organization', await to('Organization')];
  yield ['open my account', await to('My account')];
  yield ['open the search', await to('Search')];
}
