import { sql } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { Revealed } from '../../platform/http/endpoint.ts';
import type { Quiet } from '../../platform/time/quiet.ts';
import type { CustomerSays, Outcome } from '../cases/contract.ts';
import { type SaidWord, whoHelped, wordsOfCase } from '../coaching/index.ts';
import { waysToWish } from '../conversations/index.ts';
import type { Thing, WishedChannel } from '../customers/contract.ts';
import { thingsOfK } from '../customers/index.ts';
import type { Rhythm } from '../customers/tables.ts';
import { pictureUrl } from '../people/index.ts';
import { callOf, type PageCall } from './call.ts';
import { type Message, messagesOf } from './messages.ts';
import { otherwiseOf, type PageOtherwise } from './otherwise.ts';
import { noSuchMatter, type PageCase, pageCase } from './page-case.ts';
import type { Pictured, Someone } from './someone.ts';

export type PageView = {
  now: Instant;
  desk: {
    slug: string;
    name: string;
    address: string;
    color: string;
    zone: string;
    client: string;
    /** Whether something stands on its help pages. */
    hasHelp: boolean;
  };
  language: string;
  rhythm: Rhythm | null;
  /** How and when they want to hear, and how they can. */
  wishes: { channel: WishedChannel | null; quiet: Quiet | null; ways: WishedChannel[] };
  reference: string;
  subject: string;
  state: PageCase['state'];
  outcome: Outcome | null;
  endedAt: Instant | null;
  /** Next word by. */
  due: Instant | null;
  dueSetAt: Instant | null;
  /** Where it stands, in the words of the latest message to the customer, while they still hold. */
  stands: string | null;
  /** Proposed as done or ended before, and open once more. */
  again: boolean;
  owner: Pictured;
  away: { until: Instant; standIn: Pictured | null } | null;
  /** Who would take it over, and what the customer would rather have, if they said. */
  offered: PageOffer | null;
  call: PageCall;
  /** What they can have otherwise, and what of it they asked for. */
  otherwise: PageOtherwise;
  /** What is noted as theirs. */
  things: Thing[];
  /** Whom they may have a word for, and what they said to them. */
  helped: { id: string; name: string }[];
  words: SaidWord[];
  messages: Message[];
  /** Whether there are messages from before those that stand here. */
  more: boolean;
  /** Whether these are older messages than the latest. */
  earlier: boolean;
  others: { reference: string; subject: string; state: PageCase['state'] }[];
  reveals: Revealed[];
};

export type PageOffer = {
  to: Someone;
  says: CustomerSays | null;
  /** Not before; null where it cannot wait. */
  changesAt: Instant | null;
  isAccepted: boolean;
  /** Whether they said something to it that nobody has answered. */
  isHeld: boolean;
};

/**
 * What the customer of a link reads of one case, which is the one they named, else the one that is most alive. What they
 * may not see is hidden by the database.
 */
export async function customerPage(
  ctx: Context,
  asked: { reference?: string; before?: string } = {},
): Promise<PageView> {
  const theCase = await pageCase(ctx, asked.reference);
  const [head, ways, messages, others, call, otherwise, helped, words] = await Promise.all([
    headOf(ctx, theCase),
    waysToWish(ctx, theCase),
    messagesOf(ctx, theCase, asked.before),
    othersOf(ctx, theCase),
    callOf(ctx, theCase),
    otherwiseOf(ctx, theCase),
    whoHelped(ctx, theCase),
    wordsOfCase(ctx, theCase),
  ]);
  const shown = [...new Set([theCase.id, ...messages.caseIds])];
  return {
    ...head,
    wishes: { ...head.wishes, ways },
    ...{ call, otherwise, helped, words },
    messages: messages.items,
    more: messages.more,
    earlier: asked.before !== undefined,
    others: others.map(({ reference, subject, state }) => ({ reference, subject, state })),
    reveals: [
      ...shown.map((caseId) => ({ deskId: theCase.deskId, caseId, as: 'opened' as const })),
      ...others.map(({ id }) => ({ deskId: theCase.deskId, caseId: id, as: 'listed' as const })),
    ],
  };
}

type HeadRow = {
  slug: string;
  desk: string;
  address: string;
  color: string;
  zone: string;
  client: string;
  hasHelp: boolean;
  language: string;
  rhythm: Rhythm | null;
  wishedChannel: WishedChannel | null;
  quietFrom: string | null;
  quietUntil: string | null;
  subject: string;
  things: Thing[];
  stands: string | null;
  standsKind: string | null;
  reopened: boolean;
  ownerId: string;
  ownerName: string;
  ownerPlace: string | null;
  ownerOrganization: string | null;
  ownerType: string | null;
  ownerBytes: Buffer | null;
  offered: PageOffer | null;
  awayUntil: Instant | null;
  standInId: string | null;
  standInName: string | null;
  standInPlace: string | null;
  standInOrganization: string | null;
  standInType: string | null;
  standInBytes: Buffer | null;
};

