import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { isLandline } from '../../../platform/phone/number.ts';

export type Addressee = {
  contactPointId: string;
  /** By mail, or by text at a telephone number. */
  kind: 'mail' | 'phone';
  /** What a reply from there on this case carries, where a mail went there before. */
  tokenId: string | null;
  address: string;
  language: string;
  zone: string;
  quietFrom: string | null;
  quietUntil: string | null;
  deskName: string;
  deskAddress: string;
  client: string;
  subject: string;
  /** Whether they wrote by mail on this case. */
  wrote: boolean;
  linkId: string;
  author: string | null;
  authorOrganization: string | null;
  owner: string;
  /** While the owner of an open case is away, unless they write themselves: when they are back, and who answers. */
  backAt: Instant | null;
  standIn: string | null;
  lastMessageId: string | null;
};

/** Where a letter goes: where the customer wishes, else where they last wrote from, unless it is said where. */
type Where = {
  deskId: string;
  caseId: string;
  /** There and nowhere else. */
  contactPointId?: string;
  /** By text, whether or not a gateway takes it. */
  byTelephone?: boolean;
};

export async function addresseeOf(ctx: Context, where: Where): Promise<Addressee | undefined> {
  const { caseId, ...more } = where;
  return (await addresseesOf(ctx, { ...more, caseIds: [caseId] })).get(caseId);
}

/** Whether a letter finds the customer of a case. */
export const isReachable = async (ctx: Context, where: Where): Promise<boolean> =>
  (await addresseeOf(ctx, where)) !== undefined;

/** Of several cases of a desk, each where its letter goes, if there is such a place. */
export async function addresseesOf(
  ctx: Context,
  { deskId, caseIds, contactPointId, byTelephone = false }: Omit<Where, 'caseId'> & { caseIds: string[] },
): Promise<Map<string, Addressee>> {
  const author = ctx.actor.kind === 'person' ? ctx.actor.id : null;
  const { rows } = await sql<Addressee & { caseId: string }>`
    select c.id as case_id, p.id as contact_point_id, p.kind, p.address, k.language, k.quiet_from, k.quiet_until, d.zone,
      d.name as desk_name, d.address as desk_address,
      client.name as client, w.subject, l.id as link_id, app.called(c.desk_id, author.id, author.name) as author, company.name as author_organization,
      app.called(c.desk_id, owner.id, owner.name) as owner, away.until as back_at, app.called(c.desk_id, stand_in.id, stand_in.name) as stand_in, t.id as token_id,
      coalesce(said.wrote, false) as wrote, said.last_message_id
    from cases c
    join desks d on d.id = c.desk_id
    join organizations client on client.id = d.client_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    join persons owner on owner.id = c.owner_id
    left join lateral app.away(array[c.desk_id], c.owner_id) away
      on c.due is not null and c.owner_id is distinct from ${author}::uuid
    left join persons stand_in on stand_in.id = away.stand_in_id
    join customer_links l on l.desk_id = k.desk_id and l.customer_id = k.id and l.revoked_at is null
    cross join lateral ${whatTheySaid} said
    join lateral ${pointsOf({ contactPointId, byTelephone })} p on true
    left join reply_tokens t on t.desk_id = c.desk_id and t.case_id = c.id and t.contact_point_id = p.id
    left join persons author on author.id = ${author}::uuid
    left join organizations company on company.id = ${ctx.actor.organizationId}::uuid
    where c.desk_id = ${deskId} and c.id = any (${caseIds}::uuid[])
    order by p.place desc`.execute(ctx.db);
  // The first of each is taken, which comes last here.
  return new Map(rows.filter(isRead).map(({ caseId, ...addressee }) => [caseId, addressee]));
}

/** Of the ways to a customer in their order, the first on which something written is read. */
const isRead = ({ kind, address }: { kind: 'mail' | 'phone'; address: string }) =>
  kind === 'mail' || !isLandline(address);

/** Of a case c, what its contacts say of where and to what an answer goes. */
const whatTheySaid = sql`(select bool_or(e.channel = 'mail' and e.kind <> 'joined') as wrote,
    (array_agg(e.data ->> 'messageId' order by e.recorded_at desc)
      filter (where e.data ? 'messageId' and e.kind <> 'joined'))[1] as last_message_id,
    (array_agg(e.data ->> 'contactPointId' order by e.recorded_at desc)
      filter (where e.data ? 'contactPointId'))[1]::uuid as point_id
  from entries e where e.desk_id = c.desk_id and e.case_id = c.id and e.kind in ('contact', 'joined', 'split'))`;

/** Of a case c of a customer k, who said so much, the contact points that an answer goes to, in their order. */
function pointsOf({ contactPointId, byTelephone = false }: Omit<Where, 'deskId' | 'caseId'>) {
  const text = sql`p.kind = 'phone' and p.texts_stopped_at is null`;
  const ways = byTelephone ? text : sql`(p.kind = 'mail' or (${text} and app.may_text(c.desk_id)))`;
  const which = contactPointId
    ? sql`p.id = ${contactPointId}`
    : sql`(p.admitted_by_id is null or p.id = said.point_id)`;
  return sql`(select p.*, row_number() over (
      order by p.kind = case k.wished_channel when 'text' then 'phone' else k.wished_channel end desc nulls last,
        p.id = said.point_id desc nulls last, p.kind, p.recorded_at) as place
    from contact_points p
    where p.desk_id = k.desk_id and p.customer_id = k.id and ${ways} and ${which})`;
}

export type Way = { kind: 'mail' | 'phone'; address: string };

/** The same for a screen: the ways to the customer of a case c, in their order. */
export const waysOfCase = sql<
  Way[]
>`(select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'address', p.address)
    order by p.place), '[]')
  from ${whatTheySaid} said cross join lateral ${pointsOf({})} p)`;

/** How and where words get to them, if they do. */
export function reachBy(ways: readonly Way[]): { by: 'mail' | 'text'; address: string } | null {
  const way = ways.find(isRead);
  return way ? { by: way.kind === 'mail' ? 'mail' : 'text', address: way.address } : null;
}
