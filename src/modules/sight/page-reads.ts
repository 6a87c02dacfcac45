import { actorOf } from './entering-model.ts';
import { type Place, slugOf, unknownId, unknownReference } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';
import { taskShown } from './task-reads.ts';
import type { Row, World } from './world.ts';

type Case = Row<'cases'>;

const joinedTo = (mine: Case[], one: Case) => mine.find((row) => row.id === one.joined_to_id);

/** The case that goes on where this one was joined to others, as far as they are not somebody else's. */
function leadOf(mine: Case[], one: Case): Case {
  const next = joinedTo(mine, one);
  return next ? leadOf(mine, next) : one;
}

/** This case and those that were joined to it. */
export function familyOf(mine: Case[], one: Case): Case[] {
  const joined = mine.filter((row) => row.joined_to_id === one.id);
  return [one, ...joined.flatMap((row) => familyOf(mine, row))];
}

/** Open before over, then by what was said last. */
function mostAlive({ rows }: Place, mine: Case[]): Case | undefined {
  const last = (one: Case) =>
    Math.max(
      ...rows('entries')
        .filter((row) => row.case_id === one.id)
        .map((row) => row.recorded_at),
    );
  const order = (a: Case, b: Case) =>
    Number(a.due === null) - Number(b.due === null) || last(b) - last(a) || (a.id < b.id ? 1 : -1);
  return mine.filter((row) => !joinedTo(mine, row)).sort(order)[0];
}

/** Those shown of a case, all of one moment. */
const lastNotes = ({ rows }: Place, { id }: Case): string[] =>
  rows('coaching_notes')
    .filter((row) => row.case_id === id)
    .map((row) => row.id)
    .sort()
    .slice(-3);

function pageOf(place: Place, url: string, named: Case | undefined): Ask {
  const { rows } = place;
  const mine = rows('cases');
  if (!named) return { url, absent: 'nothing' };
  const one = leadOf(mine, named);
  const family = new Set(familyOf(mine, one).map((row) => row.id));
  const words = rows('entry_words');
  const entries = rows('entries').filter(
    (row) =>
      family.has(row.case_id) && (row.kind === 'receipt' || words.some((one) => one.entry_id === row.id)),
  );
  const ids = new Set(entries.map((row) => row.id));
  const others = mine.filter((row) => row.id !== one.id && row.state !== 'joined');
  const called = new Set([one, ...others].map((row) => row.id));
  const opened = new Set([one.id, ...entries.map((row) => row.case_id)]);
  const seen = (as: 'opened' | 'listed') => (caseId: string) => ({ deskId: one.desk_id, caseId, as });
  return {
    url,
    shows: [
      ...rows('desks'),
      ...rows('persons').filter((row) => row.id === one.owner_id),
      ...rows('person_pictures').filter((row) => row.person_id === one.owner_id),
      ...rows('case_words').filter((row) => called.has(row.case_id)),
      ...rows('things'),
      ...rows('coaching_words').filter((row) => lastNotes(place, one).includes(row.note_id)),
      ...words.filter((row) => ids.has(row.entry_id)),
      ...rows('files').filter((row) => row.entry_id !== null && ids.has(row.entry_id)),
    ],
    seen: [...[...opened].map(seen('opened')), ...others.map((row) => seen('listed')(row.id))],
  };
}

function pages(place: Place): Ask[] {
  const { world, actor } = place;
  return world.desks.map((desk) => {
    const page = pageOf(place, `/page/${desk.slug}`, mostAlive(place, place.rows('cases')));
    return desk.id === actor?.desk || 'absent' in page ? page : { url: page.url, absent: 'link' };
  });
}

/** Nothing but how my desk is reached. */
const unreachedPages = (place: Place): Ask[] =>
  place.world.desks.map((desk): Ask => {
    const url = `/page/${desk.slug}/unreached`;
    return desk.id === place.actor?.desk ? { url, shows: place.rows('desks') } : { url, absent: 'link' };
  });

/** Every case of the world under my desk, and mine under every other desk. */
function pagesOfCases(place: Place): Ask[] {
  const { world, actor, sees } = place;
  const own = slugOf(world, actor?.desk ?? '');
  const ask = (reference: string, one: Case | undefined) => pageOf(place, `/page/${own}/${reference}`, one);
  const elsewhere = world.desks
    .filter((desk) => desk.id !== actor?.desk)
    .flatMap((desk) =>
      place.rows('cases').map((one) => pageOf(place, `/page/${desk.slug}/${one.reference}`, one)),
    )
    .map((page): Ask => ('absent' in page ? page : { url: page.url, absent: 'link', elsewhere: true }));
  return [
    ...world.cases.map((one) => ask(one.reference, sees(one) ? one : undefined)),
    ask(unknownReference, undefined),
    ...elsewhere,
  ];
}

const opening = (entry: Row<'entries'>) => [
  { deskId: entry.desk_id, caseId: entry.case_id, as: 'opened' as const },
];
/** A row of my desk by an id that rows of other desks may have as well. */
const mineWith = <T extends { desk_id: string }>({ actor }: Place, rows: T[], is: (row: T) => boolean) =>
  rows.find((row) => row.desk_id === actor?.desk && is(row));

