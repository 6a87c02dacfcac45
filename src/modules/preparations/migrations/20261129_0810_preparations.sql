-- A desk that somebody prepares for a client. It is not there before the client has said yes by the link: no mail, case or
-- place on a roster can name what does not exist. Whoever prepares never holds the link, which is derived from link_id.
create table preparations (
  id uuid primary key,
  organization_id uuid not null references organizations,
  prepared_by_id uuid not null references persons,
  link_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'refused', 'withdrawn')),
  settled_at timestamptz check (settled_at >= recorded_at),
  -- Of the client, who said no.
  reason text check (length(reason) between 1 and 1000),
  recorded_at timestamptz not null default app.now(),
  unique (organization_id, id),
  check ((state = 'open') = (settled_at is null)),
  check (state = 'refused' or reason is null)
);

-- What is prepared, as it was each time; the newest is what the client confirms.
create table preparation_versions (
  organization_id uuid not null,
  preparation_id uuid not null,
  version int not null check (version > 0),
  what jsonb not null check (jsonb_typeof(what) = 'object' and length(what::text) <= 300000),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (organization_id, preparation_id, version),
  foreign key (organization_id, preparation_id) references preparations (organization_id, id)
);

-- The only words that go out for it: the link to the client, and what came of it to whoever prepared it.
create table preparation_letters (
  organization_id uuid not null,
  id uuid not null default gen_random_uuid(),
  preparation_id uuid not null,
  version int not null,
  kind text not null check (kind in ('asks', 'answered')),
  channel text not null check (channel in ('mail', 'text')),
  recipient text not null check (length(recipient) between 3 and 254),
  state text not null default 'queued' check (state in ('queued', 'leased', 'sent', 'failed', 'lapsed', 'not sent')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default app.now(),
  leased_until timestamptz,
  final_reply text check (length(final_reply) <= 500),
  settled_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (organization_id, id),
  foreign key (organization_id, preparation_id, version) references preparation_versions
);
create index preparation_letters_waiting on preparation_letters (next_attempt_at) where state in ('queued', 'leased');

do $$
declare t regclass;
begin
  foreach t in array array['preparations', 'preparation_versions', 'preparation_letters']::regclass[]
  loop
    call app.protect(t);
    call app.let_definer('select, insert, update', t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
    execute format('create policy administrators on %s for select to throughline_server
      using ((select app.i_administer()) and organization_id = (select app.my_organization()))', t);
  end loop;
end $$;
create trigger append_only before update or truncate on preparation_versions
  for each statement execute function app.refuse_change();
create trigger settled_once before update on preparations
  for each row when (old.state <> 'open') execute function app.refuse_change();

create function app.lock_preparation(preparation uuid) returns preparations
  language plpgsql security definer set search_path = public, pg_temp as $$
declare found_one preparations;
begin
  if not app.i_administer() then
    raise exception 'only an administrator prepares desks' using errcode = 'TL403';
  end if;
  select * into found_one from preparations where organization_id = app.my_organization() and id = preparation for update;
  return found_one;
end $$;
call app.see_for('throughline_definer', 'app.lock_preparation(uuid)');

-- Writes down how it is prepared now, and has the client asked.
create function app.ask_client(of preparations, what jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare next int; answers jsonb := what -> 'answers';
begin
  if exists (select from desks d where d.slug = what -> 'desk' ->> 'slug' or d.address = lower(what -> 'desk' ->> 'address')) then
    raise exception 'there is such a desk already' using errcode = 'unique_violation';
  end if;
  select coalesce(max(version), 0) + 1 into next from preparation_versions
  where organization_id = of.organization_id and preparation_id = of.id;
  insert into preparation_versions (organization_id, preparation_id, version, what, by_id)
  values (of.organization_id, of.id, next, what, app.my_person());
  update preparation_letters set state = 'lapsed', leased_until = null, settled_at = app.now()
  where organization_id = of.organization_id and preparation_id = of.id and state in ('queued', 'leased');
  insert into preparation_letters (organization_id, preparation_id, version, kind, channel, recipient)
  values (of.organization_id, of.id, next, 'asks', case when answers ? 'mail' then 'mail' else 'text' end,
    coalesce(answers ->> 'mail', answers ->> 'number'));
end $$;
call app.see_for('throughline_definer', 'app.ask_client(preparations, jsonb)');

create function app.prepare(preparation uuid, link uuid, hash bytea, what jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare made preparations;
begin
  if not app.i_administer() then
    raise exception 'only an administrator prepares desks' using errcode = 'TL403';
  end if;
  insert into preparations (organization_id, id, prepared_by_id, link_id, token_hash, expires_at)
  values (app.my_organization(), preparation, app.my_person(), link, hash, app.now() + interval '14 days')
  returning * into made;
  perform app.ask_client(made, what);
end $$;
call app.see_for('throughline_server', 'app.prepare(uuid, uuid, bytea, jsonb)');

-- Asked at another address, the link that went to the one before leads nowhere.
create function app.change_preparation(preparation uuid, link uuid, hash bytea, what jsonb) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known preparations := app.lock_preparation(preparation); asked_before jsonb;
begin
  if known.id is null then
    return 'unknown';
  elsif known.state <> 'open' then
    return known.state;
  end if;
  select v.what -> 'answers' into asked_before from preparation_versions v
  where v.organization_id = known.organization_id and v.preparation_id = known.id order by v.version desc limit 1;
  update preparations p set expires_at = app.now() + interval '14 days',
    link_id = case when moved then link else p.link_id end, token_hash = case when moved then hash else p.token_hash end
  from (select (asked_before - 'name') is distinct from (what -> 'answers') - 'name' as moved) m
  where p.organization_id = known.organization_id and p.id = known.id;
  perform app.ask_client(known, what);
  return 'open';
end $$;
call app.see_for('throughline_server', 'app.change_preparation(uuid, uuid, bytea, jsonb)');

create function app.withdraw_preparation(preparation uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known preparations := app.lock_preparation(preparation);
begin
  if known.id is null then
    return 'unknown';
  elsif known.state <> 'open' then
    return known.state;
  end if;
  update preparations set state = 'withdrawn', settled_at = app.now()
  where organization_id = known.organization_id and id = known.id;
  return 'open';
end $$;
call app.see_for('throughline_server', 'app.withdraw_preparation(uuid)');

-- It opens whatever came of it: whoever was asked is told that, too.
create function app.enter_preparation_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known uuid;
begin
  select id into known from preparations where token_hash = hash;
  if known is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  return app.become('preparation-link', known, null, null, null);
end $$;
call app.see_for('throughline_server', 'app.enter_preparation_link(bytea)');

-- Whoever holds the link reads what was prepared, by whom, and who is to work there, and nothing else.
create function app.my_preparation() returns uuid language sql stable as
  $$ select case when app.actor_kind() = 'preparation-link' then app.actor_id() end $$;
grant execute on function app.my_preparation to throughline_server, throughline_definer;
create policy of_my_link on preparations for select to throughline_server
  using (id = (select app.my_preparation()));
create policy of_my_link on preparation_versions for select to throughline_server
  using (preparation_id = (select app.my_preparation()));

set role throughline_definer;
create function app.people_of_my_preparation() returns uuid[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(m.person_id), '{}') from preparations p
  join memberships m on m.organization_id = p.organization_id
  where p.id = app.my_preparation() and (m.person_id = p.prepared_by_id
    or (app.running(m.started_at, m.ended_at) and exists (select from preparation_versions v
      where v.organization_id = p.organization_id and v.preparation_id = p.id
        and v.what -> 'people' @> jsonb_build_array(jsonb_build_object('personId', m.person_id)))))
$$;
revoke execute on function app.people_of_my_preparation from public;

create or replace function app.find_people_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare desks uuid[] := app.my_desks();
begin
  if app.actor_kind() = 'customer-link' then
    return app.people_who_serve_me();
  elsif app.actor_kind() = 'proposal-link' then
    return array(select unnest(array[p.person_id, p.proposed_by_id]) from proposals p
      where p.desk_id = app.my_desk() and p.id = any (app.proposals_of_my_link()));
  elsif app.actor_kind() = 'preparation-link' then
    return app.people_of_my_preparation();
  end if;
  return app.people_i_work_with() || app.people_on_tasks() || coalesce((select array_agg(p.person_id) from proposals p
    where p.desk_id = any (desks) and p.desk_id = any ((select app.desks_of_my_company())::uuid[])), '{}');
end $$;

create or replace function app.find_organizations_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  shown uuid[] := app.desks_i_know();
  known uuid[] := app.organizations_i_work_with()
    || coalesce((select array_agg(d.client_id) from desks d where d.id = any (shown)), '{}');
begin
  if app.actor_kind() = 'customer-link' then
    return known || app.organizations_that_serve_me();
  elsif app.actor_kind() = 'proposal-link' then
    return known || array(select p.organization_id from proposals p
      where p.desk_id = app.my_desk() and p.id = any (app.proposals_of_my_link()));
  elsif app.actor_kind() = 'preparation-link' then
    return known || array(select p.organization_id from preparations p where p.id = app.my_preparation());
  end if;
  known := known || coalesce((select array_agg(organization_id) from memberships where person_id = app.my_person()), '{}');
  if exists (select from app.my_tasks()) then
    known := known || coalesce((select array_agg(id) from (
      select unnest(array[t.asked_by_organization_id, t.organization_id]) as id
      from app.my_tasks() m join tasks t on t.desk_id = m.desk_id and t.id = m.task_id
      union
      select x.organization_id from app.my_tasks() m join entries x on x.desk_id = m.desk_id and x.task_id = m.task_id
      where x.audience = 'task') organizations), '{}');
  end if;
  return known;
end $$;
reset role;

-- What the acting link opens: all that is prepared, and by whom. Who has left meanwhile is not proposed any more.
create function app.preparation_of_my_link() returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('version', v.version, 'what', v.what, 'state',
      case when p.state = 'open' and p.expires_at <= app.now() then 'expired' else p.state end,
    'company', o.name, 'by', who.name, 'settledAt', p.settled_at,
    'people', coalesce((select jsonb_agg(one || jsonb_build_object('name', x.name, 'place', x.place) order by x.name)
      from jsonb_array_elements(v.what -> 'people') one
      join persons x on x.id = (one ->> 'personId')::uuid
      join memberships m on m.person_id = x.id and m.organization_id = p.organization_id
      where app.running(m.started_at, m.ended_at)), '[]'))
  from preparations p
  join organizations o on o.id = p.organization_id
  join persons who on who.id = p.prepared_by_id
  join lateral (select * from preparation_versions t
    where t.organization_id = p.organization_id and t.preparation_id = p.id order by t.version desc limit 1) v on true
  where app.actor_kind() = 'preparation-link' and p.id = app.actor_id()
$$;
call app.see_for('throughline_server', 'app.preparation_of_my_link()');
