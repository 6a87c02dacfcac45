import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../platform/database/database.ts';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import { prepare } from './commands/prepare.ts';
import { visiting } from './page.fixture.ts';
import { preparationPageRoutes } from './page.ts';
import { linkOf, whatIsPrepared } from './preparations.fixture.ts';

const test = testDatabase();
let on: Desk;
let database: Database;
let server: HttpServer;
beforeAll(async () => {
  on = await aDesk(test);
  database = new Database(test.admin, testSecret, { sendsTexts: true });
  server = await httpServer(pino({ level: 'silent' }));
  await preparationPageRoutes(server, { database });
  await server.ready();
  return async () => {
    await server.close();
    await database.close();
  };
});

let made = 0;

/** Ray is asked by text. */
async function askedByText(language = 'en') {
  made += 1;
  const answers = { name: 'Ray Kowalski', number: `+4477009001${10 + made}` };
  const what = whatIsPrepared(on, { answers, language });
  const { id: personId, organizationId } = on.priya;
  const { id } = await database.as({ kind: 'person', personId, organizationId }, (ctx) => prepare(ctx, what));
  const ray = await visiting(server, await linkOf(test, id));
  return { id, what, ray, mail: `ray-${made}@repairs.example` };
}

const proofsOf = async (id: string) =>
  (
    await test.sql(
      `select recipient, state from preparation_letters where preparation_id = $1 and kind = 'proves' order by recorded_at`,
      [id],
    )
  ).rows;

const proofOf = (id: string) => linkOf(test, id, 'proof_link_id');

describe('a client who is asked by text', () => {
  it('says yes without a mail address, and is reached by the number', async () => {
    const { id, what, ray } = await askedByText();
    expect(ray.page.body).toMatch(/<input type="email"[^>]* value="">/);
    expect(ray.page.body).not.toMatch(/<input type="email"[^>]*required/);
    expect((await ray.yes()).statusCode).toBe(303);
    const { body } = await ray.read();
    expect(body).toContain('You need no account and no mail address.');
    expect(body).not.toContain('/app/sign-in');
    expect(await proofsOf(id)).toEqual([]);
    const { rows } = await test.sql(
      `select s.mail, k.number, m.channel from desks d
       join person_settings s on s.person_id = d.accountable_id
       join pockets k on k.desk_id = d.id and k.person_id = s.person_id and k.confirmed_at is not null
       join mornings m on m.desk_id = d.id and m.person_id = s.person_id where d.slug = $1`,
      [what.desk.slug],
    );
    expect(rows).toEqual([{ mail: null, number: what.answers.number, channel: 'text' }]);
  });

  it('gives one later by the same link, another one where it was wrong, and is reached there once it is shown theirs', async () => {
    const { id, ray, mail } = await askedByText();
    await ray.yes();
    expect((await ray.give('wrong@repairs.example')).statusCode).toBe(303);
    expect((await ray.read()).body).toContain('We have sent a link to wrong@repairs.example.');
    const wrong = await proofOf(id);
    expect((await ray.give(mail)).statusCode).toBe(303);
    expect(await proofsOf(id)).toEqual([
      { recipient: 'wrong@repairs.example', state: 'lapsed' },
      { recipient: mail, state: 'queued' },
    ]);
    expect((await server.inject({ url: new URL(wrong).pathname })).statusCode).toBe(404);
    const proof = await visiting(server, await proofOf(id));
    expect(proof.page.body).toContain(`Is ${mail} your address?`);
    expect((await proof.prove()).statusCode).toBe(303);
    expect((await ray.read()).body).toContain('/app/sign-in');
    await ray.give('another@repairs.example');
    expect(await proofsOf(id)).toHaveLength(2);
  });

  it('is told where what they wrote is no address, and keeps it to correct', async () => {
    const { ray } = await askedByText('de');
    const answered = await ray.yes({ mail: 'ray@' });
    expect(answered.statusCode).toBe(409);
    expect(answered.body).toContain('Das ist keine Mailadresse');
    expect(answered.body).toContain('value="ray@"');
    await ray.yes();
    expect((await ray.give('')).statusCode).toBe(409);
  });

  it('has at most five letters sent to addresses that they give', async () => {
    const { id, ray } = await askedByText();
    await ray.yes();
    for (let count = 0; count < 7; count += 1) await ray.give(`nobody-${count}@repairs.example`);
    expect(await proofsOf(id)).toHaveLength(5);
  });

  it('reads what to do where no more links go to an address on one day', async () => {
    const often = 'often@repairs.example';
    const [one, other, third] = [await askedByText(), await askedByText(), await askedByText('de')];
    for (const { ray } of [one, other]) await ray.yes();
    for (let count = 0; count < 3; count += 1) await one.ray.give(often);
    for (let count = 0; count < 2; count += 1) await other.ray.give(often);
    const given = await other.ray.give(often);
    expect(given.statusCode).toBe(409);
    expect(given.body).toContain('No more links can be sent there today');
    expect(given.body).toContain(`value="${often}"`);
    expect(await proofsOf(other.id)).toHaveLength(2);
    const said = await third.ray.yes({ mail: often });
    expect(said.statusCode).toBe(409);
    expect(said.body).toContain('Dorthin können heute keine Links mehr gehen');
    expect((await third.ray.yes()).statusCode).toBe(303);
  });
});
