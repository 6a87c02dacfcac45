import { listed } from './desk-reads.ts';
import { engagementOf, runs } from './model.ts';
import { onDesk, type Place, unknownId, unknownReference } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';
import { awayOn } from './stand-ins.ts';
import { taskReads } from './task-reads.ts';
import type { Row } from './world.ts';

/** All that the screen of a case shows of it. */
function caseShown(place: Place, one: Row<'cases'>): Row[] {
  const { rows } = place;
  const here = onDesk(one.desk_id);
  const ofCustomer = (row: { desk_id: string; customer_id: string }) =>
    here(row) && row.customer_id === one.customer_id;
  const entries = rows('entries').filter((row) => here(row) && row.case_id === one.id);
  const ids = new Set(entries.map((row) => row.id));
  // Where a case is over, or the other was joined to a third, nothing is offered any more.
  const asked = new Set(
    rows('join_offers')
      .filter((row) => here(row) && row.case_id === one.id && one.due !== null)
      .map((row) => row.to_case_id),
  );
  const offered = rows('cases').filter((row) => here(row) && asked.has(row.id) && row.state !== 'joined');
  const offeredIds = new Set(offered.map((row) => row.id));
  const offeredTo = new Set(offered.map((row) => row.customer_id));
  const handOffs = new Set(
    rows('hand_offs')
      .filter((row) => here(row) && row.case_id === one.id && row.state === 'offered')
      .map((row) => row.id),
  );
  const strangers = new Set(entries.filter((row) => row.from_stranger).map((row) => row.id));
  return [
    ...listed(place, [one]),
    ...rows('case_words').filter((row) => here(row) && offeredIds.has(row.case_id)),
    ...rows('customers').filter((row) => here(row) && offeredTo.has(row.id)),
    ...listed(place, rows('cases').filter(ofCustomer)),
    ...rows('contact_points').filter((row) => ofCustomer(row) && row.kind === 'mail'),
    ...rows('facts').filter((row) => ofCustomer(row) && !row.sensitive),
    ...rows('things').filter(ofCustomer),
    ...entries,
    ...rows('entry_words').filter((row) => here(row) && ids.has(row.entry_id)),
    ...rows('files').filter((row) => here(row) && row.entry_id !== null && ids.has(row.entry_id)),
    ...rows('strangers').filter((row) => here(row) && strangers.has(row.entry_id)),
    ...rows('hand_off_words').filter((row) => here(row) && handOffs.has(row.hand_off_id)),
  ];
}

function cases(place: Place): Ask[] {
  const { world } = place;
  const url = (name: string) => `/api/cases/${name}`;
  const asks = world.cases.flatMap((one): Ask[] => {
    const named = place.rows('cases').filter((row) => row.id === one.id && place.my.onDesk(row.desk_id));
    const byReference = `${one.reference.slice(0, 4)}-${one.reference.slice(4)}`.toLowerCase();
    const seen = named.find((row) => row.desk_id === one.desk_id);
    const answer = (found: Row<'cases'> | undefined) =>
      found ? { shows: caseShown(place, found) } : { absent: 'case.not-found' };
    // Two desks that somebody works on may have a case with the same id only in our worlds: either would be right.
    const byId = named.length > 1 ? [] : [{ url: url(one.id), ...answer(named[0]) }];
    return [...byId, { url: url(byReference), ...answer(seen) }];
  });
  return [
    ...asks,
    ...[unknownId, unknownReference].map((name) => ({ url: url(name), absent: 'case.not-found' })),
  ];
}

/** What is sensitive of each case's customer, and what is not, or is another's: that is not there to be uncovered. */
function uncovered(place: Place): Ask[] {
  const { world, rows, my } = place;
  return world.cases.flatMap(({ id }): Ask[] => {
    const named = rows('cases').filter((row) => row.id === id && my.onDesk(row.desk_id));
    const [one] = named;
    if (named.length > 1) return [];
    return [...new Set(world.facts.map((row) => row.id))].map((fact): Ask => {
      const url = `/api/cases/${id}/facts/${fact}`;
      if (!one) return { url, absent: 'case.not-found' };
      const isMeant = (row: Row<'facts'>) =>
        onDesk(one.desk_id)(row) && row.id === fact && row.customer_id === one.customer_id && row.sensitive;
      const shows = rows('facts').filter(isMeant);
      return shows.length > 0 ? { url, shows } : { url, absent: 'fact.not-found' };
    });
  });
}

