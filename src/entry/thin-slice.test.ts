import { describe, expect, it } from 'vitest';
import { customerLinkUrl } from '../modules/customers/link.ts';
import { runningThroughline } from '../testing/running.ts';
import { aMail, sendBySmtp } from '../testing/send-mail.ts';

const desk = runningThroughline();
const smtp = () => {
  if (!desk.program.smtp) throw new Error('the program takes mail');
  return desk.program.smtp;
};

describe('the thinnest whole slice', () => {
  let cookie = '';
  let token = '';

  it('sets up the first organization, desk and person with the one-time link, once', async () => {
    const { setupLink } = await import('./setup.ts');
    const link = await setupLink(desk.program.database, desk.program.url);
    const body = {
      token: link?.split('/').at(-1),
      organization: 'Harmon Audio',
      deskName: 'Harmon Audio',
      slug: 'harmon',
      address: 'help@harmon.example',
      name: 'Leo Brandt',
      mail: 'leo@harmon.example',
      zone: 'Europe/London',
      password: 'a long password',
    };
    const first = await desk.api('POST', '/api/setup', { body });
    expect(first).toMatchObject({ status: 201 });
    cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await desk.api('POST', '/api/setup', { body })).status).toBe(404);
    expect((await desk.api('GET', '/api/me', { headers: { cookie } })).body).toMatchObject({
      name: 'Leo Brandt',
      desks: [{ slug: 'harmon', role: 'accountable' }],
    });
    const made = await desk.api('POST', '/api/me/tokens', { headers: { cookie }, body: { name: 'test' } });
    token = made.body.token;
  });

  it('makes a case of a mail, with an owner and a next word by', async () => {
    await sendBySmtp(smtp(), {
      from: 'bill@customers.example',
      to: 'help@harmon.example',
      raw: aMail({
        from: 'Bill Navarro <bill@customers.example>',
        to: 'help@harmon.example',
        subject: 'No sound on the mains',
        text: 'I followed the sheet to the letter.',
      }),
    });
    await desk.program.worker.settle();
    const list = await desk.api('GET', '/api/desks/harmon/cases?limit=50', { token });
    expect(list.body.items).toMatchObject([
      {
        subject: 'No sound on the mains',
        customer: 'Bill Navarro',
        owner: { name: 'Leo Brandt' },
        due: expect.any(String),
      },
    ]);
  });

  it('answers, and the customer reads it on their page', async () => {
    const list = await desk.api('GET', '/api/desks/harmon/cases', { token });
    const id = list.body.items[0].id;
    const said = await desk.api('POST', `/api/cases/${id}/messages`, {
      token,
      body: { text: 'Press the mono switch in.', audience: 'customer' },
    });
    expect(said).toMatchObject({ status: 201, body: { caseId: id } });
    const opened = await desk.api('GET', `/api/cases/${id}`, { token });
    expect(opened.body).toMatchObject({ need: 'I followed the sheet to the letter.', state: 'open' });
    const outbox = await desk.api('GET', '/api/desks/harmon/outbox', { token });
    expect(outbox.body.items).toMatchObject([{ kind: 'message' }, { kind: 'receipt' }]);
    const links = await desk.test.sql('select id from customer_links');
    const page = customerLinkUrl(desk.program.database.site, links.rows[0].id);
    const first = await fetch(page, { redirect: 'manual' });
    expect(first.status).toBe(303);
    const pageCookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const html = await (
      await fetch(new URL(first.headers.get('location') ?? '', desk.program.url), {
        headers: { cookie: pageCookie },
      })
    ).text();
    expect(html).toContain('Press the mono switch in.');
    expect(html).toContain('Leo Brandt');
  });
});
