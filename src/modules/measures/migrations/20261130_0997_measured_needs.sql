-- The needs of a desk by what their customers met, each as its entries are written, so that nobody counts them when they are
-- asked for. A need is a case with all that were joined to it. It begins with the first contact of its customer, or with that
-- in which it was found; mails that were brought along and senders whom nobody has admitted are left out.
create table measured_needs (
  desk_id uuid not null,
  case_id uuid not null,
  first_at timestamptz not null,
  second_at timestamptz,
  contacts int not null check (contacts > 0),
  -- Came within seven days of the one before.
  repeats int not null check (repeats between 0 and contacts - 1),
  -- When it was first said that it is met; and when it was, as nothing came after.
  said_at timestamptz,
  met_at timestamptz,
  outcome text,
  -- Came again, or was opened again, after that was said.
  reopened boolean not null,
  -- Of the contacts that somebody of the desk answered: by whom, and by which company. Null where fewer than two were.
  person_upc float8,
  person_coc float8,
  person_secon float8,
  company_upc float8,
  company_coc float8,
  company_secon float8,
  primary key (desk_id, case_id),
  check ((contacts > 1) = (second_at is not null))
) with (fillfactor = 80);
create index measured_needs_by_time on measured_needs (desk_id, first_at, case_id);

call app.protect('measured_needs');
grant select on measured_needs to throughline_server;
create policy mine on measured_needs for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
call app.let_definer('select, insert, update, delete', 'measured_needs');
-- To hold it.
grant update (version) on cases to throughline_definer;

create index cases_joined on cases (desk_id, joined_to_id) where joined_to_id is not null;
create index imported_mails on raw_mails (desk_id, entry_id) where source = 'import' and entry_id is not null;

