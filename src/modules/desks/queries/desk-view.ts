import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import type { DeskView, desksApi } from '../contract.ts';
import { readsTerms } from '../policy.ts';
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
  const [engagements, roster] = await Promise.all([
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
        'e.country',
        'e.pay',
        'e.agreement',
        'e.startsAt',
        'e.endsAt',
      ])
      .where('e.deskId', '=', desk.id)
      .orderBy('e.startsAt')
      .execute(),
    db
      .selectFrom('roster as r')
      .innerJoin('persons as p', 'p.id', 'r.personId')
      .innerJoin('organizations as o', 'o.id', 'r.organizationId')
      .select([
        'p.id',
        'p.name',
        'p.place',
        'o.name as organization',
        'r.organizationId',
        'r.role',
        'r.admittedAt',
        'r.endedAt',
      ])
      .where('r.deskId', '=', desk.id)
      .orderBy('p.name')
      .execute(),
  ]);
  return {
    ...desk,
    engagements: engagements.map(({ organizationId, name, pay, agreement, ...rest }) => ({
      ...rest,
      ...(readsTerms(ctx.actor, { deskId: desk.id, organizationId })
        ? { pay, agreement }
        : { pay: null, agreement: null }),
      organization: { id: organizationId, name },
    })),
    roster: roster.map(({ id, name, place, organization, ...rest }) => ({
      ...rest,
      person: { id, name, place, organization },
    })),
  };
}
