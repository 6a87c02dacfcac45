-- What a company may be allowed to do in a client's name: the six kinds that every desk has, and those the client adds.
create table act_kinds (
  desk_id uuid not null references desks,
  kind text not null check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(kind) <= 40),
  name text not null check (length(name) between 1 and 60),
  measure text not null check (measure in ('money', 'days', 'none')),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, kind),
  unique (desk_id, kind, measure)
);
call app.protect('act_kinds');
call app.let_definer('select, insert', 'act_kinds');
grant select, insert on act_kinds to throughline_server;
create policy mine on act_kinds for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy client_adds on act_kinds for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]));

create function app.first_act_kinds() returns table (kind text, name text, measure text) language sql immutable as $$
  values ('refund', 'Refund', 'money'), ('replacement', 'Replacement', 'none'), ('discount', 'Discount', 'money'),
    ('visit', 'Visit', 'none'), ('invoice', 'Invoice', 'money'), ('promise-horizon', 'Promise horizon', 'days')
$$;
grant execute on function app.first_act_kinds to throughline_definer;
create function app.begin_act_kinds() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into act_kinds (desk_id, kind, name, measure) select new.id, k.kind, k.name, k.measure from app.first_act_kinds() k;
  return null;
end $$;
create trigger begin_act_kinds after insert on desks for each row execute function app.begin_act_kinds();
call app.see_for('throughline_server', 'app.begin_act_kinds()');
-- Desks that are there already begin with the same, as of when they were opened.
set role throughline_definer;
insert into act_kinds (desk_id, kind, name, measure, recorded_at)
select d.id, k.kind, k.name, k.measure, d.recorded_at from desks d, app.first_act_kinds() k;
reset role;
create trigger stamp before insert on act_kinds for each row execute function app.stamp();

-- How far the client trusts a company with a kind of act. The last one said holds; where none was, nothing is done unasked.
create table mandates (
  desk_id uuid not null,
  id uuid not null,
  engagement_id uuid not null,
  kind text not null,
  measure text not null,
  -- Filled in: which one after another it is.
  turn int not null,
  step text not null check (step in ('draft', 'tell', 'do')),
  limit_minor bigint check (limit_minor between 0 and 1000000000000),
  currency text check (currency ~ '^[A-Z]{3}$'),
  limit_days int check (limit_days between 0 and 3650),
  set_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, engagement_id, kind, turn),
  foreign key (desk_id, engagement_id) references engagements,
  foreign key (desk_id, kind, measure) references act_kinds (desk_id, kind, measure),
  check ((limit_minor is not null) = (measure = 'money')),
  check ((currency is not null) = (measure = 'money')),
  check ((limit_days is not null) = (measure = 'days'))
);

-- Something done in the client's name for a customer, or asked of the client because no mandate covers it.
create table acts (
  desk_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  measure text not null,
  amount_minor bigint check (amount_minor between 1 and 1000000000000),
  currency text check (currency ~ '^[A-Z]{3}$'),
  days int check (days between 1 and 3650),
  by_id uuid not null references persons,
  organization_id uuid not null references organizations,
  -- Filled in: that of whoever acts, and what the client allows it then.
  engagement_id uuid not null,
  mandate_id uuid,
  state text not null check (state in ('done', 'asked', 'agreed', 'refused', 'lapsed', 'withdrawn')),
  task_id uuid,
  -- What is done if nobody answers, of the same kind; neither where nothing is.
  otherwise_minor bigint check (otherwise_minor between 1 and 1000000000000),
  otherwise_days int check (otherwise_days between 1 and 3650),
  instead_of_id uuid,
  recorded_at timestamptz not null default app.now(),
  settled_at timestamptz,
  primary key (desk_id, id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, kind, measure) references act_kinds (desk_id, kind, measure),
  foreign key (desk_id, engagement_id, organization_id) references engagements (desk_id, id, organization_id),
  foreign key (desk_id, mandate_id) references mandates,
  foreign key (desk_id, case_id, task_id) references tasks (desk_id, case_id, id),
  foreign key (desk_id, instead_of_id) references acts,
  unique (desk_id, instead_of_id),
  unique (desk_id, task_id),
  check ((amount_minor is not null) = (measure = 'money')),
  check ((currency is not null) = (measure = 'money')),
  check ((days is not null) = (measure = 'days')),
  check ((task_id is null) = (state = 'done')),
  check (state <> 'done' or (otherwise_minor is null and otherwise_days is null)),
  check (otherwise_minor is null or measure = 'money'),
  check (otherwise_days is null or measure = 'days'),
  check ((settled_at is null) = (state in ('done', 'asked')))
);
create index acts_of_case on acts (desk_id, case_id);
create index acts_of_engagement on acts (desk_id, engagement_id, kind, recorded_at);
create index acts_asked on acts (desk_id, task_id) where state = 'asked';

