import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import type { Prepared } from './contract.ts';
import { prepared, sayYes } from './preparations.fixture.ts';
import { preparationOfLink } from './queries/preparation-of-link.ts';
import { renderPreparation } from './render-preparation.ts';
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
const ofDesk = 'join desks d on d.id = desk_id where d.slug = $1';

const zoe = () => ({ name: 'Zoe Lind', mail: `zoe-${uuid()}@repairs.example` });
const kinds: Prepared['kinds'] = [
  { kind: 'spare-unit', name: 'Spare unit', measure: 'none', told: true },
  { kind: 'call-out', name: 'Call-out', measure: 'money', told: false },
];

const yes = (url: string, without: string[] = []) =>
  byLink(url, (ctx) => sayYes(ctx, { version: 1, without, mail: null }));

/** As it is read behind the link. */
async function readBehind(url: string, language = 'en'): Promise<string> {
  const opened = await byLink(url, (ctx) => preparationOfLink(ctx));
  const words = preparationWords(language);
  const said = { page: '', token: '', notice: null, mail: '', isProof: false } as const;
  return String(renderPreparation({ ...opened, ...said, words, language }).html);
}

describe('kinds of act that the client adds', () => {
  it('are prepared with how far they go, read by the client, and there once they say yes', async () => {
    const mandates: Prepared['mandates'] = [
      { kind: 'spare-unit', step: 'draft' },
      { kind: 'call-out', step: 'tell', limitMinor: 4000, currency: 'GBP' },
      { kind: 'replacement', step: 'do', limitTimes: 1 },
    ];
    const { what, url } = await prepared(test, on, { kinds, mandates });
    expect(await readBehind(url)).toContain(
      '<dt>Spare unit</dt><dd>they ask you each time; the customer is told what became of it',
    );
    expect(await readBehind(url)).toContain(
      '<dt>Call-out</dt><dd>up to £40.00: they do it and tell you</dd>',
    );
    expect(await readBehind(url)).toContain('<dt>Replacement</dt><dd>up to once a case: they do it</dd>');
    expect(await readBehind(url, 'de')).toContain('<dt>Spare unit</dt><dd>sie fragen Sie jedes Mal; ');
    await yes(url);
    expect(
      await rowsOf(
        `select kind, k.name, measure, told from act_kinds k ${ofDesk} and kind = any ($2) order by kind`,
        [what.desk.slug, ['spare-unit', 'call-out']],
      ),
    ).toEqual([
      { kind: 'call-out', name: 'Call-out', measure: 'money', told: false },
      { kind: 'spare-unit', name: 'Spare unit', measure: 'none', told: true },
    ]);
    expect(
      await rowsOf(`select kind, step, limit_minor::int, limit_times from mandates ${ofDesk} order by kind`, [
        what.desk.slug,
      ]),
    ).toEqual([
      { kind: 'call-out', step: 'tell', limit_minor: 4000, limit_times: null },
      { kind: 'replacement', step: 'do', limit_minor: null, limit_times: 1 },
      { kind: 'spare-unit', step: 'draft', limit_minor: null, limit_times: null },
    ]);
  });

  it('are named once, measured as they are, and known', async () => {
    const refused: [Partial<Prepared>, string][] = [
      [
        { kinds: [...kinds, { kind: 'refund', name: 'Money', measure: 'money', told: false }] },
        'preparation.kind-twice',
      ],
      [{ mandates: [{ kind: 'spare-unit', step: 'do' }] }, 'preparation.kind'],
      [{ kinds, mandates: [{ kind: 'call-out', step: 'do' }] }, 'mandate.limit'],
      [{ mandates: [{ kind: 'promise-horizon', step: 'do', limitDays: 5, limitTimes: 1 }] }, 'mandate.times'],
      [
        {
          mandates: [
            { kind: 'visit', step: 'do' },
            { kind: 'visit', step: 'tell' },
          ],
        },
        'preparation.mandate-twice',
      ],
    ];
    for (const [more, code] of refused)
      await expect(prepared(test, on, more)).rejects.toMatchObject({ code });
  });
});

