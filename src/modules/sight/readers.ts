import { said } from './compare.ts';
import type { HttpWorld } from './http-world.ts';
import { wordForm } from './http-world.ts';
import { isMember } from './model.ts';
import { type Place, placeOf } from './place.ts';
import type { Delivered } from './post.ts';
import type { Row, Table, World } from './world.ts';

/** A world at one moment, and the rows in which each word stands then; what waits to be sent is not why it may be read. */
export type Moment = { made: HttpWorld; world: World; rowsWith: (word: string) => Row[] };

export function momentOf(made: HttpWorld, now: { world: World; tableOf: Map<Row, Table> }): Moment {
  const rowsWith = new Map<string, Row[]>();
  for (const [row, table] of now.tableOf) {
    if (table === 'outbox' || table === 'outbox_words') continue;
    const words = new Set([
      ...(JSON.stringify(row).match(wordForm) ?? []),
      made.wordOf(asDrawn(made, table, row)),
    ]);
    for (const word of words) rowsWith.set(word, [...(rowsWith.get(word) ?? []), row]);
  }
  return { made: { ...made, ...now }, world: now.world, rowsWith: (word) => rowsWith.get(word) ?? [] };
}

/** What was renamed since is known by the name that it had, too. */
function asDrawn(made: HttpWorld, table: Table, row: Row): Row {
  if (!('id' in row)) return row;
  const isIt = (other: Row) =>
    made.tableOf.get(other) === table &&
    (!('desk_id' in row) || ('desk_id' in other && other.desk_id === row.desk_id));
  return made.rowsOfId.get(row.id)?.find(isIt) ?? row;
}

export type Reader = { moment: Moment; place: Place; isAddressee: boolean };

/**
 * Who reads what is sent there at one of these moments: whose address or number it is, and everybody who finds it in the
 * outbox of the desk at the last of them. Whoever works there no more, and a company that is known by its address alone, is
 * nobody here.
 */
export function readersOf(moments: Moment[], letter: Delivered): Reader[] {
  const to = moments.flatMap((moment) =>
    addressees(moment, letter).map((place) => ({ moment, place, isAddressee: true })),
  );
  const nobody = moments.map((moment) => ({
    ...{ moment, place: placeOf(moment.made, { kind: 'nobody' }), isAddressee: true },
  }));
  const isHere = ({ my }: Place) => my.onDesk(letter.deskId);
  const here = new Set(
    moments
      .slice(-1)
      .flatMap(staffOf)
      .filter(isHere)
      .map(({ who }) => said(who)),
  );
  const colleagues = moments.flatMap((moment) =>
    staffOf(moment)
      .filter(({ who }) => here.has(said(who)))
      .map((place) => ({ moment, place, isAddressee: false })),
  );
  return [...(to.length > 0 ? to : nobody), ...colleagues];
}

function addressees(moment: Moment, { deskId, recipient, kind, linkId }: Delivered): Place[] {
  const { world, made } = moment;
  const here = (row: { desk_id: string }) => row.desk_id === deskId;
  if (linkId) {
    const link = [...world.task_links, ...world.referral_links].find((row) => here(row) && row.id === linkId);
    const opens = kind === 'task' ? 'task-link' : 'referral-link';
    return link ? [placeOf(made, { kind: opens, hash: link.token_hash })] : [];
  }
  const points = world.contact_points.filter((row) => here(row) && row.address === recipient);
  const links = world.customer_links.filter(
    (row) => here(row) && points.some((point) => point.customer_id === row.customer_id),
  );
  const people = peopleAt(world, recipient);
  return [
    ...links.map((row) => placeOf(made, { kind: 'customer-link', hash: row.token_hash })),
    ...staffOf(moment).filter(({ who }) => who.kind === 'person' && people.has(who.id)),
  ];
}

const peopleAt = ({ person_settings, pockets }: World, recipient: string): Set<string> =>
  new Set([
    ...person_settings.filter((row) => row.mail === recipient).map((row) => row.person_id),
    ...pockets.filter((row) => row.number === recipient).map((row) => row.person_id),
  ]);

/** For whom whoever is there works or worked. */
export function companiesAt(world: World, { deskId, recipient }: Delivered): string[] {
  const people = peopleAt(world, recipient);
  const asked = world.task_addresses.filter((row) => row.desk_id === deskId && row.address === recipient);
  return [
    ...world.memberships.filter((row) => people.has(row.person_id)).map((row) => row.organization_id),
    ...world.engagements
      .filter((row) => asked.some((one) => one.desk_id === row.desk_id && one.engagement_id === row.id))
      .map((row) => row.organization_id),
  ];
}

const staff = new WeakMap<Moment, Place[]>();

/** Everybody who works for somebody. */
function staffOf(moment: Moment): Place[] {
  const known = staff.get(moment);
  if (known) return known;
  const { world, made } = moment;
  const members = world.memberships.filter((row) => isMember(world, row.person_id, row.organization_id));
  const places = members.map(({ person_id: id, organization_id: organization }) =>
    placeOf(made, { kind: 'person', id, organization }),
  );
  staff.set(moment, places);
  return places;
}
