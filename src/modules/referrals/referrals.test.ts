import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { caseView } from '../conversations/index.ts';
import { changeDesk, endEngagement } from '../desks/index.ts';
import { referByApi } from './commands/refer.ts';
import type { Referral } from './contract.ts';
import { myReferrals, referralsOfUs } from './queries/referrals.ts';
import { aLink, aReferral, writtenTo } from './referrals.fixture.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const passOn = (referral: Referral, on = desk, who = on.sam) =>
  on.as(who, (ctx) => referByApi(ctx, { ...referral, engagementId: on.engagements.thirdParty }));

async function caseOf(id: string) {
  const { rows } = await test.sql(
    'select case_id as "caseId", channel, consent_on::text from referrals where id = $1',
    [id],
  );
  return rows[0];
}

const viewOf = (caseId: string, on = desk) => on.as(on.dana, (ctx) => caseView(ctx, { case: caseId }));

describe('passing a customer on', () => {
  it('makes a case with an owner and a next word, and records who agreed, how and when', async () => {
    const referral = aReferral();
    const { id } = await passOn(referral);
    const kept = await caseOf(id);
    expect(kept).toMatchObject({ channel: 'api', consent_on: '2026-01-02' });
    const view = await viewOf(kept.caseId);
    expect(view).toMatchObject({ state: 'open', subject: 'wants to return a mixer' });
    expect(view.owner.name).not.toBe('');
    expect(view.due).not.toBeNull();
    expect(view.entries.map(({ kind, audience, text }) => [kind, audience, text])).toContainEqual([
      'note',
      'companies',
      `Passed on by Soundhouse. Their reference: ${referral.theirReference}. Agreed to by Bill himself: on the telephone, 2 January 2026.`,
    ]);
    const { rows } = await test.sql(
      'select consent_by, consent_how from referral_words where referral_id = $1',
      [id],
    );
    expect(rows).toEqual([{ consent_by: 'Bill himself', consent_how: 'on the telephone' }]);
  });

  it.each([
    [
      'de',
      'Weitergegeben von Soundhouse. Zeichen dort: RMA 7. Zugestimmt hat Bill: am Telefon, 2. Januar 2026.',
    ],
    [
      'es',
      'Lo transmite Soundhouse. Su referencia: RMA 7. Dio su acuerdo Bill: am Telefon, 2 de enero de 2026.',
    ],
  ])('notes it in the language of the desk: %s', async (language, said) => {
    const own = await aDesk(test);
    await own.as(own.leo, (ctx) => changeDesk(ctx, { desk: own.slug, languages: [language, 'en'] }));
    const consent = { by: 'Bill', how: 'am Telefon', on: '2026-01-02' };
    const { id } = await passOn(aReferral({ theirReference: 'RMA 7', consent }), own);
    const { entries } = await viewOf((await caseOf(id)).caseId, own);
    expect(entries.map(({ kind, text }) => [kind, text])).toContainEqual(['note', said]);
  });

  it('tells the customer in the name of the desk who passed it on and why, without a word of theirs', async () => {
    const referral = aReferral();
    await passOn(referral);
    const [receipt, ...more] = await writtenTo(test, referral.address);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({
      kind: 'receipt',
      subject: 'Soundhouse told us what you need (Harmon Audio)',
    });
    expect(receipt?.text).toContain('because you agreed to that on 2 January 2026');
    expect(receipt?.text).toMatch(/looks after it, and you will hear from us by/);
    expect(receipt?.text).not.toContain('mixer');
  });

  it('is in the custody record when whoever passed them on reads of them again, by account or by link', async () => {
    const own = await aDesk(test);
    const { id } = await passOn(aReferral(), own);
    const { caseId } = await caseOf(id);
    const listed = async () => {
      const { rows } = await test.sql(
        `select actor_kind, organization_id from custody_inbox where case_id = $1 and kind = 'listed' order by actor_kind`,
        [caseId],
      );
      return rows;
    };
    const { items } = await own.as(own.sam, referralsOfUs);
    expect(Object.keys(items[0] ?? {}).toSorted()).toEqual([
      'at',
      'desk',
      'id',
      'name',
      'state',
      'theirReference',
    ]);
    const { organizationId: organization_id } = own.sam;
    expect(await listed()).toEqual([{ actor_kind: 'person', organization_id }]);
    const hash = hashOf((await aLink(own)).split('/').at(-1) ?? '');
    await test.database.as({ kind: 'referral-link', hash }, myReferrals);
    expect(await listed()).toEqual([
      { actor_kind: 'person', organization_id },
      { actor_kind: 'referral-link', organization_id },
    ]);
  });

  it('takes five a day for one customer and no more, for each is written to them', async () => {
    const { address } = aReferral();
    for (const need of ['one', 'two', 'three', 'four', 'five']) await passOn(aReferral({ address, need }));
    await expect(passOn(aReferral({ address }))).rejects.toMatchObject({ code: 'referral.too-many' });
    await passOn(aReferral());
  });

  it.each([
    ['without consent', { consent: undefined }, 'referral.consent'],
    [
      'with consent of a day to come',
      { consent: { by: 'x', how: 'y', on: '2999-01-01' } },
      'referral.consent-day',
    ],
    ['to where nobody can be answered', { address: 'nowhere' }, 'customer.address'],
  ])('is refused %s, and nothing is kept', async (_what, wrong, code) => {
    const count = async () => (await test.sql('select count(*)::int as n from cases')).rows[0].n;
    const before = await count();
    await expect(passOn(aReferral(wrong as Partial<Referral>))).rejects.toMatchObject({ code });
    expect(await count()).toBe(before);
  });

  it('belongs to whoever is known at that address', async () => {
    const [first, second] = [aReferral(), aReferral()];
    const one = await caseOf((await passOn(first)).id);
    const other = await caseOf((await passOn({ ...second, address: first.address.toUpperCase() })).id);
    const [a, b] = [await viewOf(one.caseId), await viewOf(other.caseId)];
    expect(b.customer.id).toBe(a.customer.id);
  });

  it('is for third parties that are engaged now, and for nobody else', async () => {
    const own = await aDesk(test);
    for (const who of [own.dana, own.leo, desk.sam])
      await expect(passOn(aReferral(), own, who)).rejects.toMatchObject({ code: 'referral.not-engaged' });
    await own.as(own.leo, (ctx) =>
      endEngagement(ctx, { desk: own.slug, engagement: own.engagements.thirdParty }),
    );
    await expect(passOn(aReferral(), own)).rejects.toMatchObject({ code: 'referral.not-engaged' });
  });
});

