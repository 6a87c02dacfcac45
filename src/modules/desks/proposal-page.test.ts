import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../platform/context.ts';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { tellProposals } from '../conversations/commands/tell-proposals.ts';
import { textToSend } from '../conversations/mail/kept-mail.ts';
import { showInstant } from '../conversations/words.ts';
import { changeMe } from '../people/commands/me.ts';
import { addMember } from '../people/commands/members.ts';
import { admit } from './commands/admit.ts';
import { decideProposals, withdrawProposal } from './commands/proposals.ts';
import { signRosterRule } from './commands/roster-rules.ts';
import { aClientsAgent, leoIsAway } from './deputies.fixture.ts';
import { proposalPageRoutes } from './page.ts';
import { type Named, proposed } from './proposals.fixture.ts';
import { deskView } from './queries/desk-view.ts';
import { proposalsOf } from './queries/proposals.ts';

const test = testDatabase();
let server: HttpServer;
const logged: string[] = [];
beforeAll(async () => {
  server = await httpServer(pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }));
  await proposalPageRoutes(server, { database: test.database });
  await server.ready();
  return () => server.close();
});

type Mail = { recipient: string; subject: string; text: string; url: string };

/** The mails to whoever answers for the desk, as they go. */
async function mailsOf(on: Desk): Promise<Mail[]> {
  const { rows } = await test.sql(
    `select w.recipient, w.subject, w.text, w.headers from outbox_words w
     join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id
     where o.desk_id = $1 and o.kind = 'staff' order by o.recorded_at`,
    [on.id],
  );
  const site: Site = test.database.site;
  return rows.map(({ headers, ...mail }) => {
    const text = textToSend(site, { text: mail.text, headers });
    return { ...mail, text, url: text.match(/\S+\/r\/\S+/)?.[0] ?? '' };
  });
}

const tell = (on: Desk) => on.asDesk(tellProposals);

/** Two who are proposed on a desk of their own, and the link to them. */
async function linked() {
  const on = await aDesk(test);
  const [maya, noor] = [await proposed(on), await proposed(on, 'Noor Aziz')];
  await test.advance('10 minutes');
  await tell(on);
  const [mail] = await mailsOf(on);
  const token = mail?.url.split('/').at(-1) ?? '';
  const followed = await server.inject({ url: `/r/${token}` });
  return { on, maya, noor, token, followed, path: String(followed.headers.location) };
}

type Linked = Awaited<ReturnType<typeof linked>>;

const page = ({ path, token }: Pick<Linked, 'path' | 'token'>, language = 'en') =>
  server.inject({ url: path, cookies: { proposals: token }, headers: { 'accept-language': language } });
