-- A standing rule may name who must have trained whoever comes by it, and who must vouch for them: somebody who works here
-- for the client, or for the company that the rule is about, and so sees who is proposed.
alter table roster_rules
  add column trained_by_id uuid references persons,
  add column vouched_by_id uuid references persons;
grant insert (trained_by_id, vouched_by_id) on roster_rules to throughline_server;

-- Whether somebody whom a rule names still works there; nobody needs to be named.
create function app.can_assure(of_desk uuid, engagement uuid, person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select person is null or exists (select from app.standing s
    join engagements e on e.desk_id = s.desk_id and e.id = engagement
    where s.desk_id = of_desk and s.person_id = person and (s.side = 'client' or s.organization_id = e.organization_id))
$$;
call app.see_for('throughline_server', 'app.can_assure(uuid, uuid, uuid)');

alter policy client_signs on roster_rules
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and signed_by_id = (select app.my_person())
    and app.works_under(desk_id, engagement_id) and app.can_assure(desk_id, engagement_id, trained_by_id)
    and app.can_assure(desk_id, engagement_id, vouched_by_id));

-- Who says of somebody who is proposed that they trained them, or that they vouch for them; it is said once and stands.
create table assurances (
  desk_id uuid not null references desks,
  proposal_id uuid not null,
  kind text not null check (kind in ('trained', 'vouched')),
  person_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, proposal_id, kind, person_id),
  foreign key (desk_id, proposal_id) references proposals
);
call app.protect('assurances');
call app.let_definer('select', 'assurances');
create trigger stamp before insert on assurances for each row execute function app.stamp();
grant select on assurances to throughline_server;
grant insert (desk_id, proposal_id, kind, person_id) on assurances to throughline_server;

-- The rule that runs for somebody who is proposed.
create function app.rule_for(p proposals) returns setof roster_rules
  language sql stable rows 1 as $$
  select r.* from roster_rules r
  where r.desk_id = p.desk_id and r.engagement_id = p.engagement_id and r.ended_at is null and p.role = any (r.roles)
$$;
grant execute on function app.rule_for to throughline_definer;

-- Whether the acting person is the one whom the rule asks. Nobody speaks for themselves.
create function app.may_assure(of_desk uuid, proposal uuid, of_kind text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from proposals p cross join lateral app.rule_for(p) r
    where p.desk_id = of_desk and p.id = proposal and p.state = 'proposed' and p.person_id <> app.my_person()
      and case of_kind when 'trained' then r.trained_by_id when 'vouched' then r.vouched_by_id end = app.my_person()
      and (of_desk = any (app.desks_of_my_company())
        or of_desk = any (app.my_desks()) and p.organization_id = app.my_organization()))
$$;
call app.see_for('throughline_server', 'app.may_assure(uuid, uuid, text)');

create policy with_proposal on assurances for select to throughline_server
  using (exists (select from proposals p where p.desk_id = assurances.desk_id and p.id = assurances.proposal_id));
create policy named_says on assurances for insert to throughline_server
  with check (person_id = (select app.my_person()) and app.may_assure(desk_id, proposal_id, kind));

-- The rule by which somebody comes in, once those whom it names have said so.
create function app.rule_over(p proposals) returns setof roster_rules
  language sql stable rows 1 as $$
  select r.* from app.rule_for(p) r
  left join roster s on s.desk_id = p.desk_id and s.person_id = p.person_id
  where p.state = 'proposed' and app.is_engaged(p.desk_id, p.engagement_id)
    and app.belongs(p.person_id, p.organization_id) and app.rule_holds(r.desk_id, r.signed_by_id)
    and app.can_assure(r.desk_id, r.engagement_id, r.trained_by_id)
    and app.can_assure(r.desk_id, r.engagement_id, r.vouched_by_id)
    and (s.person_id is null or (s.ended_at is not null and s.dismissed_at is null))
    -- Who was refused stands there since only if the client thought better of it.
    and not exists (select from proposals b where b.desk_id = p.desk_id and b.person_id = p.person_id
      and b.state = 'refused' and (s.admitted_at is null or s.admitted_at < b.decided_at))
$$;
grant execute on function app.rule_over to throughline_definer;