describe('what became of it', () => {
  const shown = async (on: Desk, who = on.sam) => on.as(who, (ctx) => referralsOfUs(ctx));

  it('is whether somebody looks after it or it is over, and nothing of the case', async () => {
    const own = await aDesk(test);
    const referral = aReferral();
    const { id } = await passOn(referral, own);
    const theirs = {
      id,
      desk: 'Harmon Audio',
      name: 'Bill Navarro',
      theirReference: referral.theirReference,
    };
    expect(await shown(own)).toMatchObject({
      items: [{ ...theirs, state: 'open' }],
      desks: [{ engagementId: own.engagements.thirdParty, name: 'Harmon Audio' }],
    });
    const { caseId } = await caseOf(id);
    await own.as(own.dana, (ctx) => endCase(ctx, { case: caseId, outcome: 'met by us' }));
    expect((await shown(own)).items).toMatchObject([{ ...theirs, state: 'met' }]);
    await expect(own.as(own.sam, (ctx) => caseView(ctx, { case: caseId }))).rejects.toMatchObject({
      code: 'case.not-found',
    });
  });

  it('is for the company that passed it on: the desk reads it on the case', async () => {
    const own = await aDesk(test);
    await passOn(aReferral(), own);
    for (const who of [own.dana, own.leo]) expect((await shown(own, who)).items).toEqual([]);
  });
});
