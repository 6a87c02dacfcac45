-- A standing rule that the client signed: whoever a company proposes in these roles is admitted by itself once the time
-- in which somebody may refuse is over.
create table roster_rules (
  desk_id uuid not null references desks,
  id uuid not null,
  engagement_id uuid not null,
  roles text[] not null check (cardinality(roles) between 1 and 3 and roles <@ array['lead', 'agent', 'expert']),
  words text not null check (length(words) between 1 and 1000),
  veto_hours int not null default 48 check (veto_hours between 1 and 336),
  signed_by_id uuid not null references persons,
  signed_at timestamptz not null default app.now(),
  ended_at timestamptz check (ended_at >= signed_at),
  primary key (desk_id, id),
  foreign key (desk_id, engagement_id) references engagements
);
create unique index one_rule_an_engagement on roster_rules (desk_id, engagement_id) where ended_at is null;
call app.protect('roster_rules');
call app.let_definer('select', 'roster_rules');
grant select on roster_rules to throughline_server;
grant insert (desk_id, id, engagement_id, roles, words, veto_hours, signed_by_id) on roster_rules to throughline_server;
grant update (ended_at) on roster_rules to throughline_server;
create policy mine on roster_rules for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy client_signs on roster_rules for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and signed_by_id = (select app.my_person())
    and app.works_under(desk_id, engagement_id));
create policy client_ends on roster_rules for update to throughline_server
  using (desk_id = any ((select app.desks_i_answer_for())::uuid[]));

alter table proposals
  add column rule_id uuid,
  add foreign key (desk_id, rule_id) references roster_rules,
  add check (rule_id is null or state = 'admitted');

-- Whom a rule that runs admits, and when: never sooner than its time after it was signed.
create function app.rule_admissions() returns table (desk_id uuid, proposal_id uuid, rule_id uuid, admits_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.desk_id, p.id, r.id, greatest(p.recorded_at, r.signed_at) + make_interval(hours => r.veto_hours)
  from proposals p
  join roster_rules r on r.desk_id = p.desk_id and r.engagement_id = p.engagement_id and r.ended_at is null
    and p.role = any (r.roles)
  where p.state = 'proposed' and app.is_engaged(p.desk_id, p.engagement_id)
    and app.belongs(p.person_id, p.organization_id)
    and not exists (select from roster s where s.desk_id = p.desk_id and s.person_id = p.person_id and s.ended_at is null)
$$;
call app.see_for('throughline_definer', 'app.rule_admissions()');

-- For whoever sees the proposal.
create function app.admits_at(of_desk uuid, proposal uuid) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp as
  $$ select admits_at from app.rule_admissions() where desk_id = of_desk and proposal_id = proposal $$;
call app.see_for('throughline_server', 'app.admits_at(uuid, uuid)');

create function app.desks_with_rules_due() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.rule_admissions() where admits_at <= app.now() $$;
call app.see_for('throughline_server', 'app.desks_with_rules_due()');

-- Lets in whom nobody refused in time, in the name of whoever signed the rule.
create function app.admit_by_rules() returns setof uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare due record; asked proposals;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the clock admits by a rule' using errcode = 'TL403';
  end if;
  for due in select a.proposal_id, a.rule_id, r.signed_by_id from app.rule_admissions() a
    join roster_rules r on r.desk_id = a.desk_id and r.id = a.rule_id
    where a.desk_id = app.my_desk() and a.admits_at <= app.now()
  loop
    select * into asked from proposals where desk_id = app.my_desk() and id = due.proposal_id and state = 'proposed'
    for update skip locked;
    if found and app.settle_proposal(asked, 'admitted', due.signed_by_id, null) then
      update proposals set rule_id = due.rule_id where desk_id = app.my_desk() and id = due.proposal_id;
      return next due.proposal_id;
    end if;
  end loop;
end $$;
call app.see_for('throughline_server', 'app.admit_by_rules()');
