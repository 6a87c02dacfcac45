import { sql } from 'kysely';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { changePreparation, withdrawPreparation } from './commands/prepare.ts';
import type { Prepared } from './contract.ts';
import { visiting } from './page.fixture.ts';
import { preparationPageRoutes } from './page.ts';
import { preparationToken } from './preparation-link.ts';
import { linkOf, prepared, whatIsPrepared } from './preparations.fixture.ts';

const test = testDatabase();
let on: Desk;
let server: HttpServer;
const logged: string[] = [];
beforeAll(async () => {
  on = await aDesk(test);
  server = await httpServer(pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }));
  await preparationPageRoutes(server, { database: test.database });
  await server.ready();
  return () => server.close();
});

const visit = (url: string) => visiting(server, url);

const onRoster = async (slug: string) =>
  (
    await test.sql(
      `select p.name from roster r join desks d on d.id = r.desk_id join persons p on p.id = r.person_id
       where d.slug = $1 order by p.name`,
      [slug],
    )
  ).rows.map(({ name }) => name as string);

describe('the page on which a client confirms', () => {
  it('says in plain words who prepared what: who works, with what data, what they may do alone', async () => {
    const { url, what } = await prepared(test, on);
    const { page } = await visit(url);
    for (const said of [
      'What Clearline would do for Ray’s Repairs',
      'Priya Raman of Clearline has prepared this for you.',
      'None of it is there yet',
      'Dana Okafor',
      'Clearline, Leeds: answers customers and owns cases',
      'Knows: washing machines. Speaks: English and German',
      'Agreed: names and addresses. Whoever works on a case reads what your customers write there',
      'The desk is for Ray’s Repairs, which is new here.',
      'United Kingdom',
      'up to £50.00: they do it',
      'they do it and tell you',
      what.desk.address,
      'Monday 09:00–17:00',
    ])
      expect(page.body).toContain(said);
    expect(logged.join('\n')).not.toMatch(/Kowalski|Repairs|\/b\/[\w-]{20}/);
  });

  it('says what they may do where nobody answers', async () => {
    const mandates: Prepared['mandates'] = [
      { kind: 'visit', step: 'draft', goesOn: true },
      { kind: 'replacement', step: 'draft' },
    ];
    const { url } = await prepared(test, on, { mandates });
    const { body } = (await visit(url)).page;
    expect(body).toContain(
      '<dt>Visit</dt><dd>they ask you each time, and may do it if you do not answer in time</dd>',
    );
    expect(body).not.toContain('<dt>Replacement</dt>');
  });

  it('confirms all by one press, without those whose tick is gone, and says so when it is read again', async () => {
    const { url, what } = await prepared(test, on);
    const { send, read, ticks } = await visit(url);
    expect(ticks).toHaveLength(2);
    const priya = `person-${on.priya.id}`;
    expect((await send({ answer: 'yes', [priya]: 'yes' })).statusCode).toBe(303);
    expect((await read()).body).toContain('You have said yes. Clearline may begin.');
    expect((await read()).body).toContain(what.desk.address);
    expect(await onRoster(what.desk.slug)).toEqual(['Priya Raman', 'Ray Kowalski']);
  });

  it('does nothing twice in two tabs, and says in the second how it stands', async () => {
    const { url, what } = await prepared(test, on);
    const [first, second] = [await visit(url), await visit(url)];
    expect((await first.yes()).statusCode).toBe(303);
    expect((await second.send({ answer: 'no', reason: 'x' })).statusCode).toBe(303);
    expect((await second.read()).body).toContain('You have said yes.');
    expect(await onRoster(what.desk.slug)).toHaveLength(3);
  });

  it('confirms nothing that was changed since it was opened', async () => {
    const { id, url, what } = await prepared(test, on);
    const { yes } = await visit(url);
    const more = { ...what, purpose: 'also sells them things' };
    await on.as(on.priya, (ctx) => changePreparation(ctx, { preparation: id, ...more }));
    const answered = await yes();
    expect(answered.statusCode).toBe(409);
    expect(answered.body).toContain('They have changed something since you opened this. Nothing was done.');
    expect(answered.body).toContain('also sells them things');
    expect(await onRoster(what.desk.slug)).toEqual([]);
  });

  it('keeps a no with its reason', async () => {
    const { url, id } = await prepared(test, on);
    const { send, read } = await visit(url);
    await send({ answer: 'no', reason: 'We do it ourselves.' });
    expect((await read()).body).toContain('You have said no.');
    const { rows } = await test.sql('select state, reason from preparations where id = $1', [id]);
    expect(rows).toEqual([{ state: 'refused', reason: 'We do it ourselves.' }]);
  });

  it('says that it was taken back, or is too old', async () => {
    const takenBack = await prepared(test, on);
    await on.as(on.priya, (ctx) => withdrawPreparation(ctx, { preparation: takenBack.id }));
    expect((await visit(takenBack.url)).page.body).toContain('Clearline has taken this back.');
    const old = await prepared(test, on);
    await test.sql('update preparations set expires_at = app.now() where id = $1', [old.id]);
    const { page, send } = await visit(old.url);
    expect(page.body).toContain('This link is too old. Ask Clearline for a new one.');
    expect((await send({ answer: 'yes' })).statusCode).not.toBe(303);
  });

  it('says where a name of the desk is taken meanwhile', async () => {
    const first = await prepared(test, on);
    const second = await prepared(test, on, { desk: first.what.desk });
    await (await visit(first.url)).yes();
    const answered = await (await visit(second.url)).yes();
    expect(answered.body).toContain(
      'A desk with this name or mail address is here meanwhile. Nothing was done.',
    );
    await (await visit(second.url)).yes();
    const told = await test.sql(
      `select kind, why, recipient from preparation_letters where preparation_id = $1 and kind <> 'asks'`,
      [second.id],
    );
    expect(told.rows).toEqual([{ kind: 'stuck', why: 'taken', recipient: on.priya.mail }]);
  });

  it('says where somebody who was to stand in works for another company, to whoever prepared it as well', async () => {
    const { id, url } = await prepared(test, on, { deputies: [{ name: 'Sam Ito', mail: on.sam.mail }] });
    const answered = await (await visit(url)).yes();
    expect(answered.statusCode).toBe(409);
    expect(answered.body).toContain('works for another company here. Nothing was done.');
    const told = await test.sql(
      `select kind, why from preparation_letters where preparation_id = $1 and kind <> 'asks'`,
      [id],
    );
    expect(told.rows).toEqual([{ kind: 'stuck', why: 'deputy' }]);
  });

  it('says where a company is to be known by a domain that others have, too, to whoever prepared it as well', async () => {
    const thirdParties = [{ name: 'Parts Ltd', purpose: 'delivers parts', domain: 'co.uk' }];
    const [id, link] = [uuid(), uuid()];
    const hash = hashOf(preparationToken(test.database.site, link));
    // As it was written before such domains were refused.
    const what = JSON.stringify(whatIsPrepared(on, { thirdParties }));
    await on.as(on.priya, (ctx) =>
      sql`select app.prepare(${id}, ${link}, ${hash}, ${what}::jsonb)`.execute(ctx.db),
    );
    const url = await linkOf(test, id);
    const answered = await (await visit(url)).yes();
    expect(answered.statusCode).toBe(409);
    expect(answered.body).toContain('that others have, too. Nothing was done.');
    const told = await test.sql(
      `select kind, why from preparation_letters where preparation_id = $1 and kind <> 'asks'`,
      [id],
    );
    expect(told.rows).toEqual([{ kind: 'stuck', why: 'domain' }]);
  });

  it('speaks the language of the client', async () => {
    const de = await prepared(test, on, { language: 'de' });
    expect((await visit(de.url)).page.body).toContain('Was Clearline für Ray’s Repairs tun würde');
    const es = await prepared(test, on, { language: 'es-MX' });
    expect((await visit(es.url)).page.body).toContain('Lo que Clearline haría para Ray’s Repairs');
  });

  it('believes no form from elsewhere, and knows no other link', async () => {
    const { url } = await prepared(test, on);
    const other = await prepared(test, on);
    const { path, yes } = await visit(url);
    expect((await yes({ token: 'x'.repeat(43) })).statusCode).toBe(403);
    expect((await server.inject({ method: 'POST', url: `${path}/answers` })).statusCode).toBe(404);
    expect((await server.inject({ url: `/begin/${other.id}` })).body).toContain(
      'does not lead here any more',
    );
  });
});
