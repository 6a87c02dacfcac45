import { ofCase } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { decides, ofDesk, under } from './desk-writes.ts';
import { engagementOf } from './model.ts';
import { isAgreed, onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const withWords = ({ rows }: Place, acts: Row<'acts'>[]): Row[] =>
  rows('act_words').filter((row) => acts.some((act) => onDesk(act.desk_id)(row) && act.id === row.act_id));

/** Of each provider that works here the last five of each kind, of which there is one. */
function mandatesShown(place: Place, desk: string): Row[] {
  const providers = place
    .rows('engagements')
    .filter(
      (row) =>
        onDesk(desk)(row) &&
        row.role === 'provider' &&
        engagementOf(place.world, { ...row, engagement_id: row.id }),
    );
  return providers.flatMap(({ id }) => {
    const theirs = place.rows('acts').filter((row) => onDesk(desk)(row) && row.engagement_id === id);
    return withWords(place, theirs.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, 5));
  });
}

function actsOfCases(place: Place): Ask[] {
  const url = (id: string) => `/api/cases/${id}/acts`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const named = place.rows('cases').filter((row) => row.id === id);
    const [one] = named;
    if (named.length > 1) return [];
    if (!one) return [{ url: url(id), absent: 'case.not-found' }];
    const acts = place.rows('acts').filter((row) => onDesk(one.desk_id)(row) && row.case_id === id);
    return [{ url: url(id), shows: withWords(place, acts) }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
}

/** Its kind, and who chose it. */
function needsOfCases(place: Place): Ask[] {
  const url = (id: string) => `/api/cases/${id}/need`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const named = place.rows('cases').filter((row) => row.id === id);
    const [one] = named;
    if (named.length > 1) return [];
    if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
    const needs = place.rows('case_needs').filter((row) => onDesk(one.desk_id)(row) && row.case_id === id);
    const kinds = place.rows('need_kinds').filter(onDesk(one.desk_id));
    return [{ url: url(id), shows: needs.length > 0 ? kinds : [] }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
}

export const mandateReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/agreements',
    door: 'staff',
    exact: ['files'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/agreements`,
        (desk) => {
          const ids = new Set(
            place
              .rows('agreements')
              .filter(onDesk(desk))
              .map(({ id }) => id),
          );
          return place.rows('files').filter((row) => onDesk(desk)(row) && ids.has(row.id));
        },
      ),
  },
  {
    route: 'GET /api/desks/:desk/need-kinds',
    door: 'staff',
    exact: ['need_kinds'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/need-kinds`,
        (desk) => place.rows('need_kinds').filter(onDesk(desk)),
      ),
  },
  { route: 'GET /api/cases/:case/need', door: 'staff', exact: ['need_kinds'], asks: needsOfCases },
  {
    route: 'GET /api/desks/:desk/mandates',
    door: 'staff',
    exact: ['act_words'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/mandates`,
        (desk) => mandatesShown(place, desk),
      ),
  },
  { route: 'GET /api/cases/:case/acts', door: 'staff', exact: ['act_words'], asks: actsOfCases },
];

export const mandateWrites: Write[] = [
  {
    route: 'POST /api/desks/:desk/agreements',
    door: 'staff',
    tries: (place) =>
      under(place, place.world.engagements.filter(isAgreed), {
        code: 'engagement.not-found',
        send: (desk, engagementId) => ({
          url: `/api/desks/${desk}/agreements`,
          payload: { engagementId, fileId: unknownId },
        }),
        may: decides,
      }),
  },
  ofCase('needs', { kind: 'invoice' }),
  {
    route: 'POST /api/desks/:desk/need-kinds',
    door: 'staff',
    tries: (place) =>
      ofDesk(place, decides, (desk) => ({
        url: `/api/desks/${desk}/need-kinds`,
        payload: { kind: 'loan', name: 'Loan', mark: 'ours' },
      })),
  },
  ofCase('acts', { kind: 'refund', amountMinor: 6000, currency: 'EUR', text: 'it hums' }),
  {
    route: 'POST /api/desks/:desk/act-kinds',
    door: 'staff',
    tries: (place) =>
      ofDesk(place, decides, (desk) => ({
        url: `/api/desks/${desk}/act-kinds`,
        payload: { kind: 'loan', name: 'Loan', measure: 'none' },
      })),
  },
  {
    route: 'POST /api/desks/:desk/mandates',
    door: 'staff',
    tries: (place) =>
      under(place, place.world.engagements.filter(isAgreed), {
        code: 'engagement.not-found',
        send: (desk, engagementId) => ({
          url: `/api/desks/${desk}/mandates`,
          payload: { engagementId, kind: 'refund', step: 'do', limitMinor: 5000, currency: 'EUR' },
        }),
        may: decides,
      }),
  },
];