const formToken = (body: string) => body.match(/name="token" value="([^"]+)"/)?.[1] ?? '';
const post = ({ path, token }: Pick<Linked, 'path' | 'token'>, fields: Record<string, string>) =>
  server.inject({
    method: 'POST',
    url: `${path}/decisions`,
    cookies: { proposals: token },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const decide = async (link: Linked, proposal: string, decision: string) =>
  post(link, { token: formToken((await page(link)).body), proposal, decision });
const works = (who: Named, on: Desk) =>
  on
    .as(who, (ctx) => deskView(ctx, { desk: on.slug }))
    .then(
      () => true,
      () => false,
    );

describe('the mail of who is proposed', () => {
  it('goes once to whoever answers for the desk, with a link and no names', async () => {
    const { on } = await linked();
    expect(await tell(on)).toBe(0);
    const mails = await mailsOf(on);
    expect(mails).toMatchObject([
      {
        recipient: on.leo.mail,
        subject: 'Who is to work on your desk (Harmon Audio)',
        text: expect.stringMatching(
          /^2 people are proposed .* for each: http:\/\/localhost:3000\/r\/[A-Za-z0-9_-]{43}\n$/s,
        ),
      },
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/Maya|Noor|Clearline/);
    const { rows } = await test.sql('select text || headers::text as kept from outbox_words');
    expect(JSON.stringify(rows)).not.toContain(mails[0]?.url.split('/').at(-1));
  });

  it('tells of those who came meanwhile an hour later, and of nobody twice', async () => {
    const { on } = await linked();
    await proposed(on);
    await test.advance('59 minutes');
    expect(await tell(on)).toBe(0);
    await test.advance('1 minute');
    expect(await tell(on)).toBe(1);
    expect((await mailsOf(on)).map(({ text }) => text.slice(0, 12))).toEqual([
      '2 people are',
      'Somebody is ',
    ]);
    await test.advance('61 minutes');
    expect(await tell(on)).toBe(0);
  });

  it('is not sent of whoever was decided already, and is in the language of who reads it', async () => {
    const on = await aDesk(test);
    const { id } = await proposed(on);
    await on.as(on.priya, (ctx) => withdrawProposal(ctx, { desk: on.slug, proposal: id }));
    await test.advance('10 minutes');
    expect(await tell(on)).toBe(0);
    await on.as(on.leo, (ctx) => changeMe(ctx, { languages: ['de-AT', 'en'] }));
    await proposed(on);
    await test.advance('9 minutes');
    expect(await tell(on)).toBe(0);
    await test.advance('1 minute');
    await tell(on);
    expect((await mailsOf(on))[0]?.text).toMatch(/^Jemand wird Ihnen für Harmon Audio vorgeschlagen/);
  });
});

describe('the mail of those whom a standing rule admits', () => {
  it('says that silence admits them, and until when they can be refused', async () => {
    const on = await aDesk(test);
    await on.as(on.leo, (ctx) =>
      signRosterRule(ctx, {
        ...{ desk: on.slug, engagementId: on.engagements.provider },
        ...{ roles: ['agent'], words: 'trained by Dana', vetoHours: 48 },
        ...{ trainedById: null, vouchedById: null },
      }),
    );
    const { id } = await proposed(on);
    await test.advance('10 minutes');
    await tell(on);
    const { items } = await on.as(on.leo, (ctx) => proposalsOf(ctx, { desk: on.slug }));
    const { zone } = await on.as(on.leo, (ctx) => deskView(ctx, { desk: on.slug }));
    const admitsAt = items.find((one) => one.id === id)?.admitsAt ?? '';
    const [mail] = await mailsOf(on);
    expect(mail?.text).toContain('One of them is admitted by the standing rule, without a word of yours');
    expect(mail?.text).toContain(showInstant(admitsAt, { language: 'en', zone }));
  });

  it('says how many more wait who do not fit into it, and tells of them in the next', async () => {
    const on = await aDesk(test);
    const { id } = await proposed(on);
    for (let more = 0; more < 52; more += 1) await proposed(on);
    await test.advance('10 minutes');
    expect(await tell(on)).toBe(50);
    const [mail] = await mailsOf(on);
    expect(mail?.text).toContain('3 more wait: in the next mail in an hour');
    expect(mail?.text).not.toContain(id);
    await test.advance('1 hour');
    expect(await tell(on)).toBe(3);
    expect((await mailsOf(on))[1]?.text).not.toContain('more wait');
  });
});

describe('the page behind it', () => {
  it('is reached by the link as often as wanted, under an address without it, and decides nothing by itself', async () => {
    const { on, followed, token, path, maya } = await linked();
    expect(followed.statusCode).toBe(303);
    expect(path).toMatch(/^\/roster\/[0-9a-f-]{36}$/);
    expect(followed.cookies).toMatchObject([
      { name: 'proposals', value: token, path, httpOnly: true, sameSite: 'Lax' },
    ]);
    await server.inject({ url: `/r/${token}` });
    await page({ path, token });
    expect(await works(maya.maya, on)).toBe(false);
    expect(logged.join('\n')).not.toContain(token);
  });

  it('shows who they are and who vouches for them', async () => {
    const link = await linked();
    const { statusCode, body } = await page(link);
    expect(statusCode).toBe(200);
    for (const shown of [
      'Maya Lind',
      'Noor Aziz',
      'Audio technician',
      'Clearline',
      'mixers',
      'English and Portuguese',
      'Priya Raman says',
      'Trained by Dana.',
    ])
      expect(body).toContain(shown);
    expect((await page(link, 'de-AT,de')).body).toContain('Priya Raman sagt dazu');
    expect((await page(link, 'es')).body).toContain('inglés y portugués');
  });

  it('admits one who works at once, and refuses the other, who does not', async () => {
    const link = await linked();
    const { on, maya, noor } = link;
    expect(await decide(link, maya.id, 'admitted')).toMatchObject({ statusCode: 303 });
    await decide(link, noor.id, 'refused');
    expect([await works(maya.maya, on), await works(noor.maya, on)]).toEqual([true, false]);
    const { rows } = await test.sql(
      'select admitted_by_id from roster where desk_id = $1 and person_id = $2',
      [on.id, maya.maya.id],
    );
    expect(rows).toEqual([{ admitted_by_id: on.leo.id }]);
    const { body } = await page(link);
    expect(body).toContain('<strong>Admitted.</strong>');
    expect(body).toContain('<strong>Not admitted.</strong>');
    expect(body).not.toContain('<form');
  });

  it('believes only its own form', async () => {
    const link = await linked();
    const { on, maya } = link;
    const other = await linked();
    const asked = { proposal: maya.id, decision: 'admitted' };
    expect((await post(link, asked)).statusCode).toBe(400);
    for (const token of ['', formToken((await page(other)).body)])
      expect((await post(link, { token, ...asked })).statusCode).toBe(403);
    const token = formToken((await page(link)).body);
    expect((await post(link, { token, ...asked, decision: 'withdrawn' })).statusCode).toBe(400);
    expect(await works(maya.maya, on)).toBe(false);
  });

  it('is for its own bundle and no other', async () => {
    const [link, other] = [await linked(), await linked()];
    expect((await decide(link, other.maya.id, 'admitted')).statusCode).toBe(404);
    expect((await page({ path: other.path, token: link.token })).statusCode).toBe(404);
    const { on } = link;
    const later = await proposed(on);
    expect((await decide(link, later.id, 'admitted')).statusCode).toBe(404);
    expect(await works(later.maya, on)).toBe(false);
  });

  it('says how it stands where it was decided meanwhile', async () => {
    const link = await linked();
    const { on, maya } = link;
    const token = formToken((await page(link)).body);
    await on.as(on.leo, (ctx) =>
      decideProposals(ctx, { desk: on.slug, proposals: [maya.id], decision: 'refused' }),
    );
    const answer = await post(link, { token, proposal: maya.id, decision: 'admitted' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('it was decided meanwhile');
    expect(await works(maya.maya, on)).toBe(false);
  });

  it('ends after fourteen days', async () => {
    const link = await linked();
    await test.advance('13 days 23 hours');
    expect((await page(link)).statusCode).toBe(200);
    await test.advance('2 hours');
    expect((await page(link)).statusCode).toBe(404);
    expect((await server.inject({ url: `/r/${link.token}` })).statusCode).toBe(404);
  });

  it('ends once somebody else answers for the desk', async () => {
    const link = await linked();
    const { on } = link;
    const mail = `ada-${on.slug}@harmon.example`;
    await on.as(on.leo, async (ctx) => {
      const { id } = await addMember(ctx, { name: 'Ada', mail });
      const { client } = on.engagements;
      await admit(ctx, { desk: on.slug, personId: id, engagementId: client, role: 'accountable' });
    });
    expect((await page(link)).statusCode).toBe(404);
    // Whoever answers for it now is told of all who wait, at once.
    expect([await tell(on), await tell(on)]).toEqual([2, 0]);
    expect((await mailsOf(on)).map(({ recipient }) => recipient)).toEqual([on.leo.mail, mail]);
  });

  it('goes to whoever stands in as well, and opens for them as long as they do', async () => {
    const on = await aDesk(test);
    const zoe = await aClientsAgent(on);
    await leoIsAway(on, zoe, 1);
    await proposed(on);
    await test.advance('10 minutes');
    await tell(on);
    await tell(on);
    const mails = await mailsOf(on);
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([on.leo.mail, zoe.mail].toSorted());
    const { url = '' } = mails.find(({ recipient }) => recipient === zoe.mail) ?? {};
    const token = url.slice(-43);
    const { headers } = await server.inject({ url: `/r/${token}` });
    const link = { token, path: String(headers.location) };
    expect((await page(link)).body).toContain('Maya');
    await test.advance('1 day');
    expect((await server.inject({ url: `/r/${token}` })).statusCode).toBe(404);
  });
});
