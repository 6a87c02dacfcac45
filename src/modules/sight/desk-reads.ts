import { onDesk, type Place, slugOf, unknownId } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';
import type { Row } from './world.ts';

/** A path under each desk of the world, by its short name and by its id, and under one that is not there. */
export function underDesks(
  place: Place,
  path: (desk: string) => string,
  shows: (desk: string) => Row[],
): Ask[] {
  const { world, my } = place;
  const named = world.desks.flatMap((desk) => {
    const answer = my.onDesk(desk.id) ? { shows: shows(desk.id) } : { absent: 'desk.not-found' };
    return [desk.slug, desk.id].map((name) => ({ url: path(name), ...answer }));
  });
  return [...named, { url: path('no-such-desk'), absent: 'desk.not-found' }];
}

const paged = (asks: Ask[]): Ask[] =>
  asks.map((ask) => ('shows' in ask ? { ...ask, url: `${ask.url}?limit=1`, follow: true } : ask));

/** A desk as its screen shows it. */
function deskShown({ world, rows }: Place, desk: string): Row[] {
  const engagements = rows('engagements').filter(onDesk(desk));
  const roster = rows('roster').filter(onDesk(desk));
  const companies = new Set([...engagements, ...roster].map((row) => row.organization_id));
  const people = new Set(roster.map((row) => row.person_id));
  return [
    ...world.desks.filter((row) => row.id === desk),
    ...engagements,
    ...world.organizations.filter((row) => companies.has(row.id)),
    ...world.persons.filter((row) => people.has(row.id)),
  ];
}

/** Cases as a list shows them: what each is called, and whose it is. */
export function listed({ world }: Place, cases: Row<'cases'>[]): Row[] {
  return cases.flatMap((one) => [
    ...world.case_words.filter((row) => onDesk(one.desk_id)(row) && row.case_id === one.id),
    ...world.customers.filter((row) => onDesk(one.desk_id)(row) && row.id === one.customer_id),
  ]);
}

const casesOn = (place: Place, desk: string) => place.rows('cases').filter(onDesk(desk));

function caseLists(place: Place): Ask[] {
  const path = (desk: string) => `/api/desks/${desk}/cases`;
  const lists = (query: string, chosen: (row: Row<'cases'>) => boolean) =>
    underDesks(
      place,
      (desk) => `${path(desk)}?${query}`,
      (desk) => listed(place, casesOn(place, desk).filter(chosen)),
    );
  const open = underDesks(place, path, (desk) =>
    listed(
      place,
      casesOn(place, desk).filter((row) => row.due !== null),
    ),
  );
  const owner = place.world.cases[0]?.owner_id ?? unknownId;
  const customer = place.world.cases[0]?.customer_id ?? unknownId;
  return [
    ...paged(open),
    ...lists('state=ended', (row) => row.state === 'ended'),
    ...lists('state=joined', (row) => row.state === 'joined'),
    ...lists(`customer=${customer}`, (row) => row.customer_id === customer),
    ...lists(`owner=${owner}`, (row) => row.owner_id === owner && row.due !== null),
  ];
}

/** The custody of each case, and of a case under a desk that is not its own, of which there is none. */
function custody(place: Place): Ask[] {
  const { world, my } = place;
  const url = (desk: string, id: string) => `/api/desks/${desk}/cases/${id}/custody`;
  return world.cases.flatMap(({ id }) =>
    world.desks.map((desk): Ask => {
      if (!my.onDesk(desk.id)) return { url: url(desk.slug, id), absent: 'desk.not-found' };
      const of = (row: Row<'custody_inbox' | 'custody_entries'>) =>
        row.desk_id === desk.id && (row as { case_id?: string }).case_id === id;
      return {
        url: url(desk.slug, id),
        shows: [...place.rows('custody_inbox').filter(of), ...place.rows('custody_entries').filter(of)],
      };
    }),
  );
}

function files(place: Place): Ask[] {
  const { world, my, sees } = place;
  const url = (desk: string, id: string) => `/api/desks/${slugOf(world, desk)}/files/${id}`;
  const unknown = world.desks.map(
    (desk): Ask => ({
      url: url(desk.id, unknownId),
      absent: my.onDesk(desk.id) ? 'file.not-found' : 'desk.not-found',
    }),
  );
  const known = world.files.map((file): Ask => {
    const here = { url: url(file.desk_id, file.id) };
    if (!my.onDesk(file.desk_id)) return { ...here, absent: 'desk.not-found' };
    if (!sees(file)) return { ...here, absent: 'file.not-found' };
    const entry = world.entries.find((row) => row.desk_id === file.desk_id && row.id === file.entry_id);
    const seen = entry ? [{ deskId: entry.desk_id, caseId: entry.case_id, as: 'opened' as const }] : [];
    const chunks = world.file_chunks.filter((row) => onDesk(file.desk_id)(row) && row.file_id === file.id);
    return { ...here, shows: [file, ...chunks], seen };
  });
  return [...known, ...unknown];
}

