import { sql } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import { type CallOutcome, CustomerAsks } from '../cases/contract.ts';
import { callOutcome } from '../cases/index.ts';
import type { CallWindow } from '../tasks/contract.ts';
import type { PageCase } from './page-case.ts';
import type { Someone } from './someone.ts';

/** One thing on the line of a case, as far as the customer reads it. */
export type Message = {
  id: string;
  kind: string;
  at: Instant;
  channel: string | null;
  /** The words, or their beginning where they are long. */
  text: string | null;
  cut: boolean;
  from: { kind: 'you' | 'other' | 'desk' } | { kind: 'person'; person: Someone };
  /** Of a call: who rang, and how it went. */
  call: { direction: 'in' | 'out'; outcome: CallOutcome } | null;
  /** Whether it tells them what went wrong. */
  setback: boolean;
  outcome: string | null;
  rhythm: string | null;
  /** When they asked to be called. */
  window: CallWindow | null;
  /** What they would rather have otherwise. */
  asks: CustomerAsks | null;
  /** The next word that was promised with it. */
  due: Instant | null;
  files: { id: string; name: string; size: number }[];
};

export const mostMessages = 20;
export const longestText = 6000;

/** What stands on the page even where no words lie with it. */
export const marks = [
  'receipt',
  'call',
  'ended',
  'reopened',
  'joined',
  'split',
  'rhythm chosen',
  'wishes chosen',
  'hand-off answered',
  'task withdrawn',
  'stepped in',
  'handed back',
] as const;

/** What a case that was split off shows are the words of the entry in which it was found. */
export const saidIn = sql<string>`coalesce(case e.kind when 'split' then (e.data->>'fromEntryId')::uuid end, e.id)`;

type Row = {
  id: string;
  caseId: string;
  kind: string;
  channel: string | null;
  authorKind: string;
  isByAnother: boolean;
  recordedAt: Instant;
  writtenAt: Instant | null;
  call: 'in' | 'out' | null;
  callOutcome: CallOutcome;
  setback: boolean;
  outcome: string | null;
  rhythm: string | null;
  beginsAt: Instant | null;
  endsAt: Instant | null;
  asks: unknown;
  due: Instant | null;
  text: string | null;
  cut: boolean;
  personId: string | null;
  name: string | null;
  place: string | null;
  organization: string | null;
  files: { id: string; name: string; size: number }[] | null;
};

/**
 * The latest messages of a case and of the cases joined to it, newest first, or those from before one of them.
 * One more than fits is read to know whether there are older ones.
 */
export async function messagesOf(ctx: Context, theCase: PageCase, before?: string) {
  const { rows } = await sql<Row>`
    with recursive family (id) as (
      select ${theCase.id}::uuid
      union
      select c.id from family f join cases c on c.desk_id = ${theCase.deskId} and c.joined_to_id = f.id
    )
    select e.id, e.case_id, s.kind, s.channel, s.author_kind, app.is_by_another(s) as is_by_another, s.recorded_at, s.written_at,
      s.data->>'call' as call, ${callOutcome('s')} as call_outcome, s.data ? 'setbackId' as setback, e.data->>'outcome' as outcome,
      e.data->>'rhythm' as rhythm, s.data->>'beginsAt' as begins_at,
      s.data->>'endsAt' as ends_at, case when s.data ? 'asks' then s.data end as asks, e.due, left(w.text, ${longestText}) as text, length(w.text) > ${longestText} as cut,
      p.id as person_id, app.called(s.desk_id, p.id, p.name) as name, p.place, o.name as organization,
      (select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.name, f.id)
        from files f where f.desk_id = s.desk_id and f.entry_id = s.id) as files
    from entries e
    join entries s on s.desk_id = e.desk_id and s.id = ${saidIn}
    left join entry_words w on w.desk_id = s.desk_id and w.entry_id = s.id
    left join persons p on s.author_kind = 'person' and p.id = s.author_id
    left join organizations o on o.id = s.organization_id
    where e.desk_id = ${theCase.deskId} and e.case_id in (select id from family)
      and (w.text is not null or s.kind = any(${marks}) or e.data->>'call' = 'in' and ${callOutcome('e')} <> 'reached')
      and (e.kind <> 'joined' or e.case_id = ${theCase.id} and e.data ? 'fromId')
      and (${before ?? null}::uuid is null or (e.recorded_at, e.id) < (
        select b.recorded_at, b.id from entries b where b.desk_id = ${theCase.deskId} and b.id = ${before ?? null}::uuid))
    order by e.recorded_at desc, e.id desc limit ${mostMessages + 1}`.execute(ctx.db);
  const shown = rows.slice(0, mostMessages);
  return {
    items: shown.map(asMessage),
    more: rows.length > mostMessages,
    caseIds: shown.map((row) => row.caseId),
  };
}

function asMessage(row: Row): Message {
  const { id, kind, channel, setback, outcome, rhythm, beginsAt, endsAt, due, text } = row;
  return {
    ...{ id, kind, channel, setback, outcome, rhythm, due },
    window: beginsAt && endsAt ? { beginsAt, endsAt } : null,
    asks: CustomerAsks.safeParse(row.asks).data ?? null,
    // Imported mail was written long before it was recorded.
    at: row.writtenAt && row.writtenAt < row.recordedAt ? row.writtenAt : row.recordedAt,
    text: text === '' ? null : text,
    cut: row.cut === true,
    from: authorOf(row),
    call: row.call ? { direction: row.call, outcome: row.callOutcome } : null,
    files: row.files ?? [],
  };
}

function authorOf(row: Row): Message['from'] {
  if (row.isByAnother) return { kind: 'other' };
  if (row.authorKind === 'customer') return { kind: 'you' };
  if (row.personId && row.name) {
    const { personId: id, name, place, organization } = row;
    return { kind: 'person', person: { id, name, place, organization } };
  }
  return { kind: 'desk' };
}
