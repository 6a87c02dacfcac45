-- Whoever is asked by text and says yes needs no mail address. They may give one later by the link, or another one as long
-- as none was shown to be theirs; the link that went to the one before shows nothing any more.
drop trigger settled_once on preparations;
create trigger settled_once before update on preparations for each row
  when (old.state <> 'open' and (old.mail_proven_at is not null
    or to_jsonb(new) - '{mail,proof_link_id,proof_hash,mail_proven_at}'::text[]
      <> to_jsonb(old) - '{mail,proof_link_id,proof_hash,mail_proven_at}'::text[]))
  execute function app.refuse_change();

-- Anybody could be written to by it, so there is an end. False where that is reached, or where they have an address.
create function app.name_address(reached_at text, link uuid, hash bytea) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known preparations;
begin
  select * into known from preparations p where app.actor_kind() = 'preparation-link' and p.id = app.actor_id()
    and p.state = 'confirmed' for update;
  if known.id is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  -- By a link of the last month.
  elsif known.mail_proven_at is not null or known.settled_at <= app.now() - interval '30 days'
    or exists (select from person_settings s where s.person_id = known.client_person_id and s.mail is not null)
    or (select count(*) from preparation_letters l where l.organization_id = known.organization_id
      and l.preparation_id = known.id and l.kind = 'proves') >= 5
  then
    return false;
  end if;
  update preparations p set mail = lower(reached_at), proof_link_id = link, proof_hash = hash
  where p.organization_id = known.organization_id and p.id = known.id;
  update preparation_letters l set state = 'lapsed', leased_until = null, settled_at = app.now()
  where l.organization_id = known.organization_id and l.preparation_id = known.id and l.kind = 'proves'
    and l.state in ('queued', 'leased');
  insert into preparation_letters (organization_id, preparation_id, version, kind, channel, recipient)
  select v.organization_id, v.preparation_id, max(v.version), 'proves', 'mail', lower(reached_at) from preparation_versions v
  where v.organization_id = known.organization_id and v.preparation_id = known.id group by 1, 2;
  return true;
end $$;
revoke execute on function app.name_address from public;
call app.see_for('throughline_server', 'app.name_address(text, uuid, bytea)');

set role throughline_definer;
create or replace function app.preparation_of_my_link() returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('version', v.version, 'what', v.what, 'state',
      case when p.state = 'open' and p.expires_at <= app.now() then 'expired' else p.state end,
    'company', o.name, 'by', who.name, 'settledAt', p.settled_at,
    'isClientHere', app.administered(app.asked_by_preparation(v.what -> 'answers'), v.what ->> 'client') is not null,
    'unproven', case when p.mail_proven_at is null then p.mail end,
    'isReachedByMail', exists (select from person_settings s where s.person_id = p.client_person_id and s.mail is not null),
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
