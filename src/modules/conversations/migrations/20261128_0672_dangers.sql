-- Somebody marks danger on a call, whose id it has then, or on a case. What was known of it by then is kept until the
-- client's people are told, and stands nowhere else.
create table dangers (
  desk_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('gas', 'fire', 'shock')),
  -- Whom they were told to ring.
  number text not null check (number ~ '^\d{2,6}$'),
  marked_by_id uuid not null references persons,
  organization_id uuid not null references organizations,
  case_id uuid,
  entry_id uuid,
  who text not null check (length(who) <= 200),
  reached_at text not null check (length(reached_at) <= 1000),
  words text not null check (length(words) <= 2000),
  told_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id) references desks,
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, case_id, entry_id) references entries (desk_id, case_id, id) deferrable initially deferred,
  check ((case_id is null) = (entry_id is null)),
  constraint forgotten_once_told check (told_at is null or (who = '' and reached_at = '' and words = ''))
);
create index dangers_to_tell on dangers (desk_id) where told_at is null;
call app.protect('dangers');
create trigger stamp before insert on dangers for each row execute function app.stamp();
grant select, insert on dangers to throughline_server;
grant update (case_id, entry_id, told_at, who, reached_at, words) on dangers to throughline_server;
create policy mine on dangers for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy in_own_name on dangers for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and marked_by_id = (select app.my_person())
    and organization_id = (select app.my_organization()));
create policy mine_changes on dangers for update to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
call app.let_definer('select', 'dangers');

-- It is told once, and stands on one case.
create function app.settle_danger() returns trigger language plpgsql as $$
begin
  if (old.told_at is not null and new.told_at is distinct from old.told_at)
    or (old.entry_id is not null and new.entry_id is distinct from old.entry_id) then
    raise exception 'a danger is told once, and stands on one case' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger settle_danger before update on dangers for each row execute function app.settle_danger();

create function app.desks_with_dangers() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from dangers where told_at is null $$;
call app.see_for('throughline_server', 'app.desks_with_dangers()');

alter table call_drafts add column danger text check (danger in ('gas', 'fire', 'shock'));
grant update (danger) on call_drafts to throughline_server;

-- A call on which danger was marked is written down before it goes.
create function app.keep_danger() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from dangers d where d.desk_id = old.desk_id and d.id = old.id and d.entry_id is not null) then
    raise exception 'a call on which danger was marked is written down' using errcode = 'TL409';
  end if;
  return old;
end $$;
create trigger keep_danger before delete on call_drafts for each row when (old.danger is not null)
  execute function app.keep_danger();
call app.see_for('throughline_server', 'app.keep_danger()');
