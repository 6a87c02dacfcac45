import { modules } from '../../entry/modules.ts';
import type { Endpoint, Revealed } from '../../platform/http/endpoint.ts';
import { answerDifferences, declared, shutDifferences } from './compare-answers.ts';
import type { Answer } from './http-stage.ts';
import type { Place } from './place.ts';
import { type Ask, type Read, reads } from './route-matrix.ts';
import { all, comesIn, type WorldRun } from './world-run.ts';

/** Of what one route shows somebody, of what it must not, and of the doors they are sent away from; the rest has its turn in other worlds. */
const mostShown = 3;
const mostAbsent = 1;
const mostShut = 24;
const mostPages = 100;

const endpoints = new Map<string, Endpoint>(
  modules
    .flatMap((module) => module.routes ?? [])
    .map(({ endpoint }) => [`${endpoint.method} ${endpoint.path}`, endpoint]),
);

/** Everybody reads what they could name, and who has no business at a door is sent away from it. */
export function readEverything(run: WorldRun): Promise<string[]> {
  const readable = reads.filter((read) => !read.isStream);
  const inside = (read: Read, place: Place) => {
    const asks = read.asks(place);
    const absent = asks.filter((ask) => !showsSomething(ask));
    return [...run.some(asks.filter(showsSomething), mostShown), ...run.some(absent, mostAbsent)].map(
      (ask) => () => readOne(run, { read, place, ask }),
    );
  };
  const outside = (read: Read, place: Place) =>
    run.some(read.asks(place), 1).map(
      ({ url }) =>
        async () =>
          shutDifferences({ ...read, place, url }, await run.ask(place, { url })),
    );
  return all(
    run.places.flatMap((place) => {
      const [open, shut] = [true, false].map((isIn) =>
        readable.filter((read) => comesIn(read, place) === isIn),
      );
      return [
        ...(open ?? []).flatMap((read) => inside(read, place)),
        ...run.some(shut ?? [], mostShut).flatMap((read) => outside(read, place)),
      ];
    }),
  );
}

const showsSomething = (ask: Ask) => 'shows' in ask && ask.shows.length > 0;

async function readOne(run: WorldRun, asked: { read: Read; place: Place; ask: Ask }): Promise<string[]> {
  const { read, place, ask } = asked;
  const answers = await pagesOf(run, place, ask);
  const text = answers.map((one) => one.text).join('\n');
  const [first] = answers.map((one) => ({ ...one, text }));
  const differences = first ? answerDifferences(asked, first, run.wordings) : [];
  if ('absent' in ask || differences.length > 0) return differences;

  const endpoint = endpoints.get(read.route);
  const contract = endpoint ? answers.map((answer) => declared(endpoint, asked, answer)) : [];
  for (const one of [...contract.flatMap(({ revealed }) => revealed), ...(ask.seen ?? [])])
    run.seen.add(custodyOf(place, one));
  return contract.flatMap((one) => one.differences);
}

async function pagesOf(run: WorldRun, place: Place, ask: Ask): Promise<Answer[]> {
  const answers = [await run.ask(place, ask)];
  if (!('follow' in ask)) return answers;
  for (let next = nextOf(answers[0]); next; next = nextOf(answers.at(-1))) {
    if (answers.length > mostPages) throw new Error(`${ask.url} has pages without end`);
    answers.push(await run.ask(place, { url: `${ask.url}&cursor=${next}` }));
  }
  return answers;
}

function nextOf(answer: Answer | undefined): string | undefined {
  return answer?.status === 200 ? (JSON.parse(answer.body).next ?? undefined) : undefined;
}

const custodyOf = ({ actor }: Place, { deskId, caseId, as }: Revealed) =>
  `${deskId} ${actor?.kind} ${actor?.id} ${as} ${caseId}`;

/** What the custody record should hold of the cases that were read and does not, or the other way round. */
export async function custodyDifferences(run: WorldRun): Promise<string[]> {
  const rows = await run.stage.sql<{ seen: string; count: number }>(
    `select desk_id || ' ' || actor_kind || ' ' || actor_id || ' ' || kind || ' ' || case_id as seen,
      count(*)::int as count
    from custody_inbox where kind in ('listed', 'opened') and case_id is not null and desk_id = any ($1) group by 1`,
    [run.made.world.desks.map((row) => row.id)],
  );
  const kept = new Set(rows.map((row) => row.seen));
  return [
    ...[...run.seen.difference(kept)].map((one) => `custody does not hold ${one}`),
    ...[...kept.difference(run.seen)].map((one) => `custody holds ${one}, which nobody was shown`),
    ...rows.filter((row) => row.count > 1).map((row) => `custody holds ${row.seen} ${row.count} times`),
  ];
}
