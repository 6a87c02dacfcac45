-- Whoever has no mail address, or only one that nobody has shown to be theirs, has none here; nor a way to sign in by it.
alter table person_settings alter mail drop not null;
grant insert on pockets, mornings to throughline_definer;

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

-- The person who answers for the client. The desk is for the company that the page names, and for no other: the one of that
-- name that they administer, or one that is founded with them. Null where they work for it, or for whoever prepared it.
create function app.client_of_preparation(what jsonb, preparer uuid) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  answers jsonb := what -> 'answers';
  person uuid; organization uuid;
begin
  -- Two desks that one client confirms at the same moment find the same person and company.
  perform pg_advisory_xact_lock(hashtextextended('client ' || lower(coalesce(answers ->> 'mail', answers ->> 'number')), 0));
  person := app.asked_by_preparation(answers);
  organization := app.administered(person, what ->> 'client');
  if organization = preparer or app.only_works_for(person, what ->> 'client')
    or (organization is null and exists (select from memberships m where m.organization_id = preparer
      and m.person_id = person and app.running(m.started_at, m.ended_at)))
  then
    return null;
  end if;
  if person is null then
    person := gen_random_uuid();
    insert into persons (id, name) values (person, answers ->> 'name');
    insert into person_settings (person_id, mail, languages, zone, hours, signs_in)
    values (person, lower(answers ->> 'mail'), array[what ->> 'language'], what -> 'desk' ->> 'zone',
      what -> 'desk' -> 'hours', false);
    if answers ? 'mail' then
      insert into auth."user" (id, name, email, "emailVerified")
      values (person, answers ->> 'name', lower(answers ->> 'mail'), true);
    end if;
  end if;
  if organization is null then
    organization := gen_random_uuid();
    insert into organizations (id, name, country) values (organization, what ->> 'client', what ->> 'country');
    -- A yes to another desk, begun a moment before this one, waits here and then finds them as one who works there.
    insert into memberships (organization_id, person_id, administrator, started_at)
    values (organization, person, true, app.now() - interval '1 minute');
  end if;
  return jsonb_build_object('personId', person, 'organizationId', organization);
end $$;
revoke execute on function app.client_of_preparation from public;

-- They are reached as they said yes: by the number to which the link went, or by mail; and each morning, before others begin.
create function app.reach_client(desk uuid, client jsonb, answers jsonb, token bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare person uuid := client ->> 'personId'; organization uuid := client ->> 'organizationId';
begin
  if answers ? 'number' then
    insert into pockets (desk_id, id, person_id, organization_id, number, code_hash, code_until, confirmed_at)
    values (desk, gen_random_uuid(), person, organization, answers ->> 'number', token, app.now(), app.now());
  end if;
  insert into mornings (desk_id, id, person_id, at, channel, sent_on)
  select d.id, gen_random_uuid(), person, '07:30', case when answers ? 'number' then 'text' else 'mail' end,
    case when here.clock::time >= '07:30' then here.clock::date end
  from desks d cross join lateral (select app.now() at time zone d.zone as clock) here where d.id = desk;
end $$;
revoke execute on function app.reach_client from public;

-- The acting link's client says yes or no, to what they read and nothing else. The lock makes two answers one.
create function app.answer_preparation(asked_version int, desk uuid, reached_at text, proof_link uuid, proof bytea,
    refused_because text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known preparations; newest preparation_versions; client jsonb; desk_row desks; named text;
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
    client := app.client_of_preparation(newest.what, known.organization_id);
    if client is null then
      return jsonb_build_object('is', 'elsewhere');
    end if;
    named := case when newest.what -> 'answers' ? 'number' then lower(reached_at) end;
    -- Whoever is here already is reached where they are.
    if exists (select from person_settings s where s.person_id = (client ->> 'personId')::uuid and s.mail is not null) then
      named := null;
    end if;
    desk_row := jsonb_populate_record(null::desks, newest.what -> 'desk' || jsonb_build_object('id', desk,
      'client_id', client ->> 'organizationId', 'holidays', array[]::date[],
      'answer_limit_minutes', newest.what -> 'desk' -> 'answerLimitMinutes',
      'silence_limit_minutes', newest.what -> 'desk' -> 'silenceLimitMinutes',
      'one_person', newest.what -> 'desk' -> 'onePerson'));
    perform app.make_desk(desk_row, (client ->> 'personId')::uuid);
    perform app.reach_client(desk, client, newest.what -> 'answers', known.token_hash);
    update preparations p set state = 'confirmed', settled_at = app.now(), client_person_id = (client ->> 'personId')::uuid,
      mail = named, proof_link_id = case when named is not null then proof_link end,
      proof_hash = case when named is not null then proof end
    where p.organization_id = known.organization_id and p.id = known.id;
    insert into custody_inbox (desk_id, kind, actor_kind, actor_id, organization_id, to_organization_id, purpose)
    values (desk, 'confirmed', 'preparation-link', known.id, (client ->> 'organizationId')::uuid, known.organization_id,
      'confirmed by a link from a ' || case when newest.what -> 'answers' ? 'mail' then 'mail' else 'text' end);
    insert into preparation_letters (organization_id, preparation_id, version, kind, channel, recipient)
    select known.organization_id, known.id, newest.version, 'proves', 'mail', named where named is not null;
  end if;
  insert into preparation_letters (organization_id, preparation_id, version, kind, channel, recipient)
  select known.organization_id, known.id, newest.version, 'answered', 'mail', s.mail
  from person_settings s where s.person_id = known.prepared_by_id and s.mail is not null;
  return jsonb_build_object('is', 'done', 'providerId', known.organization_id) || coalesce(client, '{}');
end $$;
revoke execute on function app.answer_preparation from public;
grant execute on function app.answer_preparation to throughline_server;

-- The client wanted to say yes and could not; whoever prepared it can mend that.
create function app.say_stuck(asked_version int, because text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into preparation_letters (organization_id, preparation_id, version, kind, channel, recipient, why)
  select p.organization_id, p.id, v.version, 'stuck', 'mail', s.mail, because
  from preparations p
  join preparation_versions v on v.organization_id = p.organization_id and v.preparation_id = p.id
    and v.version = asked_version
  join person_settings s on s.person_id = p.prepared_by_id
  where app.actor_kind() = 'preparation-link' and p.id = app.actor_id() and p.state = 'open' and p.expires_at > app.now()
    and s.mail is not null
  on conflict (organization_id, preparation_id, version, why) where kind = 'stuck' do nothing
$$;
revoke execute on function app.say_stuck from public;
grant execute on function app.say_stuck to throughline_server;

-- Whoever holds the link that went to an address shows that it is theirs. False where somebody else here has it.
create function app.prove_address(hash bytea) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known preparations;
begin
  select * into known from preparations p where app.actor_kind() = 'preparation-link' and p.id = app.actor_id()
    and p.proof_hash = hash and p.state = 'confirmed' for update;
  if known.id is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  elsif known.mail_proven_at is not null then
    return true;
  elsif exists (select from person_settings s where s.mail = known.mail)
    or exists (select from auth."user" u where u.email = known.mail)
  then
    return false;
  end if;
  update person_settings set mail = known.mail where person_id = known.client_person_id and mail is null;
  if found then
    insert into auth."user" (id, name, email, "emailVerified")
    select p.id, p.name, known.mail, true from persons p where p.id = known.client_person_id;
  end if;
  update preparations p set mail_proven_at = app.now() where p.organization_id = known.organization_id and p.id = known.id;
  return true;
end $$;
revoke execute on function app.prove_address from public;
grant execute on function app.prove_address to throughline_server;
reset role;
