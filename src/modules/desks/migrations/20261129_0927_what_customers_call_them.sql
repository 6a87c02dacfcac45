-- What customers call somebody who works on a desk, where it is not their name: proposed with them and admitted by the client.
alter table proposals add column called text check (length(called) between 1 and 100);
alter table roster add column called text check (length(called) between 1 and 100);
grant insert (called) on proposals to throughline_server;
grant update (called) on roster to throughline_server;

-- What a customer is told: the name by which they know them.
create function app.called(of_desk uuid, person uuid, name text) returns text language sql stable as
  $$ select coalesce((select r.called from roster r where r.desk_id = of_desk and r.person_id = person), name) $$;
grant execute on function app.called to throughline_server, throughline_definer;

set role throughline_definer;
create or replace function app.settle_proposal(asked proposals, decision text, decider uuid, why text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if decision = 'admitted' then
    insert into roster (desk_id, person_id, organization_id, engagement_id, role, admitted_by_id, admitted_at, title, skills,
      languages, called)
    select asked.desk_id, asked.person_id, asked.organization_id, asked.engagement_id, asked.role, decider, app.now(),
      asked.title, asked.skills, asked.languages, asked.called
    from engagements e
    join memberships m on m.organization_id = asked.organization_id and m.person_id = asked.person_id
    where e.desk_id = asked.desk_id and e.id = asked.engagement_id and e.role in ('client', 'provider')
      and app.running(e.starts_at, e.ends_at) and app.running(m.started_at, m.ended_at)
    on conflict (desk_id, person_id) do update
    set organization_id = excluded.organization_id, engagement_id = excluded.engagement_id, role = excluded.role,
      admitted_by_id = excluded.admitted_by_id, admitted_at = excluded.admitted_at, ended_at = null,
      title = excluded.title, skills = excluded.skills, languages = excluded.languages, called = excluded.called
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
