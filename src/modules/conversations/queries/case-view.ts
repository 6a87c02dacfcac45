import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { CaseView, casesApi, EntryView, HandOffView } from '../../cases/contract.ts';
import { type DeskTimes, noSuchCase, parseReference } from '../../cases/index.ts';
import { formerThingsOfK, thingsOfK } from '../../customers/index.ts';

import { reachBy, type Way, waysOfCase } from '../commands/addressee.ts';
import { prefillFor, waitedForIn } from '../prefill.ts';

type Row = Omit<CaseView, 'need' | 'prefill' | 'entries' | 'reach'> & {
  ways: Way[];
  entries: EntryView[];
  deskTimes: DeskTimes;
  otherCases: CaseView['otherCases'] | null;
};

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A case with all that its screen shows, in one round trip; row-level security decides which entries are in it. */
export async function caseView(ctx: Context, input: Input<typeof casesApi.theCase>): Promise<CaseView> {
  const reference = parseReference(input.case);
  if (!reference && !uuidForm.test(input.case)) throw noSuchCase();
  const which = reference ? sql`c.reference = ${reference}` : sql`c.id = ${input.case}::uuid`;
  // Who works on the desk is asked for once: each table named costs its policies, and people stand in many places.
  const { rows } = await sql<Row>`
    with c as materialized (
      select * from cases c where ${which} and c.desk_id = any ((select app.my_desks())::uuid[])
    ),
    person as materialized (${peopleOfDesk(ctx)}),
    line as materialized (${lineOfCase})
    select c.id, c.desk_id, d.name as desk, c.reference, w.subject, c.state, c.outcome, c.version,
      ${instant('c.due')} as due, ${instant('c.due_set_at')} as due_set_at, ${instant('c.opened_at')} as opened_at,
      ${instant('c.ended_at')} as ended_at, stands.stands,
      jsonb_build_object('zone', d.zone, 'hours', d.hours, 'holidays', d.holidays,
        'answerLimitMinutes', d.answer_limit_minutes, 'silenceLimitMinutes', d.silence_limit_minutes) as desk_times,
      owner.who as owner, ${instant('away.until')} as away_until, stand_in.who as stand_in, ${customer} as customer, ${joinedTo} as joined_to,
      ${entries} as entries, ${handOff} as hand_off, ${joinOffers} as join_offers, ${otherCases} as other_cases,
      ${people} as people, ${waysOfCase} as ways
    from c
    join desks d on d.id = c.desk_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    join person owner on owner.id = c.owner_id
    left join lateral app.away(array[c.desk_id], c.owner_id) away on true
    left join person stand_in on stand_in.id = away.stand_in_id
    left join entry_words stands on stands.desk_id = c.desk_id and stands.entry_id = c.stands_entry_id`.execute(
    ctx.db,
  );
  const [row] = rows;
  if (!row) throw noSuchCase();
  const { deskTimes, ways, ...view } = row;
  const need = view.entries.find(({ kind, data }) => kind === 'contact' || data.fromEntryId)?.text ?? '';
  return {
    ...view,
    otherCases: row.otherCases ?? [],
    reach: reachBy(ways),
    need,
    prefill: prefillFor(ctx, {
      desk: deskTimes,
      stands: view.stands,
      customer: view.customer,
      waitedFor: waitedForIn(ctx, view.entries),
    }),
  };
}

