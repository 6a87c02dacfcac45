import { beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '../../modules/people/commands/tokens.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';

const running = runningThroughline();
let desk: Desk;
let token: string;
let ofLeo: string;
beforeAll(async () => {
  desk = await aDesk(running.test);
  token = (await desk.as(desk.dana, (ctx) => makeToken(ctx, { name: 'test' }))).token;
  ofLeo = (await desk.as(desk.leo, (ctx) => makeToken(ctx, { name: 'test' }))).token;
});

const aNewCase = (address: string) => ({
  subject: 'Hum',
  text: 'It hums.',
  customer: { name: 'Ana', address },
});

describe('the API', () => {
  it('is described by OpenAPI 3.1, printed from what validates', async () => {
    const { body } = await running.api('GET', '/api/openapi.json');
    expect(body).toMatchObject({ openapi: '3.1.0' });
    expect(
      body.paths['/api/desks/{desk}/cases'].post.requestBody.content['application/json'].schema.required,
    ).toEqual(['text', 'customer']);
  });

  it('refuses who shows nothing, and who shows something unknown', async () => {
    expect(await running.api('GET', '/api/me')).toMatchObject({
      status: 401,
      body: { code: 'sign-in.required', status: 401 },
    });
    expect(await running.api('GET', '/api/me', { token: 'x'.repeat(40) })).toMatchObject({ status: 401 });
  });

  it('answers in problem+json, with a stable code and a sentence', async () => {
    const { status, body, headers } = await running.api('GET', '/api/cases/2222-2222', { token });
    expect({ status, body }).toMatchObject({
      status: 404,
      body: { code: 'case.not-found', detail: 'There is no such case here.' },
    });
    expect(headers.get('content-type')).toMatch('application/problem+json');
  });

  it('refuses a name it does not know, in body and in query', async () => {
    const body = { ...aNewCase('a@customers.example'), owner: desk.dana.id };
    expect(await running.api('POST', `/api/desks/${desk.slug}/cases`, { token, body })).toMatchObject({
      status: 400,
      body: { code: 'input.invalid' },
    });
    expect(await running.api('GET', `/api/desks/${desk.slug}/cases?organization=1`, { token })).toMatchObject(
      { status: 400 },
    );
  });

  it('takes from the query of a change and from the body of a removal nothing at all', async () => {
    const { id } = await aCase(desk, { address: 'query@customers.example' });
    const body = { text: 'Press the mono switch in.' };
    const change = await running.api('POST', `/api/cases/${id}/messages?audience=customer`, { token, body });
    expect(change).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
    const removal = await running.api('DELETE', `/api/desks/${desk.slug}/roster/${desk.tom.id}`, {
      token: ofLeo,
      body: { person: desk.dana.id },
    });
    expect(removal).toMatchObject({ status: 400, body: { code: 'body.not-here' } });
  });

  it('refuses what is asked in the name of somebody else than who is signed in', async () => {
    const as = (person: string) =>
      running.api('GET', '/api/me', { token: ofLeo, headers: { 'throughline-person': person } });
    expect(await as(desk.leo.id)).toMatchObject({ status: 200 });
    expect(await as(desk.dana.id)).toMatchObject({ status: 401, body: { code: 'session.other' } });
  });

  it('takes JSON only', async () => {
    const answer = await fetch(`${running.program.url}/api/desks/${desk.slug}/cases`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'subject=x',
    });
    expect(answer.status).toBe(415);
  });

  it('makes one case of fifty equal requests with one key, and refuses another request with it', async () => {
    const ask = (address: string) =>
      running.api('POST', `/api/desks/${desk.slug}/cases`, {
        token,
        headers: { 'idempotency-key': 'fifty' },
        body: aNewCase(address),
      });
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask('fifty@customers.example')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await ask('other@customers.example')).toMatchObject({
      status: 422,
      body: { code: 'idempotency.other-request' },
    });
  });

  it('pages through a desk’s cases without losing or repeating one', async () => {
    for (let i = 0; i < 7; i++) await aCase(desk, { address: `page-${i}@customers.example` });
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await running.api('GET', `/api/desks/${desk.slug}/cases?limit=3${cursor}`, { token });
      seen.push(...body.items.map((row: { id: string }) => row.id));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const open = await running.test.sql(
      'select count(*)::int as n from cases where desk_id = $1 and due is not null',
      [desk.id],
    );
    expect(seen.length).toBe(open.rows[0].n);
  });

  it.each(['cases?', 'cases?state=ended&', 'outbox?', 'quarantine?'])(
    'refuses a page of %s that it never named',
    async (list) => {
      for (const cursor of ['x', Buffer.from('["x","y"]').toString('base64url')]) {
        expect(
          await running.api('GET', `/api/desks/${desk.slug}/${list}cursor=${cursor}`, { token }),
        ).toMatchObject({ status: 400, body: { code: 'cursor.invalid' } });
      }
    },
  );

  it.each([
    ['GET', '/api/search?q=%00', undefined],
    ['GET', '/api/desks/%00', undefined],
    ['PATCH', '/api/me', { name: 'Da\0na' }],
    ['PATCH', '/api/desks/SLUG', { name: '\0' }],
    ['PATCH', '/api/desks/SLUG', { name: 'Half \udc00' }],
    [
      'POST',
      '/api/desks/SLUG/macros',
      {
        whose: 'mine',
        name: 'half',
        reader: 'customer',
        texts: [{ language: 'en', text: '\ud83d', stands: null }],
        nextWordIn: null,
        proposesDone: false,
      },
    ],
  ] as const)('refuses what cannot be kept: %s %s', async (method, path, body) => {
    const answer = await running.api(method, path.replace('SLUG', desk.slug), {
      token: path.includes('SLUG') ? ofLeo : token,
      ...(body && { body }),
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'input.unkeepable' } });
  });

  it('refuses a change that a browser was led to by another site', async () => {
    const from = (header: Record<string, string>) =>
      running.api('POST', '/api/desks', {
        headers: { cookie: 'throughline.session_token=x.y', ...header },
        body: {},
      });
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await from({ origin: 'null' })).status).toBe(403);
  });

  it('keeps a token to what it may be used for', async () => {
    const reading = await desk.as(desk.dana, (ctx) => makeToken(ctx, { name: 'reading', scopes: ['read'] }));
    expect((await running.api('GET', '/api/desks', { token: reading.token })).status).toBe(200);
    const refused = await running.api('POST', `/api/desks/${desk.slug}/cases`, {
      token: reading.token,
      body: aNewCase('b@customers.example'),
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'token.scope' } });
  });
});

