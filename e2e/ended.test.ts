import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admit, engage } from '../src/modules/desks/index.ts';
import { makeToken } from '../src/modules/people/commands/tokens.ts';
import { makeTaskLink } from '../src/modules/tasks/commands/make-task-link.ts';
import { asked } from '../src/modules/tasks/fixtures.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, signIn } from './browser.ts';
import { aSessionOf } from './session.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
let other: Desk;
const stopped = new AbortController();
beforeAll(async () => {
  desk = await aDesk(running.test);
  other = await aDesk(running.test);
  await other.as(other.leo, async (ctx) => {
    const { organizationId, id: personId } = desk.dana;
    const asked = { desk: other.slug, organizationId, role: 'provider' as const, purpose: 'answers calls' };
    const { id: engagementId } = await engage(ctx, asked);
    await admit(ctx, { desk: other.slug, personId, engagementId, role: 'agent' });
  });
});
afterAll(() => stopped.abort());

type Named = Desk['leo'];

/** By a session, by a token, and by a stream that stands open since before. */
async function pathsOf(who: Named) {
  const session = { cookie: `throughline.session_token=${await aSessionOf(running.test, who.id)}` };
  const { token } = await desk.as(who, (ctx) => makeToken(ctx, { name: 'mine' }));
  const asks = {
    session: () => running.api('GET', `/api/desks/${desk.slug}`, { headers: session }),
    token: () => running.api('GET', `/api/desks/${desk.slug}`, { token }),
  };
  return { asks, stream: await heardBy(session) };
}

/** What a stream says, piece by piece. */
async function heardBy(headers: Record<string, string>) {
  const { body } = await fetch(`${running.program.url}/api/stream`, { headers, signal: stopped.signal });
  const decoder = new TextDecoder();
  let heard = '';
  const reader = body?.getReader();
  return {
    until: async (text: string): Promise<string> => {
      while (!heard.includes(text)) {
        const piece = await reader?.read();
        if (!piece || piece.done) throw new Error(`the stream ended before ${text}`);
        heard += decoder.decode(piece.value, { stream: true });
      }
      const said = heard;
      heard = '';
      return said;
    },
  };
}

const end = (engagement: string) =>
  desk
    .as(desk.leo, (ctx) => makeToken(ctx, { name: 'ending' }))
    .then(async ({ token }) => {
      const begun = performance.now();
      const { status } = await running.api('DELETE', `/api/desks/${desk.slug}/engagements/${engagement}`, {
        token,
      });
      expect(status).toBe(200);
      return begun;
    });

describe('ending an engagement', () => {
  it('shuts a third party out by its link within a second', async () => {
    const task = await asked(desk);
    const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: task.id }));
    const followed = () =>
      fetch(`${running.program.url}${new URL(url).pathname}`, { redirect: 'manual' }).then(
        ({ status }) => status,
      );
    expect(await followed()).toBe(303);
    const begun = await end(desk.engagements.thirdParty);
    expect(await followed()).toBe(404);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('takes effect on every path of a provider within a second, and is told to everybody who stays and to who led', async () => {
    const [dana, leo] = [await pathsOf(desk.dana), await pathsOf(desk.leo)];
    expect([(await dana.asks.session()).status, (await dana.asks.token()).status]).toEqual([200, 200]);
    await dana.stream.until('"open"');
    await leo.stream.until('"open"');
    await aCase(desk, { address: 'before@customers.example' });
    // All of it is told before the end: what is on its way then is of before it.
    await running.program.worker.settle();
    for (const { stream } of [dana, leo]) await stream.until(desk.id);
    await running.test.sql(`select pg_notify('pointers', $1)`, [JSON.stringify([{ deskId: other.id }])]);
    await dana.stream.until(other.id);

    const begun = await end(desk.engagements.provider);
    const answers = [await dana.asks.session(), await dana.asks.token()];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'desk.not-found'],
      [404, 'desk.not-found'],
    ]);
    await dana.stream.until('"again"');
    expect(performance.now() - begun).toBeLessThan(1000);
    await leo.stream.until('"again"');
    await aCase(desk, { address: 'after@customers.example' });
    await leo.stream.until(desk.id);
    // What she hears of a desk on which she still works comes after all that was said before.
    await running.test.sql(`select pg_notify('pointers', $1)`, [JSON.stringify([{ deskId: other.id }])]);
    expect(await dana.stream.until(other.id)).not.toContain(desk.id);

    await running.program.worker.settle();
    const { rows } = await running.test.sql(
      `select w.recipient, w.subject from outbox_words w join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id
       where o.kind = 'staff'`,
    );
    expect(rows).toEqual([{ recipient: desk.priya.mail, subject: 'Your work for Harmon Audio has ended' }]);
    const context = await browser.open();
    await signIn(context, running, desk.leo.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/today`);
    await page.getByText('Clearline works on Harmon Audio no more').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Seen: Clearline' }).click();
    await page.getByText('Clearline works on Harmon Audio no more').waitFor({ state: 'detached' });
    await page.getByText('Soundhouse works on Harmon Audio no more').waitFor();
    await context.close();
  });
});
