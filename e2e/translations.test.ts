import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeGap } from '../src/modules/knowledge/commands/close-gap.ts';
import { judgeArticle } from '../src/modules/knowledge/commands/judge-article.ts';
import { changeArticle, writeArticle } from '../src/modules/knowledge/commands/write-article.ts';
import { found } from '../src/modules/knowledge/gaps.fixture.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { beside } from './a-silent-mixer.ts';
import { aBrowser, expectFitting, looks, narrow, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  await running.test.sql(`update desks set languages = '{en,de}' where id = $1`, [desk.id]);
});

const opened = screensOf(browser, running);
const hums = { words: 'It hums on the mains', helps: 'Press the **mono** switch out.' };

/** What helps, for customers, said by the client. */
const known = () =>
  desk.as(desk.leo, (ctx) =>
    writeArticle(ctx, {
      ...{ desk: desk.slug, language: 'en', ...hums, cause: 'It sums both sides.', source: null },
      ...{ make: 'Harmon', model: 'MX-12', versions: '1.3', audience: 'customers', confidence: 'validated' },
    }),
  );

/** The original is said anew, by somebody else. */
const say = (id: string, version: number, helps: string) =>
  desk.as(desk.leo, (ctx) =>
    changeArticle(ctx, {
      ...{ article: id, version, language: 'en', ...hums, helps, cause: 'It sums both sides.', source: null },
      ...{ make: 'Harmon', model: 'MX-12', versions: '1.3' },
    }),
  );

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const article = (id: string) => `desks/${desk.slug}/knowledge/${id}`;
/** Beside the original, in the language that the desk speaks besides. */
async function inGerman(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Translate' }).click();
  const translate = dialog(page, 'Translate');
  await translate.getByLabel('Into which language').waitFor();
  expect(await translate.getByLabel('Into which language').inputValue()).toBe('de');
  await translate.getByRole('region', { name: 'The original, in English' }).getByText('It hums').waitFor();
  await translate.getByLabel('In their words').fill('Es brummt am Netz');
  await translate.getByLabel('What helps').fill('Den Schalter **Mono** herausdrücken.');
  expect(await translate.getByLabel('Model').inputValue()).toBe('MX-12');
  await expectFitting(page, looks);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Customers find these words on the help pages once they are checked').waitFor();
  await page.getByRole('heading', { name: 'Es brummt am Netz' }).waitFor();
}

/** In any other one: what the desk speaks is said already. */
async function inArabic(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Translate' }).click();
  const translate = dialog(page, 'Translate');
  await translate.getByLabel('Into which language').waitFor();
  expect(await translate.getByLabel('Into which language').inputValue()).toBe('');
  await translate.getByLabel('In their words').fill('هناك طنين عند الوصل بالكهرباء');
  await translate.getByLabel('What helps').fill('اضغط مفتاح **mono** إلى الخارج.');
  await page.keyboard.press('Control+Enter');
  await translate.getByText('Choose a language first.').waitFor();
  await translate.getByLabel('Into which language').selectOption('Arabic');
  await expectFitting(page, looks);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'هناك طنين عند الوصل بالكهرباء' }).waitFor();
}

const isChecked = async (page: Page) => {
  await page.getByLabel('How sure we are').selectOption('Checked');
  await page.getByText('It says so now.').waitFor();
};

