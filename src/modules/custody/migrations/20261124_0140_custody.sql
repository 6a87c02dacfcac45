-- Writers drop rows into the inbox; the sequencer of the desk moves them into the record and numbers them there.
-- Neither holds personal data: ids, kinds and times only.
create table custody_inbox (
  desk_id uuid not null references desks,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('collected', 'listed', 'opened', 'passed on', 'exported')),
  actor_kind text not null,
  actor_id uuid,
  organization_id uuid references organizations,
  to_organization_id uuid references organizations,
  case_id uuid,
  customer_id uuid,
  entry_id uuid,
  purpose text not null,
  quarter timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  check ((kind in ('listed', 'opened')) = (quarter is not null))
);
create unique index seen_once_inbox on custody_inbox (desk_id, actor_kind, actor_id, case_id, kind, quarter)
  where quarter is not null;

create table custody_entries (
  desk_id uuid not null references desks,
  seq bigint not null check (seq > 0),
  kind text not null,
  actor_kind text not null,
  actor_id uuid,
  organization_id uuid references organizations,
  to_organization_id uuid references organizations,
  case_id uuid,
  customer_id uuid,
  entry_id uuid,
  purpose text not null,
  quarter timestamptz,
  recorded_at timestamptz not null,
  primary key (desk_id, seq)
);
create unique index seen_once on custody_entries (desk_id, actor_kind, actor_id, case_id, kind, quarter)
  where quarter is not null;
create index custody_of_case on custody_entries (desk_id, case_id, seq);
create trigger append_only before update or delete or truncate on custody_entries
  for each statement execute function app.refuse_change();

create table custody_heads (
  desk_id uuid primary key references desks,
  seq bigint not null default 0
);

do $$
declare t regclass;
begin
  foreach t in array array['custody_inbox', 'custody_entries', 'custody_heads']::regclass[]
  loop
    call app.protect(t);
  end loop;
end $$;
call app.let_definer('select, insert, delete', 'custody_inbox');
call app.let_definer('select, insert', 'custody_entries');
call app.let_definer('select, insert, update', 'custody_heads');
grant select on custody_inbox, custody_entries to throughline_server;
grant insert on custody_inbox to throughline_server;

-- One row an actor, case and quarter of an hour; what the record already has is not written again.
create function app.seen(seen_kind text, seen_desk uuid, seen_cases uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into custody_inbox (desk_id, kind, actor_kind, actor_id, organization_id, case_id, purpose, quarter)
  select seen_desk, seen_kind, app.actor_kind(), app.actor_id(), app.my_organization(), c.case_id, 'service', q.quarter
  from unnest(seen_cases) as c (case_id),
    (select date_bin('15 minutes', app.now(), '2000-01-01') as quarter) q
  where not exists (
    select from custody_entries e
    where e.desk_id = seen_desk and e.actor_kind = app.actor_kind() and e.actor_id = app.actor_id()
      and e.case_id = c.case_id and e.kind = seen_kind and e.quarter = q.quarter)
  on conflict do nothing;
$$;
call app.see_for('throughline_server', 'app.seen(text, uuid, uuid[])');

create function app.desks_with_custody_to_number() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from custody_inbox $$;
call app.see_for('throughline_server', 'app.desks_with_custody_to_number()');

-- The lock on the desk's head makes one sequencer a desk; the number and the row are one statement. Answers how many
-- rows it took, those included that the record has already and that get no number.
create function app.number_custody(at_most int) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare of_desk uuid := app.my_desk(); last_seq bigint; moved int; settled int;
begin
  insert into custody_heads (desk_id) values (of_desk) on conflict do nothing;
  select seq into last_seq from custody_heads where desk_id = of_desk for update;
  with taken as (
    delete from custody_inbox i where i.desk_id = of_desk and i.id in (
      select id from custody_inbox where desk_id = of_desk order by recorded_at, id limit at_most)
    returning i.*
  ), fresh as (
    select t.*, row_number() over (order by recorded_at, id) as place from taken t
    where t.quarter is null or not exists (
      select from custody_entries e
      where e.desk_id = t.desk_id and e.actor_kind = t.actor_kind and e.actor_id = t.actor_id
        and e.case_id = t.case_id and e.kind = t.kind and e.quarter = t.quarter)
  ), numbered as (
    insert into custody_entries (desk_id, seq, kind, actor_kind, actor_id, organization_id, to_organization_id, case_id,
      customer_id, entry_id, purpose, quarter, recorded_at)
    select desk_id, last_seq + place, kind, actor_kind, actor_id, organization_id, to_organization_id, case_id,
      customer_id, entry_id, purpose, quarter, recorded_at
    from fresh returning seq
  )
  select (select count(*) from numbered), (select count(*) from taken) into moved, settled;
  update custody_heads set seq = last_seq + moved where desk_id = of_desk;
  return settled;
end $$;
call app.see_for('throughline_server', 'app.number_custody(int)');