create table act_words (
  desk_id uuid not null,
  act_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  primary key (desk_id, act_id),
  foreign key (desk_id, act_id) references acts
);

do $$
declare t regclass;
begin
  foreach t in array array['mandates', 'acts', 'act_words']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
  end loop;
  foreach t in array array['mandates', 'acts']::regclass[]
  loop
    call app.let_definer('select', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
  foreach t in array array['act_kinds', 'mandates', 'act_words']::regclass[]
  loop
    execute format('create trigger append_only before update or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
grant update (state, settled_at) on acts to throughline_server;

create policy client_decides on mandates for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and set_by_id = (select app.my_person()));
create policy in_own_name on acts for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and instead_of_id is null
    and by_id = (select app.my_person()) and organization_id = (select app.my_organization()));
create policy desk_falls_back on acts for insert to throughline_server
  with check ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()) and instead_of_id is not null);
create policy desk_settles on acts for update to throughline_server
  using ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()));
create policy mine_new on act_words for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]));

-- Whoever says how far trust goes waits for who acts on it in this moment, and the other way round.
create function app.number_mandate() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from engagements e where e.desk_id = new.desk_id and e.id = new.engagement_id for no key update;
  new.turn := 1 + coalesce((select max(m.turn) from mandates m
    where m.desk_id = new.desk_id and m.engagement_id = new.engagement_id and m.kind = new.kind), 0);
  return new;
end $$;
create trigger number_mandate before insert on mandates for each row execute function app.number_mandate();
call app.see_for('throughline_server', 'app.number_mandate()');

create function app.check_mandate() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from engagements e
    where e.desk_id = new.desk_id and e.id = new.engagement_id and e.role = 'provider') then
    raise exception 'a mandate is given to a provider' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_mandate after insert on mandates for each row execute function app.check_mandate();
call app.see_for('throughline_server', 'app.check_mandate()');

-- What the client allows a company now, held until the transaction ends.
create function app.mandate_held(of_desk uuid, of_engagement uuid, of_kind text) returns uuid language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not of_desk = any (app.my_desks()) then
    return null;
  end if;
  perform from engagements e
  where e.desk_id = of_desk and e.id = of_engagement and app.running(e.starts_at, e.ends_at) for share;
  if not found then
    return null;
  end if;
  return (select m.id from mandates m
    where m.desk_id = of_desk and m.engagement_id = of_engagement and m.kind = of_kind order by m.turn desc limit 1);
end $$;
call app.see_for('throughline_server', 'app.mandate_held(uuid, uuid, text)');

create function app.is_covered(m mandates, amount bigint, currency text, days int) returns boolean
  language sql immutable as $$
  select coalesce(m.step in ('tell', 'do') and case m.measure
    when 'money' then amount <= m.limit_minor and currency = m.currency
    when 'days' then days <= m.limit_days
    else true end, false)
$$;
grant execute on function app.is_covered to throughline_definer;

