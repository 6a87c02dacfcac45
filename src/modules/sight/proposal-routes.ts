import { absent, forbidden, hasRole } from './api-writes.ts';
import { mayAssure, namesOurs } from './assurers.ts';
import { underDesks } from './desk-reads.ts';
import { decides, ofDesk, under } from './desk-writes.ts';
import { engagementOf } from './model.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Ask, Read, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const leads = (place: Place, desk: string) => hasRole(place, desk, ['accountable', 'lead']);

function listed({ world, rows }: Place, desk: string): Row[] {
  const shown = rows('proposals').filter(onDesk(desk));
  const people = new Set(shown.flatMap((row) => [row.person_id, row.proposed_by_id]));
  return [...shown, ...world.persons.filter((row) => people.has(row.id))];
}

/** The rules that run, with the company of each whoever signed it and whom it names. */
function rules({ world, rows }: Place, desk: string): Row[] {
  const running = rows('roster_rules').filter((row) => onDesk(desk)(row) && row.ended_at === null);
  const engaged = world.engagements.filter(
    (row) => onDesk(desk)(row) && running.some((one) => one.engagement_id === row.id),
  );
  return [
    ...running,
    ...world.organizations.filter(({ id }) => engaged.some((row) => row.organization_id === id)),
    ...world.persons.filter(({ id }) =>
      running.some((row) => [row.signed_by_id, row.trained_by_id, row.vouched_by_id].includes(id)),
    ),
  ];
}

/** Of what ended on one's desks and was not read, which company it was. */
function endings({ world, rows }: Place): Ask[] {
  const unread = rows('endings').filter((row) => row.seen_at === null);
  const ended = rows('engagements').filter((row) =>
    unread.some((one) => one.desk_id === row.desk_id && one.engagement_id === row.id),
  );
  const companies = new Set(ended.map((row) => row.organization_id));
  return [{ url: '/api/endings', shows: world.organizations.filter(({ id }) => companies.has(id)) }];
}

export const proposalReads: Read[] = [
  { route: 'GET /api/endings', door: 'staff', exact: ['organizations'], asks: endings },
  {
    route: 'GET /api/desks/:desk/roster-rules',
    door: 'staff',
    exact: ['roster_rules', 'organizations', 'persons'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/roster-rules`,
        (desk) => rules(place, desk),
      ),
  },
  {
    route: 'GET /api/desks/:desk/proposals',
    door: 'staff',
    exact: ['proposals'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/proposals`,
        (desk) => listed(place, desk),
      ),
  },
];

type Sent = (desk: string, id: string) => Allowed;

/** What one does not see is not there; what one sees is not always one's own to change. */
const ofProposal =
  (
    send: Sent,
    refuses: (place: Place, row: Row<'proposals'>) => { status: 403 | 404; code: string } | false,
  ) =>
  (place: Place): (Refused | Allowed)[] => {
    const { world, my, sees } = place;
    const ids = [...world.proposals.map((row) => row.id), unknownId];
    return world.desks.flatMap((desk) =>
      ids.map((id): Refused | Allowed => {
        const sent = send(desk.slug, id);
        if (!my.onDesk(desk.id)) return { ...sent, ...absent('desk.not-found') };
        const row = world.proposals.find((one) => onDesk(desk.id)(one) && one.id === id && sees(one));
        if (!row) return { ...sent, ...absent('proposal.not-found') };
        return { ...sent, ...refuses(place, row) };
      }),
    );
  };

const url = (desk: string, id: string) => `/api/desks/${desk}/proposals/${id}`;

export const proposalWrites: Write[] = [
  {
    // Whoever leads there works there already, so that they propose themselves in vain.
    route: 'POST /api/desks/:desk/proposals',
    door: 'staff',
    tries: (place) =>
      ofDesk(place, leads, (desk) => ({
        url: `/api/desks/${desk}/proposals`,
        payload: {
          ...{ personId: place.my.person ?? unknownId, role: 'agent', title: 'x', skills: [] },
          ...{ languages: ['en'], words: 'x' },
        },
      })),
  },
  {
    route: 'POST /api/desks/:desk/proposals/:proposal/reading',
    door: 'staff',
    tries: ofProposal(
      (desk, id) => ({ url: `${url(desk, id)}/reading`, payload: {} }),
      ({ my }, row) => row.proposed_by_id !== my.person && absent('proposal.not-found'),
    ),
  },
  {
    route: 'POST /api/desks/:desk/proposals/:proposal/assurances',
    door: 'staff',
    tries: (place) =>
      (['trained', 'vouched'] as const).flatMap((kind) =>
        ofProposal(
          (desk, id) => ({ url: `${url(desk, id)}/assurances`, payload: { kind } }),
          ({ world, my }, row) => {
            const said = {
              desk_id: row.desk_id,
              proposal_id: row.id,
              kind,
              person_id: my.person ?? unknownId,
            };
            return row.state === 'proposed' && !mayAssure(world, my, row, said) && forbidden;
          },
        )(place),
      ),
  },
  {
    route: 'POST /api/desks/:desk/engagements/:engagement/reading',
    door: 'staff',
    tries: (place) =>
      under(
        place,
        place.rows('endings').map(({ desk_id, engagement_id }) => ({ desk_id, id: engagement_id })),
        {
          code: 'ending.not-found',
          send: (desk, id) => ({ url: `/api/desks/${desk}/engagements/${id}/reading`, payload: {} }),
          may: () => true,
        },
      ),
  },
  {
    route: 'POST /api/desks/:desk/proposals/decisions',
    door: 'staff',
    tries: (place) =>
      under(place, place.world.proposals, {
        code: 'proposal.not-found',
        send: (desk, id) => ({
          url: `/api/desks/${desk}/proposals/decisions`,
          payload: { proposals: [id], decision: 'refused' },
        }),
        may: decides,
      }),
  },
  {
    route: 'POST /api/desks/:desk/roster-rules',
    door: 'staff',
    tries: (place) =>
      under(
        place,
        place.world.engagements.filter((row) => engagementOf(place.world, { ...row, engagement_id: row.id })),
        {
          code: 'engagement.not-found',
          send: (desk, engagementId) => ({
            url: `/api/desks/${desk}/roster-rules`,
            payload: { engagementId, roles: ['agent'], words: 'x' },
          }),
          may: decides,
        },
      ),
  },
  {
    route: 'DELETE /api/desks/:desk/roster-rules/:rule',
    door: 'staff',
    tries: (place) =>
      under(
        place,
        // One that rests, because whom it names works there no more, may have been signed anew before its turn comes.
        place.world.roster_rules.filter((row) => row.ended_at === null && namesOurs(place.world, row)),
        {
          code: 'roster-rule.not-found',
          send: (desk, id) => ({ url: `/api/desks/${desk}/roster-rules/${id}` }),
          may: decides,
        },
      ),
  },
  {
    route: 'DELETE /api/desks/:desk/proposals/:proposal',
    door: 'staff',
    tries: ofProposal(
      (desk, id) => ({ url: url(desk, id) }),
      (place, row) =>
        !(leads(place, row.desk_id) && row.organization_id === place.actor?.organization) && forbidden,
    ),
  },
];