describe('an article in several languages', () => {
  it('is translated beside its original, which names its translations', async () => {
    const { id } = await known();
    const page = await opened(article(id), desk.leo);
    await inGerman(page);
    await isChecked(page);
    await inArabic(page);
    await isChecked(page);
    const others = page.getByRole('region', { name: 'In other languages' });
    await others.getByText('the original').waitFor();
    await expectFitting(page, looks);
    await others.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: hums.words }).waitFor();
    for (const language of ['Arabic', 'German'])
      await others.getByRole('link', { name: new RegExp(`^${language}`) }).waitFor();
    await page.getByRole('link', { name: 'All that is known' }).click();
    await page
      .getByRole('link', { name: /^It hums/ })
      .getByText('also in Arabic, German')
      .waitFor();
    expect(await page.getByRole('list', { name: 'Knowledge' }).getByRole('link').count()).toBe(1);
    await expectFitting(page, looks);
    await page.context().close();
  });

  it('is inserted in the language of the customer, and counts for what was inserted', async () => {
    const { id: caseId } = await aCase(desk, {
      ...{ name: 'Jana', address: `${randomUUID()}@customers.example`, language: 'de' },
    });
    const page = await opened(`cases/${caseId}`, desk.dana);
    await beside(page).getByLabel('Search in other words').fill('hums on the mains');
    const row = beside(page).getByRole('button', { name: /^It hums on the mains/ });
    await row.click();
    await beside(page).getByText('Inserts the German words').waitFor();
    await beside(page).getByText('The German words').last().click();
    await beside(page).getByText('Den Schalter Mono herausdrücken.').waitFor();
    await expectFitting(page, looks);
    const reply = page.getByRole('textbox', { name: 'Reply to Jana' });
    await row.focus();
    const isUsed = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.keyboard.press('i');
    await reply.and(page.locator(':focus')).waitFor();
    expect(await reply.inputValue()).toBe('Den Schalter **Mono** herausdrücken.');
    await row.getByText('used here').waitFor();
    expect((await isUsed).url()).toContain(`/api/cases/${caseId}/articles`);
    await row.focus();
    await page.keyboard.press('s');
    await page.getByText('Good to know. It counts for whoever looks next.').waitFor();
    await row.getByText('helped here').waitFor();
    // Of the words that were inserted.
    const { rows } = await running.test.sql(
      `select u.said from article_uses u join articles a on a.id = u.article_id
       where u.case_id = $1 and a.into_language = 'de' order by u.recorded_at, u.id`,
      [caseId],
    );
    expect(rows).toEqual([{ said: 'used' }, { said: 'helped' }]);

    await reply.fill('');
    const inArabic = beside(page).getByRole('button', { name: 'Insert in Arabic, not checked yet' });
    const arabic = (confidence: string) =>
      running.test.sql(`update articles set confidence = $1 where into_language = 'ar' and desk_id = $2`, [
        ...[confidence, desk.id],
      ]);
    await arabic('not validated');
    await page.reload();
    await beside(page).getByLabel('Search in other words').fill('hums on the mains');
    await row.click();
    await inArabic.waitFor();
    await expectFitting(page, looks);
    await arabic('validated');
    await beside(page).getByRole('button', { name: 'Insert in English' }).click();
    await reply.and(page.locator(':focus')).waitFor();
    expect(await reply.inputValue()).toBe(hums.helps);
    await page.context().close();
  });

  it('is told in the language of a caller who is known, before there is a case', async () => {
    const page = await opened('today', desk.dana);
    const calls = page.getByRole('region', { name: 'Calls' });
    const helps = calls.getByRole('region', { name: 'What helps with what they say' });
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await calls.getByRole('combobox', { name: 'Who is it?' }).fill('Jana');
    await calls.getByRole('option', { name: /Jana/ }).filter({ hasNotText: 'Somebody new' }).click();
    await calls.getByLabel('What they say, in their own words').fill('It hums on the mains again ');
    await helps.getByRole('button', { name: /^It hums on the mains/ }).click();
    await helps.getByText('Inserts the German words').waitFor();
    await expectFitting(page, looks);
    await helps.getByRole('button', { name: 'Insert', exact: true }).click();
    const told = calls.getByLabel('What you tell them');
    await told.and(page.locator(':focus')).waitFor();
    expect(await told.inputValue()).toBe('Den Schalter **Mono** herausdrücken.');
    await page.context().close();
  });

  it('says that the original has changed, and what, until it fits again', async () => {
    const { rows } = await running.test.sql(
      `select translates from articles where into_language = 'de' and desk_id = $1`,
      [desk.id],
    );
    const page = await opened(article(rows[0].translates), desk.leo);
    await page.getByRole('button', { name: 'Change' }).click();
    await dialog(page, 'Change').getByLabel('What helps').fill('Press the **mono** switch in.');
    await page.keyboard.press('Control+Enter');
    await dialog(page, 'Change').waitFor({ state: 'detached' });
    const others = page.getByRole('region', { name: 'In other languages' });
    await others.getByText('The original has changed since').first().waitFor();

    await others.getByRole('link', { name: /^German/ }).click();
    const since = page.getByRole('region', { name: 'The original has changed since' });
    await since.getByRole('deletion').getByText('Press the **mono** switch out.').waitFor();
    await since.getByRole('insertion').getByText('Press the **mono** switch in.').waitFor();
    await expectFitting(page, looks);
    await since.getByRole('button', { name: 'Change these words' }).click();
    const change = dialog(page, 'Change');
    await change.getByRole('region', { name: 'The original, in English' }).getByText('switch in').waitFor();
    const isTheSame = change.getByLabel('It says what the original says now');
    expect(await isTheSame.isChecked()).toBe(false);
    await change.getByLabel('What helps').fill('Den Schalter **Mono** hineindrücken.');
    await isTheSame.check();
    await expectFitting(page, looks);
    // What nobody has read is not what it was compared with.
    await say(rows[0].translates, 2, 'Press the **mono** switch in twice.');
    await change.getByText('switch in twice').waitFor();
    expect(await isTheSame.isChecked()).toBe(false);
    await page.keyboard.press('Control+Enter');
    await change.waitFor({ state: 'detached' });
    await since.getByRole('deletion').waitFor();
    await since.getByText('last compared with version 2').waitFor();
    await since.getByRole('button', { name: 'Change these words' }).click();
    await isTheSame.check();
    await page.keyboard.press('Control+Enter');
    await since.waitFor({ state: 'detached' });

    await others.getByRole('link', { name: /^Arabic/ }).click();
    await since.getByRole('button', { name: 'It still fits' }).click();
    await since.waitFor({ state: 'detached' });

    const arabic = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await desk.as(desk.leo, (ctx) => judgeArticle(ctx, { article: arabic, confidence: 'archived' }));
    await others.getByRole('link', { name: /^German/ }).click();
    await page.getByRole('button', { name: 'Translate' }).click();
    await dialog(page, 'Translate').getByText('Put away in Arabic').waitFor();
    await expectFitting(page, looks);
    await desk.as(desk.leo, (ctx) => judgeArticle(ctx, { article: arabic, confidence: 'validated' }));
    await page.context().close();
  });

  it('is compared first where whoever asked would be told in another language', async () => {
    const { id: caseId } = await aCase(desk, {
      ...{ name: 'Jana', address: `${randomUUID()}@customers.example`, language: 'de' },
    });
    const gap = await found(desk, { case: caseId });
    const { rows } = await running.test.sql(
      `select translates, of_version from articles where into_language = 'de' and desk_id = $1`,
      [desk.id],
    );
    const { translates: articleId, of_version: version } = rows[0];
    await say(articleId, version, 'Press the **mono** switch in, and wait.');
    const changed = { kind: 'article', articleId, language: 'en', words: 'It is known now.' } as const;
    await desk.as(desk.leo, (ctx) => closeGap(ctx, { gap, changed }));
    const page = await opened(`cases/${caseId}`, desk.leo);
    const notice = page.getByRole('region', { name: 'What Jana asked about has changed' });
    await notice.getByText('Nobody has compared the German words').waitFor();
    await expectFitting(page, looks);
    await notice.getByRole('button', { name: 'Look and tell Jana' }).click();
    const look = dialog(page, 'Look and tell Jana');
    expect(await look.getByLabel('What Jana reads').inputValue()).toContain('and wait.');
    await expectFitting(page, looks);
    await look.getByRole('link', { name: 'Compare them first' }).click();
    await page.getByRole('button', { name: 'It still fits' }).click();
    await page.getByText('It fits the original as it is now.').waitFor();
    await page.goBack();
    await notice.getByText('It is known now.').waitFor();
    await notice.getByText('Nobody has compared').waitFor({ state: 'detached' });
    await notice.getByRole('button', { name: 'Look and tell Jana' }).click();
    expect(await look.getByLabel('What Jana reads').inputValue()).toContain('hineindrücken');
    await page.context().close();
  });
});

describe('the help pages', () => {
  it('show an article in the language of whoever reads it, and lead to the others', async () => {
    const context = await browser.open({ viewport: narrow, locale: 'de-DE' });
    const page = await context.newPage();
    await page.goto(`${running.program.url}/help/${desk.slug}`);
    await page.getByRole('link', { name: 'Es brummt am Netz' }).click();
    const languages = page.getByRole('navigation', { name: 'Sprachen' });
    await languages.getByText('Deutsch').waitFor();
    await languages.getByRole('link', { name: 'العربية' }).click();
    await page.getByRole('heading', { name: 'هناك طنين عند الوصل بالكهرباء' }).waitFor();
    expect(await page.locator('article').getAttribute('dir')).toBe('rtl');
    await expectFitting(page, looks);
    await context.close();
  });
});
