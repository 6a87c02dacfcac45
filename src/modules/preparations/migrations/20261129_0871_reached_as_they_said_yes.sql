-- Whoever has no mail address, or only one that nobody has shown to be theirs, has none here; nor a way to sign in by it.
alter table person_settings alter mail drop not null;

alter table preparations
  -- Where somebody who was asked by text says that they are reached: nothing goes there but a link that shows it is theirs.
  add column client_person_id uuid references persons,
  add column mail text check (mail = lower(mail) and mail like '_%@_%' and length(mail) <= 254),
  add column proof_link_id uuid,
  add column proof_hash bytea unique check (length(proof_hash) = 32),
  add column mail_proven_at timestamptz,
  add check ((mail is null) = (proof_hash is null) and (mail is null) = (proof_link_id is null)),
  add check (mail is not null or mail_proven_at is null);
drop trigger settled_once on preparations;
create trigger settled_once before update on preparations for each row
  when (old.state <> 'open'
    and (old.mail_proven_at is not null or to_jsonb(new) - 'mail_proven_at' <> to_jsonb(old) - 'mail_proven_at'))
  execute function app.refuse_change();

-- What keeps a client from saying yes is told to whoever prepared it, once for what they prepared.
alter table preparation_letters
  drop constraint preparation_letters_kind_check,
  add constraint preparation_letters_kind_check check (kind in ('asks', 'answered', 'stuck', 'proves')),
  add column why text check (why in ('taken', 'elsewhere')),
  add check ((kind = 'stuck') = (why is not null));
create unique index stuck_once on preparation_letters (organization_id, preparation_id, version, why) where kind = 'stuck';

grant insert on pockets, mornings to throughline_definer;

set role throughline_definer;
create or replace function app.enter_preparation_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known uuid;
begin
  select id into known from preparations where token_hash = hash or proof_hash = hash;
  if known is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  return app.become('preparation-link', known, null, null, null);
end $$;

-- Who is here already by the address or number to which the link went; a number is theirs where they are texted there.
create function app.asked_by_preparation(answers jsonb) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select s.person_id from person_settings s where s.mail = lower(answers ->> 'mail')),
    (select k.person_id from pockets k
      join app.standing s on s.desk_id = k.desk_id and s.person_id = k.person_id and s.organization_id = k.organization_id
      where k.number = answers ->> 'number' and k.confirmed_at is not null and k.ended_at is null and s.side = 'client'
      order by k.recorded_at limit 1))
$$;
revoke execute on function app.asked_by_preparation from public;

-- The company of that name that a person administers, and no other of theirs.
create function app.administered(person uuid, company text) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from memberships m join organizations o on o.id = m.organization_id
  where m.person_id = person and m.administrator and app.running(m.started_at, m.ended_at)
    and lower(o.name) = lower(company) order by o.recorded_at limit 1
$$;
revoke execute on function app.administered from public;

-- Whether somebody works for a company of that name without administering it, and so cannot say yes for it.
create function app.only_works_for(person uuid, company text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from memberships m join organizations o on o.id = m.organization_id
    where m.person_id = person and app.running(m.started_at, m.ended_at) and lower(o.name) = lower(company))
    and app.administered(person, company) is null
$$;
revoke execute on function app.only_works_for from public;

-- The person who answers for the client. The desk is for the company that the page names, and for no other: the one of that
-- name that they administer, or one that is founded with them. Null where they work for it, or for whoever prepared it.
drop function app.client_of_preparation(jsonb, text);
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

drop function app.answer_preparation(int, uuid, text, text);
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

create or replace function app.preparation_of_my_link() returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('version', v.version, 'what', v.what, 'state',
      case when p.state = 'open' and p.expires_at <= app.now() then 'expired' else p.state end,
    'company', o.name, 'by', who.name, 'settledAt', p.settled_at,
    'isClientHere', app.administered(app.asked_by_preparation(v.what -> 'answers'), v.what ->> 'client') is not null,
    'unproven', case when p.mail_proven_at is null then p.mail end,
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

create or replace function app.lease_preparation_letter(asked_channel text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare taken preparation_letters;
begin
  update preparation_letters l set state = 'leased', attempts = attempts + 1, leased_until = app.now() + interval '13 minutes'
  where (l.organization_id, l.id) = (
    select w.organization_id, w.id from preparation_letters w
    join preparations p on p.organization_id = w.organization_id and p.id = w.preparation_id
    where w.channel = asked_channel
      and (w.kind in ('answered', 'proves') or (p.state = 'open' and p.expires_at > app.now()))
      and ((w.state = 'queued' and w.next_attempt_at <= app.now()) or (w.state = 'leased' and w.leased_until <= app.now()))
      and not exists (select from app.installation where held_since is not null)
    order by w.next_attempt_at limit 1 for update of w skip locked)
  returning * into taken;
  return (select jsonb_build_object('id', taken.id, 'attempts', taken.attempts, 'kind', taken.kind, 'why', taken.why,
      'recipient', taken.recipient, 'linkId', case taken.kind when 'proves' then p.proof_link_id else p.link_id end,
      'version', taken.version, 'company', o.name, 'by', who.name,
      'state', p.state, 'reason', p.reason, 'client', v.what ->> 'client', 'desk', v.what -> 'desk' ->> 'name',
      'answers', v.what -> 'answers' ->> 'name', 'language', v.what ->> 'language', 'at', taken.recorded_at,
      'readerLanguage', (select s.languages[1] from person_settings s where s.person_id = p.prepared_by_id))
    from preparations p
    join organizations o on o.id = p.organization_id
    join persons who on who.id = p.prepared_by_id
    join preparation_versions v on v.organization_id = p.organization_id and v.preparation_id = p.id
      and v.version = taken.version
    where p.organization_id = taken.organization_id and p.id = taken.preparation_id);
end $$;
reset role;
