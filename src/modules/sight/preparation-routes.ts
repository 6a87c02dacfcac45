import { newFormToken } from '../../platform/http/form-token.ts';
import type { Prepared } from '../preparations/contract.ts';
import { absent, forbidden } from './api-writes.ts';
import { boundary, decides, ofDesk, upload } from './desk-writes.ts';
import { follow } from './page-reads.ts';
import { type Place, unknownId } from './place.ts';
import { names, peopleOf } from './preparers.ts';
import type { Allowed, Ask, Read, Refused, Write } from './route-matrix.ts';

type Try = Refused | Allowed;

/** Of the files that somebody sees, those which something prepared names. */
const agreements = (rows: Place['rows']) =>
  rows('preparation_files').filter((row) => rows('preparation_versions').some((one) => names(one, row)));

/** What the organization prepared, and by whom. */
const ours = ({ rows }: Place): Ask[] => [
  {
    url: '/api/preparations',
    shows: [...rows('preparation_versions'), ...agreements(rows)],
    names: [...rows('preparations'), ...agreements(rows)].map((row) => row.id),
  },
];

/** The page that is named after a link says what was prepared, until that is too old. */
function pages({ world, actor, rows }: Place): Ask[] {
  return [...world.preparations, { id: unknownId, expires_at: 0 }].map((row): Ask => {
    const url = `/begin/${row.id}`;
    if (row.id !== actor?.id) return { url, absent: 'link' };
    if (row.expires_at <= 0) return { url, shows: rows('organizations') };
    const known = rows('preparations').flatMap((one) => [one.prepared_by_id, ...peopleOf(world, one)]);
    const people = rows('persons').filter((one) => known.includes(one.id));
    const what = [...rows('preparation_versions'), ...agreements(rows)];
    return { url, shows: [...what, ...rows('organizations'), ...people] };
  });
}

/** The file that it names, for as long. */
const files = ({ world, actor, rows }: Place): Ask[] =>
  [...world.preparations, { id: unknownId, expires_at: 0 }].map((row): Ask => {
    const url = `/begin/${row.id}/agreement`;
    return row.id === actor?.id && row.expires_at > 0
      ? { url, shows: agreements(rows) }
      : { url, absent: 'link' };
  });

export const preparationReads: Read[] = [
  {
    route: 'GET /api/preparations',
    door: 'staff',
    exact: ['preparation_versions', 'preparation_files', 'preparations'],
    asks: ours,
  },
  {
    route: 'GET /b/:token',
    door: 'everybody',
    exact: [],
    asks: (place) => follow(place, 'preparation-link', '/b/'),
  },
  {
    route: 'GET /begin/:link',
    door: 'begin',
    exact: ['preparation_versions', 'preparation_files', 'persons'],
    asks: pages,
  },
  { route: 'GET /begin/:link/agreement', door: 'begin', exact: ['preparation_files'], asks: files },
];

const isAdministrator = ({ world, actor }: Place) =>
  world.memberships.some(
    (row) => row.person_id === actor?.id && row.organization_id === actor.organization && row.administrator,
  );

let asked = 0;

/** Each time somebody else is asked: nobody is sent many links a day. */
function prepared({ world }: Place): Prepared {
  const [one] = world.preparation_versions;
  if (!one) throw new Error('nothing is prepared in this world');
  const { agreementFileId: _, ...what } = one.what;
  const tag = one.what.desk.slug;
  asked += 1;
  return {
    ...what,
    answers: { name: one.what.answers.name, mail: `asked-${asked}@repairs.example` },
    people: [],
    desk: { ...one.what.desk, slug: `${tag}-x`, address: `x-${tag}@repairs.example` },
  };
}

/** Of what was prepared, by whom it is; others have nothing of the kind, and who does not administer may not ask. */
const ofPrepared = (place: Place, send: (id: string) => Allowed): Try[] =>
  [...place.world.preparations, { id: unknownId, organization_id: '' }].map((row): Try => {
    const sent = send(row.id);
    if (!isAdministrator(place)) return { ...sent, ...forbidden };
    return row.organization_id === place.actor?.organization
      ? sent
      : { ...sent, ...absent('preparation.not-found') };
  });

/** A page of another link leads nowhere. */
function byPage({ world, who, made, actor }: Place): Try[] {
  const secret = 'hash' in who ? made.secretOf(who.hash) : '';
  return [...world.preparations.map((row) => row.id), unknownId].map((id): Try => {
    const token = newFormToken(secret, id);
    const payload = new URLSearchParams({ token, version: '1', answer: 'no', reason: '' }).toString();
    const sent = { url: `/begin/${id}/answers`, payload };
    return id === actor?.id ? sent : { ...sent, status: 404, code: 'link' };
  });
}

/** Nobody in these worlds was sent a link that shows that an address is theirs. */
const proofs = ({ world, who, made }: Place): Try[] => {
  const secret = 'hash' in who ? made.secretOf(who.hash) : '';
  return [...world.preparations.map((row) => row.id), unknownId].map((id): Try => {
    const payload = new URLSearchParams({ token: newFormToken(secret, id) }).toString();
    return { url: `/begin/${id}/addresses`, payload, status: 404, code: 'link' };
  });
};

/** Nobody is named who is here already: that would be a question of its own. */
const invitings = (place: Place): Try[] =>
  ofDesk(place, decides, (slug) => ({
    url: `/api/desks/${slug}/companies`,
    payload: { name: `Parts for ${slug}`, role: 'third party', purpose: 'parts', domain: 'parts.example' },
  }));

export const preparationWrites: Write[] = [
  { route: 'POST /api/desks/:desk/companies', door: 'staff', tries: invitings },
  {
    route: 'POST /api/preparations',
    door: 'staff',
    tries: (place) => {
      const sent = { url: '/api/preparations', payload: prepared(place) };
      return [isAdministrator(place) ? sent : { ...sent, ...forbidden }];
    },
  },
  {
    route: 'POST /api/preparations/files',
    door: 'staff',
    type: `multipart/form-data; boundary=${boundary}`,
    tries: (place) => {
      const sent = { url: '/api/preparations/files', payload: upload };
      return [isAdministrator(place) ? sent : { ...sent, ...forbidden }];
    },
  },
  {
    route: 'POST /api/preparations/:preparation/versions',
    door: 'staff',
    tries: (place) =>
      ofPrepared(place, (id) => ({ url: `/api/preparations/${id}/versions`, payload: prepared(place) })),
  },
  {
    route: 'POST /begin/:link/answers',
    door: 'begin',
    type: 'application/x-www-form-urlencoded',
    tries: byPage,
  },
  {
    route: 'POST /begin/:link/addresses',
    door: 'begin',
    type: 'application/x-www-form-urlencoded',
    tries: proofs,
  },
  {
    route: 'DELETE /api/preparations/:preparation',
    door: 'staff',
    tries: (place) => ofPrepared(place, (id) => ({ url: `/api/preparations/${id}` })),
  },
];