create function app.place_act() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.instead_of_id is null then
    select r.engagement_id into new.engagement_id from roster r
    where r.desk_id = new.desk_id and r.person_id = new.by_id and r.organization_id = new.organization_id
      and r.ended_at is null;
  else
    select a.engagement_id into new.engagement_id from acts a where a.desk_id = new.desk_id and a.id = new.instead_of_id;
  end if;
  new.mandate_id := app.mandate_held(new.desk_id, new.engagement_id, new.kind);
  return new;
end $$;
create trigger place_act before insert on acts for each row execute function app.place_act();
call app.see_for('throughline_server', 'app.place_act()');

-- The client's own people act freely; whoever acts for the client does what the mandate covers, and asks for the rest.
create function app.check_act() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare side text; m mandates; before acts;
begin
  select e.role into side from engagements e where e.desk_id = new.desk_id and e.id = new.engagement_id;
  select * into m from mandates where desk_id = new.desk_id and id = new.mandate_id;
  if new.state = 'done' and side <> 'client' and not app.is_covered(m, new.amount_minor, new.currency, new.days) then
    raise exception 'no mandate covers this' using errcode = 'check_violation';
  end if;
  if new.state = 'asked' and not exists (select from tasks t
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    where t.desk_id = new.desk_id and t.id = new.task_id and t.choices = 2 and t.asked_by_id = new.by_id
      and e.role = 'client' and side = 'provider') then
    raise exception 'an act that no mandate covers is a question to the client' using errcode = 'check_violation';
  end if;
  if coalesce(new.otherwise_minor, new.otherwise_days) is not null
    and not app.is_covered(m, new.otherwise_minor, new.currency, new.otherwise_days) then
    raise exception 'what is done if nobody answers is within the mandate' using errcode = 'check_violation';
  end if;
  if new.state not in ('done', 'asked') then
    raise exception 'an act is done or asked for at first' using errcode = 'check_violation';
  end if;
  if new.instead_of_id is not null then
    select * into before from acts where desk_id = new.desk_id and id = new.instead_of_id;
    if (before.state, before.case_id, before.kind, before.by_id, before.organization_id) is distinct from
        ('lapsed', new.case_id, new.kind, new.by_id, new.organization_id)
      or (before.currency, before.otherwise_minor, before.otherwise_days) is distinct from
        (new.currency, new.amount_minor, new.days) then
      raise exception 'only what was said is done instead' using errcode = 'check_violation';
    end if;
  end if;
  return null;
end $$;
create trigger check_act after insert on acts for each row execute function app.check_act();
call app.see_for('throughline_server', 'app.check_act()');

-- How the client answered an act that was asked for; null while nobody has.
create function app.act_answered(of_desk uuid, of_task uuid) returns text language sql stable as $$
  select case t.state
    when 'lapsed' then 'lapsed'
    when 'withdrawn' then 'withdrawn'
    when 'declined' then 'refused'
    when 'returned' then 'refused'
    when 'done' then case when exists (select from entries e
      join entry_words ew on ew.desk_id = e.desk_id and ew.entry_id = e.id
      join task_words tw on tw.desk_id = e.desk_id and tw.task_id = e.task_id
      where e.desk_id = t.desk_id and e.task_id = t.id and e.kind = 'task done' and ew.text = tw.choices[1])
      then 'agreed' else 'refused' end
    end
  from tasks t where t.desk_id = of_desk and t.id = of_task
$$;
grant execute on function app.act_answered to throughline_server;

create function app.settle_act() returns trigger language plpgsql as $$
begin
  if old.state <> 'asked' or new.state is distinct from app.act_answered(old.desk_id, old.task_id) then
    raise exception 'an act is settled once, as the client answered' using errcode = 'TL409';
  end if;
  new.settled_at := app.now();
  return new;
end $$;
create trigger settle_act before update of state on acts for each row
  when (new.state <> old.state) execute function app.settle_act();

create function app.desks_with_acts_answered() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.desk_id from acts a join tasks t on t.desk_id = a.desk_id and t.id = a.task_id
  where a.state = 'asked' and t.state not in ('asked', 'accepted')
$$;
call app.see_for('throughline_server', 'app.desks_with_acts_answered()');
