import { newFormToken } from '../../platform/http/form-token.ts';
import { pageReads } from './page-reads.ts';
import { type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';
import { taskShown } from './task-reads.ts';

type Try = Refused | Allowed;
const urlencoded = 'application/x-www-form-urlencoded';

const secretOf = ({ who, made }: Place) => ('hash' in who ? made.secretOf(who.hash) : '');

/**
 * The forms of a page stand where the page does: what it does not show, none of them changes. Under the name of another
 * desk a customer's link still does what it may do on its own.
 */
function ofPage(kind: string, fields: Record<string, string>): Write {
  const read = pageReads.find((one) => one.route === 'GET /page/:slug/:reference');
  return {
    route: `POST /page/:slug/:reference/${kind}`,
    door: 'customer',
    type: urlencoded,
    tries: (place) =>
      (read?.asks(place) ?? [])
        .filter((ask) => !('elsewhere' in ask))
        .map((ask): Try => {
          const token = newFormToken(secretOf(place), ask.url.split('/')[2] ?? '');
          const sent = {
            url: `${ask.url}/${kind}`,
            payload: new URLSearchParams({ token, ...fields }).toString(),
          };
          return 'absent' in ask ? { ...sent, status: 404, code: ask.absent } : sent;
        }),
  };
}

/** Whoever lost their link asks without one; an address that no desk can have is nothing to anybody. */
function ofLostLink({ world }: Place): Try[] {
  const payload = new URLSearchParams({ mail: 'nobody-here@customers.example' }).toString();
  return [
    ...world.desks.map((desk) => ({ url: `/page/${desk.slug}/link`, payload })),
    { url: '/page/No-such-desk/link', payload, status: 404, code: 'nothing' },
  ];
}

const ofTask =
  (kind: string) =>
  (place: Place): Try[] => {
    const mine = place.rows('tasks').filter((row) => row.desk_id === place.actor?.desk);
    // A task whose words are gone can still be answered, and its page cannot show that.
    const readable = mine.filter((row) => taskShown(place, row).length > 0);
    const others = place.world.tasks.map((row) => row.id).filter((id) => !mine.some((row) => row.id === id));
    return [...readable.map((row) => row.id), ...others, unknownId].map((id): Try => {
      const token = newFormToken(secretOf(place), id);
      const said = { state: 'accepted', expectedOn: '2030-01-07', text: 'it broke' };
      const payload = new URLSearchParams({ token, ...said }).toString();
      const sent = { url: `/task/${id}/${kind}`, payload };
      return mine.some((row) => row.id === id) ? sent : { ...sent, status: 404, code: 'link' };
    });
  };

/** Each of the bundle, and others, which are not there; an id of another link leads nowhere. */
function ofBundle(place: Place): Try[] {
  const id = place.actor?.id ?? unknownId;
  const token = newFormToken(secretOf(place), id);
  const mine = place.rows('proposals').map((row) => row.id);
  const others = place.world.proposals.map((row) => row.id).filter((one) => !mine.includes(one));
  const send = (link: string, proposal: string) => ({
    url: `/roster/${link}/decisions`,
    payload: new URLSearchParams({ token, proposal, decision: 'refused' }).toString(),
  });
  return [
    ...mine.map((one) => send(id, one)),
    ...[...others, unknownId].map((one) => ({ ...send(id, one), status: 404 as const, code: 'link' })),
  ];
}

/** A server that was set up is not set up again. */
const setup = {
  ...{
    token: 'x'.repeat(43),
    organization: 'New',
    deskName: 'New',
    slug: 'new',
    address: 'new@desks.example',
  },
  ...{ name: 'New', mail: 'new@people.example', zone: 'UTC', password: 'a long enough password' },
};

export const pageWrites: Write[] = [
  ofPage('messages', { text: 'One more thing.' }),
  ofPage('rhythm', { value: 'weekly' }),
  ofPage('wishes', { way: 'none', from: '22:00', until: '07:00' }),
  ofPage('answer', { value: 'solved' }),
  ofPage('hand-off', { value: 'wait' }),
  ofPage('call', { window: '2020-01-01T09:00:00.000Z/2020-01-01T11:00:00.000Z', number: '+441134960000' }),
  ofPage('no-call', {}),
  ofPage('stop', { task: unknownId, wish: 'no more' }),
  ofPage('date', { of: 'told', on: '2020-01-01' }),
  ofPage('person', { wish: 'somebody else' }),
  ofPage('way', { found: 'the switch in the back' }),
  ofPage('word', { kind: 'advice', to: unknownId, word: 'speak slowly' }),
  ofPage('word-answer', { note: unknownId, word: 'the photo' }),
  { route: 'POST /page/:slug/link', door: 'everybody', type: urlencoded, tries: ofLostLink },
  { route: 'POST /task/:task/answers', door: 'task', type: urlencoded, tries: ofTask('answers') },
  { route: 'POST /task/:task/moves', door: 'task', type: urlencoded, tries: ofTask('moves') },
  { route: 'POST /task/:task/setbacks', door: 'task', type: urlencoded, tries: ofTask('setbacks') },
  { route: 'POST /roster/:link/decisions', door: 'proposals', type: urlencoded, tries: ofBundle },
  {
    route: 'POST /api/setup',
    door: 'everybody',
    tries: () => [{ url: '/api/setup', payload: setup, status: 404, code: 'setup.over' }],
  },
  {
    route: 'POST /api/auth/*',
    door: 'everybody',
    tries: () => [{ url: '/api/auth/no-such-thing', payload: {}, status: 404, code: '' }],
  },
];
