import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { aSigningDomain, publishedBy } from '../../../testing/signed-mail.ts';
import { endCase } from '../../conversations/commands/finish.ts';
import { releaseMail } from '../../conversations/mail/quarantine.ts';
import { readNextMail } from '../../conversations/mail/read-mail.ts';
import { takeIn } from '../../conversations/mail/take-in.ts';
import { caseView } from '../../conversations/queries/case-view.ts';
import { endEngagement } from '../../desks/commands/engage.ts';
import { keepAddress } from '../../tasks/commands/keep-address.ts';
import { tellReferrers } from '../commands/tell-referrers.ts';
import { aLink, writtenTo } from '../referrals.fixture.ts';
import { referralMail, takeReleasedCompanyMail } from './take-referral-mail.ts';

const test = testDatabase();
const parser = startMailParser();
const shop = aSigningDomain('soundhouse.example');
const stranger = aSigningDomain('elsewhere.example');
const findKeys = publishedBy(shop, stranger);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  const at = { address: 'returns@soundhouse.example', domain: 'soundhouse.example' };
  await desk.as(desk.leo, (ctx) =>
    keepAddress(ctx, { desk: desk.slug, engagementId: desk.engagements.thirdParty, ...at }),
  );
});
afterAll(() => parser.close());

let count = 0;
/** What Soundhouse writes for somebody who came there, each time from an address of its own. */
function aSlip({ without = '' } = {}) {
  count += 1;
  const [from, contact] = [`marek-${count}@soundhouse.example`, `bill-${count}@customers.example`];
  const lines = [
    ['Customer', 'Bill Navarro'],
    ['Contact', contact],
    ['Need', 'wants to return a mixer,\nfor it has no sound on the mains'],
    ['Reference', `RMA ${count}`],
    ['Consent', 'Bill himself, at the counter, to Marek, 28.11.2025'],
  ].filter(([label]) => label !== without);
  return { from, contact, text: lines.map((line) => line.join(': ')).join('\n') };
}

type Sent = { from: string; text: string; by?: typeof shop | null; headers?: Record<string, string> };

async function arrives({ from, text, by = shop, headers = {} }: Sent) {
  const mail = aMail({ from, to: desk.address, subject: 'A return', text, headers });
  const raw = Buffer.from(by ? await by.sign(mail) : mail);
  await takeIn(test.database, { raw, from, to: [desk.address] });
  const failures: Error[] = [];
  const outcome = await desk.asDesk((ctx) =>
    readNextMail(ctx, parser, (failure) => failures.push(failure), referralMail(findKeys)),
  );
  if (failures[0]) throw failures[0];
  if (!outcome || outcome === 'again') throw new Error('nothing was waiting that could be read');
  return outcome;
}

const referralOf = async (caseId: string | null) =>
  (
    await test.sql(
      `select r.channel, r.consent_on::text, w.name, w.their_reference, w.consent_by, w.consent_how
       from referrals r join referral_words w on w.desk_id = r.desk_id and w.referral_id = r.id where r.case_id = $1`,
      [caseId],
    )
  ).rows;

