-- Of a move that is settled it is told when it was: it came early where the engagement that gives ended sooner, and was
-- called off before its time.
drop function app.tell_moves();
-- Answers once what is to be told of a move, and to whom: whoever leads for the company that gives and for the one that
-- receives, and whoever answers for the desk. Whom the end of an engagement concerns is told of that for itself.
create function app.tell_moves() returns table (state text, at timestamptz, gives text, receives text,
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
    return query select told.state, coalesce(told.settled_at, told.moves_at), f.name, o.name, t.role = 'client', array(
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
call app.see_for('throughline_server', 'app.tell_moves()');
