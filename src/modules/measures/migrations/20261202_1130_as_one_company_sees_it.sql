-- When the customer of a need first rang, and when they came again after that, by any way.
alter table measured_needs
  add column first_call_at timestamptz,
  add column after_call_at timestamptz check (after_call_at > first_call_at);

-- The same needs as one company alone sees them: when it was first the one who answered their customer, and when once more.
create table measured_companies (
  desk_id uuid not null,
  case_id uuid not null,
  organization_id uuid not null references organizations,
  first_at timestamptz not null,
  second_at timestamptz check (second_at >= first_at),
  primary key (desk_id, case_id, organization_id)
);
create index measured_companies_by_time on measured_companies (desk_id, first_at, case_id)
  include (organization_id, second_at);

call app.protect('measured_companies');
grant select on measured_companies to throughline_server;
create policy mine on measured_companies for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
call app.let_definer('select, insert, delete', 'measured_companies');

set role throughline_definer;
create or replace function app.measure_needs(of_desk uuid, needs uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from measured_needs m using cases c
  where c.desk_id = of_desk and c.joined_to_id = any (needs) and m.desk_id = of_desk and m.case_id = c.id;
  delete from measured_companies m
  where m.desk_id = of_desk and (m.case_id = any (needs)
    or m.case_id in (select c.id from cases c where c.desk_id = of_desk and c.joined_to_id = any (needs)));
  with recursive parts as (
    select n as need, n as part from unnest(needs) n
    union all
    select p.need, c.id from parts p join cases c on c.desk_id = of_desk and c.joined_to_id = p.part),
  -- Where a customer says on their page that it is not solved, they have come again.
  contacts as (
    select p.need, e.recorded_at as at, s.id, e.channel, e.scribe_id, e.organization_id, e.data
    from parts p join entries s on s.desk_id = of_desk and s.case_id = p.part
    join entries e on e.desk_id = of_desk and e.id = case s.kind when 'split' then (s.data ->> 'fromEntryId')::uuid else s.id end
    where (s.kind in ('contact', 'reopened') and s.author_kind = 'customer'
        or s.kind = 'split' and not exists (select from parts q where q.need = p.need and q.part = e.case_id))
      and not (e.from_stranger and not app.admitted(of_desk, e.id))
      and not exists (select from raw_mails m where m.desk_id = of_desk and m.entry_id = e.id and m.source = 'import')),
  ranked as (
    select need, at, row_number() over w as place, lag(at) over w as before from contacts
    window w as (partition by need order by at, id)),
  called as (
    select need, min(at) as first_at from contacts where channel = 'phone' group by need),
  after_call as (
    select d.need, d.first_at, min(c.at) filter (where c.at > d.first_at) as next_at
    from called d join contacts c on c.need = d.need group by d.need, d.first_at),
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
  -- What nobody has answered came to the company that answered last before: silence makes no company look better.
  heard as (
    select need, at, id, is_contact, company,
      array_remove(array_agg(company) over (partition by need order by at, id), null) as before
    from answered),
  turned_to as (
    select need, at, id, coalesce(company, before[cardinality(before)]) as company from heard where is_contact),
  at_company as (
    select need, company, at, row_number() over (partition by need, company order by at, id) as place
    from turned_to where company is not null),
  companies as (
    insert into measured_companies (desk_id, case_id, organization_id, first_at, second_at)
    select of_desk, need, company, min(at), min(at) filter (where place = 2) from at_company group by need, company),
  measured as (
    insert into measured_needs as m
      (desk_id, case_id, first_at, second_at, contacts, repeats, said_at, met_at, outcome, reopened,
        person_upc, person_coc, person_secon, company_upc, company_coc, company_secon, first_call_at, after_call_at)
    select of_desk, a.need, a.first_at, a.second_at, a.contacts, a.repeats, t.said_at,
      case when t.done_at >= greatest(a.last_at, t.reopened_at) then t.done_at else coalesce(h.ended_at, c.ended_at) end,
      coalesce(h.outcome, c.outcome), coalesce(greatest(a.last_at, t.reopened_at) > t.said_at, false),
      (b.person).upc, (b.person).coc, (b.person).secon, (b.company).upc, (b.company).coc, (b.company).secon, l.first_at, l.next_at
    from came a join cases c on c.desk_id = of_desk and c.id = a.need left join turns t on t.need = a.need
    left join by_whom b on b.need = a.need
    left join after_call l on l.need = a.need
    left join had_ended h on h.need = a.need and h.told_at > a.last_at
    on conflict (desk_id, case_id) do update set first_at = excluded.first_at, second_at = excluded.second_at,
      contacts = excluded.contacts, repeats = excluded.repeats, said_at = excluded.said_at, met_at = excluded.met_at,
      outcome = excluded.outcome, reopened = excluded.reopened, person_upc = excluded.person_upc,
      person_coc = excluded.person_coc, person_secon = excluded.person_secon, company_upc = excluded.company_upc,
      company_coc = excluded.company_coc, company_secon = excluded.company_secon,
      first_call_at = excluded.first_call_at, after_call_at = excluded.after_call_at
    returning m.case_id)
  delete from measured_needs m
  where m.desk_id = of_desk and m.case_id = any (needs) and m.case_id not in (select case_id from measured);
end $$;

do $$ begin
  perform app.measure_needs(c.desk_id, array_agg(c.id)) from cases c where c.joined_to_id is null group by c.desk_id;
end $$;
reset role;