function today(place: Place): Ask[] {
  const open = place.rows('cases').filter((row) => row.due !== null);
  const offers = place
    .rows('hand_offs')
    .filter((row) => row.state === 'offered' && row.to_id === place.my.person);
  const isForMe = ({ desk_id, owner_id }: Row<'cases'>) =>
    awayOn(place.world, desk_id).some(
      ({ person, standIn }) => person === owner_id && standIn === place.my.person,
    );
  const needsMe = (row: Row<'cases'>) =>
    isMissed(place, row) ||
    row.owner_id === place.my.person ||
    offers.some((one) => onDesk(row.desk_id)(one) && one.case_id === row.id) ||
    isForMe(row);
  const mine = [...open.filter(needsMe), ...overWithStrangers(place)];
  const shows = listed(place, mine);
  // The next page begins after a due and an id, and only in our worlds do two desks give a case the same id.
  const isUnique = new Set(mine.map((row) => row.id)).size === mine.length;
  return [isUnique ? { url: '/api/today?limit=1', shows, follow: true } : { url: '/api/today', shows }];
}

/** Leads see whose next word was missed, and so does the client. */
function isMissed({ world, my }: Place, { desk_id, due, state }: Row<'cases'>): boolean {
  const answers = my.work.some(
    (row) => row.desk_id === desk_id && (row.role === 'lead' || engagementOf(world, row)?.role === 'client'),
  );
  return answers && state === 'open' && due !== null && due < 0;
}

/** Where somebody unknown waits on a case that is over, for its owner or for whoever leads where the owner has left. */
function overWithStrangers({ rows, my }: Place): Row<'cases'>[] {
  const isOn = (one: Row<'cases'>) => (row: { desk_id: string; case_id: string }) =>
    onDesk(one.desk_id)(row) && row.case_id === one.id;
  const isHeld = (entry: Row<'entries'>) =>
    rows('strangers').some(
      (row) => onDesk(entry.desk_id)(row) && row.entry_id === entry.id && row.state === 'held',
    );
  const leads = (desk: string) =>
    my.work.some((row) => row.desk_id === desk && (row.role === 'lead' || row.role === 'accountable'));
  const hasLeft = (one: Row<'cases'>) =>
    rows('roster').some(
      (row) => onDesk(one.desk_id)(row) && row.person_id === one.owner_id && row.ended_at !== null,
    );
  return rows('cases').filter(
    (one) =>
      one.due === null &&
      rows('entries').some((entry) => isOn(one)(entry) && isHeld(entry)) &&
      (one.owner_id === my.person || (leads(one.desk_id) && hasLeft(one))),
  );
}

/** Every word that the world holds is looked for, whoever may find it, and every reference. */
function search(place: Place): Ask[] {
  const { world, made, rows, my } = place;
  const mine = rows('cases').filter((row) => my.onDesk(row.desk_id));
  const find = (q: string, is: (row: Row<'cases'>) => boolean): Ask => ({
    url: `/api/search?q=${encodeURIComponent(q)}`,
    shows: listed(place, mine.filter(is)),
  });
  const ofCase = (desk: string, id: string | undefined) => (row: Row<'cases'>) =>
    onDesk(desk)(row) && row.id === id;
  const ofCustomer = (desk: string, id: string) => (row: Row<'cases'>) =>
    onDesk(desk)(row) && row.customer_id === id;
  const entryOf = (words: Row<'entry_words'>) =>
    rows('entries').find((row) => onDesk(words.desk_id)(row) && row.id === words.entry_id);
  return [
    ...world.case_words.map((row) => find(made.wordOf(row), ofCase(row.desk_id, row.case_id))),
    ...world.entry_words.map((row) => find(made.wordOf(row), ofCase(row.desk_id, entryOf(row)?.case_id))),
    ...world.customers.map((row) => find(made.wordOf(row), ofCustomer(row.desk_id, row.id))),
    ...world.contact_points
      .filter((row) => row.kind === 'mail')
      .map((row) => find(`${made.wordOf(row)}@cust`, ofCustomer(row.desk_id, row.customer_id))),
    ...world.things.map((row) => find(made.wordOf(row), ofCustomer(row.desk_id, row.customer_id))),
    ...world.cases.map((row) => find(row.reference, ofCase(row.desk_id, row.id))),
    ...[...world.facts, ...world.hand_off_words, ...world.files].map((row) =>
      find(made.wordOf(row), () => false),
    ),
  ];
}

