-- That its work on a desk has ended is told by mail to a third party, too, where it was asked by mail.
drop function app.tell_endings();
create function app.tell_endings()
  returns table (organization_name text, ended_at timestamptz, leads uuid[], address text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare ended engagements;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself tells of an ending' using errcode = 'TL403';
  end if;
  for ended in select * from engagements e where e.desk_id = app.my_desk() and e.told_at is null and e.ends_at <= app.now()
    for update skip locked
  loop
    update engagements set told_at = app.now() where desk_id = ended.desk_id and id = ended.id;
    insert into endings (desk_id, engagement_id, person_id)
    select s.desk_id, ended.id, s.person_id from app.standing s where s.desk_id = ended.desk_id;
    return query select o.name, ended.ends_at, array(select r.person_id from roster r
        where r.desk_id = ended.desk_id and r.engagement_id = ended.id and r.role = 'lead'
          and (r.ended_at is null or r.ended_at >= ended.ends_at)),
      (select a.address from task_addresses a where a.desk_id = ended.desk_id and a.engagement_id = ended.id)
      from organizations o where o.id = ended.organization_id;
  end loop;
end $$;
call app.see_for('throughline_server', 'app.tell_endings()');
