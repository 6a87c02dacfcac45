-- A desk is there once its client wants it: there is none that waits for that.
alter table desks alter confirmed_at set not null,
  -- The client is one person: nothing that needs colleagues is asked of them.
  add column one_person boolean not null default false;
grant update (one_person) on desks to throughline_server;

-- Who let somebody in, and by what, is on record from the first minute.
alter table custody_inbox drop constraint custody_inbox_kind_check,
  add constraint custody_inbox_kind_check
    check (kind in ('collected', 'listed', 'opened', 'uncovered', 'passed on', 'exported', 'confirmed'));

set role throughline_definer;
-- A desk begins with its client's engagement and whoever answers for it.
create function app.make_desk(desk desks, answers uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare engagement uuid := gen_random_uuid();
begin
  insert into desks (id, slug, name, client_id, address, color, languages, zone, hours, holidays, answer_limit_minutes,
    silence_limit_minutes, accountable_id, confirmed_at, one_person)
  values (desk.id, desk.slug, desk.name, desk.client_id, lower(desk.address), desk.color, desk.languages, desk.zone,
    desk.hours, desk.holidays, desk.answer_limit_minutes, desk.silence_limit_minutes, answers, app.now(),
    coalesce(desk.one_person, false));
  insert into engagements (desk_id, id, organization_id, role, purpose)
  values (desk.id, engagement, desk.client_id, 'client', 'serves its own customers');
  insert into roster (desk_id, person_id, organization_id, engagement_id, role, admitted_by_id)
  values (desk.id, answers, desk.client_id, engagement, 'accountable', answers);
end $$;
revoke execute on function app.make_desk from public;

create or replace function app.open_desk(desk desks) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (app.i_administer() and desk.client_id = app.my_organization()) then
    raise exception 'only an administrator of the client opens its desk' using errcode = 'TL403';
  end if;
  perform app.make_desk(desk, app.actor_id());
  perform set_config('app.desks', app.find_my_desks()::text, true);
end $$;

-- The person who answers for the client, by the address to which the link went or which they named: who is here already
-- opens it for the company that they administer, anybody else founds theirs. Null where they work for others here.
create function app.client_of_preparation(what jsonb, named text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  theirs text := lower(coalesce(what -> 'answers' ->> 'mail', named));
  person uuid; organization uuid;
begin
  select s.person_id into person from person_settings s where s.mail = theirs;
  if person is not null then
    -- An address that somebody only named is not shown to be theirs.
    if not what -> 'answers' ? 'mail' then
      return null;
    end if;
    select m.organization_id into organization from memberships m join organizations o on o.id = m.organization_id
    where m.person_id = person and m.administrator and app.running(m.started_at, m.ended_at)
    order by lower(o.name) = lower(what ->> 'client') desc, o.recorded_at limit 1;
    return case when organization is null then null
      else jsonb_build_object('personId', person, 'organizationId', organization) end;
  end if;
  person := gen_random_uuid();
  organization := gen_random_uuid();
  insert into organizations (id, name, country) values (organization, what ->> 'client', what ->> 'country');
  insert into persons (id, name) values (person, what -> 'answers' ->> 'name');
  insert into person_settings (person_id, mail, languages, zone, hours)
  values (person, theirs, array[what ->> 'language'], what -> 'desk' ->> 'zone', what -> 'desk' -> 'hours');
  insert into memberships (organization_id, person_id, administrator) values (organization, person, true);
  insert into auth."user" (id, name, email, "emailVerified")
  values (person, what -> 'answers' ->> 'name', theirs, what -> 'answers' ? 'mail');
  return jsonb_build_object('personId', person, 'organizationId', organization);
end $$;
revoke execute on function app.client_of_preparation from public;

-- The acting link's client says yes or no, to what they read and nothing else. The lock makes two answers one.
create function app.answer_preparation(asked_version int, desk uuid, mail text, refused_because text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known preparations; newest preparation_versions; client jsonb; desk_row desks;
begin
  if app.actor_kind() <> 'preparation-link' then
    raise exception 'only the client answers' using errcode = 'TL403';
  end if;
  select * into known from preparations where id = app.actor_id() for update;
  select * into newest from preparation_versions v
  where v.organization_id = known.organization_id and v.preparation_id = known.id order by v.version desc limit 1;
  if known.state <> 'open' or known.expires_at <= app.now() then
    return jsonb_build_object('is', 'over');
  elsif newest.version <> asked_version then
    return jsonb_build_object('is', 'changed');
  end if;
  if refused_because is not null then
    update preparations p set state = 'refused', settled_at = app.now(), reason = nullif(refused_because, '')
    where p.organization_id = known.organization_id and p.id = known.id;
  else
    client := app.client_of_preparation(newest.what, mail);
    if client is null or client ->> 'organizationId' = known.organization_id::text then
      return jsonb_build_object('is', 'elsewhere');
    end if;
    desk_row := jsonb_populate_record(null::desks, newest.what -> 'desk' || jsonb_build_object('id', desk,
      'client_id', client ->> 'organizationId', 'holidays', array[]::date[],
      'answer_limit_minutes', newest.what -> 'desk' -> 'answerLimitMinutes',
      'silence_limit_minutes', newest.what -> 'desk' -> 'silenceLimitMinutes',
      'one_person', newest.what -> 'desk' -> 'onePerson'));
    perform app.make_desk(desk_row, (client ->> 'personId')::uuid);
    update preparations p set state = 'confirmed', settled_at = app.now()
    where p.organization_id = known.organization_id and p.id = known.id;
    insert into custody_inbox (desk_id, kind, actor_kind, actor_id, organization_id, to_organization_id, purpose)
    values (desk, 'confirmed', 'preparation-link', known.id, (client ->> 'organizationId')::uuid, known.organization_id,
      'confirmed by a link from a ' || case when newest.what -> 'answers' ? 'mail' then 'mail' else 'text' end);
  end if;
  insert into preparation_letters (organization_id, preparation_id, version, kind, channel, recipient)
  select known.organization_id, known.id, newest.version, 'answered', 'mail', s.mail
  from person_settings s where s.person_id = known.prepared_by_id;
  return jsonb_build_object('is', 'done', 'providerId', known.organization_id) || coalesce(client, '{}');
end $$;
revoke execute on function app.answer_preparation from public;
grant execute on function app.answer_preparation to throughline_server;
reset role;
