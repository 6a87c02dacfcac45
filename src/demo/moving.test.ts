import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type ParsedTarEntryWithData, unpackTar } from 'modern-tar';
import pino from 'pino';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellOnce } from '../entry/commands/demo.ts';
import type { Opened } from '../entry/open-database.ts';
import { type Running, start, withPort } from '../entry/start.ts';
import { admit } from '../modules/desks/commands/admit.ts';
import { engage } from '../modules/desks/commands/engage.ts';
import { moveWork } from '../modules/desks/commands/move-work.ts';
import { addPerson } from '../modules/people/commands/members.ts';
import type { Credential } from '../platform/actor.ts';
import { readSettings } from '../platform/settings.ts';
import { testSecret } from '../testing/cluster.ts';
import { testDatabase } from '../testing/database.ts';
import { type Guide, guideTo } from './guide.ts';

const test = testDatabase();
const log = pino({ level: 'silent' }, { write: () => {} });

let demo: { running: Running; guide: Guide };
beforeAll(async () => {
  const settings = await withPort(readSettings({ THROUGHLINE_PORT: '0', THROUGHLINE_SMTP_PORT: '0' }));
  const opened: Opened = {
    ...{ admin: test.admin, secret: testSecret, kind: 'demo', folder: null },
    close: async () => {},
  };
  await tellOnce(opened, settings, log);
  const running = await start(opened, settings, log);
  demo = { running, guide: await guideTo(running) };
}, 600_000);
afterAll(() => demo.running.close());

const northline = { id: uuid(), name: 'Northline' };
const people = ['Nuala Byrne', 'Oskar Lind', 'Pia Moretti'].map((name) => ({
  ...{ name, id: uuid(), organizationId: northline.id },
  mail: `${uuid()}@northline.example`,
}));

async function one(text: string, values: unknown[] = []) {
  const { rows } = await test.sql(text, values);
  return rows[0];
}

async function harmon(): Promise<{ id: string; slug: string; leads: Credential; provider: string }> {
  const desk = await one(`select id, slug, accountable_id, client_id from desks where slug = 'harmon'`);
  const engaged = await one(
    `select e.id from engagements e join organizations o on o.id = e.organization_id
     where e.desk_id = $1 and o.name = 'Clearline'`,
    [desk.id],
  );
  const leads = { kind: 'person', personId: desk.accountable_id, organizationId: desk.client_id } as const;
  return { id: desk.id, slug: desk.slug, leads, provider: engaged.id };
}

/** Another provider is engaged, with one who leads and two who answer, and nobody has done anything yet. */
async function engageNorthline(desk: Awaited<ReturnType<typeof harmon>>): Promise<string> {
  const { database } = demo.running;
  await database.as({ kind: 'operator' }, async (ctx) => {
    await sql`select app.found_organization(${northline.id}, ${northline.name}, 'IE')`.execute(ctx.db);
    for (const [at, person] of people.entries()) await addPerson(ctx, { ...person, administrator: at === 0 });
  });
  return database.as(desk.leads, async (ctx) => {
    const asked = {
      desk: desk.slug,
      organizationId: northline.id,
      role: 'provider' as const,
      purpose: 'answers',
    };
    const { id } = await engage(ctx, asked);
    for (const [at, { id: personId }] of people.entries())
      await admit(ctx, { desk: desk.slug, personId, engagementId: id, role: at === 0 ? 'lead' : 'agent' });
    return id;
  });
}

/** Follows a link that signs somebody in; what the API answers them. */
async function signedIn(name: string) {
  const person = demo.guide.people.find((each) => each.name === name);
  const answer = await fetch(person?.signIn ?? '', { redirect: 'manual' });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return (path: string) => fetch(`${demo.running.url}${path}`, { headers: { cookie } });
}

const textOf = ({ data }: ParsedTarEntryWithData) => Buffer.from(data ?? []).toString('utf8');
const openCases = `select c.id, c.due, c.owner_id, c.reference, r.organization_id, r.ended_at, o.name as company
  from cases c join roster r on r.desk_id = c.desk_id and r.person_id = c.owner_id
  join organizations o on o.id = r.organization_id
  where c.desk_id = $1 and c.due is not null order by c.id`;

describe("the demo's desk moves to a second provider", () => {
  it('and no customer is left without owner or next word, nobody who leaves sees anything, and all of it can be taken along', async () => {
    const desk = await harmon();
    const before = (await test.sql(openCases, [desk.id])).rows;
    const theirs = before.filter(({ company }) => company === 'Clearline');
    expect(theirs.length).toBeGreaterThan(5);
    const old = await signedIn('Dana Okafor');
    expect((await old(`/api/desks/${desk.slug}`)).status).toBe(200);

    const to = await engageNorthline(desk);
    await demo.running.database.as(desk.leads, (ctx) =>
      moveWork(ctx, { desk: desk.slug, fromEngagementId: desk.provider, toEngagementId: to }),
    );
    await demo.running.worker.settle();

    const after = (await test.sql(openCases, [desk.id])).rows;
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.filter(({ due, ended_at }) => due === null || ended_at !== null)).toEqual([]);
    for (const { id, due } of theirs) {
      const now = after.find((row) => row.id === id);
      expect(now).toMatchObject({ company: 'Northline', due });
      const { rows } = await test.sql(
        `select kind, text from entries e join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
         where e.desk_id = $1 and e.case_id = $2 and kind in ('owner left', 'briefing') and e.data->>'toId' = $3`,
        [desk.id, id, now?.owner_id],
      );
      expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['briefing', 'owner left']);
    }

    for (const path of [
      `/api/desks/${desk.slug}`,
      `/api/cases/${theirs[0]?.id}`,
      `/api/desks/${desk.slug}/export`,
    ])
      expect((await old(path)).status).toBe(404);
    expect(await (await old('/api/today')).json()).toMatchObject({ items: [] });
    expect(
      (
        await one(
          `select count(*)::int as n from acts a join engagements e on e.desk_id = a.desk_id
      and e.id = a.engagement_id where a.desk_id = $1 and a.state = 'asked' and e.ends_at <= app.now()`,
          [desk.id],
        )
      ).n,
    ).toBe(0);

    const margaret = await signedIn('Margaret Harmon');
    const archive = await unpackTar(
      new Uint8Array(await (await margaret(`/api/desks/${desk.slug}/export`)).arrayBuffer()),
    );
    const taken = archive
      .filter(({ header }) => header.name.startsWith('data/cases/'))
      .flatMap((part) =>
        textOf(part)
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
    const { rows: all } = await test.sql('select id from cases where desk_id = $1 order by id', [desk.id]);
    expect(taken.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const files = archive.filter(({ header }) => header.name.startsWith('files/'));
    const { rows: kept } = await test.sql(
      `select distinct encode(sha256, 'hex') as sha256 from files where desk_id = $1 and entry_id is not null order by 1`,
      [desk.id],
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(files.map(({ header }) => header.name)).toEqual(kept.map(({ sha256 }) => `files/${sha256}`));
    for (const { header, data } of files)
      expect(
        `files/${createHash('sha256')
          .update(data ?? new Uint8Array())
          .digest('hex')}`,
      ).toBe(header.name);
  });
});
