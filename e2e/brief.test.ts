import { describe, expect, it } from 'vitest';
import { testDatabase } from '../src/testing/database.ts';
import { aDemo } from './a-demo.ts';
import { aBrowser, expectFitting } from './browser.ts';

const test = testDatabase();
const browser = aBrowser();
const { signedIn } = aDemo(test, browser);

describe("the brief of Bill's case", () => {
  it('is one key away for whoever was never on it, and one page of paper, without what is sensitive', async () => {
    const margaret = await signedIn('Margaret Harmon');
    await margaret.getByRole('link', { name: 'Search' }).first().click();
    await margaret.getByRole('searchbox').fill('mono switch Thursday noon');
    await margaret.getByText('Bill Navarro').first().click();
    await margaret.getByRole('button', { name: /brief/i }).waitFor();
    await margaret.keyboard.press('b');
    await margaret.getByRole('heading', { name: 'Do not ask again' }).waitFor();
    await margaret.getByText('Cables were checked, twice').waitFor();
    await margaret.getByText('I rang twice and nobody was there.').first().waitFor();
    expect(await margaret.locator('main').textContent()).not.toContain('Hears badly');
    await expectFitting(margaret);
    const pdf = (await margaret.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await margaret.keyboard.press('Escape');
    await margaret.getByRole('form', { name: 'Write' }).waitFor();
    await margaret.context().close();
  });
});