function outboxes(place: Place, query: string, chosen: (mail: Row<'outbox'>) => boolean): Ask[] {
  return underDesks(
    place,
    (desk) => `/api/desks/${desk}/outbox${query}`,
    (desk) => {
      const words = place.rows('outbox_words').filter(onDesk(desk));
      const mails = place
        .rows('outbox')
        .filter((row) => onDesk(desk)(row) && row.case_id !== null && chosen(row));
      const shown = mails.filter((mail) => words.some((row) => row.outbox_id === mail.id));
      return [...shown, ...words.filter((row) => shown.some((mail) => mail.id === row.outbox_id))];
    },
  );
}

/** Each mail that waits for somebody or was left aside; what went into a case is read there. */
function heldMails({ world, my, sees }: Place): Ask[] {
  const url = (desk: string, id: string) => `/api/desks/${slugOf(world, desk)}/quarantine/${id}`;
  const unknown = world.desks.map(
    (desk): Ask => ({
      url: url(desk.id, unknownId),
      absent: my.onDesk(desk.id) ? 'mail.not-found' : 'desk.not-found',
    }),
  );
  const known = world.raw_mails.map((mail): Ask => {
    const here = { url: url(mail.desk_id, mail.id) };
    if (!my.onDesk(mail.desk_id)) return { ...here, absent: 'desk.not-found' };
    if (!sees(mail) || !['quarantined', 'ignored'].includes(mail.state))
      return { ...here, absent: 'mail.not-found' };
    const chunks = world.raw_mail_chunks.filter(
      (row) => onDesk(mail.desk_id)(row) && row.raw_mail_id === mail.id,
    );
    return { ...here, shows: [mail, ...chunks] };
  });
  return [...known, ...unknown];
}

export const deskReads: Read[] = [
  {
    route: 'GET /api/desks',
    door: 'staff',
    exact: ['desks'],
    asks: ({ world, my }) => [{ url: '/api/desks', shows: world.desks.filter((desk) => my.onDesk(desk.id)) }],
  },
  {
    route: 'GET /api/desks/:desk',
    door: 'staff',
    exact: ['desks', 'engagements', 'organizations', 'persons'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}`,
        (desk) => deskShown(place, desk),
      ),
  },
  {
    route: 'GET /api/desks/:desk/beginning',
    door: 'staff',
    exact: [],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/beginning`,
        () => [],
      ),
  },
  { route: 'GET /api/desks/:desk/cases', door: 'staff', exact: ['case_words', 'customers'], asks: caseLists },
  {
    route: 'GET /api/desks/:desk/cases/:case/custody',
    door: 'staff',
    exact: ['custody_inbox', 'custody_entries'],
    asks: custody,
  },
  {
    route: 'GET /api/desks/:desk/quarantine',
    door: 'staff',
    exact: ['raw_mails'],
    asks: (place) =>
      ['quarantined', 'ignored'].flatMap((state) =>
        underDesks(
          place,
          (desk) => `/api/desks/${desk}/quarantine?state=${state}`,
          (desk) => place.rows('raw_mails').filter((row) => onDesk(desk)(row) && row.state === state),
        ),
      ),
  },
  {
    route: 'GET /api/desks/:desk/quarantine/:mail',
    door: 'staff',
    exact: ['raw_mails', 'raw_mail_chunks'],
    asks: heldMails,
  },
  {
    // Nobody of a company that is asked wrote any of them.
    route: 'GET /api/desks/:desk/quarantine/:mail/tasks',
    door: 'staff',
    exact: [],
    asks: (place) =>
      heldMails(place).map((ask) => ({
        ...ask,
        url: `${ask.url}/tasks`,
        ...('shows' in ask && { shows: [] }),
      })),
  },
  {
    route: 'GET /api/desks/:desk/outbox',
    door: 'staff',
    exact: ['outbox', 'outbox_words'],
    opens: 'each',
    asks: (place) => [
      ...outboxes(place, '', () => true),
      ...outboxes(place, '?fate=failed', ({ state }) => state === 'failed'),
    ],
  },
  { route: 'GET /api/desks/:desk/files/:file', door: 'staff', exact: ['files', 'file_chunks'], asks: files },
];
