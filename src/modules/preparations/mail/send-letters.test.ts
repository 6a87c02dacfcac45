import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../platform/database/database.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testSecret } from '../../../testing/cluster.ts';
import { testDatabase } from '../../../testing/database.ts';
import { type MailSink, mailSink } from '../../../testing/mail-sink.ts';
import { type TestGateway, testGateway } from '../../../testing/text-gateway.ts';
import { proveAddress, refuseByLink } from '../commands/answer-preparation.ts';
import { changePreparation, prepare, withdrawPreparation } from '../commands/prepare.ts';
import type { Prepared } from '../contract.ts';
import { sayYes, whatIsPrepared } from '../preparations.fixture.ts';
import { sendLetters } from './send-letters.ts';

const test = testDatabase();
let on: Desk;
let database: Database;
let sink: MailSink;
let gateway: TestGateway;
beforeAll(async () => {
  on = await aDesk(test);
  database = new Database(test.admin, testSecret, {
    ...{ mailServer: 'mail.example', sendsTexts: true, inside: ['127.0.0.1'] },
  });
  sink = await mailSink();
  gateway = await testGateway();
  return async () => {
    await gateway.close();
    await sink.close();
    await database.close();
  };
});

const log = pino({ level: 'silent' });
const { signal: stop } = new AbortController();
const server = () => ({ host: '127.0.0.1', port: Number(new URL(sink.url).port) });

async function send(way: { server?: null } = {}) {
  const [mails, texts] = [sink.got.length, gateway.got.length];
  await sendLetters(database, {
    ...{ log, stop, from: 'desk@throughline.example', server: server(), ...way },
    texts: { url: gateway.url, number: '+447700900000', key: Buffer.alloc(32, 7) },
  });
  return { mails: sink.got.slice(mails), texts: gateway.got.slice(texts) };
}

const asPriya = <T>(work: Parameters<typeof database.as<T>>[1]) =>
  database.as<T>({ kind: 'person', personId: on.priya.id, organizationId: on.priya.organizationId }, work);

async function prepared(more: Partial<Prepared> = {}) {
  const what = whatIsPrepared(on, more);
  const { id } = await asPriya((ctx) => prepare(ctx, what));
  return { id, what };
}

const linkIn = (words: string) => words.replaceAll('=\r\n', '').match(/\/b\/([\w-]{43})/)?.[1] ?? '';
const byLink = <T>(token: string, work: Parameters<typeof database.as<T>>[1]) =>
  database.as<T>({ kind: 'preparation-link', hash: hashOf(token) }, work);
const stateOf = async (id: string) =>
  (
    await test.sql('select state from preparation_letters where preparation_id = $1 order by recorded_at', [
      id,
    ])
  ).rows.map(({ state }) => state as string);

