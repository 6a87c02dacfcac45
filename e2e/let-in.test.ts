import { beforeAll, describe, expect, it } from 'vitest';
import { dismiss } from '../src/modules/conversations/commands/leave-desk.ts';
import { propose } from '../src/modules/desks/commands/proposals.ts';
import { proposalLinkUrl } from '../src/modules/desks/index.ts';
import { addMember } from '../src/modules/people/commands/members.ts';
import { makeToken } from '../src/modules/people/commands/tokens.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, expectAccessibleInBoth, phone, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
let maya: Desk['dana'];
beforeAll(async () => {
  desk = await aDesk(running.test);
  const mail = 'maya@clearline.example';
  const { id } = await desk.as(desk.priya, (ctx) => addMember(ctx, { name: 'Maya Lind', mail }));
  maya = { id, mail, organizationId: desk.priya.organizationId };
});

const opened = screensOf(browser, running);

const settings = () => `desks/${desk.slug}/settings`;

/** In the words of the mail that goes to whoever answers for the desk. */
async function linkInTheMail(): Promise<string> {
  await running.test.advance('10 minutes');
  await running.program.worker.settle();
  const { rows } = await running.test.sql(
    `select w.headers->>'proposalLinkId' as id, w.recipient from outbox_words w
     join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id where o.kind = 'staff'`,
  );
  expect(rows).toMatchObject([{ recipient: desk.leo.mail }]);
  return new URL(proposalLinkUrl(running.test.database.site, rows[0].id)).pathname;
}

/** What somebody is answered by the API with a token of their own. */
async function askedByToken(person: Desk['leo']): Promise<number> {
  const { token } = await desk.as(person, (ctx) => makeToken(ctx, { name: 'mine' }));
  return (await running.api('GET', `/api/desks/${desk.slug}`, { token })).status;
}