/** One round trip. Of who is away the database tells a customer only of their owners. */
async function headOf(ctx: Context, theCase: PageCase) {
  const { rows } = await sql<HeadRow>`
    select d.slug, d.name as desk, d.address, d.color, d.zone, client.name as client,
      exists (select from app.help_desk(d.slug)) as has_help, k.language, k.rhythm, k.wished_channel,
      to_char(k.quiet_from, 'HH24:MI') as quiet_from, to_char(k.quiet_until, 'HH24:MI') as quiet_until, w.subject,
      ${thingsOfK} as things, sw.stands, s.kind as stands_kind,
      exists (select from entries e where e.desk_id = c.desk_id and e.case_id = c.id and e.recorded_at > s.recorded_at
        and (e.kind = 'reopened' or e.data->>'reopens' = 'true')) as reopened,
      p.id as owner_id, coalesce(r.called, p.name) as owner_name, p.place as owner_place, o.name as owner_organization,
      x.type as owner_type, x.bytes as owner_bytes,
      offered.offer as offered,
      a.until as away_until, a.id as stand_in_id, a.name as stand_in_name, a.place as stand_in_place,
      a.organization as stand_in_organization, a.type as stand_in_type, a.bytes as stand_in_bytes
    from cases c
    join desks d on d.id = c.desk_id
    join organizations client on client.id = d.client_id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join persons p on p.id = c.owner_id
    join roster r on r.desk_id = c.desk_id and r.person_id = c.owner_id
    left join organizations o on o.id = r.organization_id
    left join person_pictures x on x.person_id = p.id
    left join entries s on s.desk_id = c.desk_id and s.id = c.stands_entry_id
    left join entry_words sw on sw.desk_id = s.desk_id and sw.entry_id = s.id
    left join lateral (
      select jsonb_build_object('to', jsonb_build_object('id', tp.id, 'name', coalesce(tr.called, tp.name), 'place', tp.place,
          'organization', too.name), 'says', told.says, 'isAccepted', told.is_accepted, 'isHeld', told.is_held,
        'changesAt', to_char(told.changes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as offer
      from app.offer_told(c.id) told
      join persons tp on tp.id = told.to_id
      left join roster tr on tr.desk_id = c.desk_id and tr.person_id = told.to_id
      left join organizations too on too.id = tr.organization_id) offered on true
    left join lateral (
      select a.until, sp.id, coalesce(sr.called, sp.name) as name, sp.place, so.name as organization, sx.type, sx.bytes
      from app.away(array[c.desk_id], c.owner_id) a
      left join roster sr on sr.desk_id = a.desk_id and sr.person_id = a.stand_in_id
      left join persons sp on sp.id = sr.person_id
      left join organizations so on so.id = sr.organization_id
      left join person_pictures sx on sx.person_id = sp.id) a on true
    where c.desk_id = ${theCase.deskId} and c.id = ${theCase.id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw noSuchMatter();
  // "It works now" does not stand any more once the customer has said that it does not.
  const again = theCase.state === 'open' && (row.standsKind === 'done' || row.reopened);
  const { slug, address, color, zone, client, hasHelp, language, rhythm, subject, things } = row;
  const { wishedChannel: channel, quietFrom: from, quietUntil: until } = row;
  const { reference, state, outcome, endedAt, due, dueSetAt } = theCase;
  return {
    now: ctx.now,
    desk: { slug, name: row.desk, address, color, zone, client, hasHelp },
    ...{ language, rhythm, subject, things, reference, state, outcome, endedAt, due, dueSetAt, again },
    wishes: { channel, quiet: from && until ? { from, until } : null },
    stands: again ? null : row.stands,
    owner: ownerOf(row),
    offered: row.offered,
    away: row.awayUntil ? { until: row.awayUntil, standIn: standInOf(row) } : null,
  };
}

const ownerOf = (row: HeadRow): Pictured => ({
  id: row.ownerId,
  name: row.ownerName,
  place: row.ownerPlace,
  organization: row.ownerOrganization,
  picture: pictureUrl(row.ownerType, row.ownerBytes),
});

function standInOf(row: HeadRow): Pictured | null {
  if (!row.standInId || !row.standInName) return null;
  return {
    id: row.standInId,
    name: row.standInName,
    place: row.standInPlace,
    organization: row.standInOrganization,
    picture: pictureUrl(row.standInType, row.standInBytes),
  };
}

const mostOthers = 20;

async function othersOf(ctx: Context, theCase: PageCase) {
  const { rows } = await sql<{ id: string; reference: string; subject: string; state: PageCase['state'] }>`
    select c.id, c.reference, w.subject, c.state
    from cases c join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    where c.desk_id = ${theCase.deskId} and c.customer_id = ${theCase.customerId} and c.id <> ${theCase.id}
      and c.state <> 'joined'
    order by c.due is null, c.opened_at desc limit ${mostOthers}`.execute(ctx.db);
  return rows;
}
