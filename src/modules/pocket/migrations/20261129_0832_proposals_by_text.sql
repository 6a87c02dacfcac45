-- Who answers for a desk meanwhile is sent what only those decide who do; and who is proposed is asked by text as well.
set role throughline_definer;
create or replace function app.bundles_due() returns table (desk_id uuid, pocket_id uuid, place smallint, since timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.desk_id, p.id, turn.place, turn.since
  from pockets p
  join desks d on d.id = p.desk_id
  join app.standing s on s.desk_id = p.desk_id and s.person_id = p.person_id and s.organization_id = p.organization_id
  cross join lateral (select (app.now() at time zone d.zone)::date as day, (app.now() at time zone d.zone)::time as clock) here
  cross join lateral (
    select one.place::smallint, (here.day + one.at) at time zone d.zone as since
    from unnest(p.questions_at) with ordinality as one (at, place) where one.at <= here.clock
    order by one.place desc limit 1) turn
  where p.ended_at is null and p.confirmed_at <= turn.since
    and not exists (select from pocket_bundles b where b.desk_id = p.desk_id and b.person_id = p.person_id
      and b.day = here.day and b.place >= turn.place)
    and (app.role_meanwhile(s.desk_id, s.person_id, s.role, s.side) = 'accountable' and s.side = 'client'
      and exists (select from proposals q where q.desk_id = p.desk_id and q.state = 'proposed'
        and q.recorded_at <= turn.since
        and not exists (select from pocket_bundles b where b.desk_id = p.desk_id and b.person_id = p.person_id
          and b.items @> jsonb_build_array(jsonb_build_object('proposalId', q.id))))
    or exists (select from tasks t where t.desk_id = p.desk_id and t.choices is not null
      and t.state in ('asked', 'accepted') and t.due > app.now() and t.recorded_at <= turn.since
      and (t.person_id = p.person_id or (t.person_id is null and t.organization_id = p.organization_id))
      and (not t.of_leads or app.role_meanwhile(s.desk_id, s.person_id, s.role, s.side) in ('accountable', 'lead'))
      and not exists (select from pocket_bundles b where b.desk_id = p.desk_id and b.person_id = p.person_id
        and b.items @> jsonb_build_array(jsonb_build_object('taskId', t.id)))))
$$;
reset role;

-- What was decided by text of somebody who was proposed.
alter table pocket_acts
  alter column case_id drop not null,
  add column proposal_id uuid,
  add foreign key (desk_id, proposal_id) references proposals,
  drop constraint pocket_acts_kind_check,
  add constraint pocket_acts_kind_check check (kind in ('done', 'late', 'part', 'note', 'answer', 'proposal')),
  add constraint pocket_acts_about check ((kind = 'proposal') = (proposal_id is not null)
    and (case_id is null) = (proposal_id is not null));
