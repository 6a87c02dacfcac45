import { absent, anyRole, forbidden, hasRole, speakers } from './api-writes.ts';
import { isMember, runs } from './model.ts';
import { isAgreed, onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

type Try = Refused | Allowed;

/** The client decides, through whoever is accountable. */
export const decides = (place: Place, desk: string) => {
  const client = place.world.desks.find((row) => row.id === desk)?.client_id;
  const side = place.my.work.find((row) => row.desk_id === desk);
  const engagement = place.world.engagements.find(
    (row) => onDesk(desk)(row) && row.id === side?.engagement_id,
  );
  return engagement?.role === 'client' && client !== undefined && hasRole(place, desk, ['accountable']);
};
const works = (place: Place, desk: string) => hasRole(place, desk, anyRole);
const speaks = (place: Place, desk: string) => hasRole(place, desk, speakers);

/** A change of each desk of the world, and of one that is not there. */
export function ofDesk(
  place: Place,
  may: (place: Place, desk: string) => boolean,
  send: (desk: string) => Allowed,
): Try[] {
  const tries = place.world.desks.map((desk): Try => {
    if (!place.my.onDesk(desk.id)) return { ...send(desk.slug), ...absent('desk.not-found') };
    return may(place, desk.id) ? send(desk.slug) : { ...send(desk.slug), ...forbidden };
  });
  return [...tries, { ...send('no-such-desk'), ...absent('desk.not-found') }];
}

/** A change of what belongs to a desk: what is not this desk's is not there, seen or not. */
export function under(
  place: Place,
  rows: { desk_id: string; id: string }[],
  named: {
    code: string;
    send: (desk: string, id: string) => Allowed;
    may: (place: Place, desk: string) => boolean;
  },
): Try[] {
  const ids = new Set([...rows.map((row) => row.id), unknownId]);
  const isThere = (desk: string, id: string) => rows.some((row) => row.desk_id === desk && row.id === id);
  return place.world.desks.flatMap((desk) =>
    [...ids].map((id): Try => {
      const sent = named.send(desk.slug, id);
      if (!place.my.onDesk(desk.id)) return { ...sent, ...absent('desk.not-found') };
      if (!named.may(place, desk.id)) return { ...sent, ...forbidden };
      return isThere(desk.id, id) ? sent : { ...sent, ...absent(named.code) };
    }),
  );
}

/** What has not begun yet never begins. */
const isEndable = ({ role, ends_at }: Row<'engagements'>) =>
  role !== 'client' && (ends_at === null || ends_at > 0);

const agreed = ({ world }: Place) => world.engagements.filter(isAgreed);

/** Somebody who is on no desk's roster yet is admitted under each engagement. */
function admissions(place: Place): Try[] {
  const { desks, engagements, roster, memberships } = place.world;
  const newcomer = (slug: string, engagementId: string) => {
    const desk = desks.find((row) => row.slug === slug)?.id ?? '';
    const engagement = engagements.find((row) => onDesk(desk)(row) && row.id === engagementId);
    const organization = engagement?.organization_id;
    const isNew = (row: Row<'memberships'>) =>
      row.organization_id === organization && !roster.some((one) => one.person_id === row.person_id);
    return memberships.find((row) => isNew(row) && runs(row.started_at, row.ended_at))?.person_id;
  };
  const tries = under(place, agreed(place), {
    code: 'engagement.not-found',
    send: (desk, engagementId) => ({
      url: `/api/desks/${desk}/roster`,
      payload: { personId: newcomer(desk, engagementId) ?? unknownId, engagementId, role: 'agent' },
    }),
    may: decides,
  });
  return tries.filter((one) => 'status' in one || !JSON.stringify(one).includes(unknownId));
}

const administers = ({ world, actor, my }: Place) =>
  world.memberships.some(
    (row) => row.person_id === my.person && row.organization_id === actor?.organization && row.administrator,
  );

/** Whoever does not administer the organization they act for is refused. */
const ofAdministrator =
  (send: Allowed) =>
  (place: Place): Try[] => [administers(place) ? send : { ...send, ...forbidden }];

/** Members are their administrator's to change while they belong there. */
const ofMembers =
  (payload?: object) =>
  (place: Place): Try[] => {
    const ours = place.world.memberships.filter((row) => row.organization_id === place.actor?.organization);
    return [...place.world.persons.map((row) => row.id), unknownId].map((id): Try => {
      const sent = { url: `/api/members/${id}`, ...(payload && { payload }) };
      const isOurs = ours.some((row) => row.person_id === id && row.ended_at === null);
      return isOurs && administers(place) ? sent : { ...sent, ...absent('member.not-found') };
    });
  };

const changeDepartments = (place: Place): Try[] =>
  [...place.world.departments, { id: unknownId, organization_id: '' }].map((row): Try => {
    const sent = { url: `/api/departments/${row.id}`, payload: { name: 'Renamed' } };
    const isOurs = row.organization_id === place.actor?.organization && administers(place);
    return isOurs ? sent : { ...sent, ...absent('department.not-found') };
  });

const endAbsences = (place: Place): Try[] =>
  [...place.world.absences, { id: unknownId, person_id: '', withdrawn_at: null }].map((row): Try => {
    const url = `/api/me/absences/${row.id}`;
    const isMine = row.person_id === place.my.person && row.withdrawn_at === null;
    return isMine ? { url } : { url, ...absent('absence.not-found') };
  });

const endTokens = (place: Place): Try[] =>
  [...place.world.api_tokens, { id: unknownId, person_id: '', revoked_at: null }].map((row): Try => {
    const url = `/api/me/tokens/${row.id}`;
    return row.person_id === place.my.person && row.revoked_at === null
      ? { url }
      : { url, ...absent('token.not-found') };
  });

/** A token makes no other token. */
const makeToken = ({ who }: Place): Try[] => {
  const send = { url: '/api/me/tokens', payload: { name: 'another' } };
  return [who.kind === 'token' ? { ...send, status: 403, code: 'token.by-token' } : send];
};

const newDesk = {
  slug: 'a-new-desk',
  address: 'new@desks.example',
  name: 'New',
  zone: 'UTC',
  hours: { always: true },
};
const newCase = {
  subject: 'Hum',
  text: 'It hums.',
  customer: { name: 'Ana', address: 'ana@customers.example' },
};
const away = { startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-01-02T00:00:00Z', standInId: null };
export const boundary = 'the-boundary';
export const upload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nwords\r\n--${boundary}--\r\n`;

const staff = (route: Write['route'], tries: Write['tries']): Write => ({ route, door: 'staff', tries });
const rosterOf = (place: Place) =>
  place.world.roster.filter((row) => row.ended_at === null).map((row) => ({ ...row, id: row.person_id }));
/** Nobody works on a desk for a third party, though worlds have such places. */
const isForThirdParty = ({ world }: Place, { engagement_id }: Row<'roster'>): boolean =>
  world.engagements.find(({ id }) => id === engagement_id)?.role === 'third party';

export const deskWrites: Write[] = [
  staff('PATCH /api/me', () => [{ url: '/api/me', payload: { zone: 'UTC', picture: null } }]),
  staff('POST /api/me/absences', () => [{ url: '/api/me/absences', payload: away }]),
  staff('DELETE /api/me/absences/:absence', endAbsences),
  staff('POST /api/me/tokens', makeToken),
  staff('DELETE /api/me/tokens/:token', endTokens),
  staff(
    'POST /api/members',
    ofAdministrator({ url: '/api/members', payload: { name: 'New', mail: 'new@people.example' } }),
  ),
  staff('PATCH /api/members/:person', ofMembers({ administrator: true })),
  staff('POST /api/departments', ofAdministrator({ url: '/api/departments', payload: { name: 'New' } })),
  staff(
    'PATCH /api/organization',
    ofAdministrator({ url: '/api/organization', payload: { name: 'Renamed' } }),
  ),
  staff('PATCH /api/departments/:department', changeDepartments),
  staff('POST /api/desks', ofAdministrator({ url: '/api/desks', payload: newDesk })),
  staff('PATCH /api/desks/:desk', (place) =>
    ofDesk(place, decides, (desk) => ({ url: `/api/desks/${desk}`, payload: { color: '#123456' } })),
  ),
  staff('POST /api/desks/:desk/cases', (place) =>
    ofDesk(place, speaks, (desk) => ({ url: `/api/desks/${desk}/cases`, payload: newCase })),
  ),
  staff('POST /api/desks/:desk/engagements', (place) =>
    ofDesk(place, decides, (desk) => ({
      url: `/api/desks/${desk}/engagements`,
      payload: { organizationId: place.world.organizations[0]?.id, role: 'provider', purpose: 'help' },
    })),
  ),
  staff('PATCH /api/desks/:desk/engagements/:engagement', (place) =>
    under(place, agreed(place), {
      code: 'engagement.not-found',
      send: (desk, id) => ({ url: `/api/desks/${desk}/engagements/${id}`, payload: { country: 'IE' } }),
      may: decides,
    }),
  ),
  staff('POST /api/desks/:desk/roster', admissions),
  staff('PATCH /api/desks/:desk/roster/:person', (place) =>
    under(
      place,
      rosterOf(place).filter(
        (row) => isMember(place.world, row.id, row.organization_id) && !isForThirdParty(place, row),
      ),
      {
        code: 'roster.not-found',
        send: (desk, id) => ({ url: `/api/desks/${desk}/roster/${id}`, payload: { called: 'Sam' } }),
        may: decides,
      },
    ),
  ),
  staff('DELETE /api/desks/:desk/roster/:person', (place) =>
    under(place, rosterOf(place), {
      code: 'roster.not-found',
      send: (desk, id) => ({ url: `/api/desks/${desk}/roster/${id}` }),
      may: decides,
    }),
  ),
  // Whose company goes stands on no roster any more.
  staff('DELETE /api/desks/:desk/engagements/:engagement', (place) =>
    under(place, place.world.engagements.filter(isEndable), {
      code: 'engagement.not-found',
      send: (desk, id) => ({ url: `/api/desks/${desk}/engagements/${id}` }),
      may: decides,
    }),
  ),
  staff('POST /api/desks/:desk/customers/:customer/facts', (place) =>
    under(place, place.world.customers, {
      code: 'customer.not-found',
      send: (desk, id) => ({
        url: `/api/desks/${desk}/customers/${id}/facts`,
        payload: { text: 'prefers mail' },
      }),
      may: works,
    }),
  ),
  staff('POST /api/desks/:desk/facts/:fact/checks', (place) =>
    under(place, place.world.facts, {
      code: 'fact.not-found',
      send: (desk, id) => ({ url: `/api/desks/${desk}/facts/${id}/checks`, payload: { stillTrue: true } }),
      may: works,
    }),
  ),
  staff('POST /api/desks/:desk/customers/:customer/things', (place) =>
    under(place, place.world.customers, {
      code: 'customer.not-found',
      send: (desk, id) => ({
        url: `/api/desks/${desk}/customers/${id}/things`,
        payload: { make: null, model: 'MX-12', serial: null, boughtFrom: null, boughtOn: null },
      }),
      may: works,
    }),
  ),
  staff('POST /api/desks/:desk/things/:thing/retirements', (place) =>
    under(place, place.world.things, {
      code: 'thing.not-found',
      send: (desk, id) => ({ url: `/api/desks/${desk}/things/${id}/retirements`, payload: {} }),
      may: works,
    }),
  ),
  staff('PATCH /api/desks/:desk/customers/:customer', (place) =>
    under(place, place.world.customers, {
      code: 'customer.not-found',
      send: (desk, id) => ({ url: `/api/desks/${desk}/customers/${id}`, payload: { language: 'es' } }),
      may: works,
    }),
  ),
  ...['release', 'dismissal'].map((name) =>
    staff(`POST /api/desks/:desk/quarantine/:mail/${name}`, (place) =>
      under(place, place.world.raw_mails, {
        code: 'mail.not-found',
        send: (desk, id) => ({ url: `/api/desks/${desk}/quarantine/${id}/${name}`, payload: {} }),
        may: speaks,
      }),
    ),
  ),
  staff('POST /api/desks/:desk/outbox/:mail/attempts', (place) =>
    under(place, place.world.outbox, {
      code: 'mail.not-found',
      send: (desk, id) => ({ url: `/api/desks/${desk}/outbox/${id}/attempts`, payload: {} }),
      may: speaks,
    }),
  ),
  {
    ...staff('POST /api/desks/:desk/files', (place) =>
      ofDesk(place, works, (desk) => ({ url: `/api/desks/${desk}/files`, payload: upload })),
    ),
    type: `multipart/form-data; boundary=${boundary}`,
  },
  // Last of all, because whoever has left may do nothing more.
  staff('DELETE /api/members/:person', ofMembers()),
];
