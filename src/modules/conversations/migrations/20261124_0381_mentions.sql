-- Whom a note names, beside the entry: the words hold the name, the row says who is told.
create table mentions (
  desk_id uuid not null,
  entry_id uuid not null,
  person_id uuid not null,
  seen_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, entry_id, person_id),
  foreign key (desk_id, entry_id) references entries,
  foreign key (desk_id, person_id) references roster (desk_id, person_id)
);
create index mentions_of_person on mentions (person_id, desk_id) where seen_at is null;
call app.protect('mentions');
grant select, insert on mentions to throughline_server;
grant update (seen_at) on mentions to throughline_server;
create trigger stamp before insert on mentions for each row execute function app.stamp();

-- Whether somebody may be told of a note that the acting person writes in this moment: who works on the desk and reads it.
create function app.may_be_told(desk uuid, entry uuid, person uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare me uuid := app.my_person();
begin
  return desk = any (app.my_desks()) and person <> me and exists (
    select from entries e join app.standing s on s.desk_id = e.desk_id and s.person_id = person
    where e.desk_id = desk and e.id = entry and e.recorded_at = app.now()
      and e.author_kind = 'person' and e.author_id = me and e.organization_id = app.my_organization()
      and (e.audience = 'companies' or (e.audience = 'company' and e.organization_id = s.organization_id)));
end $$;
call app.see_for('throughline_server', 'app.may_be_told(uuid, uuid, uuid)');

create policy told on mentions for insert to throughline_server
  with check (app.may_be_told(desk_id, entry_id, person_id));
create policy mine on mentions for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()));
create policy mine_to_see on mentions for update to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()));
