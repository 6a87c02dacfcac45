-- That a company works on the desk no more is told to everybody who still does, until they have read it, and by mail to
-- whoever led there for it. It ended before it is told: the policies ask for the time.
alter table engagements add column told_at timestamptz;
update engagements set told_at = ends_at where ends_at <= app.now();
create index engagements_untold on engagements (ends_at) where told_at is null and ends_at is not null;

create table endings (
  desk_id uuid not null,
  engagement_id uuid not null,
  person_id uuid not null,
  recorded_at timestamptz not null default app.now(),
  seen_at timestamptz,
  primary key (desk_id, engagement_id, person_id),
  foreign key (desk_id, engagement_id) references engagements,
  foreign key (desk_id, person_id) references roster
);
create index endings_of_person on endings (person_id, desk_id) where seen_at is null;
call app.protect('endings');
call app.let_definer('insert', 'endings');
create trigger stamp before insert on endings for each row execute function app.stamp();
grant select on endings to throughline_server;
grant update (seen_at) on endings to throughline_server;
create policy mine on endings for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()));
create policy see_mine on endings for update to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()));

create function app.desks_with_endings_to_tell() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from engagements where told_at is null and ends_at <= app.now() $$;
call app.see_for('throughline_server', 'app.desks_with_endings_to_tell()');

-- Tells everybody who stands on the desk now, once, and answers who led there for the company.
create function app.tell_endings() returns table (organization_name text, ended_at timestamptz, leads uuid[])
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
        and (r.ended_at is null or r.ended_at >= ended.ends_at))
      from organizations o where o.id = ended.organization_id;
  end loop;
end $$;
call app.see_for('throughline_server', 'app.tell_endings()');
