-- Who answers for a desk just now: the one whose it is, and whoever of the client stands in for them until they are back.
-- Both are told of what is told to whoever answers for it.
create function app.answering(of_desk uuid) returns setof uuid
  language sql stable security definer rows 2 set search_path = public, pg_temp as $$
  select s.person_id from desks d
  join app.standing s on s.desk_id = d.id
  where d.id = of_desk and (s.person_id = d.accountable_id
    or s.role <> 'accountable' and app.role_meanwhile(s.desk_id, s.person_id, s.role, s.side) = 'accountable')
$$;
call app.see_for('throughline_definer', 'app.answering(uuid)');

create function app.who_answers_for(of_desk uuid) returns setof uuid
  language sql stable security definer rows 2 set search_path = public, pg_temp as
  $$ select person from app.answering(of_desk) person where of_desk = any (app.my_desks()) $$;
call app.see_for('throughline_server', 'app.who_answers_for(uuid)');

-- Each of them is sent those who are proposed, with a link of their own, once.
drop function app.proposals_to_tell();
create function app.proposals_to_tell() returns table (desk_id uuid, id uuid, person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.desk_id, u.id, u.person_id from (
    select p.desk_id, p.id, a.person_id, min(p.recorded_at) over (partition by p.desk_id, a.person_id) as first_at
    from proposals p cross join lateral app.answering(p.desk_id) as a (person_id)
    where p.state = 'proposed' and app.is_engaged(p.desk_id, p.engagement_id)
      and not exists (select from proposal_links l where l.desk_id = p.desk_id and l.person_id = a.person_id
        and (p.id = any (l.proposals) or l.recorded_at > app.now() - interval '1 hour'))) u
  where u.first_at <= app.now() - interval '10 minutes'
$$;
call app.see_for('throughline_definer', 'app.proposals_to_tell()');

set role throughline_definer;
-- The next bundle for one of those who answer; null where everybody is told.
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
      'more', cardinality(waiting) - cardinality(bundle), 'byRule', count(*), 'admitsAt', min(a.admits_at))
    from app.rule_admissions() a where a.desk_id = here and a.proposal_id = any (bundle));
end $$;

-- It opens as long as they answer for the desk.
create or replace function app.enter_proposal_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l proposal_links;
begin
  select * into l from proposal_links where token_hash = hash and expires_at > app.now();
  if not exists (select from app.standing s where s.desk_id = l.desk_id and s.person_id = l.person_id
    and s.side = 'client' and app.role_meanwhile(s.desk_id, s.person_id, s.role, s.side) = 'accountable')
  then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  return app.become('proposal-link', l.id, null, l.desk_id, null);
end $$;

-- Whoever asked for an act, or owns the case where they have left, is told what became of it; of what was done in the
-- client's name those who answer for it are, where it wants to be told.
create or replace function app.tell_of_fallback(of_desk uuid, entry uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, told.person_id
  from entries e
  join acts a on a.desk_id = e.desk_id and a.id = (e.data ->> 'actId')::uuid
  join cases c on c.desk_id = a.desk_id and c.id = a.case_id
  left join app.standing s on s.desk_id = a.desk_id and s.person_id = a.by_id and s.organization_id = a.organization_id
  cross join lateral (select coalesce(s.person_id, c.owner_id) as person_id) hears
  cross join lateral (
    select unnest(array[hears.person_id, app.who_answers(a.desk_id, hears.person_id)])
    union
    select answers.person_id
    from acts i
    join mandates m on m.desk_id = i.desk_id and m.id = i.mandate_id and m.step = 'tell'
    cross join lateral app.answering(i.desk_id) as answers (person_id)
    where i.desk_id = a.desk_id and i.instead_of_id = a.id) as told (person_id)
  where e.desk_id = of_desk and e.id = entry and e.recorded_at = app.now() and e.kind = 'act lapsed'
    and e.author_kind = 'desk-system' and told.person_id is not null
$$;

create or replace function app.tell_moves() returns table (state text, moves_at timestamptz, gives text, receives text,
    to_client boolean, person_ids uuid[])
  language plpgsql security definer set search_path = public, pg_temp as $$
declare told moves;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself tells of a move' using errcode = 'TL403';
  end if;
  for told in select * from moves m where m.desk_id = app.my_desk() and m.told is distinct from m.state
    for update skip locked
  loop
    update moves m set told = told.state where m.desk_id = told.desk_id and m.id = told.id;
    return query select told.state, told.moves_at, f.name, o.name, t.role = 'client', array(
      select app.answering(told.desk_id)
      union
      select s.person_id from app.standing s
      join roster r on r.desk_id = s.desk_id and r.person_id = s.person_id
      where s.desk_id = told.desk_id and s.role in ('lead', 'accountable')
        and r.engagement_id in (told.from_engagement_id, told.to_engagement_id))
    from engagements e join organizations f on f.id = e.organization_id,
      engagements t join organizations o on o.id = t.organization_id
    where e.desk_id = told.desk_id and e.id = told.from_engagement_id
      and t.desk_id = told.desk_id and t.id = told.to_engagement_id;
  end loop;
end $$;

-- Whoever stands in for the one who answers is sent their morning, unless they have one of their own.
create or replace function app.mornings_due() returns table (desk_id uuid, id uuid, person_id uuid, organization_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.desk_id, m.id, s.person_id, s.organization_id
  from mornings m
  join desks d on d.id = m.desk_id
  join app.standing s on s.desk_id = m.desk_id and s.side = 'client' and (s.person_id = m.person_id
    or m.person_id = d.accountable_id and s.person_id in (select app.answering(d.id))
      and not exists (select from mornings own
        where own.desk_id = m.desk_id and own.person_id = s.person_id and own.at is not null))
  where m.at is not null and (app.now() at time zone d.zone)::time >= m.at
    and coalesce(m.sent_on, '-infinity') < (app.now() at time zone d.zone)::date
$$;
reset role;
