-- What was said of somebody when they were let in stands beside their place: what they are called there, what they know,
-- and which languages they speak.
alter table roster
  add column title text check (length(title) between 1 and 100),
  add column skills text[] not null default '{}' check (cardinality(skills) <= 20),
  add column languages text[] not null default '{}' check (cardinality(languages) <= 20);
grant update (title, skills, languages) on roster to throughline_server;

set role throughline_definer;
create or replace function app.settle_proposal(asked proposals, decision text, decider uuid, why text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if decision = 'admitted' then
    insert into roster (desk_id, person_id, organization_id, engagement_id, role, admitted_by_id, admitted_at, title, skills,
      languages)
    select asked.desk_id, asked.person_id, asked.organization_id, asked.engagement_id, asked.role, decider, app.now(),
      asked.title, asked.skills, asked.languages
    from engagements e
    join memberships m on m.organization_id = asked.organization_id and m.person_id = asked.person_id
    where e.desk_id = asked.desk_id and e.id = asked.engagement_id and e.role in ('client', 'provider')
      and app.running(e.starts_at, e.ends_at) and app.running(m.started_at, m.ended_at)
    on conflict (desk_id, person_id) do update
    set organization_id = excluded.organization_id, engagement_id = excluded.engagement_id, role = excluded.role,
      admitted_by_id = excluded.admitted_by_id, admitted_at = excluded.admitted_at, ended_at = null,
      title = excluded.title, skills = excluded.skills, languages = excluded.languages
    where roster.ended_at is not null;
    if not found then
      return false;
    end if;
  end if;
  update proposals set state = decision, decided_by_id = decider, decided_at = app.now(), reason = why
  where desk_id = asked.desk_id and id = asked.id;
  return true;
end $$;
reset role;

alter table roster no force row level security;
alter table proposals no force row level security;
update roster r set title = p.title, skills = p.skills, languages = p.languages
from (select distinct on (desk_id, person_id) * from proposals where state = 'admitted'
  order by desk_id, person_id, decided_at desc) p
where p.desk_id = r.desk_id and p.person_id = r.person_id and p.organization_id = r.organization_id;
alter table roster force row level security;
alter table proposals force row level security;