-- What a rule asks of whom for somebody, and since when they say so.
create function app.asked_by(r roster_rules, proposal uuid) returns table (kind text, person_id uuid, said_at timestamptz)
  language sql stable rows 2 as $$
  select named.kind, named.person_id, a.recorded_at
  from (values ('trained', r.trained_by_id), ('vouched', r.vouched_by_id)) named (kind, person_id)
  left join assurances a on a.desk_id = r.desk_id and a.proposal_id = proposal and a.kind = named.kind
    and a.person_id = named.person_id
  where named.person_id is not null
$$;
grant execute on function app.asked_by to throughline_definer;

-- By which rule somebody comes in, and when: the time to refuse runs from the last of all that it takes.
create function app.admission_of(p proposals) returns table (rule_id uuid, admits_at timestamptz)
  language sql stable rows 1 as $$
  select r.id, greatest(p.recorded_at, r.signed_at, said.last_at) + make_interval(hours => r.veto_hours)
  from app.rule_over(p) r
  cross join lateral (select max(a.said_at) as last_at, bool_and(a.said_at is not null) as by_all
    from app.asked_by(r, p.id) a) said
  where said.by_all is not false
$$;
grant execute on function app.admission_of to throughline_definer;

-- For whoever sees the proposal.
create function app.asked_for(of_desk uuid, proposal uuid) returns table (kind text, person_id uuid, said boolean)
  language sql stable security definer rows 2 set search_path = public, pg_temp as $$
  select a.kind, a.person_id, a.said_at is not null
  from proposals p cross join lateral app.rule_over(p) r cross join lateral app.asked_by(r, p.id) a
  where p.desk_id = of_desk and p.id = proposal
$$;
call app.see_for('throughline_server', 'app.asked_for(uuid, uuid)');

set role throughline_definer;
create or replace function app.rule_admissions()
  returns table (desk_id uuid, proposal_id uuid, rule_id uuid, admits_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.desk_id, p.id, a.rule_id, a.admits_at from proposals p cross join lateral app.admission_of(p) a
  where p.state = 'proposed'
$$;

create or replace function app.admits_at(of_desk uuid, proposal uuid) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.admits_at from proposals p cross join lateral app.admission_of(p) a
  where p.desk_id = of_desk and p.id = proposal
$$;

create or replace function app.bundle_proposals(link uuid, hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare here uuid := app.my_desk(); answers uuid; waiting uuid[]; bundle uuid[];
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself tells the client' using errcode = 'TL403';
  end if;
  perform from desks where id = here for no key update;
  select t.person_id into answers from app.proposals_to_tell() t where t.desk_id = here order by t.person_id limit 1;
  waiting := array(select t.id from app.proposals_to_tell() t where t.desk_id = here and t.person_id = answers order by t.id);
  bundle := waiting[1:50];
  if bundle = '{}' then
    return null;
  end if;
  insert into proposal_links (desk_id, id, person_id, proposals, token_hash, expires_at)
  values (here, link, answers, bundle, hash, app.now() + interval '14 days');
  return (select jsonb_build_object('personId', answers, 'count', cardinality(bundle),
      'more', cardinality(waiting) - cardinality(bundle), 'byRule', count(*), 'admitsAt', min(a.admits_at),
      'lacking', (select count(*) from proposals p cross join lateral app.rule_over(p) r
        where p.desk_id = here and p.id = any (bundle)
          and exists (select from app.asked_by(r, p.id) asked where asked.said_at is null)))
    from app.rule_admissions() a where a.desk_id = here and a.proposal_id = any (bundle));
end $$;

-- Whoever decides by a link sees whose word is waited for.
create or replace function app.find_people_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare desks uuid[] := app.my_desks();
begin
  if app.actor_kind() = 'customer-link' then
    return app.people_who_serve_me();
  elsif app.actor_kind() = 'proposal-link' then
    return array(select person from proposals p
      left join lateral app.rule_for(p) r on true
      cross join unnest(array[p.person_id, p.proposed_by_id, r.trained_by_id, r.vouched_by_id]) person
      where p.desk_id = app.my_desk() and p.id = any (app.proposals_of_my_link()) and person is not null);
  elsif app.actor_kind() = 'preparation-link' then
    return app.people_of_my_preparation();
  end if;
  return app.people_i_work_with() || app.people_on_tasks() || coalesce((select array_agg(p.person_id) from proposals p
    where p.desk_id = any (desks) and p.desk_id = any ((select app.desks_of_my_company())::uuid[])), '{}');
end $$;
reset role;