describe('a mail by which a company passes a customer on', () => {
  it('makes a case, tells the customer, and answers the company with its link', async () => {
    await aLink(desk);
    const { from, contact, text } = aSlip();
    const outcome = await arrives({ from, text });
    expect(outcome).toMatchObject({ outcome: 'created', reason: null });
    expect(await referralOf(outcome.caseId)).toEqual([
      {
        ...{
          channel: 'mail',
          consent_on: '2025-11-28',
          name: 'Bill Navarro',
          their_reference: `RMA ${count}`,
        },
        ...{ consent_by: 'Bill himself', consent_how: 'at the counter, to Marek' },
      },
    ]);
    const view = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: outcome.caseId ?? '' }));
    expect(view.entries[0]).toMatchObject({
      text: 'wants to return a mixer,\nfor it has no sound on the mains',
    });
    expect(await writtenTo(test, contact)).toMatchObject([{ kind: 'receipt' }]);
    const [answer] = await writtenTo(test, from);
    expect(answer).toMatchObject({ kind: 'referral', subject: `We have it (RMA ${count})` });
    expect(answer?.text).toMatch(/What became of it, without an account:$/);
    expect(answer?.link).not.toBeNull();
  });

  it.each([
    ['consent', 'Consent', 'Without their consent nothing is taken.'],
    ['a contact', 'Contact', 'Please give a name, a mail address or number'],
  ])(
    'is answered with what is missing where it names no %s, and nothing is kept',
    async (_w, without, says) => {
      const { from, text } = aSlip({ without });
      expect(await arrives({ from, text })).toMatchObject({ outcome: 'ignored', caseId: null });
      const [answer] = await writtenTo(test, from);
      expect(answer?.text).toContain(says);
      expect(answer?.text).toContain('Please write it like this');
    },
  );

  it('is taken of a machine, which is not answered, and held where that left something out', async () => {
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const whole = aSlip();
    expect(await arrives({ ...whole, headers })).toMatchObject({ outcome: 'created' });
    expect(await writtenTo(test, whole.from)).toEqual([]);
    expect(await arrives({ ...aSlip({ without: 'Consent' }), headers })).toMatchObject({
      outcome: 'quarantined',
      reason: 'referral incomplete',
    });
  });

  it.each([
    ['is not signed', null],
    ['is signed by somebody else', stranger],
  ])('is held back where it %s, and taken once somebody has looked', async (_what, by) => {
    const { contact, ...slip } = aSlip();
    expect(await arrives({ ...slip, by })).toMatchObject({
      outcome: 'quarantined',
      reason: 'referral unsigned',
    });
    expect(await writtenTo(test, contact)).toEqual([]);
    const { rows } = await test.sql(
      `select id from raw_mails where state = 'quarantined' and reason = 'referral unsigned' order by id desc limit 1`,
    );
    const release = { desk: desk.slug, mail: rows[0].id };
    const made = await desk.as(desk.dana, (ctx) => releaseMail(ctx, release, takeReleasedCompanyMail));
    expect(await referralOf(made.caseId ?? null)).toMatchObject([{ channel: 'mail' }]);
    expect(await writtenTo(test, contact)).toMatchObject([{ kind: 'receipt' }]);
  });

  it('is a mail like others from anybody else, and where it passes nobody on', async () => {
    const { text } = aSlip();
    for (const sent of [
      { from: 'x@elsewhere.example', text, by: stranger },
      { from: 'jo@soundhouse.example', text: 'Customer service was closed. When do you open?' },
    ]) {
      const outcome = await arrives(sent);
      expect(outcome).toMatchObject({ outcome: 'created' });
      expect(await referralOf(outcome.caseId)).toEqual([]);
    }
  });
});

describe('what became of a customer who was passed on by mail', () => {
  const sweep = () => desk.asDesk((ctx) => tellReferrers(ctx));
  const over = async () => (await test.sql('select app.desks_with_referrals_over() as id')).rows;
  const taken = async (headers = {}) => {
    const { from, text } = aSlip();
    const { caseId } = await arrives({ from, text, headers });
    return { from, caseId: caseId ?? '' };
  };
  const ends = (caseId: string, outcome: 'met by us' | 'gave up') =>
    desk.as(desk.dana, (ctx) => endCase(ctx, { case: caseId, outcome }));

  it.each([
    ['met by us', 'Done, as the customer wished'],
    ['gave up', 'Over'],
  ] as const)('is told to whoever did, once and no more than that: %s', async (outcome, became) => {
    const { from, caseId } = await taken();
    expect(await sweep()).toBe(0);
    await ends(caseId, outcome);
    expect(await over()).toEqual([{ id: desk.id }]);
    expect(await sweep()).toBe(1);
    expect(await over()).toEqual([]);
    const [answer, told, ...more] = await writtenTo(test, from);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      kind: 'referral',
      subject: `It is over (RMA ${count})`,
      link: answer?.link,
    });
    expect(told?.text).toMatch(
      new RegExp(`^What became of what you passed on for Bill Navarro: ${became}\\.\n\nWhat became of it`),
    );
  });

  it('is told to no machine, and to nobody whose work here has ended, be it what waits already', async () => {
    const machine = await taken({ 'Auto-Submitted': 'auto-generated' });
    await ends(machine.caseId, 'met by us');
    expect(await sweep()).toBe(0);
    const { from, caseId } = await taken();
    await ends(caseId, 'met by us');
    await desk.as(desk.leo, (ctx) =>
      endEngagement(ctx, { desk: desk.slug, engagement: desk.engagements.thirdParty }),
    );
    expect(await over()).toEqual([]);
    expect(await writtenTo(test, from)).toMatchObject([{ state: 'not sent, not needed any more' }]);
  });
});