describe('a standing rule that names somebody', () => {
  const rule = () => ({
    ...{ roles: ['agent' as const], words: 'Two weeks beside Priya.', vetoHours: 48 },
    ...{ trainedBy: on.priya.id, vouchedBy: 'client' as const },
  });
  const named = (slug: string) =>
    rowsOf(`select trained_by_id, vouched_by_id, accountable_id from roster_rules ${ofDesk}`, [slug]);

  it('is read with their names and signed with them', async () => {
    const { what, url } = await prepared(test, on, { rule: rule() });
    const read = await readBehind(url);
    expect(read).toContain('Priya Raman says that they trained them.');
    expect(read).toContain('Ray Kowalski vouches for them.');
    await yes(url);
    const [signed] = await named(what.desk.slug);
    expect(signed).toMatchObject({ trained_by_id: on.priya.id, vouched_by_id: signed?.accountable_id });
  });

  it('does not begin where the client does not admit whom it names', async () => {
    const { what, url } = await prepared(test, on, { rule: rule() });
    expect(await readBehind(url)).toContain('you are asked about each instead');
    await yes(url, [on.priya.id]);
    expect(await named(what.desk.slug)).toEqual([]);
  });

  it('names nobody who is not to work there', async () => {
    const elsewhere = { ...rule(), vouchedBy: on.tom.id };
    await expect(prepared(test, on, { rule: elsewhere })).rejects.toMatchObject({
      code: 'preparation.rule-named',
    });
  });
});

describe('what is agreed with a company that is asked for things', () => {
  it('is read by the client, and stands in the register once they say yes', async () => {
    const parts = {
      ...{ name: 'Parts Ltd', purpose: 'delivers parts', address: 'orders@parts.example' },
      ...{ data: ['addresses', 'models'], keptIn: 'FR', pay: 'by the part' },
      mayBeGiven: ['address' as const, 'thing' as const],
    };
    const { what, url } = await prepared(test, on, { thirdParties: [parts] });
    const read = await readBehind(url);
    for (const said of [
      'data agreed: addresses and models',
      'kept in: France',
      'paid: by the part',
      'may be given of a customer: where they live and what they have',
    ])
      expect(read).toContain(said);
    expect(await readBehind(url, 'es')).toContain('se guardan en: Francia');
    await yes(url);
    expect(
      await rowsOf(
        `select data, country, pay, may_be_given from engagements ${ofDesk} and role = 'third party'`,
        [what.desk.slug],
      ),
    ).toEqual([{ data: parts.data, country: 'FR', pay: 'by the part', may_be_given: ['address', 'thing'] }]);
  });
});

describe('a deputy', () => {
  const away = { from: '2031-12-20T08:00:00.000Z', until: '2032-01-03T08:00:00.000Z' };
  const rosterOf = (slug: string) =>
    rowsOf(
      `select p.name, r.role, r.organization_id = d.client_id as "ofClient" from roster r
       join persons p on p.id = r.person_id join desks d on d.id = r.desk_id
       where d.slug = $1 and r.role = 'agent' and r.organization_id = d.client_id`,
      [slug],
    );

  it('is read by the client, and works there and stands in for them in that span', async () => {
    const deputies = [{ ...zoe(), away }, zoe()];
    const { what, url } = await prepared(test, on, { deputies });
    const read = await readBehind(url);
    expect(read).toContain('from 20 December 2031 at 08:00 until 3 January 2032 at 08:00');
    expect(read).toContain('when you say so');
    await yes(url);
    expect(await rosterOf(what.desk.slug)).toHaveLength(2);
    expect(
      await rowsOf(
        `select s.mail, a.starts_at, a.ends_at from absences a join desks d on d.accountable_id = a.person_id
         join person_settings s on s.person_id = a.stand_in_id where d.slug = $1`,
        [what.desk.slug],
      ),
    ).toEqual([{ mail: deputies[0]?.mail, starts_at: new Date(away.from), ends_at: new Date(away.until) }]);
  });

  it('may work for the client here already, and is nobody who works for another company', async () => {
    const answers = { name: 'Ray Kowalski', mail: `ray-${uuid()}@repairs.example` };
    const deputy = zoe();
    const first = await prepared(test, on, { answers, deputies: [deputy] });
    await yes(first.url);
    const second = await prepared(test, on, { answers, deputies: [deputy] });
    await yes(second.url);
    expect(await rosterOf(second.what.desk.slug)).toMatchObject([{ name: 'Zoe Lind', ofClient: true }]);
    const { url, what } = await prepared(test, on, { deputies: [{ name: 'Sam Ito', mail: on.sam.mail }] });
    await expect(yes(url)).rejects.toMatchObject({ code: 'preparation.deputy' });
    expect(await rowsOf('select id from desks where slug = $1', [what.desk.slug])).toEqual([]);
  });

  it('is named once, and is away from a time until a later one', async () => {
    const one = zoe();
    const mail = `ray-${uuid()}@repairs.example`;
    const refused: [Partial<Prepared>, string][] = [
      [{ deputies: [one, one] }, 'preparation.deputy-twice'],
      [{ answers: { name: 'Ray', mail }, deputies: [{ ...one, mail }] }, 'preparation.deputy-twice'],
      [{ deputies: [{ ...one, away: { from: away.until, until: away.from } }] }, 'absence.ends-first'],
    ];
    for (const [more, code] of refused)
      await expect(prepared(test, on, more)).rejects.toMatchObject({ code });
  });
});
