import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { addPerson, endMembership } from '../people/commands/members.ts';
import { refuseByLink } from './commands/answer-preparation.ts';
import { changePreparation, prepare, withdrawPreparation } from './commands/prepare.ts';
import { linkOf, prepared, sayYes, whatIsPrepared } from './preparations.fixture.ts';
import { preparationsOfUs } from './queries/preparations.ts';

const test = testDatabase();
let on: Desk;
beforeAll(async () => {
  on = await aDesk(test);
});

const yes = { version: 1, without: [], mail: null };
const tokenOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';
const byLink = <T>(url: string, work: Parameters<typeof test.database.as<T>>[1]) =>
  test.database.as<T>({ kind: 'preparation-link', hash: hashOf(tokenOf(url)) }, work);
const count = async (text: string, values: unknown[]) =>
  (await test.sql(`select count(*)::int as n from ${text}`, values)).rows[0].n as number;
const desksNamed = (slug: string) => count('desks where slug = $1', [slug]);

describe('a desk that is prepared', () => {
  it('is not there before the client says yes: no desk, no person, no company', async () => {
    const { what } = await prepared(test, on);
    expect(await desksNamed(what.desk.slug)).toBe(0);
    expect(await count('person_settings where mail = $1', [what.answers.mail])).toBe(0);
    expect(await count('outbox_words where recipient = $1', [what.answers.mail])).toBe(0);
  });

  it('cannot be there past the commands either: the database knows no desk that waits', async () => {
    const server = (text: string) =>
      on.as(on.priya, async (ctx) => {
        const { sql } = await import('kysely');
        await sql.raw(text).execute(ctx.db);
      });
    const desk = `'00000000-0000-4000-8000-000000000001'`;
    const columns = `id, slug, name, client_id, address, zone, hours, accountable_id`;
    const values = `${desk}, 'sly', 'x', '${on.priya.organizationId}', 'a@b.example', 'UTC', '{}', '${on.priya.id}'`;
    await expect(server(`insert into desks (${columns}) values (${values})`)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    // Nor as the owner of the schema: what is sent, and whoever is let in, needs a desk that its client confirmed.
    await expect(test.sql(`insert into desks (${columns}) values (${values})`)).rejects.toThrow(
      /confirmed_at/,
    );
    for (const row of [
      `roster (desk_id, person_id, organization_id, engagement_id, role)
       values (${desk}, '${on.dana.id}', '${on.dana.organizationId}', '${on.engagements.provider}', 'agent')`,
      `outbox (desk_id, id, kind, message_id, channel) values (${desk}, gen_random_uuid(), 'staff', '<x@y>', 'mail')`,
    ])
      await expect(test.sql(`insert into ${row}`)).rejects.toThrow(/foreign key|violates/);
  });

  it('begins whole once they say yes: desk, company, people and what they may do', async () => {
    const { what, url, id } = await prepared(test, on);
    await byLink(url, (ctx) => sayYes(ctx, yes));
    const { rows } = await test.sql(
      `select d.confirmed_at is not null as confirmed, d.one_person, o.name as client, x.name as answers,
        (select jsonb_object_agg(p.name, r.role) from roster r join persons p on p.id = r.person_id where r.desk_id = d.id) as roster,
        (select jsonb_agg(m.kind || ' ' || m.step order by m.kind) from mandates m where m.desk_id = d.id) as mandates,
        (select jsonb_agg(e.role || ': ' || e.purpose order by e.role) from engagements e where e.desk_id = d.id) as engaged,
        (select jsonb_agg(c.purpose) from custody_inbox c where c.desk_id = d.id and c.kind = 'confirmed'
          and c.actor_kind = 'preparation-link' and c.actor_id = $2) as custody
       from desks d join organizations o on o.id = d.client_id join persons x on x.id = d.accountable_id
       where d.slug = $1`,
      [what.desk.slug, id],
    );
    expect(rows).toEqual([
      {
        ...{ confirmed: true, one_person: true, client: 'Ray’s Repairs', answers: 'Ray Kowalski' },
        roster: { 'Ray Kowalski': 'accountable', 'Priya Raman': 'lead', 'Dana Okafor': 'agent' },
        mandates: ['refund do', 'visit tell'],
        engaged: ['client: serves its own customers', `provider: ${what.purpose}`],
        custody: ['confirmed by a link from a mail'],
      },
    ]);
  });

  it('keeps on the roster what was said of them', async () => {
    const { what, url } = await prepared(test, on);
    await byLink(url, (ctx) => sayYes(ctx, yes));
    const { rows } = await test.sql(
      `select r.title, r.skills, r.languages from roster r join desks d on d.id = r.desk_id
       where d.slug = $1 and r.person_id = $2`,
      [what.desk.slug, on.dana.id],
    );
    expect(rows).toEqual([{ title: 'Front office', skills: ['washing machines'], languages: ['en', 'de'] }]);
  });

  it('lets nobody in whom they struck out, nor who has left meanwhile', async () => {
    const own = await aDesk(test);
    const { what, url } = await prepared(test, own, {
      people: [own.priya, own.dana, own.tom].map(({ id }) => ({ personId: id, role: 'agent', title: 'x' })),
    });
    await own.as(own.priya, (ctx) => endMembership(ctx, { person: own.tom.id }));
    await byLink(url, (ctx) => sayYes(ctx, { ...yes, without: [own.dana.id] }));
    const { rows } = await test.sql(
      `select p.name from roster r join persons p on p.id = r.person_id join desks d on d.id = r.desk_id
       where d.slug = $1 order by p.name`,
      [what.desk.slug],
    );
    expect(rows.map(({ name }) => name)).toEqual(['Priya Raman', 'Ray Kowalski']);
  });

  it('is confirmed once, however many say yes at once', async () => {
    const { what, url } = await prepared(test, on);
    const both = await Promise.allSettled([1, 2].map(() => byLink(url, (ctx) => sayYes(ctx, yes))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(byLink(url, (ctx) => sayYes(ctx, yes))).rejects.toMatchObject({
      code: 'preparation.over',
    });
    expect(await desksNamed(what.desk.slug)).toBe(1);
  });

  it('is confirmed only as it stands', async () => {
    const { id, what, url } = await prepared(test, on);
    const more = { ...what, purpose: 'also sells them things' };
    await on.as(on.priya, (ctx) => changePreparation(ctx, { preparation: id, ...more }));
    await expect(byLink(url, (ctx) => sayYes(ctx, yes))).rejects.toMatchObject({
      code: 'preparation.changed',
    });
    expect(await desksNamed(what.desk.slug)).toBe(0);
    await byLink(url, (ctx) => sayYes(ctx, { ...yes, version: 2 }));
    expect(await desksNamed(what.desk.slug)).toBe(1);
  });

  it('is shown no more to whoever was asked in error', async () => {
    const { id, what, url } = await prepared(test, on);
    const answers = { ...what.answers, mail: `right-${what.answers.mail}` };
    await on.as(on.priya, (ctx) => changePreparation(ctx, { preparation: id, ...what, answers }));
    await expect(byLink(url, (ctx) => sayYes(ctx, yes))).rejects.toMatchObject({
      code: 'sign-in.required',
    });
    await byLink(await linkOf(test, id), (ctx) => sayYes(ctx, { ...yes, version: 2 }));
  });

  it('never begins once it is refused, taken back or too old', async () => {
    const own = await aDesk(test);
    const refused = await prepared(test, own);
    await byLink(refused.url, (ctx) => refuseByLink(ctx, { version: 1, reason: 'Too dear.' }));
    const takenBack = await prepared(test, own);
    const preparation = takenBack.id;
    await own.as(own.priya, (ctx) => withdrawPreparation(ctx, { preparation }));
    await expect(own.as(own.priya, (ctx) => withdrawPreparation(ctx, { preparation }))).rejects.toMatchObject(
      {
        code: 'preparation.over',
      },
    );
    const old = await prepared(test, own);
    await test.sql(`update preparations set expires_at = app.now() where id = $1`, [old.id]);
    for (const { url, what } of [refused, takenBack, old]) {
      await expect(byLink(url, (ctx) => sayYes(ctx, yes))).rejects.toMatchObject({
        code: 'preparation.over',
      });
      expect(await desksNamed(what.desk.slug)).toBe(0);
    }
    const { items } = await own.as(own.priya, (ctx) => preparationsOfUs(ctx));
    const states = items.map(({ state, reason }) => [state, reason]);
    expect(states).toEqual([
      ['expired', null],
      ['withdrawn', null],
      ['refused', 'Too dear.'],
    ]);
  });

  it('goes to the company that they administer already', async () => {
    const own = await aDesk(test);
    const { what, url } = await prepared(test, own, {
      ...{ client: 'harmon audio', answers: { name: 'Leo', mail: own.leo.mail } },
    });
    await byLink(url, (ctx) => sayYes(ctx, yes));
    const clients = await test.sql('select client_id, accountable_id from desks where slug = $1', [
      what.desk.slug,
    ]);
    expect(clients.rows).toEqual([{ client_id: own.leo.organizationId, accountable_id: own.leo.id }]);
  });

  it('goes to the company that the page names, and to no other of theirs', async () => {
    const own = await aDesk(test);
    const { what, url } = await prepared(test, own, { answers: { name: 'Leo', mail: own.leo.mail } });
    await byLink(url, (ctx) => sayYes(ctx, yes));
    const clients = await test.sql(
      `select o.name, o.id = $2 as theirs, d.accountable_id from desks d join organizations o on o.id = d.client_id
       where d.slug = $1`,
      [what.desk.slug, own.leo.organizationId],
    );
    expect(clients.rows).toEqual([{ name: 'Ray’s Repairs', theirs: false, accountable_id: own.leo.id }]);
  });

  it('are two of one company where one client confirms two at once', async () => {
    const mail = 'both@repairs.example';
    const both = [
      await prepared(test, on, { answers: { name: 'Ray', mail } }),
      await prepared(test, on, { answers: { name: 'Ray', mail } }),
    ];
    await Promise.all(both.map(({ url }) => byLink(url, (ctx) => sayYes(ctx, yes))));
    const slugs = both.map(({ what }) => what.desk.slug);
    const clients = await test.sql(
      'select distinct client_id, accountable_id from desks where slug = any ($1)',
      [slugs],
    );
    expect(clients.rows).toHaveLength(1);
  });

  it('is not confirmed by somebody who works for the company without administering it', async () => {
    const own = await aDesk(test);
    const zoe = { id: uuid(), organizationId: own.leo.organizationId, mail: `zoe-${uuid()}@people.example` };
    await own.as(own.leo, (ctx) => addPerson(ctx, { ...zoe, name: 'Zoe', administrator: false }));
    const { url } = await prepared(test, own, {
      ...{ client: 'Harmon Audio', answers: { name: 'Zoe', mail: zoe.mail } },
    });
    await expect(byLink(url, (ctx) => sayYes(ctx, yes))).rejects.toMatchObject({
      code: 'preparation.elsewhere',
    });
  });

  it('is not confirmed by somebody who only works for others here', async () => {
    const { url } = await prepared(test, on, { answers: { name: 'Tom', mail: on.tom.mail } });
    await expect(byLink(url, (ctx) => sayYes(ctx, yes))).rejects.toMatchObject({
      code: 'preparation.elsewhere',
    });
  });
});

describe('who prepares', () => {
  it('is an administrator, who alone sees it', async () => {
    const own = await aDesk(test);
    await expect(own.as(own.dana, (ctx) => prepare(ctx, whatIsPrepared(own)))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await prepared(test, own);
    const seen = (who: Desk['leo']) => own.as(who, async (ctx) => (await preparationsOfUs(ctx)).items.length);
    expect([await seen(own.priya), await seen(own.dana), await seen(own.leo), await seen(own.sam)]).toEqual([
      1, 0, 0, 0,
    ]);
  });

  it('names people of its own, an address that is free, and asks by text only where that goes', async () => {
    const refusals: [Parameters<typeof whatIsPrepared>[1], string][] = [
      [{ people: [{ personId: on.leo.id, role: 'agent', title: 'x' }] }, 'preparation.person'],
      [{ desk: { ...whatIsPrepared(on).desk, address: on.address } }, 'desk.taken'],
      [{ answers: { name: 'Ray', number: '+447700900123' } }, 'preparation.no-texts'],
    ];
    for (const [more, code] of refusals)
      await expect(on.as(on.priya, (ctx) => prepare(ctx, whatIsPrepared(on, more)))).rejects.toMatchObject({
        code,
      });
  });

  it('sends five links a day to one address and no more, whoever prepares', async () => {
    const other = await aDesk(test);
    const answers = { name: 'Ray', mail: 'often@repairs.example' };
    const { id, what } = await prepared(test, on, { answers });
    for (const purpose of ['two', 'three', 'four'])
      await on.as(on.priya, (ctx) => changePreparation(ctx, { preparation: id, ...what, purpose }));
    await prepared(test, other, { answers });
    const more = [
      on.as(on.priya, (ctx) => changePreparation(ctx, { preparation: id, ...what, purpose: 'six' })),
      other.as(other.priya, (ctx) => prepare(ctx, whatIsPrepared(other, { answers }))),
    ];
    await Promise.all(more.map((one) => expect(one).rejects.toMatchObject({ code: 'preparation.too-many' })));
    await test.advance('25 hours');
    await on.as(on.priya, (ctx) => changePreparation(ctx, { preparation: id, ...what, purpose: 'six' }));
  });

  it('changes and takes back nothing of others', async () => {
    const { id, what } = await prepared(test, on);
    const tries = [
      on.as(on.leo, (ctx) => changePreparation(ctx, { preparation: id, ...what, people: [] })),
      on.as(on.leo, (ctx) => withdrawPreparation(ctx, { preparation: id })),
    ];
    await Promise.all(
      tries.map((one) => expect(one).rejects.toMatchObject({ code: 'preparation.not-found' })),
    );
  });
});
