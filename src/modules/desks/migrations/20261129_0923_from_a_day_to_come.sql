-- An engagement may be agreed for a day to come. Nobody works under it before, whose people are there by then is known, and
-- what is called off before it began never begins and is told at once.
-- Whether it runs or is to begin.
create function app.agreed(starts_at timestamptz, ends_at timestamptz) returns boolean language sql stable as
  $$ select ends_at is null or ends_at > greatest(starts_at, app.now()) $$;
grant execute on function app.agreed to throughline_server, throughline_definer;

set role throughline_definer;
-- Whether somebody who may own cases is to work on a desk under an engagement at a time.
create function app.will_receive(of_desk uuid, engagement uuid, at timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from roster r
    join engagements e on e.desk_id = r.desk_id and e.id = r.engagement_id
    join memberships m on m.organization_id = r.organization_id and m.person_id = r.person_id
    where r.desk_id = of_desk and r.engagement_id = engagement and r.ended_at is null and r.role <> 'expert'
      and e.role in ('client', 'provider') and e.starts_at <= at and (e.ends_at is null or e.ends_at > at)
      and app.running(m.started_at, m.ended_at) and r.desk_id = any ((select app.my_desks())::uuid[]))
$$;
revoke execute on function app.will_receive from public;
grant execute on function app.will_receive to throughline_server;

create or replace function app.leavers() returns table (desk_id uuid, person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.desk_id, r.person_id from roster r
  join desks d on d.id = r.desk_id
  join engagements e on e.desk_id = r.desk_id and e.id = r.engagement_id
  left join memberships m on m.organization_id = r.organization_id and m.person_id = r.person_id
  where r.ended_at is null and r.person_id <> d.accountable_id
    and (not app.running(m.started_at, m.ended_at) or (e.ends_at is not null and e.ends_at <= app.now())
      or e.ends_at = e.starts_at)
    and (r.desk_id = app.my_desk() or nullif(current_setting('app.kind', true), '') is null)
$$;
create or replace function app.check_move() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from engagements e where e.desk_id = new.desk_id and e.id = new.from_engagement_id
      and e.role = 'provider' and app.running(e.starts_at, e.ends_at))
    or not app.will_receive(new.desk_id, new.to_engagement_id, new.moves_at) then
    raise exception 'the work of a provider moves to people who are on the desk' using errcode = '23514';
  end if;
  return null;
end $$;

create or replace function app.desks_with_endings_to_tell() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from engagements where told_at is null and (ends_at <= app.now() or ends_at = starts_at) $$;

create or replace function app.tell_endings()
  returns table (organization_name text, ended_at timestamptz, leads uuid[], address text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare ended engagements;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself tells of an ending' using errcode = 'TL403';
  end if;
  for ended in select * from engagements e where e.desk_id = app.my_desk() and e.told_at is null
    and (e.ends_at <= app.now() or e.ends_at = e.starts_at) for update skip locked
  loop
    update engagements set told_at = app.now() where desk_id = ended.desk_id and id = ended.id;
    insert into endings (desk_id, engagement_id, person_id)
    select s.desk_id, ended.id, s.person_id from app.standing s where s.desk_id = ended.desk_id;
    return query select o.name, least(ended.ends_at, app.now()), array(select r.person_id from roster r
        where r.desk_id = ended.desk_id and r.engagement_id = ended.id and r.role = 'lead'
          and (r.ended_at is null or r.ended_at >= least(ended.ends_at, app.now()) or ended.ends_at = ended.starts_at)),
      (select a.address from task_addresses a where a.desk_id = ended.desk_id and a.engagement_id = ended.id)
      from organizations o where o.id = ended.organization_id;
  end loop;
end $$;
reset role;
