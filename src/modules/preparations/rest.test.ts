import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import type { Prepared } from './contract.ts';
import { prepared, sayYes, whatIsPrepared } from './preparations.fixture.ts';
import { preparationOfLink } from './queries/preparation-of-link.ts';
import { theRest } from './render-rest.ts';
import { preparationWords } from './words.ts';

const test = testDatabase();
let on: Desk;
beforeAll(async () => {
  on = await aDesk(test);
});

const byLink = <T>(url: string, work: Parameters<typeof test.database.as<T>>[1]) => {
  const hash = hashOf(new URL(url).pathname.split('/').at(-1) ?? '');
  return test.database.as<T>({ kind: 'preparation-link', hash }, work);
};
const rowsOf = async (text: string, values: unknown[]) => (await test.sql(text, values)).rows;

const rest = {
  register: { registerTimeLimits: 'Cases three years after their end.' },
  thirdParties: [
    { name: 'Parts Ltd', purpose: 'delivers parts', address: 'Orders@parts.example' },
    { name: 'Carriers', purpose: 'collect returns', domain: 'carriers.example' },
  ],
  needs: [
    { kind: 'complaints', name: 'Complaints', mark: 'ours' },
    { kind: 'repairs', name: 'Repairs', mark: 'yours' },
  ],
  rule: { roles: ['agent'], words: 'Two weeks beside Priya.', vetoHours: 48 },
} satisfies Partial<Prepared>;

/** With everything that can be prepared. */
const whole = () => {
  const { desk, people } = whatIsPrepared(on);
  return prepared(test, on, {
    ...rest,
    desk: { ...desk, holidays: ['2026-12-25'] },
    people: people.map((one) => (one.personId === on.dana.id ? { ...one, called: 'Dee' } : one)),
  });
};

describe('all that a provider prepares', () => {
  it('is read behind the one link, in each language', async () => {
    const { url } = await whole();
    const opened = await byLink(url, (ctx) => preparationOfLink(ctx));
    for (const language of ['en', 'de', 'es']) {
      const words = preparationWords(language);
      const said = theRest({ ...opened, words, language }).text;
      for (const part of ['Parts Ltd', 'Orders@parts.example', 'carriers.example', 'Complaints', 'Repairs'])
        expect(said).toContain(part);
      expect(said).toContain('Two weeks beside Priya.');
      expect(said).toContain('Cases three years after their end.');
    }
  });

  it('says where they go on without an answer, and all by which a company is reached', async () => {
    const { thirdParties, needs } = rest;
    const parties = thirdParties.map((one) => ({ ...one, domain: 'signed.example' }));
    const { url } = await prepared(test, on, {
      thirdParties: parties,
      needs: needs.map((one) => ({ ...one, mark: 'ask first', goesOn: one.kind === 'repairs' })),
    });
    const opened = await byLink(url, (ctx) => preparationOfLink(ctx));
    const said = theRest({ ...opened, words: preparationWords('en'), language: 'en' }).text;
    expect(said).toContain('(Orders@parts.example, signed.example)<br>may be given nothing of a customer');
    expect(said).toContain('<dt>You are asked first</dt><dd>Complaints</dd>');
    expect(said).toContain(
      '<dt>You are asked first; if you do not answer in time, Clearline goes on</dt><dd>Repairs</dd>',
    );
  });

  it('is nowhere before the client says yes, and there whole then', async () => {
    const { what, url } = await whole();
    const parties = `select o.name from organizations o join engagements e on e.organization_id = o.id
      join desks d on d.id = e.desk_id where d.slug = $1 and e.role = 'third party' order by o.name`;
    expect(await rowsOf(parties, [what.desk.slug])).toEqual([]);
    await byLink(url, (ctx) => sayYes(ctx, { version: 1, without: [], mail: null }));
    expect(await rowsOf(parties, [what.desk.slug])).toEqual([{ name: 'Carriers' }, { name: 'Parts Ltd' }]);
    const of = 'join desks d on d.id = desk_id where d.slug = $1';
    expect(
      await rowsOf('select holidays::text[], register_time_limits from desks where slug = $1', [
        what.desk.slug,
      ]),
    ).toEqual([{ holidays: ['2026-12-25'], register_time_limits: 'Cases three years after their end.' }]);
    expect(
      await rowsOf(`select a.address, a.domain from task_addresses a ${of} order by 1`, [what.desk.slug]),
    ).toEqual([
      { address: 'orders@parts.example', domain: null },
      { address: null, domain: 'carriers.example' },
    ]);
    expect(await rowsOf(`select kind, mark from need_marks ${of} order by kind`, [what.desk.slug])).toEqual([
      { kind: 'complaints', mark: 'ours' },
      { kind: 'repairs', mark: 'yours' },
    ]);
    expect(await rowsOf(`select words, roles from roster_rules ${of}`, [what.desk.slug])).toEqual([
      { words: 'Two weeks beside Priya.', roles: ['agent'] },
    ]);
    expect(await rowsOf(`select called from roster ${of} and called is not null`, [what.desk.slug])).toEqual([
      { called: 'Dee' },
    ]);
    // Nobody who is asked for things hears of it before there is something to ask.
    expect(await rowsOf(`select 1 from outbox o ${of} and o.kind = 'task'`, [what.desk.slug])).toEqual([]);
  });

  it('lets no company answer from where anybody has an address', async () => {
    const thirdParties = [{ name: 'Parts Ltd', purpose: 'delivers parts', domain: 'Gmail.com' }];
    await expect(prepared(test, on, { thirdParties })).rejects.toMatchObject({
      ...{ kind: 'invalid', code: 'task-address.public-domain' },
    });
  });

  it('names a company and a kind of need once', async () => {
    const [party] = rest.thirdParties;
    const [need] = rest.needs;
    if (!party || !need) throw new Error('there is one of each');
    const twices: [Partial<Prepared>, string][] = [
      [{ thirdParties: [party, { ...party, name: 'parts ltd' }] }, 'preparation.company-twice'],
      [{ thirdParties: [{ ...party, name: 'Clearline' }] }, 'preparation.company-twice'],
      [{ needs: [need, need] }, 'preparation.need-twice'],
    ];
    for (const [twice, code] of twices)
      await expect(prepared(test, on, twice)).rejects.toMatchObject({ code });
  });
});
