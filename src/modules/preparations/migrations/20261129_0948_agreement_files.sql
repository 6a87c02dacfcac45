-- What was agreed, as a file of whoever prepares a desk. It lies on no desk before the client has said yes.
create table preparation_files (
  organization_id uuid not null references organizations,
  id uuid not null,
  by_id uuid not null references persons,
  name text not null check (length(name) between 1 and 255),
  type text not null check (length(type) between 1 and 100),
  content bytea not null check (length(content) <= 10485760),
  recorded_at timestamptz not null default app.now(),
  primary key (organization_id, id)
);
call app.protect('preparation_files');
call app.let_definer('select, insert', 'preparation_files');
grant select on preparation_files to throughline_server;
create trigger stamp before insert on preparation_files for each row execute function app.stamp();
create trigger append_only before update or delete or truncate on preparation_files
  for each statement execute function app.refuse_change();

-- What is prepared names a file of the same organization or none.
alter table preparation_versions
  add column agreement_file_id uuid generated always as ((what ->> 'agreementFileId')::uuid) stored,
  add constraint agreement_of_ours foreign key (organization_id, agreement_file_id) references preparation_files;

create policy administrators on preparation_files for select to throughline_server
  using ((select app.i_administer()) and organization_id = (select app.my_organization()));
-- Whoever reads what is prepared reads the agreement that it names.
create policy of_my_link on preparation_files for select to throughline_server
  using ((organization_id, id) in (select v.organization_id, v.agreement_file_id from preparation_versions v));

grant insert on files to throughline_definer;
call app.let_definer('insert', 'file_chunks');

create function app.keep_preparation_file(file uuid, name text, type text, content bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.i_administer() then
    raise exception 'only an administrator prepares desks' using errcode = 'TL403';
  end if;
  insert into preparation_files (organization_id, id, by_id, name, type, content)
  values (app.my_organization(), file, app.my_person(), name, type, content);
end $$;
call app.see_for('throughline_server', 'app.keep_preparation_file(uuid, text, text, bytea)');

set role throughline_definer;
-- Becomes a file of the desk and of whoever said yes, in pieces as every file is.
create function app.hand_over_agreement(agreed preparation_versions, desk uuid, person uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare kept preparation_files;
begin
  select * into kept from preparation_files f
  where f.organization_id = agreed.organization_id and f.id = agreed.agreement_file_id;
  if kept.id is null then
    return;
  end if;
  insert into files (desk_id, id, uploaded_by_id, name, type, size, sha256)
  values (desk, kept.id, person, kept.name, kept.type, length(kept.content), sha256(kept.content));
  insert into file_chunks (desk_id, file_id, place, bytes)
  select desk, kept.id, piece.place, substring(kept.content from piece.place * 262144 + 1 for 262144)
  from generate_series(0, (length(kept.content) - 1) / 262144) as piece (place)
  where length(kept.content) > 0;
end $$;
revoke execute on function app.hand_over_agreement from public;

create or replace function app.answer_preparation(asked_version int, desk uuid, reached_at text, proof_link uuid, proof bytea,
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
    perform app.hand_over_agreement(newest, desk, (client ->> 'personId')::uuid);
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

create or replace function app.preparation_of_my_link() returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('version', v.version, 'what', v.what, 'state',
      case when p.state = 'open' and p.expires_at <= app.now() then 'expired' else p.state end,
    'company', o.name, 'by', who.name, 'settledAt', p.settled_at,
    'isClientHere', app.administered(app.asked_by_preparation(v.what -> 'answers'), v.what ->> 'client') is not null,
    'agreementFileName', (select f.name from preparation_files f
      where f.organization_id = p.organization_id and f.id = v.agreement_file_id),
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
reset role;