function members({ world, actor }: Place): Row[] {
  const people = new Set(
    world.memberships
      .filter((row) => row.organization_id === actor?.organization)
      .map((row) => row.person_id),
  );
  return [
    ...world.persons.filter((row) => people.has(row.id)),
    ...world.person_settings.filter((row) => people.has(row.person_id)),
  ];
}

/** Bytes alone, so what is compared is whether there is a picture at all. */
function pictures({ world, sees }: Place): Ask[] {
  return world.persons.map(({ id }) => {
    const isSeen = world.person_pictures.some((row) => row.person_id === id && sees(row));
    return { url: `/api/people/${id}/picture`, shows: [], status: isSeen ? 200 : 204 };
  });
}

function me({ world, my, actor }: Place): Row[] {
  return [
    ...world.persons.filter((row) => row.id === my.person),
    ...world.person_settings.filter((row) => row.person_id === my.person),
    ...world.person_pictures.filter((row) => row.person_id === my.person),
    ...world.organizations.filter((row) => row.id === actor?.organization),
    ...world.desks.filter((row) => my.onDesk(row.id)),
  ];
}

/** Asked before an organization is chosen, so who has left one of them may still ask for the others. */
function organizationsOf({ world, who }: Place): Ask[] {
  const person = who.kind === 'person' ? who.id : undefined;
  const running = world.memberships.filter(
    (row) => row.person_id === person && runs(row.started_at, row.ended_at),
  );
  const shows = world.organizations.filter((row) => running.some((one) => one.organization_id === row.id));
  const url = '/api/me/organizations';
  return [shows.length > 0 ? { url, shows } : { url, absent: 'sign-in.required' }];
}

/** Absences that run or are to come, each with whoever stands in. */
function absences({ world, my, sees }: Place): Row[] {
  const mine = world.absences.filter(
    (row) => row.person_id === my.person && row.withdrawn_at === null && row.ends_at > 0,
  );
  return world.persons.filter((row) => sees(row) && mine.some((one) => one.stand_in_id === row.id));
}

export const apiReads: Read[] = [
  {
    route: 'GET /api/cases/:case',
    door: 'staff',
    exact: [
      ...([
        'case_words',
        'customers',
        'contact_points',
        'facts',
        'things',
        'entries',
        'entry_words',
      ] as const),
      ...(['files', 'strangers', 'hand_off_words'] as const),
    ],
    opens: 'one',
    asks: cases,
  },
  {
    route: 'GET /api/cases/:case/facts/:fact',
    door: 'staff',
    exact: ['facts'],
    opens: 'one',
    asks: uncovered,
  },
  {
    // It says what nobody's row says: that words are few, or that nobody has read them.
    route: 'GET /api/cases/:case/early-signs',
    door: 'staff',
    exact: [],
    opens: 'one',
    asks: (place) =>
      cases(place).map(
        ({ url, ...ask }): Ask =>
          'absent' in ask ? { ...ask, url: `${url}/early-signs` } : { url: `${url}/early-signs`, shows: [] },
      ),
  },
  ...taskReads,
  { route: 'GET /api/today', door: 'staff', exact: ['case_words', 'customers'], asks: today },
  { route: 'GET /api/search', door: 'staff', exact: ['case_words', 'customers'], asks: search },
  {
    route: 'GET /api/members',
    door: 'staff',
    exact: ['persons', 'person_settings', 'departments'],
    asks: (place) => [{ url: '/api/members', shows: members(place) }],
  },
  { route: 'GET /api/people/:person/picture', door: 'staff', exact: [], asks: pictures },
  {
    route: 'GET /api/me',
    door: 'staff',
    exact: ['persons', 'person_settings', 'person_pictures', 'organizations', 'desks'],
    asks: (place) => [{ url: '/api/me', shows: me(place) }],
  },
  {
    route: 'GET /api/me/tokens',
    door: 'staff',
    exact: ['api_tokens'],
    asks: (place) => [{ url: '/api/me/tokens', shows: place.rows('api_tokens') }],
  },
  {
    route: 'GET /api/me/absences',
    door: 'staff',
    exact: ['persons'],
    asks: (place) => [{ url: '/api/me/absences', shows: absences(place) }],
  },
  {
    route: 'GET /api/departments',
    door: 'staff',
    exact: ['departments'],
    asks: ({ world, actor }) => [
      {
        url: '/api/departments',
        shows: world.departments.filter((row) => row.organization_id === actor?.organization),
      },
    ],
  },
  { route: 'GET /api/me/organizations', door: 'session', exact: ['organizations'], asks: organizationsOf },
  { route: 'GET /api/stream', door: 'staff', exact: [], isStream: true, asks: () => [] },
];
