import { said } from './compare.ts';
import { shutDifferences } from './compare-answers.ts';
import { credentialsOf, type Place } from './place.ts';
import { comesIn, type WorldRun } from './world-run.ts';

const stream = { route: 'GET /api/stream', door: 'staff' as const, url: '/api/stream' };

/** Everybody listens, something changes on every desk, and each hears of the desks that they work on. */
export async function hearEverything(run: WorldRun): Promise<string[]> {
  const { world } = run.made;
  const [inside, outside] = [true, false].map((isIn) =>
    run.places.filter((place) => comesIn(stream, place) === isIn),
  );
  const open = await Promise.all((inside ?? []).map((place) => listen(run, place)));
  await run.stage.sql(`select pg_notify('pointers', $1)`, [
    JSON.stringify(world.desks.map((desk) => ({ deskId: desk.id }))),
  ]);
  // Whoever hears this has heard all that was said before.
  await run.stage.sql(`select pg_notify('rights', '')`);
  const found = await Promise.all(
    open.map(async ({ place, heard }) => {
      const text = await heard;
      return world.desks
        .filter((desk) => text.includes(desk.id) !== place.my.onDesk(desk.id))
        .map(
          (desk) =>
            `${said(place.who)} ${text.includes(desk.id) ? 'hears' : 'does not hear'} of desk ${desk.id}`,
        );
    }),
  );
  const shut = await Promise.all(
    (outside ?? []).map(async (place) => shutDifferences({ ...stream, place }, await run.ask(place, stream))),
  );
  return [...found, ...shut].flat();
}

async function listen(run: WorldRun, place: Place): Promise<{ place: Place; heard: Promise<string> }> {
  run.requests++;
  const headers = credentialsOf(place);
  const answer = await run.stage.server.inject({ url: stream.url, headers, payloadAsStream: true });
  return { place, heard: until(answer.stream(), () => answer.raw.res.end()) };
}

async function until(said: AsyncIterable<Buffer>, leave: () => void): Promise<string> {
  let text = '';
  for await (const chunk of said) {
    text += chunk;
    if (text.includes('"again"')) break;
  }
  leave();
  return text;
}
