import { newFormToken } from '../../platform/http/form-token.ts';
import { absent } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { decides, ofDesk, under } from './desk-writes.ts';
import { runs } from './model.ts';
import { follow } from './page-reads.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Ask, Read, Refused, Write } from './route-matrix.ts';

type Try = Refused | Allowed;

/** What was passed on by whoever asks: on the desks where they work, they find that on the cases. */
const mine = ({ my, rows }: Place) =>
  rows('referral_words').filter((row) => my.isMyReferral(row.desk_id, row.referral_id));

/** Which cases those are nobody is told; that they were listed the custody record holds. */
const listed = (place: Place) =>
  mine(place).flatMap((words) =>
    place.world.referrals
      .filter((row) => row.desk_id === words.desk_id && row.id === words.referral_id)
      .map((row) => ({ deskId: row.desk_id, caseId: row.case_id, as: 'listed' as const })),
  );

/** They are named with the desks to which somebody may be passed on. */
const passedOn = (place: Place): Ask[] => [
  {
    url: '/api/referrals',
    shows: [
      ...mine(place),
      ...place.rows('desks').filter((row) => place.my.refersUnder.some(onDesk(row.id))),
    ],
    names: place.my.refersUnder.map((row) => row.id),
    seen: listed(place),
  },
];

function pages(place: Place): Ask[] {
  const { world, actor, rows } = place;
  return [...world.referral_links.map((row) => row.id), unknownId].map((id): Ask => {
    const url = `/referrals/${id}`;
    if (id !== actor?.id) return { url, absent: 'link' };
    return { url, shows: [...mine(place), ...rows('desks')], seen: listed(place) };
  });
}

export const referralReads: Read[] = [
  { route: 'GET /api/referrals', door: 'staff', exact: ['referral_words', 'desks'], asks: passedOn },
  {
    route: 'GET /api/desks/:desk/referral-links',
    door: 'staff',
    exact: ['referral_links'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/referral-links`,
        () => [],
      ),
  },
  {
    route: 'GET /p/:token',
    door: 'everybody',
    exact: [],
    asks: (place) => follow(place, 'referral-link', '/p/'),
  },
  { route: 'GET /referrals/:link', door: 'referrals', exact: ['referral_words', 'desks'], asks: pages },
];

const referral = { name: 'Bill', address: 'bill@customers.example', need: 'wants to return a mixer' };
const consent = { by: 'Bill', how: 'on the telephone', on: '2020-01-01' };

/** Under each engagement of the world, and under one that is not there. */
function passings({ world, my }: Place): Try[] {
  const send = (engagementId: string) => ({
    url: '/api/referrals',
    payload: { ...referral, consent, engagementId },
  });
  return [...world.engagements.map((row) => row.id), unknownId].map((id): Try => {
    const mayRefer = my.refersUnder.some((row) => row.id === id);
    return mayRefer ? send(id) : { ...send(id), ...absent('referral.not-engaged') };
  });
}

/** Only an engagement that runs, as a third party, has a link. */
function linkings(place: Place): Try[] {
  const tries = ofDesk(place, decides, (slug) => {
    const desk = place.world.desks.find((row) => row.slug === slug)?.id ?? '';
    const engaged = place.world.engagements.find(
      (row) => onDesk(desk)(row) && row.role === 'third party' && runs(row.starts_at, row.ends_at),
    );
    return {
      url: `/api/desks/${slug}/referral-links`,
      payload: { engagementId: engaged?.id ?? unknownId },
    };
  });
  return tries.map((one) =>
    !('status' in one) && JSON.stringify(one).includes(unknownId)
      ? { ...one, ...absent('engagement.not-found') }
      : one,
  );
}

/** A page of another link leads nowhere. */
function byPage({ world, who, made, actor }: Place): Try[] {
  const secret = 'hash' in who ? made.secretOf(who.hash) : '';
  return [...world.referral_links.map((row) => row.id), unknownId].map((id): Try => {
    const token = newFormToken(secret, id);
    const payload = new URLSearchParams({ token, ...referral, ...consent }).toString();
    const sent = { url: `/referrals/${id}/customers`, payload };
    return id === actor?.id ? sent : { ...sent, status: 404, code: 'link' };
  });
}

export const referralWrites: Write[] = [
  // Before a link is made anew, which ends the one before.
  {
    route: 'POST /referrals/:link/customers',
    door: 'referrals',
    type: 'application/x-www-form-urlencoded',
    tries: byPage,
  },
  { route: 'POST /api/referrals', door: 'staff', tries: passings },
  { route: 'POST /api/desks/:desk/referral-links', door: 'staff', tries: linkings },
  {
    route: 'DELETE /api/desks/:desk/referral-links/:engagement',
    door: 'staff',
    tries: (place) =>
      under(
        place,
        place.world.referral_links.map(({ desk_id, engagement_id: id }) => ({ desk_id, id })),
        {
          code: 'referral-link.not-found',
          send: (desk, id) => ({ url: `/api/desks/${desk}/referral-links/${id}` }),
          may: decides,
        },
      ),
  },
];
