import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import type { DeskView, desksApi } from '../contract.ts';
import { tables } from '../tables.ts';
import { visibleDesk } from './visible-desk.ts';

export async function myDesks(ctx: Context): Promise<Output<typeof desksApi.desks>> {
  const ids = ctx.actor.desks.map((desk) => desk.deskId);
  if (ids.length === 0) return { items: [], next: null };
  const items = await tables(ctx)
    .selectFrom('desks')
    .select(['id', 'slug', 'name', 'address', 'color'])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute();
  return { items, next: null };
}

export async function deskView(ctx: Context, input: Input<typeof desksApi.desk>): Promise<DeskView> {
  const desk = await visibleDesk(ctx, input.desk);
  const db = tables(ctx);
  const [engagements, { rows: terms }, roster, { rows: away }] = await Promise.all([
    db
      .selectFrom('engagements as e')
      .innerJoin('organizations as o', 'o.id', 'e.organizationId')
      .select([
        'e.id',
        'e.organizationId',
        'o.name',
        'e.role',
        'e.purpose',
        'e.data',
        'e.mayBeGiven',
        'e.country',
        'e.contact',
        'e.safeguards',
        'e.startsAt',
        'e.endsAt',
      ])
      .where('e.deskId', '=', desk.id)
      .orderBy('e.startsAt')
      .execute(),
    termsOf(ctx, desk.id),
    db
      .selectFrom('roster as r')
      .innerJoin('persons as p', 'p.id', 'r.personId')
      .innerJoin('organizations as o', 'o.id', 'r.organizationId')
      .innerJoin('engagements as e', (join) =>
        join.onRef('e.deskId', '=', 'r.deskId').onRef('e.id', '=', 'r.engagementId'),
      )
      .select([
        'p.id',
        'p.name',
        'p.place',
        'o.name as organization',
        'r.organizationId',
        'r.role',
        'r.title',
        'r.called',
        'r.skills',
        'r.languages',
        'r.admittedAt',
        'e.startsAt',
        'r.endedAt',
      ])
      .where('r.deskId', '=', desk.id)
      .orderBy('p.name')
      .execute(),
    awayOn(ctx, desk.id),
  ]);
  const termsIn = new Map(terms.map(({ engagementId, ...agreed }) => [engagementId, agreed]));
  const awayOf = new Map(away.map((one) => [one.personId, one]));
  return {
    ...desk,
    engagements: engagements.map(({ organizationId, name, mayBeGiven, ...rest }) => ({
      ...rest,
      mayBeGiven: rest.role === 'third party' ? mayBeGiven : null,
      ...(termsIn.get(rest.id) ?? { pay: null, agreement: null }),
      organization: { id: organizationId, name },
    })),
    roster: roster.map(({ id, name, place, organization, ...rest }) => {
      const { until = null, standIn = null, deputyUntil = null } = awayOf.get(id) ?? {};
      return {
        ...rest,
        person: { id, name, place, organization },
        away: until === null ? null : { until, standIn },
        deputyUntil,
      };
    }),
  };
}

type Terms = { engagementId: string; pay: string | null; agreement: string | null };

const termsOf = (ctx: Context, deskId: string) =>
  sql<Terms>`select engagement_id, pay, agreement from app.terms_of(${deskId})`.execute(ctx.db);

type Away = {
  personId: string;
  until: Instant | null;
  standIn: string | null;
  deputyUntil: Instant | null;
};

const awayOn = (ctx: Context, deskId: string) =>
  sql<Away>`
    select coalesce(a.person_id, d.person_id) as person_id, a.until, p.name as stand_in, d.until as deputy_until
    from app.away(array[${deskId}::uuid]) a
    left join persons p on p.id = a.stand_in_id
    full join app.deputy_of(${deskId}) d on d.person_id = a.person_id`.execute(ctx.db);
