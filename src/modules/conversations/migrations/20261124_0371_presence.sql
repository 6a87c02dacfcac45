-- Who has a case before them now, and whether they write to its customer. Nothing of it is kept: a row ends within
-- seconds unless it is renewed, is not in the log of the database, and is gone when that starts again after a crash.
create unlogged table presence (
  desk_id uuid not null references desks,
  person_id uuid not null references persons,
  tab uuid not null,
  case_id uuid not null,
  doing text not null check (doing in ('looking', 'writing')),
  until timestamptz not null,
  primary key (desk_id, person_id, tab),
  foreign key (desk_id, case_id) references cases
);
create index presence_on_case on presence (desk_id, case_id);
create index presence_until on presence (until);

call app.protect('presence');
grant select, insert, delete on presence to throughline_server;
grant update (case_id, doing, until) on presence to throughline_server;
create policy mine on presence for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy own on presence to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()));
create policy desk_clears on presence for delete to throughline_server
  using ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk())
    and until <= (select app.now()));
call app.let_definer('select', 'presence');

create function app.desks_with_gone() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from presence where until <= app.now() $$;
call app.see_for('throughline_server', 'app.desks_with_gone()');
