-- What waits under an engagement ends with it, and the same person can be proposed again.
alter table proposals
  drop constraint proposals_state_check,
  drop constraint proposals_check1,
  add constraint proposals_state_check check (state in ('proposed', 'admitted', 'refused', 'withdrawn', 'lapsed')),
  add constraint decided_by_somebody check ((decided_by_id is null) = (state in ('proposed', 'lapsed')));

create function app.end_proposals() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update proposals set state = 'lapsed', decided_at = app.now()
  where desk_id = new.desk_id and engagement_id = new.id and state = 'proposed';
  return null;
end $$;
-- It ends now, or its last day was over and is told.
create trigger end_proposals after update of ends_at, told_at on engagements for each row
  when (new.ends_at <= app.now()) execute function app.end_proposals();
call app.see_for('throughline_server', 'app.end_proposals()');
set role throughline_definer;
update proposals p set state = 'lapsed', decided_at = app.now() where p.state = 'proposed' and exists (
  select from engagements e where e.desk_id = p.desk_id and e.id = p.engagement_id and e.ends_at <= app.now());
reset role;

-- When the client last ended somebody's work here itself: no rule lets them in again. Of who had left before nobody knows
-- why, so the client is asked.
alter table roster add column dismissed_at timestamptz;
set role throughline_definer;
update roster r set dismissed_at = ended_at where ended_at is not null and exists (select from engagements e
  where e.desk_id = r.desk_id and e.id = r.engagement_id and app.running(e.starts_at, e.ends_at));
reset role;
create function app.note_dismissal() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.ended_at is null then
    new.dismissed_at := null;
  elsif old.ended_at is null and current_setting('app.kind', true) = 'person' then
    new.dismissed_at := new.ended_at;
  end if;
  return new;
end $$;
create trigger note_dismissal before update of ended_at on roster for each row
  when (old.ended_at is distinct from new.ended_at) execute function app.note_dismissal();
call app.see_for('throughline_server', 'app.note_dismissal()');

-- Whether whoever signed a rule still works for the client: else the rule rests until somebody else signs it.
create function app.rule_holds(of_desk uuid, signer uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from app.standing s
    where s.desk_id = of_desk and s.person_id = signer and s.side = 'client')
$$;
call app.see_for('throughline_server', 'app.rule_holds(uuid, uuid)');

set role throughline_definer;
create or replace function app.rule_admissions()
  returns table (desk_id uuid, proposal_id uuid, rule_id uuid, admits_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.desk_id, p.id, r.id, greatest(p.recorded_at, r.signed_at) + make_interval(hours => r.veto_hours)
  from proposals p
  join roster_rules r on r.desk_id = p.desk_id and r.engagement_id = p.engagement_id and r.ended_at is null
    and p.role = any (r.roles)
  left join roster s on s.desk_id = p.desk_id and s.person_id = p.person_id
  where p.state = 'proposed' and app.is_engaged(p.desk_id, p.engagement_id)
    and app.belongs(p.person_id, p.organization_id) and app.rule_holds(r.desk_id, r.signed_by_id)
    and (s.person_id is null or (s.ended_at is not null and s.dismissed_at is null))
    -- Who was refused stands there since only if the client thought better of it.
    and not exists (select from proposals b where b.desk_id = p.desk_id and b.person_id = p.person_id
      and b.state = 'refused' and (s.admitted_at is null or s.admitted_at < b.decided_at))
$$;

-- Whoever answers for the desk now has not been told by what was sent to somebody before them.
create or replace function app.proposals_to_tell() returns table (desk_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.desk_id, u.id from (
    select p.desk_id, p.id, min(p.recorded_at) over (partition by p.desk_id) as first_at
    from proposals p join desks d on d.id = p.desk_id
    where p.state = 'proposed' and app.is_engaged(p.desk_id, p.engagement_id)
      and not exists (select from proposal_links l where l.desk_id = p.desk_id and l.person_id = d.accountable_id
        and (p.id = any (l.proposals) or l.recorded_at > app.now() - interval '1 hour'))) u
  where u.first_at <= app.now() - interval '10 minutes'
$$;

create or replace function app.bundle_proposals(link uuid, hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare here uuid := app.my_desk(); answers uuid; waiting uuid[]; bundle uuid[];
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself tells the client' using errcode = 'TL403';
  end if;
  select accountable_id into answers from desks where id = here for no key update;
  waiting := array(select t.id from app.proposals_to_tell() t where t.desk_id = here order by t.id);
  bundle := waiting[1:50];
  if bundle = '{}' then
    return null;
  end if;
  insert into proposal_links (desk_id, id, person_id, proposals, token_hash, expires_at)
  values (here, link, answers, bundle, hash, app.now() + interval '14 days');
  return (select jsonb_build_object('personId', answers, 'count', cardinality(bundle),
      'more', cardinality(waiting) - cardinality(bundle), 'byRule', count(*), 'admitsAt', min(a.admits_at))
    from app.rule_admissions() a where a.desk_id = here and a.proposal_id = any (bundle));
end $$;
reset role;
