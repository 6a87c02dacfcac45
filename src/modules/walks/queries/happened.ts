import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { CallOutcome, EntryKind, Outcome } from '../../cases/contract.ts';
import { callOutcome } from '../../cases/index.ts';
import type { LivedStep, WalkItem } from '../contract.ts';
import type { Happened } from '../measures/as-lived.ts';

/** What a customer notices even where no words lie with it, or not any more. */
const noticed = [
  ...['contact', 'message', 'call', 'receipt', 'done', 'ended', 'reopened', 'joined', 'way'],
  ...['hand-off told', 'hand-off accepted', 'hand-off answered', 'owner left', 'stepped in', 'handed back'],
  ...['rhythm chosen', 'wishes chosen', 'task withdrawn'],
];

const mostSteps = 300;
const longestText = 6000;

type Row = {
  id: string;
  caseId: string;
  kind: EntryKind;
  at: Instant;
  authorKind: string;
  fromStranger: boolean;
  name: string | null;
  customer: string;
  organization: string | null;
  channel: string | null;
  text: string | null;
  cut: boolean;
  call: 'in' | 'out' | null;
  callOutcome: CallOutcome;
  outcome: Outcome | null;
  setback: boolean;
  asks: LivedStep['asks'];
  files: number;
  due: Instant | null;
};

/**
 * What the customer of a case saw and did, in order, as their own page shows it: nothing that stayed inside, and nothing of
 * senders whom nobody has admitted; what came by the help pages and was admitted is theirs. What was joined is read along
 * where it is of the same customer. Where something was split off, nobody noticed anything.
 */
export async function happenedTo(
  ctx: Context,
  { deskId, caseId }: WalkItem,
): Promise<{ happened: Happened[]; more: boolean; caseIds: string[] }> {
  const { rows } = await sql<Row>`
    with recursive family (id, customer_id) as (
      select k.id, k.customer_id from cases k where k.desk_id = ${deskId} and k.id = ${caseId}
      union
      select c.id, c.customer_id from family f
      join cases c on c.desk_id = ${deskId} and c.joined_to_id = f.id and c.customer_id = f.customer_id
    )
    select e.id, e.case_id, s.kind, s.author_kind, s.channel, e.due, customer.name as customer,
      app.is_by_another(s) as from_stranger,
      case when s.written_at < s.recorded_at then s.written_at else s.recorded_at end as at,
      app.called(s.desk_id, p.id, p.name) as name, o.name as organization,
      nullif(trim(left(w.text, ${longestText})), '') as text, coalesce(length(w.text) > ${longestText}, false) as cut,
      s.data->>'call' as call, ${callOutcome('s')} as call_outcome, case e.kind when 'ended' then e.data->>'outcome' end as outcome,
      s.data ? 'setbackId' as setback,
      case when s.data ? 'beginsAt' then 'call' else s.data->>'asks' end as asks,
      (select count(*)::int from files f where f.desk_id = s.desk_id and f.entry_id = s.id) as files
    from family
    join entries e on e.desk_id = ${deskId} and e.case_id = family.id and e.audience = 'customer'
    join entries s on s.desk_id = e.desk_id and s.audience = 'customer'
      and s.id = coalesce(case e.kind when 'split' then (e.data->>'fromEntryId')::uuid end, e.id)
    join customers customer on customer.desk_id = e.desk_id and customer.id = family.customer_id
    left join entry_words w on w.desk_id = s.desk_id and w.entry_id = s.id
    left join persons p on s.author_kind = 'person' and p.id = s.author_id
    left join organizations o on p.id is not null and o.id = s.organization_id
    where not (s.from_stranger and not app.admitted(s.desk_id, s.id))
      and (w.text is not null or s.kind = any(${noticed}))
      and (e.kind <> 'joined' or e.case_id = ${caseId} and e.data ? 'fromId')
      and (e.kind <> 'split' or e.data ? 'fromEntryId')
    order by e.recorded_at desc, e.id desc limit ${mostSteps + 1}`.execute(ctx.db);
  const shown = rows.slice(0, mostSteps);
  return {
    // Imported mail was written long before it was recorded.
    happened: shown.toReversed().map(asHappened).sort(byMoment),
    more: rows.length > mostSteps,
    caseIds: [...new Set([caseId, ...shown.map((row) => row.caseId)])],
  };
}

const byMoment = (one: Happened, other: Happened) => Date.parse(one.at) - Date.parse(other.at);

function asHappened(row: Row): Happened {
  const { id, kind, at, channel, text, cut, outcome, setback, asks, files, due, call, callOutcome } = row;
  return {
    ...{ id, kind, at, channel, text, cut, outcome, setback, files, due },
    asks: asks !== null && known.has(asks) ? asks : null,
    by: authorOf(row),
    call: call ? { direction: call, outcome: callOutcome } : null,
  };
}

const known = new Set<LivedStep['asks']>(['stop', 'date', 'person', 'call']);

function authorOf({ fromStranger, authorKind, customer, name, organization }: Row): LivedStep['by'] {
  if (fromStranger) return { kind: 'other', name: '', organization: null };
  if (authorKind === 'customer') return { kind: 'customer', name: customer, organization: null };
  if (name) return { kind: 'person', name, organization };
  return { kind: 'desk', name: '', organization: null };
}
