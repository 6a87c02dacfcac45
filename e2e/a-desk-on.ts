import type { BrowserContext } from 'playwright-core';
import type { Program } from './program.ts';

/** A desk as the first person sets it up, with one case; what shows who they are. */
export async function aDeskOn(program: Program): Promise<{ cookie: string; caseId: string }> {
  const post = (path: string, body: object, headers = {}) =>
    fetch(`${program.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const made = await post('/api/setup', {
    token: program.printed.match(/\/setup\/(\S+)/)?.[1],
    ...{
      organization: 'Harmon Audio',
      deskName: 'Harmon Audio',
      slug: 'harmon',
      address: 'help@harmon.example',
    },
    ...{ name: 'Leo Brandt', mail: 'leo@harmon.example', zone: 'Europe/London' },
    password: 'a long enough password',
  });
  const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const customer = { name: 'Bill Navarro', address: 'bill@customers.example' };
  const opened = await post(
    '/api/desks/harmon/cases',
    { subject: 'Hum', text: 'It hums.', customer },
    { cookie },
  );
  const { id } = await opened.json();
  return { cookie, caseId: id };
}

/** The browser of whoever has the cookie. */
export async function signedInWith(cookie: string, context: BrowserContext, program: Program): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: program.url, httpOnly: true }]);
}