describe('a stream', () => {
  it('points to what changed on my desks, and ends within a second when my right does', async () => {
    const { token: own } = await desk.as(desk.tom, (ctx) => makeToken(ctx, { name: 'stream' }));
    const answer = await fetch(`${running.program.url}/api/stream`, {
      headers: { authorization: `Bearer ${own}` },
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const until = async (wanted: string) => {
      let text = '';
      while (!text.includes(wanted)) {
        const { value, done } = (await reader?.read()) ?? { value: '', done: true };
        if (done) return `${text}\nended`;
        text += value;
      }
      return text;
    };
    await until('open');
    const made = await aCase(desk, { address: 'stream@customers.example' });
    const told = await until(made.id);
    expect(told).not.toContain('sheet');
    const before = Date.now();
    await running.test.sql('update api_tokens set revoked_at = now() where person_id = $1', [desk.tom.id]);
    expect(await until('never said')).toContain('ended');
    expect(Date.now() - before).toBeLessThan(1000);
  });
});

describe('the log', () => {
  it('holds no word of a customer and no token', async () => {
    const canary = {
      subject: 'canary-subject',
      text: 'canary-text',
      customer: { name: 'canary-name', address: 'canary@customers.example' },
    };
    const made = await running.api('POST', `/api/desks/${desk.slug}/cases`, {
      token,
      body: canary,
      headers: { 'idempotency-key': 'canary' },
    });
    await running.api('GET', `/api/cases/${made.body.id}`, { token });
    await running.api('GET', '/api/search?q=canary-text', { token });
    await running.api('POST', `/api/cases/${made.body.id}/messages`, {
      token,
      body: { text: 'canary-answer', audience: 'nobody' },
    });
    await running.program.worker.settle();
    const metrics = await (await fetch(`${running.program.url}/metrics`)).text();
    const kept = await running.test.sql('select jsonb_agg(to_jsonb(k)) as rows from idempotency_keys k');
    const everything = `${running.logged.join('')}${metrics}${JSON.stringify(kept.rows)}`;
    expect(everything).toContain('/api/cases/:case');
    expect(everything).not.toMatch(/canary-|canary@/);
    expect(everything).not.toContain(token);
  });
});