describe('somebody new on a desk', () => {
  it('is proposed by the provider, and admitted by the client by a link without signing in', async () => {
    const page = await opened(settings(), desk.priya);
    const card = page.getByRole('region', { name: 'Proposed people' });
    await card.getByText('Nobody waits to be admitted.').waitFor();
    await card.getByLabel('Whom').selectOption('Maya Lind');
    await card.getByLabel('What they are called where they work').fill('Audio technician');
    await card.getByLabel('What they know').fill('mixers, warranty');
    await card.getByLabel('Why them').fill('Dana trained her.');
    await card.getByRole('button', { name: 'Propose to the client' }).click();
    await card.getByText('proposed by Priya Raman').waitFor();
    await card.getByLabel('Whom').selectOption('Somebody new');
    await card.getByLabel('Name').fill('Noor Aziz');
    await card.getByLabel('Mail address').fill('noor@clearline.example');
    await card.getByLabel('What they are called where they work').fill('Night agent');
    await card.getByLabel('Why them').fill('Knows the night.');
    await card.getByRole('button', { name: 'Propose to the client' }).click();
    await card.getByText('Noor Aziz').waitFor();
    await expectAccessibleInBoth(page);

    const mayas = await opened(settings(), maya);
    await mayas.getByText('There is nothing here').waitFor();
    expect(await askedByToken(maya)).toBe(404);

    const link = await linkInTheMail();
    const outside = await browser.open({ viewport: phone, javaScriptEnabled: false });
    const decision = await outside.newPage();
    await decision.goto(`${running.program.url}${link}`);
    await decision.getByRole('heading', { name: 'Maya Lind' }).waitFor();
    await decision.getByText('Dana trained her.').waitFor();
    await decision.getByRole('button', { name: 'Admit: Maya Lind' }).click();
    await decision.getByText('Admitted.', { exact: true }).waitFor();
    await decision.getByRole('button', { name: 'Refuse: Noor Aziz' }).click();
    await decision.getByText('Not admitted.').waitFor();
    expect(await decision.getByRole('button').count()).toBe(0);

    await mayas.getByRole('region', { name: 'People', exact: true }).getByText('Maya Lind').waitFor();
    expect(await askedByToken(maya)).toBe(200);
    const { rows } = await running.test.sql(`select person_id from person_settings where mail = $1`, [
      'noor@clearline.example',
    ]);
    const noor = { id: rows[0].person_id, mail: '', organizationId: desk.priya.organizationId };
    const noors = await opened(settings(), noor);
    await noors.getByText('There is nothing here').waitFor();
    expect(await askedByToken(noor)).toBe(404);

    await page.getByRole('link', { name: 'Today' }).first().click();
    await page.getByText('Leo Brandt admitted Maya Lind').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Seen: Maya Lind' }).click();
    await page.getByText('Leo Brandt admitted Maya Lind').waitFor({ state: 'detached' });
    await page.getByText('Leo Brandt did not admit Noor Aziz').waitFor();
    await Promise.all([page, mayas, noors, decision].map((one) => one.context().close()));
  });

  it('waits on the Today of whoever answers for the desk, and comes with others or by a rule', async () => {
    const page = await opened('today', desk.leo);
    for (const name of ['Ines Duarte', 'Theo Baker', 'Yuki Mori']) {
      const mail = `${name.slice(0, 4).toLowerCase()}@clearline.example`;
      const { id } = await desk.as(desk.priya, (ctx) => addMember(ctx, { name, mail }));
      await desk.as(desk.priya, (ctx) =>
        propose(ctx, {
          ...{ desk: desk.slug, personId: id, role: 'agent', title: 'Agent', skills: [] },
          ...{ languages: ['en'], words: 'Trained here.' },
        }),
      );
    }
    await page.getByRole('link', { name: '3 people wait for your word' }).click();
    const card = page.getByRole('region', { name: 'Proposed people' });
    await card.getByRole('checkbox', { name: 'Choose Ines Duarte' }).check();
    await card.getByRole('checkbox', { name: 'Choose Theo Baker' }).check();
    await card.getByRole('button', { name: 'Admit 2' }).click();
    const sure = page.getByRole('dialog', { name: 'Admit Theo Baker and Ines Duarte' });
    await sure.waitFor();
    await expectAccessible(page, '[role=dialog]');
    await sure.getByRole('button', { name: 'Admit' }).click();
    await sure.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'People', exact: true }).getByText('Ines Duarte').waitFor();

    const rules = page.getByRole('region', { name: 'Standing rules' });
    await rules.getByText('Each person waits for your word.').waitFor();
    await rules.getByLabel('What it takes').fill('two weeks beside her');
    await rules.getByLabel('Who must have trained them').selectOption('Dana Okafor, Clearline');
    await rules.getByLabel('Who must vouch for them').selectOption('Leo Brandt, Harmon Audio');
    await rules.getByRole('button', { name: 'Sign the rule' }).click();
    await rules.getByText('Clearline: agent, two weeks beside her').waitFor();
    await rules.getByText(/^Trained by Dana Okafor, vouched for by Leo Brandt/).waitFor();
    const lacking = 'Dana Okafor says that they trained them and';
    await card.getByText(`Comes in by the rule once ${lacking} you vouch for them.`).waitFor();
    await card.getByRole('button', { name: 'I vouch for Yuki Mori' }).click();
    await card.getByText('Leo Brandt vouches for them').waitFor();
    await card.getByText('Comes in by the rule once Dana Okafor says that they trained them.').waitFor();
    await expectAccessibleInBoth(page);

    const danas = await opened('today', desk.dana);
    await danas.getByRole('link', { name: 'The standing rule asks you about one person' }).click();
    await danas.getByText('Comes in by the rule once you say that you trained them.').waitFor();
    await expectAccessible(danas);
    await danas.getByRole('button', { name: 'I trained Yuki Mori' }).click();
    await danas.getByText(/^Admitted .* unless the client refuses\.$/).waitFor();
    await danas.context().close();
    await card.getByText('Dana Okafor trained them').waitFor();
    await card.getByText(/^Admitted .* unless you refuse\.$/).waitFor();
    await expectAccessibleInBoth(page);
    await running.test.advance('49 hours');
    await running.program.worker.settle();
    await page.getByRole('region', { name: 'People', exact: true }).getByText('Yuki Mori').waitFor();
    await card.getByText('Yuki Mori was admitted by the rule that Leo Brandt signed').waitFor();

    // Whom it names has left: another is signed beside it, and takes its place.
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: desk.dana.id }));
    await rules
      .getByText(/Dana Okafor, whom it names, .* It admits nobody until another is signed\.$/)
      .waitFor();
    await rules.getByLabel('What it takes').fill('three weeks beside her');
    await rules.getByRole('button', { name: 'Sign the rule' }).click();
    await rules.getByText('Clearline: agent, three weeks beside her').waitFor();
    await rules.getByText('two weeks beside her').waitFor({ state: 'detached' });
    await rules.getByRole('button', { name: 'End the rule for Clearline' }).click();
    await rules.getByText('Each person waits for your word.').waitFor();
    await page.context().close();
  });
});
