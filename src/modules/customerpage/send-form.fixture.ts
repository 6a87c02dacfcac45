import { randomUUID } from 'node:crypto';
import { newFormToken } from '../../platform/http/form-token.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { callWindows } from '../tasks/index.ts';
import type { Customer, Desk } from './fixtures.ts';

export type Fields = Record<string, string>;
type NamedFile = { name: string; content: Buffer; type?: string };
export type Sending = {
  fields?: Fields;
  files?: NamedFile[];
  headers?: Fields;
  cookies?: Fields;
  urlencoded?: boolean;
  /** As no browser sends a form of the page: its proof stands behind the files. */
  filesFirst?: boolean;
};

export const proofOf = (customer: Customer, desk: Desk) => ({
  token: newFormToken(customer.token, desk.slug),
  key: randomUUID(),
});

/** Sends a form of the page as a browser does. */
export async function sendForm(
  { server, desk, customer }: { server: HttpServer; desk: Desk; customer: Customer },
  kind: string,
  sending: Sending,
) {
  const { files = [], headers = { 'sec-fetch-site': 'same-origin' }, urlencoded = false } = sending;
  const fields = { ...proofOf(customer, desk), ...sending.fields };
  const form = new FormData();
  const parts: [string, string | File][] = [
    ...Object.entries(fields),
    ...files.map(({ name, content, type }): [string, File] => [
      'files',
      new File([new Uint8Array(content)], name, { type: type ?? '' }),
    ]),
  ];
  if (sending.filesFirst) parts.reverse();
  for (const [name, value] of parts) form.append(name, value as string);
  const request = new Request('http://localhost', {
    method: 'POST',
    body: urlencoded ? new URLSearchParams(fields) : form,
  });
  return server.inject({
    method: 'POST',
    url: `/page/${desk.slug}/${customer.reference}/${kind}`,
    headers: { 'content-type': request.headers.get('content-type') ?? '', ...headers },
    cookies: sending.cookies ?? { [`page-${desk.slug}`]: customer.token },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

const always = { zone: 'Europe/London', hours: { always: true } as const, holidays: [] };
// It does not begin while a test runs.
const [window] = callWindows(Temporal.Now.instant().add({ hours: 1 }), always);

/** A form that asks for a call in a window that such a desk offers. */
export const aCallForm = (more: Fields = {}): Fields => ({
  ...{ window: `${window?.beginsAt}/${window?.endsAt}`, number: '0113 496 0000', about: 'It hums.' },
  ...more,
});