-- How far contacts, the first of them first, were answered by the same: the part that fell to whoever answered most (usual
-- provider continuity), how likely two of them fell to the same (Bice and Boxerman's continuity of care), and how often one
-- fell to whoever answered the one before (sequential continuity). Null for fewer than two.
create function app.continuity(answered_by uuid[], out upc float8, out coc float8, out secon float8)
  language sql immutable parallel safe as $$
  with answered as (
    select by_whom, lead(by_whom) over (order by place) as next from unnest(answered_by) with ordinality a (by_whom, place)),
  counted as (select count(*)::float8 as many, (count(*) filter (where by_whom = next))::float8 as alike from answered
    group by by_whom),
  summed as (select max(many) as most, sum(many) as n, sum(many * many) as squares, sum(alike) as alike from counted)
  select most / n, (squares - n) / (n * (n - 1)), alike / (n - 1) from summed where n > 1 $$;
grant execute on function app.continuity to throughline_definer;

-- What of a line is somebody's answer to its customer: words to them, or a call in which they were reached. Entries used to
-- say only whether somebody was reached.
create function app.is_answer(e entries) returns boolean language sql immutable parallel safe
  return e.author_kind = 'person' and e.audience = 'customer' and (e.kind in ('message', 'done', 'hand-off accepted')
    or e.kind = 'call' and coalesce(e.data ->> 'outcome', case e.data ->> 'reached' when 'false' then '' else 'reached' end)
      = 'reached');
grant execute on function app.is_answer to throughline_server, throughline_definer;

create function app.need_of(of_desk uuid, of_case uuid) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive led as (
    select c.id, c.joined_to_id from cases c where c.desk_id = of_desk and c.id = of_case
    union all
    select c.id, c.joined_to_id from led l join cases c on c.desk_id = of_desk and c.id = l.joined_to_id)
  select id from led where joined_to_id is null $$;
call app.see_for('throughline_definer', 'app.need_of(uuid, uuid)');

create function app.measure_needs(of_desk uuid, needs uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from measured_needs m using cases c
  where c.desk_id = of_desk and c.joined_to_id = any (needs) and m.desk_id = of_desk and m.case_id = c.id;
  with recursive parts as (
    select n as need, n as part from unnest(needs) n
    union all
    select p.need, c.id from parts p join cases c on c.desk_id = of_desk and c.joined_to_id = p.part),
  -- Where a customer says on their page that it is not solved, they have come again.
  contacts as (
    select p.need, e.recorded_at as at, s.id, e.scribe_id, e.organization_id, e.data
    from parts p join entries s on s.desk_id = of_desk and s.case_id = p.part
    join entries e on e.desk_id = of_desk and e.id = case s.kind when 'split' then (s.data ->> 'fromEntryId')::uuid else s.id end
    where (s.kind in ('contact', 'reopened') and s.author_kind = 'customer'
        or s.kind = 'split' and not exists (select from parts q where q.need = p.need and q.part = e.case_id))
      and not (e.from_stranger and not app.admitted(of_desk, e.id))
      and not exists (select from raw_mails m where m.desk_id = of_desk and m.entry_id = e.id and m.source = 'import')),
  ranked as (
    select need, at, row_number() over w as place, lag(at) over w as before from contacts
    window w as (partition by need order by at, id)),
  came as (
    select need, min(at) as first_at, min(at) filter (where place = 2) as second_at, max(at) as last_at,
      count(*)::int as contacts, (count(*) filter (where at - before <= interval '7 days'))::int as repeats
    from ranked group by need),
  -- Whoever is told afterwards that what they asked about is mended has nothing reopened: it is as it had ended before.
  told as (
    select p.need, p.part, g.recorded_at as at from parts p
    join gap_tellings g on g.desk_id = of_desk and g.case_id = p.part
    join entries e on e.desk_id = of_desk and e.id = g.entry_id and e.kind = 'done'),
  had_ended as (
    select distinct on (t.need) t.need, t.at as told_at, e.recorded_at as ended_at, e.data ->> 'outcome' as outcome
    from told t join entries e on e.desk_id = of_desk and e.case_id = t.need and e.kind = 'ended' and e.recorded_at < t.at
    order by t.need, e.recorded_at desc, t.at),
  turns as (
    select p.need, min(e.recorded_at) filter (where e.kind <> 'reopened') as said_at,
      max(e.recorded_at) filter (where e.kind = 'done') as done_at,
      max(e.recorded_at) filter (where e.kind = 'reopened') as reopened_at
    from parts p join entries e on e.desk_id = of_desk and e.case_id = p.part
    where (e.kind in ('done', 'reopened') or e.kind = 'ended' and e.data ->> 'outcome' in ('met by us', 'customer solved it'))
      and not exists (select from told t where t.part = p.part and t.at = e.recorded_at)
    group by p.need),
  -- Whoever took a call answered it; anything else whoever says something next.
  line as (
    select need, at, id, true as is_contact, case when app.is_missed_call(data) then null else scribe_id end as person,
      case when app.is_missed_call(data) then null else organization_id end as company from contacts
    union all
    select p.need, e.recorded_at, e.id, false, e.author_id, e.organization_id
    from parts p join entries e on e.desk_id = of_desk and e.case_id = p.part where app.is_answer(e)),
  until_answered as (
    select *, count(*) filter (where not is_contact) over (partition by need order by at desc, id desc) as turn from line),
  answered as (
    select need, at, id, is_contact,
      coalesce(person, (array_agg(person) filter (where not is_contact) over w)[1]) as person,
      coalesce(company, (array_agg(company) filter (where not is_contact) over w)[1]) as company
    from until_answered window w as (partition by need, turn)),
  by_whom as (
    select need, app.continuity(array_agg(person order by at, id)) as person,
      app.continuity(array_agg(company order by at, id)) as company
    from answered where is_contact and person is not null group by need),
  measured as (
    insert into measured_needs as m
      (desk_id, case_id, first_at, second_at, contacts, repeats, said_at, met_at, outcome, reopened,
        person_upc, person_coc, person_secon, company_upc, company_coc, company_secon)
    select of_desk, a.need, a.first_at, a.second_at, a.contacts, a.repeats, t.said_at,
      case when t.done_at >= greatest(a.last_at, t.reopened_at) then t.done_at else coalesce(h.ended_at, c.ended_at) end,
      coalesce(h.outcome, c.outcome), coalesce(greatest(a.last_at, t.reopened_at) > t.said_at, false),
      (b.person).upc, (b.person).coc, (b.person).secon, (b.company).upc, (b.company).coc, (b.company).secon
    from came a join cases c on c.desk_id = of_desk and c.id = a.need left join turns t on t.need = a.need
    left join by_whom b on b.need = a.need
    left join had_ended h on h.need = a.need and h.told_at > a.last_at
    on conflict (desk_id, case_id) do update set first_at = excluded.first_at, second_at = excluded.second_at,
      contacts = excluded.contacts, repeats = excluded.repeats, said_at = excluded.said_at, met_at = excluded.met_at,
      outcome = excluded.outcome, reopened = excluded.reopened, person_upc = excluded.person_upc,
      person_coc = excluded.person_coc, person_secon = excluded.person_secon, company_upc = excluded.company_upc,
      company_coc = excluded.company_coc, company_secon = excluded.company_secon
    returning m.case_id)
  delete from measured_needs m
  where m.desk_id = of_desk and m.case_id = any (needs) and m.case_id not in (select case_id from measured);
end $$;
call app.see_for('throughline_definer', 'app.measure_needs(uuid, uuid[])');

-- At the end of what is done, when all of it is there; one after another for a need, so that each sees what the one before
-- wrote. Of one need there is little, and planning took longer than finding it.
create function app.measure_need() returns trigger language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare of_case uuid; need uuid;
begin
  case tg_table_name
    when 'entries' then of_case := new.case_id;
    when 'cases' then of_case := new.id;
    else select e.case_id into of_case from entries e where e.desk_id = new.desk_id and e.id = new.entry_id;
  end case;
  -- While it waited, the case may have been joined to another.
  loop
    need := app.need_of(new.desk_id, of_case);
    perform from cases c where c.desk_id = new.desk_id and c.id = need for no key update;
    exit when need = app.need_of(new.desk_id, of_case);
  end loop;
  perform app.measure_needs(new.desk_id, array[need]);
  return null;
end $$;
create constraint trigger measure_need after insert on entries deferrable initially deferred for each row
  when (new.kind in ('reopened', 'split') or new.kind = 'contact' and new.author_kind = 'customer' or app.is_answer(new))
  execute function app.measure_need();
create constraint trigger measure_need after update of outcome, ended_at, joined_to_id on cases
  deferrable initially deferred for each row
  when ((old.outcome, old.ended_at, old.joined_to_id) is distinct from (new.outcome, new.ended_at, new.joined_to_id))
  execute function app.measure_need();
create constraint trigger measure_need after update of state on strangers deferrable initially deferred for each row
  when (old.state is distinct from new.state) execute function app.measure_need();
call app.see_for('throughline_server', 'app.measure_need()');

set role throughline_definer;
do $$ begin
  perform app.measure_needs(c.desk_id, array_agg(c.id)) from cases c where c.joined_to_id is null group by c.desk_id;
end $$;
reset role;
