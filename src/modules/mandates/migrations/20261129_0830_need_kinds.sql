-- Kinds of need, in the words of a desk: what the client never hands off is ours, what it hands off is yours, and of some
-- it is asked first.
create table need_kinds (
  desk_id uuid not null references desks,
  kind text not null check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(kind) <= 40),
  name text not null check (length(name) between 1 and 60),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, kind)
);

-- Whose a kind is. The last one said holds.
create table need_marks (
  desk_id uuid not null,
  id uuid not null,
  kind text not null,
  -- Filled in: which one after another it is.
  turn int not null,
  mark text not null check (mark in ('ours', 'yours', 'ask first')),
  -- Where the client is asked first and does not answer in time, the provider goes on; else it waits.
  goes_on boolean not null check (not goes_on or mark = 'ask first'),
  set_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, kind, turn),
  foreign key (desk_id, kind) references need_kinds
);

-- Of which kind the need of a case is; the last one said holds. The id is that of the entry.
create table case_needs (
  desk_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  turn int not null,
  by_id uuid not null references persons,
  -- The question to the client, where it wants to be asked first.
  task_id uuid,
  goes_on boolean not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, case_id, turn),
  foreign key (desk_id, kind) references need_kinds,
  foreign key (desk_id, case_id, id) references entries (desk_id, case_id, id),
  foreign key (desk_id, task_id) references tasks,
  check (not goes_on or task_id is not null)
);
create index case_needs_of_kind on case_needs (desk_id, kind);

do $$
declare t regclass;
begin
  foreach t in array array['need_kinds', 'need_marks', 'case_needs']::regclass[]
  loop
    call app.protect(t);
    if t <> 'need_kinds'::regclass then
      call app.let_definer('select', t);
    end if;
    execute format('grant select, insert on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;

create policy client_adds on need_kinds for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]));
create policy client_decides on need_marks for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and set_by_id = (select app.my_person()));
create policy in_own_name on case_needs for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));

-- Whoever takes something back waits for who acts in this moment, as where a mandate is lowered.
create function app.number_need_mark() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from engagements e where e.desk_id = new.desk_id and e.role = 'provider' order by e.id for no key update;
  new.turn := 1 + coalesce((select max(m.turn) from need_marks m
    where m.desk_id = new.desk_id and m.kind = new.kind), 0);
  return new;
end $$;
create trigger number_need_mark before insert on need_marks for each row execute function app.number_need_mark();
call app.see_for('throughline_server', 'app.number_need_mark()');

create function app.number_case_need() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  new.turn := 1 + coalesce((select max(n.turn) from case_needs n
    where n.desk_id = new.desk_id and n.case_id = new.case_id), 0);
  return new;
end $$;
create trigger number_case_need before insert on case_needs for each row execute function app.number_case_need();
call app.see_for('throughline_server', 'app.number_case_need()');

create function app.mark_held(of_desk uuid, of_kind text) returns need_marks language sql stable as $$
  select m from need_marks m where m.desk_id = of_desk and m.kind = of_kind order by m.turn desc limit 1
$$;
grant execute on function app.mark_held to throughline_server, throughline_definer;

create function app.check_case_need() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare held need_marks := app.mark_held(new.desk_id, new.kind);
begin
  if not exists (select from entries e where e.desk_id = new.desk_id and e.id = new.id and e.kind = 'kind chosen'
    and e.author_kind = 'person' and e.author_id = new.by_id and e.recorded_at = app.now()) then
    raise exception 'whoever chooses a kind says so on the line' using errcode = 'check_violation';
  end if;
  if new.task_id is not null and not exists (select from tasks t
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    where t.desk_id = new.desk_id and t.id = new.task_id and t.case_id = new.case_id and t.choices = 2
      and t.asked_by_id = new.by_id and t.recorded_at = app.now() and e.role = 'client') then
    raise exception 'only the client is asked first' using errcode = 'check_violation';
  end if;
  if new.goes_on and not (held.mark = 'ask first' and held.goes_on) then
    raise exception 'without an answer it goes on only where the client said so' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_case_need after insert on case_needs for each row execute function app.check_case_need();
call app.see_for('throughline_server', 'app.check_case_need()');

-- Whether a provider acts on a case within its mandates: not while its need is the client's own, and where the client is
-- asked first only once it has agreed, or has not answered in time and wants that to do.
create function app.need_allows(of_desk uuid, of_case uuid) returns boolean language sql stable as $$
  select coalesce((
    select case m.mark when 'ours' then false when 'ask first' then n.task_id is not null and coalesce(
        case app.act_answered(n.desk_id, n.task_id) when 'agreed' then true when 'lapsed' then n.goes_on end, false)
      else true end
    from case_needs n cross join lateral app.mark_held(n.desk_id, n.kind) m
    where n.desk_id = of_desk and n.case_id = of_case order by n.turn desc limit 1), true)
$$;
grant execute on function app.need_allows to throughline_server;

create function app.check_need_of_act() returns trigger language plpgsql as $$
begin
  if (new.state = 'done' or coalesce(new.otherwise_minor, new.otherwise_days) is not null)
    and exists (select from engagements e where e.desk_id = new.desk_id and e.id = new.engagement_id and e.role = 'provider')
    and not app.need_allows(new.desk_id, new.case_id) then
    raise exception 'the client does not hand off needs of this kind' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_need_of_act after insert on acts for each row execute function app.check_need_of_act();
