-- Filters of a list under a name: somebody's own, or shared with the people of the desk by who leads there.
create table views (
  desk_id uuid not null references desks,
  id uuid not null,
  person_id uuid not null references persons,
  shared boolean not null,
  name text not null check (length(name) between 1 and 60),
  owner text check (owner = 'everybody' or owner ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  state text check (state in ('open', 'done', 'ended', 'joined')),
  -- On all desks of whoever looks, not on this one alone.
  everywhere boolean not null,
  place int not null check (place >= 0),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  check (not everywhere or owner is null),
  check (owner is not null or state is null or state in ('open', 'done'))
);
create trigger stamp before insert on views for each row execute function app.stamp();

-- The desks on which the acting person leads.
call app.protect('views');
grant select, insert, delete on views to throughline_server;
grant update (name, place) on views to throughline_server;
create policy own on views to throughline_server
  using (not shared and desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()));
create policy shared_here on views for select to throughline_server
  using (shared and desk_id = any ((select app.my_desks())::uuid[]));
create policy leads_share on views for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_lead())::uuid[]) and person_id = (select app.my_person()));
create policy leads_change on views for update to throughline_server
  using (shared and desk_id = any ((select app.desks_i_lead())::uuid[]));
create policy leads_remove on views for delete to throughline_server
  using (shared and desk_id = any ((select app.desks_i_lead())::uuid[]));