function pageFiles(place: Place): Ask[] {
  const { world, actor, rows } = place;
  return [...world.files.map((row) => row.id), unknownId].map((id): Ask => {
    const url = `/page/${slugOf(world, actor?.desk ?? '')}/files/${id}`;
    const file = mineWith(place, rows('files'), (row) => row.id === id);
    const entry = file && mineWith(place, rows('entries'), (row) => row.id === file.entry_id);
    if (!file || !entry) return { url, absent: 'nothing' };
    const chunks = rows('file_chunks').filter((row) => row.file_id === id);
    return { url, shows: [file, ...chunks], seen: opening(entry) };
  });
}

function pageWords(place: Place): Ask[] {
  const { world, actor, rows } = place;
  const reference = rows('cases')[0]?.reference ?? unknownReference;
  return [...world.entries.map((row) => row.id), unknownId].map((id): Ask => {
    const url = `/page/${slugOf(world, actor?.desk ?? '')}/${reference}/messages/${id}`;
    const words = mineWith(place, rows('entry_words'), (row) => row.entry_id === id);
    const entry = mineWith(place, rows('entries'), (row) => row.id === id);
    return words && entry ? { url, shows: [words], seen: opening(entry) } : { url, absent: 'nothing' };
  });
}

const linksOf = {
  'customer-link': (world: World) => world.customer_links,
  'task-link': (world: World) => world.task_links,
  'proposal-link': (world: World) => world.proposal_links,
  'referral-link': (world: World) => world.referral_links,
  'preparation-link': (world: World) => world.preparations,
};

/** Whoever has the link comes in by it, whatever else they show. */
export function follow({ made, world }: Place, kind: keyof typeof linksOf, path: string): Ask[] {
  const asks = linksOf[kind](world).map((link): Ask => {
    const url = `${path}${made.secretOf(link.token_hash)}`;
    const names =
      'task_id' in link
        ? [link.task_id]
        : 'proposals' in link || 'made_by_id' in link || 'link_id' in link
          ? [link.id]
          : [];
    const opens = actorOf(world, { kind, hash: link.token_hash }) !== undefined;
    return opens ? { url, status: 303, shows: [], names } : { url, absent: 'link' };
  });
  return [...asks, { url: `${path}no-such-link-was-ever-made`, absent: 'link' }];
}

function taskPages(place: Place): Ask[] {
  return [...place.world.tasks.map((row) => row.id), unknownId].map((id): Ask => {
    const url = `/task/${id}`;
    const task = mineWith(place, place.rows('tasks'), (row) => row.id === id);
    const shown = task ? taskShown(place, task) : [];
    if (!task || shown.length === 0) return { url, absent: 'link' };
    // What is asked stands at the top, once.
    const asking = new Set(
      place.rows('entries').flatMap((row) => (row.kind === 'task asked' ? [`${row.desk_id} ${row.id}`] : [])),
    );
    const shows = shown.filter((row) => !('entry_id' in row && asking.has(`${row.desk_id} ${row.entry_id}`)));
    return { url, shows, seen: [{ deskId: task.desk_id, caseId: task.case_id, as: 'opened' }] };
  });
}

/** The page that is named after a link shows its bundle, whatever became of each of them. */
function proposalPages(place: Place): Ask[] {
  const { world, actor, rows } = place;
  return [...world.proposal_links.map((row) => row.id), unknownId].map((id): Ask => {
    const url = `/roster/${id}`;
    if (id !== actor?.id) return { url, absent: 'link' };
    const people = new Set(rows('proposals').flatMap((row) => [row.person_id, row.proposed_by_id]));
    const shows = [
      ...rows('proposals'),
      ...rows('desks'),
      ...rows('persons').filter((row) => people.has(row.id)),
    ];
    return { url, shows };
  });
}

export const pageReads: Read[] = [
  {
    route: 'GET /c/:token',
    door: 'everybody',
    exact: [],
    asks: (place) => follow(place, 'customer-link', '/c/'),
  },
  {
    route: 'GET /page/:slug',
    door: 'customer',
    exact: ['case_words', 'entry_words', 'files', 'desks', 'things'],
    asks: pages,
  },
  {
    route: 'GET /page/:slug/unreached',
    door: 'customer',
    exact: ['case_words', 'entry_words', 'files', 'desks', 'things'],
    asks: unreachedPages,
  },
  {
    route: 'GET /page/:slug/:reference',
    door: 'customer',
    exact: ['case_words', 'entry_words', 'files', 'desks', 'things'],
    asks: pagesOfCases,
  },
  {
    route: 'GET /page/:slug/files/:file',
    door: 'customer',
    exact: ['files', 'file_chunks'],
    asks: pageFiles,
  },
  {
    route: 'GET /page/:slug/:reference/messages/:entry',
    door: 'customer',
    exact: ['entry_words'],
    asks: pageWords,
  },
  {
    route: 'GET /t/:token',
    door: 'everybody',
    exact: [],
    asks: (place) => follow(place, 'task-link', '/t/'),
  },
  {
    route: 'GET /r/:token',
    door: 'everybody',
    exact: [],
    asks: (place) => follow(place, 'proposal-link', '/r/'),
  },
  {
    route: 'GET /roster/:link',
    door: 'proposals',
    // Whose word is waited for stands there as well, while it is.
    exact: ['proposals', 'desks'],
    asks: proposalPages,
  },
  {
    route: 'GET /task/:task',
    door: 'task',
    exact: ['tasks', 'task_words', 'task_passings', 'entry_words'],
    asks: taskPages,
  },
];
