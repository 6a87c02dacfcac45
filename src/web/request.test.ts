import { afterEach, describe, expect, it, vi } from 'vitest';
import { casesApi } from '../modules/cases/contract.ts';
import { conversationsApi } from '../modules/conversations/contract.ts';
import { desksApi } from '../modules/desks/contract.ts';
import { peopleApi } from '../modules/people/contract.ts';
import { isRepeatable, partsOf, type RequestFailed, request, sendFile } from './request.ts';

describe('where a request goes', () => {
  it('puts names of the path into the path, escaped, and the rest of a GET into the query', () => {
    expect(partsOf(casesApi.cases, { desk: 'a b/c', limit: 50, cursor: undefined })).toEqual({
      url: '/api/desks/a%20b%2Fc/cases?limit=50',
    });
  });

  it('sends the rest of a POST or PATCH as its body, without names of the path', () => {
    expect(partsOf(desksApi.changeDesk, { desk: 'harmon', name: 'Harmon' })).toEqual({
      url: '/api/desks/harmon',
      body: '{"name":"Harmon"}',
    });
  });

  it('keeps null, which says something, and leaves undefined out', () => {
    expect(partsOf(peopleApi.changeMe, { place: null, name: undefined }).body).toBe('{"place":null}');
  });

  it('sends a body with every POST, be it empty', () => {
    expect(partsOf(conversationsApi.withdrawHandOff, { handOff: 'h' }).body).toBe('{}');
  });
});

describe('asking the server', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('names the organization acted for, and the attempt where it can be answered twice', async () => {
    const sent = answering(201, { id: 'x' });
    await request(
      conversationsApi.reopen,
      { case: 'K7Q2M4TD', reason: 'It broke again.' },
      { organization: 'org', key: 'k' },
    );
    expect(sent.headers()).toEqual({
      'Content-Type': 'application/json',
      'Throughline-Organization': 'org',
      'Idempotency-Key': 'k',
    });
  });

  it('gives a file as a form that names its own boundary, for an organization', async () => {
    const sent = answering(201, { id: 'x' });
    const file = new File(['hello'], 'hello.txt');
    expect(await sendFile('/api/tasks/t/files', file, 'org')).toEqual({ id: 'x' });
    expect(sent.headers()).toEqual({ 'Throughline-Organization': 'org' });
    expect(sent.form()).toEqual([['file', file]]);
  });

  it('takes an answer that breaks off for none', async () => {
    const broken = new ReadableStream({
      start: (stream) => stream.error(new DOMException('', 'TimeoutError')),
    });
    vi.stubGlobal('fetch', async () => new Response(broken));
    await expect(request(peopleApi.me, {}, {})).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('sends no key with what answers more than ids, and none with a GET', () => {
    expect(isRepeatable(peopleApi.makeToken)).toBe(false);
    expect(isRepeatable(casesApi.theCase)).toBe(false);
    expect(isRepeatable(conversationsApi.say)).toBe(true);
  });

  it('passes on the sentence and the code of a refusal', async () => {
    answering(409, { code: 'case.ended', detail: 'This case has ended. Reopen it first, then write.' });
    const failure = await failed();
    expect(failure).toMatchObject({ kind: 'refused', status: 409, code: 'case.ended' });
    expect(failure.message).toBe('This case has ended. Reopen it first, then write.');
  });

  it('reads the other form in which sign-in says no', async () => {
    answering(401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
    expect(await failed()).toMatchObject({ kind: 'refused', message: 'Invalid email or password' });
  });

  it.each([502, 503, 504])('takes %i for a server that is away', async (status) => {
    answering(status, '<html>Bad gateway</html>');
    expect(await failed()).toMatchObject({ kind: 'unreachable' });
  });

  it('takes an answer that cannot be read for our mistake, even where it says all is well', async () => {
    answering(200, '<html>');
    expect(await failed()).toMatchObject({ kind: 'broken' });
  });

  it('says that nobody answered when nobody did', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failed()).toMatchObject({ kind: 'unreachable' });
  });

  it('lets who gave up asking give up', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('gone', 'AbortError')));
    await expect(request(peopleApi.me, {}, {})).rejects.toMatchObject({ name: 'AbortError' });
  });
});

function answering(status: number, body: object | string) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const fetched = vi.fn(async (_url: string, _options: RequestInit) => new Response(text, { status }));
  vi.stubGlobal('fetch', fetched);
  const headers = () => fetched.mock.calls[0]?.[1].headers;
  return { headers, form: () => fetched.mock.calls.flatMap(([, { body }]) => [...(body as FormData)]) };
}

async function failed(): Promise<RequestFailed> {
  return request(peopleApi.me, {}, {}).then(
    () => expect.fail('This should have failed.'),
    (error) => error,
  );
}