/** jsonb writes a timestamp with its offset; an instant of the contract is UTC with a Z. */
function instant(column: string) {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function who(person: string, organization: string) {
  return sql`jsonb_build_object('id', ${sql.ref(`${person}.id`)}, 'name', ${sql.ref(`${person}.name`)},
    'place', ${sql.ref(`${person}.place`)}, 'organization', ${sql.ref(`${organization}.name`)})`;
}

const runs = (ctx: Context, from: string, to: string) =>
  sql`(${sql.ref(from)} <= ${ctx.now} and (${sql.ref(to)} is null or ${sql.ref(to)} > ${ctx.now}))`;

/** Everybody who stands or stood on the roster of the case's desk. */
const peopleOfDesk = (ctx: Context) => sql`
  select r.person_id as id, p.name, r.role, ${who('p', 'o')} as who,
    r.ended_at is null and ${runs(ctx, 'e.starts_at', 'e.ends_at')} as works_here
  from c
  join roster r on r.desk_id = c.desk_id
  join engagements e on e.desk_id = r.desk_id and e.id = r.engagement_id
  join persons p on p.id = r.person_id
  join organizations o on o.id = r.organization_id`;

/**
 * The entries with the one that holds their words. Row-level security asks its policies before what might leak, such as
 * reading the id in here: a join on that reads every entry of the desk, one on a column finds each by its key.
 */
const lineOfCase = sql`
  select e.*, case when e.kind = 'split' then coalesce((e.data ->> 'fromEntryId')::uuid, e.id) else e.id end as said_in_id
  from c join entries e on e.desk_id = c.desk_id and e.case_id = c.id`;

const checked = (is: string) => sql`(
  select jsonb_build_object('by', coalesce(cp.name, co.name, ''), 'at', ${instant('fc.recorded_at')})
  from fact_checks fc left join persons cp on cp.id = fc.checked_by_id left join organizations co on co.id = fc.organization_id
  where fc.desk_id = f.desk_id and fc.fact_id = f.id and ${sql.raw(is)} order by fc.recorded_at desc, fc.id desc limit 1)`;

/** What is sensitive is not among them in words: whoever needs it asks for it, and stands on the record with that. */
const facts = sql`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'text', case when not f.sensitive then f.text end,
      'sensitive', f.sensitive, 'doNotAskAgain', f.do_not_ask_again, 'learntAt', ${instant('f.recorded_at')},
      'learntBy', case when fp.id is not null then ${who('fp', 'fo')} end,
      'learntFrom', case when fe.id is not null then jsonb_build_object('entryId', fe.id, 'caseId', fs.id,
        'reference', fs.reference, 'channel', fe.channel) end,
      'confirmed', ${checked('fc.still_true')}, 'ended', f.ended) order by f.ended is not null, f.recorded_at)
    from (select f.*, ${checked('not fc.still_true')} as ended from facts f
      where f.desk_id = k.desk_id and f.customer_id = k.id) f
    left join persons fp on fp.id = f.learnt_by_id left join organizations fo on fo.id = f.organization_id
    left join entries fe on fe.desk_id = f.desk_id and fe.id = f.entry_id
    left join cases fs on fs.desk_id = fe.desk_id and fs.id = fe.case_id
    where not exists (select from facts newer where newer.desk_id = f.desk_id and newer.replaces_id = f.id)), '[]')`;

const customer = sql`jsonb_build_object('id', k.id, 'name', k.name, 'language', k.language, 'rhythm', k.rhythm,
  'named', k.named, 'postalAddress', k.postal_address, 'wishedChannel', k.wished_channel,
  'quiet', case when k.quiet_from is not null then jsonb_build_object('from', to_char(k.quiet_from, 'HH24:MI'),
    'until', to_char(k.quiet_until, 'HH24:MI')) end,
  'contactPoints', coalesce((select jsonb_agg(jsonb_build_object('id', cp.id, 'kind', cp.kind, 'address', cp.address,
      'textsStoppedAt', ${instant('cp.texts_stopped_at')})
    order by cp.recorded_at) from contact_points cp where cp.desk_id = k.desk_id and cp.customer_id = k.id), '[]'),
  'facts', ${facts},
  'things', ${thingsOfK},
  'formerThings', ${formerThingsOfK})`;

const joinedTo = sql`(select jsonb_build_object('id', j.id, 'reference', j.reference) from cases j
  where j.desk_id = c.desk_id and j.id = c.joined_to_id)`;

const entries = sql`coalesce((select jsonb_agg(jsonb_build_object(
    'id', e.id, 'kind', e.kind, 'audience', e.audience, 'channel', e.channel, 'taskId', e.task_id, 'data', e.data,
    'at', ${instant('e.recorded_at')}, 'writtenAt', ${instant('coalesce(e.written_at, said.written_at, said.recorded_at)')}, 'due', ${instant('e.due')},
    'text', ew.text, 'html', ew.html, 'stands', ew.stands,
    'author', jsonb_build_object('kind', e.author_kind, 'id', e.author_id, 'organizationId', e.organization_id,
      'organization', eo.name, 'name', coalesce(case e.author_kind when 'person' then ep.name when 'customer' then coalesce(ek.name, k.name)
        when 'task-link' then eo.name else d.name end, '')),
    'files', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size)
      order by f.id) from files f where f.desk_id = e.desk_id and f.entry_id = e.said_in_id), '[]'),
    'askedOf', case when e.kind = 'task asked' then (select ao.name from organizations ao
      where ao.id = (e.data->>'organizationId')::uuid) end,
    'stranger', case when e.from_stranger then (select jsonb_build_object('address', s.address, 'state', s.state)
      from strangers s where s.desk_id = e.desk_id and s.entry_id = e.id) end,
    'delivery', x.state,
    'waits', case when x.state = 'queued' and x.waits_for is not null then jsonb_build_object('for', x.waits_for,
      'until', ${instant('x.next_attempt_at')}) end
  ) order by e.recorded_at, e.id)
  from line e
  left join entries said on e.kind = 'split' and said.desk_id = e.desk_id and said.id = e.said_in_id
  left join entry_words ew on ew.desk_id = e.desk_id and ew.entry_id = e.said_in_id
  left join persons ep on e.author_kind = 'person' and ep.id = e.author_id
  left join customers ek on e.author_kind = 'customer' and ek.desk_id = e.desk_id and ek.id = e.author_id
  left join organizations eo on eo.id = e.organization_id
  left join lateral (select o.state, o.waits_for, o.next_attempt_at from outbox o
    where o.desk_id = e.desk_id and o.entry_id = e.id limit 1) x on true), '[]')`;

const handOff = sql<HandOffView | null>`(select jsonb_build_object('id', h.id, 'state', h.state,
    'needsReadBack', h.needs_read_back, 'answerBy', ${instant('h.answer_by')}, 'customerSays', h.customer_says,
    'changesAt', ${instant('h.changes_at')}, 'acceptedAt', ${instant('h.accepted_at')},
    'heldBy', case when app.is_held(h) then case when h.customer_says is not null and h.wish_answered_at is null
      then 'wish' else 'words' end end, 'at', ${instant('h.recorded_at')},
    'from', giver.who, 'to', taker.who,
    'briefing', jsonb_build_object('situation', hw.situation, 'background', hw.background, 'assessment', hw.assessment,
      'recommendation', hw.recommendation, 'promised', hw.promised, 'doNotAskAgain', hw.do_not_ask_again,
      'cannotWait', hw.cannot_wait))
  from hand_offs h
  join hand_off_words hw on hw.desk_id = h.desk_id and hw.hand_off_id = h.id
  join person giver on giver.id = h.from_id
  join person taker on taker.id = h.to_id
  where h.desk_id = c.desk_id and h.case_id = c.id and h.state = 'offered')`;

const joinOffers = sql`coalesce((select jsonb_agg(jsonb_build_object('caseId', jc.id, 'reference', jc.reference,
    'subject', jw.subject, 'state', jc.state, 'customer', jsonb_build_object('id', jk.id, 'name', jk.name)) order by jc.id)
  from join_offers j
  join cases jc on jc.desk_id = j.desk_id and jc.id = j.to_case_id
  join case_words jw on jw.desk_id = jc.desk_id and jw.case_id = jc.id
  join customers jk on jk.desk_id = jc.desk_id and jk.id = jc.customer_id
  where j.desk_id = c.desk_id and j.case_id = c.id and j.state = 'offered' and jc.state <> 'joined'
    and c.due is not null), '[]')`;

const otherCases = sql`(select jsonb_agg(jsonb_build_object('id', oc.id, 'reference', oc.reference, 'subject', oc.subject,
    'state', oc.state))
  from (select oc.id, oc.reference, ow.subject, oc.state from cases oc
    join case_words ow on ow.desk_id = oc.desk_id and ow.case_id = oc.id
    where oc.desk_id = c.desk_id and oc.customer_id = c.customer_id and oc.id <> c.id
    order by oc.opened_at desc limit 10) oc)`;

const people = sql`coalesce((select jsonb_agg(who || jsonb_build_object('role', role) order by name)
  from person where works_here), '[]')`;
