import type { Endpoint, Revealed } from '../../platform/http/endpoint.ts';
import { said } from './compare.ts';
import type { Answer } from './http-stage.ts';
import { wordForm } from './http-world.ts';
import type { Place } from './place.ts';
import type { Ask, Read, Refused, Shows, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** An answer without what it only repeats of what was asked: ids, and the desk whose link can be asked for there. */
const wordingOf = ({ status, body }: Answer, url: string): string =>
  `${status} ${body.replaceAll(uuid, 'id').replace(`"/page/${url.split('/')[2]}/link"`, '"link"')}`;
const uuidsIn = (text: string): Set<string> => new Set(text.match(uuid));

/** How each refusal was first worded: what is hidden must read like what never was. */
export type Wordings = Map<string, string>;

/** Where the answer to whoever may come in differs from what the model says of it, in words. */
export function answerDifferences(
  asked: { read: Read; place: Place; ask: Ask },
  answer: Answer,
  wordings: Wordings,
): string[] {
  const { read, place, ask } = asked;
  const differences =
    'absent' in ask ? absentDifferences(read, ask, answer, wordings) : shownDifferences(asked, ask, answer);
  return [...differences, ...leaksOf(asked, answer)].map(
    (what) => `${said(place.who)}: GET ${ask.url} ${what}`,
  );
}

/** Where somebody whose door this is not was not sent away. */
export function shutDifferences(
  { route, place, url }: { route: string; place: Place; url: string },
  answer: Answer,
): string[] {
  const refusals = url.startsWith('/api/') ? [401, 403] : [404];
  const came = refusals.includes(answer.status) ? [] : [`was let in: ${answer.status}`];
  const shown = [...wordsIn(place, answer)].map((word) => `shows ${called(place, word)}`);
  return [...came, ...shown].map((what) => `${said(place.who)}: ${route} as ${url} ${what}`);
}

function shownDifferences(
  { read, place }: { read: Read; place: Place },
  { shows, names = [], status = 200 }: Shows,
  answer: Answer,
): string[] {
  if (answer.status !== status)
    return [`answers ${answer.status} instead of ${status}: ${answer.body.slice(0, 200)}`];
  const { made } = place;
  const wanted = new Set(shows.map(made.wordOf));
  const found = wordsIn(place, answer);
  const isExact = (word: string) =>
    read.exact.some((table) => table === made.tableOf.get(made.rowsOfWord.get(word) as Row));
  const ids = uuidsIn(answer.text);
  const isOther = (id: string) =>
    made.rowsOfId.get(id)?.some((row) => read.exact.some((table) => table === made.tableOf.get(row)));
  return [
    ...names.filter((id) => !ids.has(id)).map((id) => `does not name ${id}`),
    ...(names.length > 0 ? [...ids] : [])
      .filter((id) => !names.includes(id) && isOther(id))
      .map((id) => `names ${id}, which it was not asked for`),
    ...[...wanted.difference(found)].map((word) => `does not show ${called(place, word)}`),
    ...[...found.difference(wanted)]
      .filter(isExact)
      .map((word) => `shows ${called(place, word)}, which it was not asked for`),
  ];
}

/** What is seen by whoever asks, and is not for them to read. */
const statuses: Record<string, number> = { 'not-permitted': 403 };

function absentDifferences(
  read: Read,
  { url, absent }: { url: string; absent: string },
  answer: Answer,
  wordings: Wordings,
): string[] {
  const key = `${read.route} ${absent}`;
  const wording = wordingOf(answer, url);
  if (!wordings.has(key)) wordings.set(key, wording);
  const expected = statuses[absent] ?? (absent.includes('sign-in') ? 401 : 404);
  const isCode = !answer.body.startsWith('{') || JSON.parse(answer.body).code === absent;
  if (answer.status !== expected || !isCode)
    return [`answers ${wording.slice(0, 200)} instead of ${expected} ${absent}`];
  return wording === wordings.get(key) ? [] : [`tells what is hidden from what is not there: ${wording}`];
}

/** Words and ids of rows that they do not see. */
function leaksOf({ read, place, ask }: { read: Read; place: Place; ask: Ask }, answer: Answer): string[] {
  const { made } = place;
  const isOwnRight = read.door === 'session' || read.door === 'everybody';
  const given = new Set<Row>(isOwnRight && 'shows' in ask ? ask.shows : []);
  const sees = (row: Row) => given.has(row) || place.sees(row);
  const named = 'shows' in ask ? [...(ask.names ?? []), ...(ask.mayName ?? [])] : [];
  const words = [...wordsIn(place, answer)].filter((word) => !sees(made.rowsOfWord.get(word) as Row));
  const ids = [...uuidsIn(answer.text)].filter((id) => {
    const rows = made.rowsOfId.get(id);
    return rows && !place.knows(id) && !named.includes(id) && !rows.some(sees);
  });
  return [
    ...words.map((word) => `LEAKS ${called(place, word)}`),
    ...ids.map(
      (id) => `LEAKS the id ${id} of ${(made.rowsOfId.get(id) ?? []).map((row) => made.tableOf.get(row))}`,
    ),
  ];
}

const wordsIn = ({ made }: Place, { text }: Answer): Set<string> =>
  new Set(text.match(wordForm)?.filter((word) => made.rowsOfWord.has(word)));

const called = ({ made }: Place, word: string): string => {
  const row = made.rowsOfWord.get(word) as Row;
  return `${made.tableOf.get(row)} ${word} ${JSON.stringify(row)}`;
};

/** Where a change that must be refused is not, or is refused in other words than where there is nothing. */
export function refusalDifferences(
  { write, place, tried }: { write: Write; place: Place; tried: Refused },
  answer: Answer,
  wordings: Wordings,
): string[] {
  const key = `${write.route} ${tried.status} ${tried.code}`;
  const wording = wordingOf(answer, tried.url);
  if (!wordings.has(key)) wordings.set(key, wording);
  const isCode = !answer.body.startsWith('{') || JSON.parse(answer.body).code === tried.code;
  const isRefused = answer.status === tried.status && isCode && wording === wordings.get(key);
  const what = isRefused ? [] : [`answers ${wording.slice(0, 300)} instead of ${tried.status} ${tried.code}`];
  return what.map(
    (difference) =>
      `${said(place.who)}: ${write.route} as ${tried.url} ${JSON.stringify(tried.payload) ?? ''} ${difference}`,
  );
}

const mostOpened = { none: 0, one: 1, each: Number.POSITIVE_INFINITY };

/** What a contract declares to reveal, and where that differs from the cases whose ids stand in the answer. */
export function declared(
  endpoint: Endpoint,
  asked: { read: Read; place: Place; ask: Ask },
  answer: Answer,
): { revealed: Revealed[]; differences: string[] } {
  const { read, place, ask } = asked;
  const revealed = endpoint.reveals(endpoint.output.parse(JSON.parse(answer.body)));
  const declaredIds = new Set(revealed.map((one) => one.caseId));
  const caseIds = new Set(place.world.cases.map((row) => row.id));
  const shownIds = uuidsIn(answer.body).intersection(caseIds);
  const opened = revealed.filter((one) => one.as === 'opened');
  const differences = [
    ...[...shownIds.difference(declaredIds)].map((id) => `shows case ${id} and does not declare it`),
    ...[...declaredIds.difference(shownIds)].map((id) => `declares case ${id} and does not show it`),
    ...(opened.length > mostOpened[read.opens ?? 'none']
      ? ['declares as opened what only stands in a list']
      : []),
  ];
  return { revealed, differences: differences.map((what) => `${said(place.who)}: GET ${ask.url} ${what}`) };
}
