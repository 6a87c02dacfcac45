-- Who answers for a desk is looked up once for each desk that has something to tell, not for each who is proposed there.
set role throughline_definer;
create or replace function app.proposals_to_tell() returns table (desk_id uuid, id uuid, person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.desk_id, u.id, u.person_id from (
    select p.desk_id, p.id, a.person_id, min(p.recorded_at) over (partition by p.desk_id, a.person_id) as first_at
    from (select distinct q.desk_id from proposals q
      where q.state = 'proposed' and q.recorded_at <= app.now() - interval '10 minutes') d
    cross join lateral app.answering(d.desk_id) as a (person_id)
    join proposals p on p.desk_id = d.desk_id
    where p.state = 'proposed' and app.is_engaged(p.desk_id, p.engagement_id)
      and not exists (select from proposal_links l where l.desk_id = p.desk_id and l.person_id = a.person_id
        and (p.id = any (l.proposals) or l.recorded_at > app.now() - interval '1 hour'))) u
  where u.first_at <= app.now() - interval '10 minutes'
$$;
reset role;
