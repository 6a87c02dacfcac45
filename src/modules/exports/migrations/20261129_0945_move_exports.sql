-- Work that moved leaves an archive of the whole desk to whoever answers for it: asked for in the transaction in which the
-- work moved, made right after it, as of one moment, and kept for seven days, as long as the move is shown.
create table move_exports (
  desk_id uuid not null,
  move_id uuid not null,
  -- As whom the desk is read. Set by the transaction that makes it, so that no other one sees it without made_at.
  read_as_id uuid references persons,
  made_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, move_id),
  foreign key (desk_id, move_id) references moves,
  check (made_at is null or read_as_id is not null)
);
create index move_exports_to_make on move_exports (recorded_at) where made_at is null;
create index move_exports_made on move_exports (made_at);

create table move_export_chunks (
  desk_id uuid not null,
  move_id uuid not null,
  place int not null check (place >= 0),
  bytes bytea not null check (length(bytes) > 0),
  primary key (desk_id, move_id, place),
  foreign key (desk_id, move_id) references move_exports on delete cascade
);
-- It is full of files, which are packed already.
alter table move_export_chunks alter bytes set storage external;

call app.protect('move_exports');
call app.protect('move_export_chunks');
call app.let_definer('select, insert, update, delete', 'move_exports');
grant select on move_exports to throughline_server;
grant select, insert on move_export_chunks to throughline_server;
create policy client_takes on move_exports for select to throughline_server
  using (desk_id = any ((select app.desks_i_answer_for())::uuid[]));
create policy client_takes on move_export_chunks for select to throughline_server
  using (desk_id = any ((select app.desks_i_answer_for())::uuid[]));
create policy while_it_is_made on move_export_chunks for insert to throughline_server
  with check (exists (select from move_exports e where e.desk_id = move_export_chunks.desk_id
    and e.move_id = move_export_chunks.move_id and e.made_at is null and e.read_as_id = (select app.my_person())));
create trigger stamp before insert on move_exports for each row execute function app.stamp();
create trigger made_once before update on move_exports
  for each row when (old.made_at is not null) execute function app.refuse_change();
create trigger append_only before update or truncate on move_export_chunks
  for each statement execute function app.refuse_change();

create function app.ask_for_move_export() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into move_exports (desk_id, move_id) values (new.desk_id, new.id);
  return null;
end $$;
create trigger take_along after update of state on moves for each row
  when (new.state = 'done' and old.state <> 'done') execute function app.ask_for_move_export();
call app.see_for('throughline_server', 'app.ask_for_move_export()');

create function app.desks_with_exports_to_make() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct e.desk_id from move_exports e
  where e.made_at is null and exists (select from app.answering(e.desk_id))
$$;
call app.see_for('throughline_server', 'app.desks_with_exports_to_make()');

-- The next archive to make on the acting desk, and as whom: the one who answers for it, before whoever stands in for them.
create function app.begin_move_export() returns table (move_id uuid, slug text, name text, person_id uuid, organization_id uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare due uuid;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself makes its archive' using errcode = 'TL403';
  end if;
  select e.move_id into due from move_exports e where e.desk_id = app.my_desk() and e.made_at is null
  order by e.recorded_at, e.move_id limit 1 for update skip locked;
  return query update move_exports e set read_as_id = reader.person_id
    from desks d cross join lateral (select a.person_id from app.answering(d.id) as a (person_id)
      order by a.person_id = d.accountable_id desc, a.person_id limit 1) reader
    where e.desk_id = app.my_desk() and e.move_id = due and d.id = e.desk_id
    returning e.move_id, d.slug, d.name, reader.person_id, d.client_id;
end $$;
call app.see_for('throughline_server', 'app.begin_move_export()');

create function app.end_move_export(made uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself makes its archive' using errcode = 'TL403';
  end if;
  update move_exports e set made_at = app.now()
  where e.desk_id = app.my_desk() and e.move_id = made and e.read_as_id is not null;
end $$;
call app.see_for('throughline_server', 'app.end_move_export(uuid)');

create function app.desks_with_exports_over() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from move_exports where made_at <= app.now() - interval '7 days' $$;
call app.see_for('throughline_server', 'app.desks_with_exports_over()');

create function app.drop_move_exports() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare dropped int;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself drops its archives' using errcode = 'TL403';
  end if;
  delete from move_exports e where e.desk_id = app.my_desk() and e.made_at <= app.now() - interval '7 days';
  get diagnostics dropped = row_count;
  return dropped;
end $$;
call app.see_for('throughline_server', 'app.drop_move_exports()');
