import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { isOpen } from '../../../platform/time/business-hours.ts';
import type { Hours } from '../../../platform/time/hours.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Advised, Expert, Expertise, expertsApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Somebody who can be asked, or a third party. */
export type Known = Omit<Expert, 'isMe'> & {
  engagementId: string;
  organizationId: string;
  personId: string | null;
  /** How they are reached beside the app. */
  number: string | null;
  mails: boolean;
};

type Row = Omit<Known, 'canNow'> & { hours: Hours; zone: string; holidays: string[]; isAway: boolean };

/** Whoever fits what is said best first. */
export async function expertsOf(
  ctx: Context,
  { deskId, said }: { deskId: string; said: string },
): Promise<Known[]> {
  const { rows } = await sql<Row>`
    select id, engagement_id, organization_id, person_id, name, organization, knows, language, hours, zone,
      holidays::text[], is_away, is_here, number, mails
    from app.experts_of(${deskId}, ${said})`.execute(ctx.db);
  const now = Temporal.Instant.from(ctx.now);
  return rows.map(({ hours, zone, holidays, isAway, ...known }) => ({
    ...known,
    canNow: !isAway && isOpen(now, { hours, zone, holidays }),
  }));
}

export async function expertsOnDesk(
  ctx: Context,
  { desk: named, said = '' }: Input<typeof expertsApi.experts>,
): Promise<Output<typeof expertsApi.experts>> {
  const desk = await visibleDesk(ctx, named);
  const known = await expertsOf(ctx, { deskId: desk.id, said });
  const items = known.map(({ personId, id, name, organization, knows, language, canNow, isHere }) => ({
    ...{ id, name, organization, knows, language, canNow, isHere },
    isMe: personId === ctx.actor.id,
  }));
  return { items, next: null };
}

type Place = Omit<Advised, 'marked'> & { engagementId: string; slug: string };

/** The desks that I work on, and those that my company is engaged on as a third party. */
export async function placesToAdvise(ctx: Context): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select d.id as desk_id, r.engagement_id, d.slug, d.name as desk, d.zone, false as as_company
    from roster r join desks d on d.id = r.desk_id
    where r.person_id = ${ctx.actor.id} and r.organization_id = ${ctx.actor.organizationId} and r.ended_at is null
      and r.desk_id = any ((select app.my_desks())::uuid[])
    union all
    select a.desk_id, a.engagement_id, a.slug, a.desk, a.zone, true from app.advised_by_us() a
    order by desk, desk_id, as_company`.execute(ctx.db);
  return rows;
}

export async function advised(ctx: Context): Promise<Output<typeof expertsApi.advised>> {
  const [places, marks] = await Promise.all([placesToAdvise(ctx), myMarks(ctx)]);
  const items = places.map(({ engagementId, slug: _, ...place }) => {
    const marked = marks.find(
      (one) =>
        one.deskId === place.deskId &&
        one.engagementId === engagementId &&
        (one.personId === null) === place.asCompany,
    );
    return { ...place, marked: marked ? asExpertise(marked) : null };
  });
  return { items, next: null };
}

const myMarks = (ctx: Context) =>
  tables(ctx)
    .selectFrom('expertise')
    .selectAll()
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where((is) => is.or([is('personId', 'is', null), is('personId', '=', ctx.actor.id)]))
    .execute();

type Mark = Awaited<ReturnType<typeof myMarks>>[number];

const asExpertise = ({ language, knows, hours, byText, byMail, notBefore }: Mark): Expertise => ({
  ...{ language, knows, hours, byText, byMail, notBefore },
});
