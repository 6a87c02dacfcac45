import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { pageCommands } from '../../../entry/page-commands.ts';
import { httpServer } from '../../../platform/http/server.ts';
import { testDatabase } from '../../../testing/database.ts';
import { helpVisitor } from './help-visitor.fixture.ts';
import { helpPageRoutes } from './routes.ts';

const test = testDatabase();
const visit = helpVisitor(test);
const { get, post, search, shared } = visit;

const begun = async (on = visit.desk()) =>
  (
    await test.sql(
      `select c.subject, w.text, k.name, k.language from case_words c
       join cases s on s.desk_id = c.desk_id and s.id = c.case_id
       join customers k on k.desk_id = s.desk_id and k.id = s.customer_id
       join entries e on e.desk_id = s.desk_id and e.case_id = s.id and e.kind = 'contact'
       join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
       where s.desk_id = $1 order by e.recorded_at, e.id`,
      [on.id],
    )
  ).rows;

describe('what did not help', () => {
  const someone = (more = {}) => ({
    ...{ name: 'Ada Sorel', mail: `${randomUUID()}@customers.example`, key: randomUUID() },
    ...more,
  });

  it('begins a case with what they looked for and read', async () => {
    const one = await visit.aHelpDesk();
    const id = await shared({ words: 'The zither hums' }, one);
    const { cookies } = await search('my zither hums at night', one);
    const form = (await get(`/ask?article=${id}`, { cookies }, one)).body;
    const text = form.match(/<textarea[^>]*>\n([^<]*)</)?.[1] ?? '';
    expect(text).toBe('my zither hums at night\n\nI read “The zither hums”. It did not help.');
    const fields = someone({ text });
    const sent = await post('/cases', fields, { cookies }, one);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/help/${one.slug}?said=sent`]);
    expect((await get('?said=sent', {}, one)).body).toContain('Somebody looks after it now');
    expect(await begun(one)).toEqual([
      { subject: 'my zither hums at night', text, name: 'Ada Sorel', language: 'en' },
    ]);
    const { rows } = await test.sql(
      `select o.kind from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
       where w.recipient = $1`,
      [fields.mail],
    );
    expect(rows).toEqual([{ kind: 'receipt' }]);
    expect(visit.log()).not.toMatch(/Sorel|zither|customers\.example/);
  });

  it('is taken once, however often it is sent', async () => {
    const one = await visit.aHelpDesk();
    const fields = someone({ text: 'Twice' });
    await post('/cases', fields, {}, one);
    await post('/cases', fields, {}, one);
    expect(await begun(one)).toHaveLength(1);
  });

  it('is answered alike, whoever is known there, and is theirs who is', async () => {
    const one = await visit.aHelpDesk();
    const fields = someone({ text: 'First' });
    const first = await post('/cases', fields, {}, one);
    const second = await post('/cases', { ...fields, name: 'Somebody', text: 'Second', key: 'b' }, {}, one);
    expect([second.statusCode, second.headers.location, second.body]).toEqual([
      ...[first.statusCode, first.headers.location, first.body],
    ]);
    expect((await begun(one)).map(({ name, text }) => [name, text])).toEqual([
      ['Ada Sorel', 'First'],
      ['Ada Sorel', 'Second'],
    ]);
  });

  it('makes no more than three cases a day of one, and loses no word', async () => {
    const one = await visit.aHelpDesk();
    const fields = someone();
    for (const text of ['a', 'b', 'c', 'd', 'e'])
      await post('/cases', { ...fields, text, key: text }, {}, one);
    expect(await begun(one)).toHaveLength(5);
    const { rows } = await test.sql('select count(*)::int as n from cases where desk_id = $1', [one.id]);
    expect(rows[0].n).toBe(3);
  });

  it.each([
    ['no words', { text: ' ' }, 'Please write what you need.'],
    ['too many words', { text: 'x'.repeat(20_001) }, 'too long'],
    ['no name', { name: '' }, 'Please write your name'],
    ['nowhere to answer', { mail: 'root@localhost' }, 'Nobody can be answered'],
  ])('says what is missing, and keeps what was written: %s', async (_what, more, sentence) => {
    const before = (await begun()).length;
    const { statusCode, body } = await post('/cases', someone({ text: 'My words', ...more }));
    expect(statusCode).toBe(400);
    expect(body).toContain(sentence);
    expect(body).toMatch(/My words|x{20}| autofocus/);
    expect(await begun()).toHaveLength(before);
  });

  it('is believed from no page of another site', async () => {
    const before = (await begun()).length;
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'content-type': 'text/plain' }] as Record<
      string,
      string
    >[])
      for (const path of ['/cases', '/search'])
        expect((await post(path, someone({ text: 'Forged', words: 'x' }), { headers })).statusCode).toBeOneOf(
          [400, 403],
        );
    expect(await begun()).toHaveLength(before);
  });

  it('is taken, and looked for, so often from one network and no oftener', async () => {
    const own = await httpServer(pino({ level: 'silent' }));
    await helpPageRoutes(own, { database: test.database, commands: pageCommands });
    const send = () =>
      own.inject({
        ...{ method: 'POST', url: `/help/${visit.desk().slug}/cases` },
        payload: 'text=My+zither&name=Ada+Sorel&mail=root@localhost&key=k',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    for (let at = 0; at < 20; at += 1) expect((await send()).statusCode).toBe(400);
    const { statusCode, headers, body } = await send();
    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    for (const words of ['My zither</textarea>', 'value="Ada Sorel"', 'value="root@localhost"'])
      expect(body).toContain(words);
    expect(body).toContain('Your words still stand here.');
    // Whoever has looked for nothing is led on, however often.
    for (let at = 0; at < 200; at += 1)
      expect((await own.inject({ url: `/help/${visit.desk().slug}/found` })).statusCode).toBe(303);
    const look = () =>
      own.inject({ url: `/help/${visit.desk().slug}/found`, cookies: { 'help-words': 'hums' } });
    for (let at = 0; at < 120; at += 1) expect((await look()).statusCode).toBe(200);
    expect((await look()).statusCode).toBe(429);
    await own.close();
  });
});
