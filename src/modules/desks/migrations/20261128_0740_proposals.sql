-- Whom a company proposes for a desk, and what came of it. Nobody who is proposed sees anything of the desk for that: the
-- roster alone lets them in, and only the client decides who comes onto it.
create table proposals (
  desk_id uuid not null references desks,
  id uuid not null,
  person_id uuid not null references persons,
  organization_id uuid not null references organizations,
  engagement_id uuid not null,
  role text not null check (role in ('lead', 'agent', 'expert')),
  title text not null check (length(title) between 1 and 100),
  skills text[] not null default '{}' check (cardinality(skills) <= 20),
  languages text[] not null default '{en}' check (cardinality(languages) between 1 and 20),
  -- Of whoever proposes them: why they are right for it.
  words text not null check (length(words) between 1 and 1000),
  proposed_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  state text not null default 'proposed' check (state in ('proposed', 'admitted', 'refused', 'withdrawn')),
  decided_by_id uuid references persons,
  decided_at timestamptz check (decided_at >= recorded_at),
  reason text check (length(reason) between 1 and 1000),
  -- When whoever proposed them saw what was decided.
  seen_at timestamptz,
  primary key (desk_id, id),
  foreign key (desk_id, engagement_id, organization_id) references engagements (desk_id, id, organization_id),
  foreign key (organization_id, person_id) references memberships,
  check ((state = 'proposed') = (decided_by_id is null)),
  check ((state = 'proposed') = (decided_at is null)),
  check (state in ('refused', 'withdrawn') or reason is null)
);
create unique index one_proposal_a_person on proposals (desk_id, person_id) where state = 'proposed';

call app.protect('proposals');
call app.let_definer('select, update', 'proposals');
create trigger stamp before insert on proposals for each row execute function app.stamp();
create trigger decided_once before update of state, decided_by_id, decided_at, reason on proposals
  for each row when (old.state <> 'proposed') execute function app.refuse_change();
create trigger forget_known after insert on proposals for each statement execute function app.forget_known();
grant select on proposals to throughline_server;
grant insert (desk_id, id, person_id, organization_id, engagement_id, role, title, skills, languages, words, proposed_by_id)
  on proposals to throughline_server;
grant update (seen_at) on proposals to throughline_server;

-- The desks on which the acting person works for the client; the desk itself tells the client.
create function app.desks_of_my_company() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() = 'desk-system' then
    return array[app.my_desk()];
  end if;
  return coalesce((select array_agg(desk_id) from app.my_roster() where side = 'client'), '{}');
end $$;
call app.see_for('throughline_server', 'app.desks_of_my_company()');

create policy to_client on proposals for select to throughline_server
  using (desk_id = any ((select app.desks_of_my_company())::uuid[]));
create policy own_company on proposals for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and organization_id = (select app.my_organization()));
create policy lead_proposes on proposals for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_lead())::uuid[]) and organization_id = (select app.my_organization())
    and proposed_by_id = (select app.my_person()) and app.belongs(person_id, organization_id)
    and app.works_under(desk_id, engagement_id));
create policy proposer_sees on proposals for update to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and proposed_by_id = (select app.my_person()));

create function app.is_engaged(desk uuid, engagement uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from engagements e
    where e.desk_id = desk and e.id = engagement and app.running(e.starts_at, e.ends_at));
end $$;
call app.see_for('throughline_server', 'app.is_engaged(uuid, uuid)');

-- Who comes onto a roster has an open screen that does not know it yet.
create trigger tell_rights_began after insert on roster for each statement execute function app.tell_rights_changed();

-- Writes down what was decided, and in the same breath lets in who was admitted. False where that cannot be any more:
-- they left their company, its engagement ended, or they stand on the desk already.
create function app.settle_proposal(asked proposals, decision text, decider uuid, why text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if decision = 'admitted' then
    insert into roster (desk_id, person_id, organization_id, engagement_id, role, admitted_by_id, admitted_at)
    select asked.desk_id, asked.person_id, asked.organization_id, asked.engagement_id, asked.role, decider, app.now()
    from engagements e
    join memberships m on m.organization_id = asked.organization_id and m.person_id = asked.person_id
    where e.desk_id = asked.desk_id and e.id = asked.engagement_id and e.role in ('client', 'provider')
      and app.running(e.starts_at, e.ends_at) and app.running(m.started_at, m.ended_at)
    on conflict (desk_id, person_id) do update
    set organization_id = excluded.organization_id, engagement_id = excluded.engagement_id, role = excluded.role,
      admitted_by_id = excluded.admitted_by_id, admitted_at = excluded.admitted_at, ended_at = null
    where roster.ended_at is not null;
    if not found then
      return false;
    end if;
  end if;
  update proposals set state = decision, decided_by_id = decider, decided_at = app.now(), reason = why
  where desk_id = asked.desk_id and id = asked.id;
  return true;
end $$;
call app.see_for('throughline_definer', 'app.settle_proposal(proposals, text, uuid, text)');

-- Whoever answers for the desk admits or refuses; whoever leads there for the company that proposed takes it back.
create function app.decide_proposal(of_desk uuid, proposal uuid, decision text, why text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare asked proposals;
begin
  select * into asked from proposals where desk_id = of_desk and id = proposal for update;
  if not coalesce(case decision
    when 'withdrawn' then of_desk = any (app.desks_i_lead()) and asked.organization_id = app.my_organization()
    else of_desk = any (app.desks_i_answer_for()) end, false)
  then
    raise exception 'only the client decides who works on its desk' using errcode = 'TL403';
  end if;
  if asked.state <> 'proposed' then
    return 'decided before';
  end if;
  return case when app.settle_proposal(asked, decision, app.my_person(), why) then decision else 'cannot be' end;
end $$;
call app.see_for('throughline_server', 'app.decide_proposal(uuid, uuid, text, text)');

-- Whoever is asked to admit somebody sees who they are, as does who works with them already.
set role throughline_definer;
create or replace function app.find_people_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare desks uuid[] := app.my_desks();
begin
  return case app.actor_kind() when 'customer-link' then app.people_who_serve_me()
    else app.people_i_work_with() || app.people_on_tasks() || coalesce((select array_agg(p.person_id) from proposals p
      where p.desk_id = any (desks) and p.desk_id = any ((select app.desks_of_my_company())::uuid[])), '{}') end;
end $$;
reset role;
