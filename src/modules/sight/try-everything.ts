import { peopleApi } from '../people/contract.ts';
import { said } from './compare.ts';
import { refusalDifferences, shutDifferences } from './compare-answers.ts';
import type { Answer } from './http-stage.ts';
import type { Place } from './place.ts';
import { type Allowed, type Write, writes } from './route-matrix.ts';
import { all, comesIn, type Request, type WorldRun } from './world-run.ts';

/** Somebody tries so many routes in one world; the rest has its turn in others. */
const mostWrites = 24;

/** Everybody tries to change what is not theirs to change, or what is not there: by each route one such thing. */
export function refuseEverything(run: WorldRun): Promise<string[]> {
  const jobs = (write: Write, place: Place) => {
    const tries = write.tries(place);
    if (!comesIn(write, place)) {
      const [one] = run.some(tries, 1);
      return one ? [() => sentAway(run, place, { write, ...one })] : [];
    }
    const refused = tries.filter((tried) => 'status' in tried);
    return run
      .some(refused, 1)
      .map(
        (tried) => async () =>
          refusalDifferences(
            { write, place, tried },
            await send(run, place, { write, ...tried }),
            run.wordings,
          ),
      );
  };
  return all(
    run.places.flatMap((place) => run.some(writes, mostWrites).flatMap((write) => jobs(write, place))),
  );
}

async function sentAway(run: WorldRun, place: Place, sent: { write: Write } & Allowed): Promise<string[]> {
  return shutDifferences({ ...sent.write, place, url: sent.url }, await send(run, place, sent));
}

/** By each route one change that somebody may ask for, what ends something last. It may conflict with how things stand. */
export async function allowSomething(run: WorldRun): Promise<string[]> {
  const found: string[] = [];
  const stillStands = await standingAtFirst(run);
  for (const write of [...writes].sort((a, b) => Number(takesAway(a)) - Number(takesAway(b)))) {
    // A token may have been ended before its turn comes.
    const places = run.places.filter((place) => comesIn(write, place) && place.who.kind !== 'token');
    const tries = places.flatMap((place) => write.tries(place).map((tried) => ({ place, tried })));
    const allowed = tries.filter(({ tried }) => !('status' in tried));
    for (const { place, tried } of run.some(allowed, allowed.length)) {
      if (!(await stillStands(place))) continue;
      const { status, body } = await send(run, place, { write, ...tried });
      if ([401, 403, 404].includes(status) || status >= 500)
        found.push(
          `${said(place.who)}: ${write.route} as ${JSON.stringify(tried)} answers ${status} ${body}`,
        );
      break;
    }
  }
  return found;
}

/** Whether somebody has the places that they had: whoever lost one by a change before is rightly refused. */
async function standingAtFirst(run: WorldRun): Promise<(place: Place) => Promise<boolean>> {
  const places = async (place: Place): Promise<string[]> => {
    const { status, body } = await run.ask(place, { url: '/api/me' });
    if (status !== 200) return [];
    const { organization, desks } = peopleApi.me.output.parse(JSON.parse(body));
    return [
      ...(organization.administrator ? [organization.id] : []),
      ...desks.map(({ id, side, role }) => [id, side, role].join(' ')),
    ];
  };
  const first = new Map<Place, string[]>();
  for (const place of run.places) if (place.who.kind === 'person') first.set(place, await places(place));
  return async (place) => {
    const had = first.get(place) ?? [];
    if (had.length === 0) return true;
    const has = await places(place);
    return had.every((one) => has.includes(one));
  };
}

const takesAway = ({ route }: Write) => route.startsWith('DELETE');

function send(
  run: WorldRun,
  place: Place,
  { write, url, payload }: { write: Write } & Allowed,
): Promise<Answer> {
  const [method] = write.route.split(' ') as [Request['method'] & string];
  return run.ask(place, {
    method,
    url,
    ...(payload !== undefined && { payload }),
    ...(write.type && { type: write.type }),
  });
}