describe('the one link', () => {
  it('goes to the client by mail, in their language, once, and whoever prepared hears the answer', async () => {
    const { what } = await prepared();
    const { mails } = await send();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual([what.answers.mail]);
    expect(mails[0]?.raw).toContain('Subject: Clearline has prepared your service desk');
    expect((await send()).mails).toEqual([]);
    await byLink(linkIn(mails[0]?.raw ?? ''), (ctx) => sayYes(ctx, { version: 1, without: [], mail: null }));
    const told = (await send()).mails;
    expect(told.map(({ to }) => to)).toEqual([[on.priya.mail]]);
    expect(told[0]?.raw).toContain('has said yes');
  });

  it('goes by text, whose number is theirs from then on, and the address only once a link that went there was opened', async () => {
    const { what } = await prepared({ answers: { name: 'Ray', number: '+447700900123' } });
    const { texts, mails } = await send();
    expect(mails).toEqual([]);
    expect(texts).toMatchObject([{ to: '+447700900123', from: '+447700900000' }]);
    expect(texts[0]?.words).toContain('Priya Raman of Clearline has prepared a service desk for you.');
    const mail = `ray-${what.desk.slug}@repairs.example`;
    await byLink(linkIn(texts[0]?.words ?? ''), (ctx) => sayYes(ctx, { version: 1, without: [], mail }));
    const reached = async () =>
      (
        await test.sql(
          `select c.purpose, s.mail, k.number, m.channel,
            (select u.email from auth."user" u where u.id = s.person_id) as "signsInBy" from desks d
           join custody_inbox c on c.desk_id = d.id and c.kind = 'confirmed'
           join person_settings s on s.person_id = d.accountable_id
           join pockets k on k.desk_id = d.id and k.person_id = s.person_id and k.confirmed_at is not null
           join mornings m on m.desk_id = d.id and m.person_id = s.person_id
           where d.slug = $1`,
          [what.desk.slug],
        )
      ).rows;
    const ray = { purpose: 'confirmed by a link from a text', number: '+447700900123', channel: 'text' };
    expect(await reached()).toEqual([{ ...ray, mail: null, signsInBy: null }]);
    const proof = (await send()).mails.find(({ to }) => to.includes(mail));
    expect(proof?.raw).toContain('this address was given for');
    const byText = hashOf(linkIn(texts[0]?.words ?? ''));
    await expect(
      byLink(linkIn(texts[0]?.words ?? ''), (ctx) => proveAddress(ctx, byText)),
    ).rejects.toMatchObject({
      code: 'sign-in.required',
    });
    const token = linkIn(proof?.raw ?? '');
    await byLink(token, (ctx) => proveAddress(ctx, hashOf(token)));
    expect(await reached()).toEqual([{ ...ray, mail, signsInBy: mail }]);
  });

  it('lets nobody who was asked by text take the address of somebody who is here', async () => {
    await prepared({ answers: { name: 'Ray', number: '+447700900124' } });
    const { texts } = await send();
    await byLink(linkIn(texts[0]?.words ?? ''), (ctx) =>
      sayYes(ctx, { version: 1, without: [], mail: on.leo.mail }),
    );
    const token = linkIn((await send()).mails.find(({ to }) => to.includes(on.leo.mail))?.raw ?? '');
    await expect(byLink(token, (ctx) => proveAddress(ctx, hashOf(token)))).rejects.toMatchObject({
      code: 'preparation.known',
    });
  });

  it('is not sent once it was taken back, and is sent again where it was changed', async () => {
    const gone = await prepared();
    await asPriya((ctx) => withdrawPreparation(ctx, { preparation: gone.id }));
    const { id, what } = await prepared();
    await asPriya((ctx) => changePreparation(ctx, { preparation: id, ...what, purpose: 'more' }));
    const { mails } = await send();
    expect(mails.map(({ to }) => to)).toEqual([[what.answers.mail]]);
    expect(await stateOf(id)).toEqual(['lapsed', 'sent']);
  });

  it('says that it was not sent where nothing sends', async () => {
    const { id } = await prepared();
    await send({ server: null });
    expect(await stateOf(id)).toEqual(['not sent']);
  });

  it.each(['+44 (0)7700 900125', '0044 7700 900125', '07700 900125'])(
    'goes by text to the number that is written there: %s',
    async (written) => {
      const { id } = await prepared({ answers: { name: 'Ray', number: written } });
      const { texts } = await send();
      expect(texts.map(({ to }) => to)).toEqual(['+447700900125']);
      const { rows } = await test.sql(
        `select what -> 'answers' ->> 'number' as number from preparation_versions where preparation_id = $1`,
        [id],
      );
      expect(rows).toEqual([{ number: '+447700900125' }]);
    },
  );

  it.each(['+44 113 496 0000', '12', 'at home'])(
    'is not asked for at %s, where no text is read',
    async (number) => {
      await expect(prepared({ answers: { name: 'Ray', number } })).rejects.toMatchObject({
        code: 'preparation.number',
      });
    },
  );

  it('is not asked for by mail where none is sent', async () => {
    const withoutMail = new Database(test.admin, testSecret, { sendsTexts: true });
    const asked = withoutMail.as(
      { kind: 'person', personId: on.priya.id, organizationId: on.priya.organizationId },
      (ctx) => prepare(ctx, whatIsPrepared(on)),
    );
    await expect(asked).rejects.toMatchObject({ code: 'preparation.no-mail' });
    await withoutMail.close();
  });

  it('brings a no with its reason back', async () => {
    await prepared();
    const [mail] = (await send()).mails;
    await byLink(linkIn(mail?.raw ?? ''), (ctx) => refuseByLink(ctx, { version: 1, reason: 'Too dear.' }));
    const [told] = (await send()).mails;
    expect(told?.raw).toContain('Too dear.');
  });
});
