import { describe, expect, it } from 'vitest';
import { OnAGateway } from '../src/modules/conversations/fixtures.ts';
import { aCase } from '../src/testing/a-desk.ts';
import { aBrowser, expectAccessibleInBoth, phone, signIn } from './browser.ts';

const on = new OnAGateway();
const browser = aBrowser();
const happens = async (type: string, data: object) => {
  expect(await on.tell(type, data)).toBe(202);
  await on.settle();
};

describe('a telephone of the desk that rings', () => {
  it('is shown over any screen, and one key opens the card with whoever it is', async () => {
    await aCase(on.desk, { name: 'Rosa Alvarez', address: '+441632960811' });
    const context = await browser.open({ viewport: phone });
    await signIn(context, on.running, on.desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${on.running.program.url}/app/o/${on.desk.dana.organizationId}/search`);
    await page.getByRole('searchbox').waitFor();
    await happens('call.started', { call: 's1', from: '+441632960812' });
    const ringing = page.getByRole('status', { name: 'Ringing now' });
    await ringing.getByText('+441632960812').waitFor();
    await ringing.getByRole('button', { name: 'Not me' }).click();
    await ringing.getByText('+441632960812').waitFor({ state: 'detached' });

    await happens('call.started', { call: 's2', from: '+441632960811' });
    await ringing.getByText('Rosa Alvarez rings').waitFor();
    await expectAccessibleInBoth(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await ringing.getByText('Rosa Alvarez rings').waitFor({ state: 'detached' });
    const card = page.getByRole('region', { name: 'Calls' });
    expect(await card.getByRole('combobox', { name: 'Who is it?' }).inputValue()).toBe('+441632960811');
    await card.getByRole('option', { name: /Rosa Alvarez/ }).waitFor();

    await happens('call.started', { call: 's3', from: '+441632960813' });
    await ringing.getByText('+441632960813').waitFor();
    await happens('call.missed', { call: 's3', from: '+441632960813' });
    await ringing.getByText('+441632960813').waitFor({ state: 'detached' });
    await context.close();
  });
});
