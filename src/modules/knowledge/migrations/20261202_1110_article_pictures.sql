-- Pictures and short videos of articles. Each is kept once; what an article says names those that it shows, and which
-- version shows which is kept with it, so that an old version shows what it showed. They are seen by whoever reads one of
-- those versions, and before any does by whoever keeps them.
create table article_pictures (
  desk_id uuid not null references desks,
  id uuid not null,
  by_id uuid not null references persons,
  type text not null
    check (type in ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'video/mp4', 'video/webm')),
  size int not null check (size between 1 and 26214400 and (type like 'video/%' or size <= 5242880)),
  sha256 bytea not null check (length(sha256) = 32),
  width int not null check (width between 1 and 16384),
  height int not null check (height between 1 and 16384),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id)
);
create index article_pictures_by_content on article_pictures (desk_id, sha256);

create table article_picture_chunks (
  desk_id uuid not null,
  picture_id uuid not null,
  place int not null check (place >= 0),
  bytes bytea not null check (length(bytes) between 1 and 262144),
  primary key (desk_id, picture_id, place),
  foreign key (desk_id, picture_id) references article_pictures
);

-- Filled in from what a version says.
create table article_version_pictures (
  desk_id uuid not null,
  article_id uuid not null,
  version int not null,
  picture_id uuid not null,
  primary key (desk_id, article_id, version, picture_id),
  foreign key (desk_id, article_id, version) references article_versions (desk_id, article_id, version),
  foreign key (desk_id, picture_id) references article_pictures
);
create index article_versions_of_picture on article_version_pictures (desk_id, picture_id);

do $$
declare t regclass;
begin
  foreach t in array array['article_pictures', 'article_picture_chunks', 'article_version_pictures']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    -- Bytes can be erased by law, as those of files; nobody here may delete anything.
    execute format('create trigger append_only before update or %s truncate on %s for each statement execute function app.refuse_change()',
      case when t = 'article_picture_chunks'::regclass then '' else 'delete or' end, t);
  end loop;
end $$;
create trigger stamp before insert on article_pictures for each row execute function app.stamp();
grant insert (desk_id, id, by_id, type, size, sha256, width, height) on article_pictures to throughline_server;
grant insert on article_picture_chunks to throughline_server;
call app.let_definer('select', 'article_pictures');
call app.let_definer('select, delete', 'article_picture_chunks');
call app.let_definer('select, insert', 'article_version_pictures');

create policy with_version on article_version_pictures for select to throughline_server
  using (exists (select from article_versions v where v.desk_id = article_version_pictures.desk_id
    and v.article_id = article_version_pictures.article_id and v.version = article_version_pictures.version));

create policy shown on article_pictures for select to throughline_server
  using (exists (select from article_version_pictures s
    where s.desk_id = article_pictures.desk_id and s.picture_id = article_pictures.id));
create policy mine on article_pictures for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));
create policy in_own_name on article_pictures for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));

create policy with_picture on article_picture_chunks for select to throughline_server
  using (exists (select from article_pictures p
    where p.desk_id = article_picture_chunks.desk_id and p.id = article_picture_chunks.picture_id));
create policy with_picture_of_now on article_picture_chunks for insert to throughline_server
  with check (exists (select from article_pictures p
    where p.desk_id = article_picture_chunks.desk_id and p.id = article_picture_chunks.picture_id
      and p.by_id = (select app.my_person()) and p.recorded_at = (select app.now())));

-- What some words show, as they name it.
create function app.pictures_in(words text) returns uuid[] language sql immutable as $$
  select coalesce(array_agg(distinct m.found[1]::uuid), '{}') from regexp_matches(words,
    '!\[[^]]*\]\(picture/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)', 'g') as m (found)
$$;
grant execute on function app.pictures_in to throughline_server, throughline_definer;

-- Runs as whoever writes, and, by its name, before it is kept that this version shows them: nobody shows others what they
-- do not see themselves.
create function app.check_pictures() returns trigger language plpgsql as $$
begin
  if app.pictures_in(new.helps) = '{}' then
    return null;
  end if;
  -- While it is written none of them is dropped.
  perform pg_advisory_xact_lock_shared(hashtextextended('article pictures ' || new.desk_id, 0));
  if exists (select from unnest(app.pictures_in(new.helps)) named (id) where not exists (
    select from article_pictures p
    join article_picture_chunks c on c.desk_id = p.desk_id and c.picture_id = p.id
    where p.desk_id = new.desk_id and p.id = named.id)) then
    raise exception 'an article shows no picture that its writer does not see' using errcode = 'check_violation',
      constraint = 'seen_by_writer';
  end if;
  return null;
end $$;
grant execute on function app.check_pictures() to throughline_server;
create trigger check_pictures after insert on article_versions for each row execute function app.check_pictures();

create function app.keep_pictures() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into article_version_pictures (desk_id, article_id, version, picture_id)
  select new.desk_id, new.article_id, new.version, named.id from unnest(app.pictures_in(new.helps)) named (id);
  return null;
end $$;
create trigger keep_pictures after insert on article_versions for each row execute function app.keep_pictures();
call app.see_for('throughline_server', 'app.keep_pictures()');

-- What customers read says of each picture what it shows, for those who do not see it.
create function app.describe_pictures(of_desk uuid, of_article uuid) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if exists (select from articles a
    join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id
    where a.desk_id = of_desk and a.id = of_article and a.audience = 'customers'
      and v.version = (select max(n.version) from article_versions n where n.desk_id = of_desk and n.article_id = of_article)
      and v.helps ~ '!\[[[:space:]]*\]\(picture/') then
    raise exception 'a picture that customers see is described' using errcode = 'check_violation',
      constraint = 'described_pictures';
  end if;
end $$;
call app.see_for('throughline_definer', 'app.describe_pictures(uuid, uuid)');

-- What says something of somebody is found in words; of a picture somebody says that it shows nobody, and nothing of a
-- customer, to these readers. Nothing that customers see was not looked at so.
alter table article_judgements add cleared_pictures uuid[] not null default '{}'
    check (cardinality(cleared_pictures) <= 50),
  add constraint article_judgements_cleared_pictures_for check (cleared_pictures = '{}' or audience is not null);
create function app.look_at_pictures(of_desk uuid, of_article uuid) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if exists (select from articles a
    join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id
    cross join lateral unnest(app.pictures_in(v.helps)) named (id)
    where a.desk_id = of_desk and a.id = of_article and a.audience = 'customers'
      and v.version = (select max(n.version) from article_versions n where n.desk_id = of_desk and n.article_id = of_article)
      and not exists (select from article_judgements j
        where j.desk_id = of_desk and j.article_id = of_article and j.audience = 'customers'
          and named.id = any (j.cleared_pictures))) then
    raise exception 'a picture that customers see was looked at' using errcode = 'check_violation',
      constraint = 'looked_at_pictures';
  end if;
end $$;
call app.see_for('throughline_definer', 'app.look_at_pictures(uuid, uuid)');

create function app.say_pictures() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform app.describe_pictures(new.desk_id, new.article_id);
  perform app.look_at_pictures(new.desk_id, new.article_id);
  return null;
end $$;
create trigger say_pictures after insert on article_versions for each row execute function app.say_pictures();
-- By its name after the judgement is kept.
create trigger say_pictures after insert on article_judgements for each row
  when (new.audience = 'customers') execute function app.say_pictures();
call app.see_for('throughline_server', 'app.say_pictures()');

-- Those of the newest version of what is for customers and validated; nobody has entered to see them.
create function app.help_pictures(of_desk uuid, article uuid)
  returns table (id uuid, type text, width int, height int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.type, p.width, p.height
  from articles a
  join article_version_pictures s on s.desk_id = a.desk_id and s.article_id = a.id and s.version = a.version
  join article_pictures p on p.desk_id = s.desk_id and p.id = s.picture_id
  where a.desk_id = of_desk and a.id = article and a.audience = 'customers' and a.confidence = 'validated'
$$;
call app.see_for('throughline_server', 'app.help_pictures(uuid, uuid)');

-- Of what was erased there is none.
create function app.help_picture(of_desk uuid, picture uuid)
  returns table (type text, size int, sha256 bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.type, p.size, p.sha256 from article_pictures p
  where p.desk_id = of_desk and p.id = picture and exists (
    select from article_version_pictures s
    join articles a on a.desk_id = s.desk_id and a.id = s.article_id and a.version = s.version
    where s.desk_id = of_desk and s.picture_id = picture and a.audience = 'customers' and a.confidence = 'validated')
    and exists (select from article_picture_chunks c where c.desk_id = of_desk and c.picture_id = picture)
$$;
call app.see_for('throughline_server, throughline_definer', 'app.help_picture(uuid, uuid)');

create function app.help_picture_chunks(of_desk uuid, picture uuid, first int, last int)
  returns table (place int, bytes bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.place, c.bytes from article_picture_chunks c
  where c.desk_id = of_desk and c.picture_id = picture and c.place between first and last
    and exists (select from app.help_picture(of_desk, picture))
  order by c.place
$$;
call app.see_for('throughline_server', 'app.help_picture_chunks(uuid, uuid, int, int)');

-- What no version shows a day after it was kept was meant for none: its bytes are dropped.
create function app.unshown_pictures() returns table (desk_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.desk_id, p.id from article_pictures p
  where p.recorded_at <= (select app.now()) - interval '1 day'
    and not exists (select from article_version_pictures s where s.desk_id = p.desk_id and s.picture_id = p.id)
    and exists (select from article_picture_chunks c where c.desk_id = p.desk_id and c.picture_id = p.id)
$$;
call app.see_for('throughline_definer', 'app.unshown_pictures()');

create function app.desks_with_unshown_pictures() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.unshown_pictures() $$;
call app.see_for('throughline_server', 'app.desks_with_unshown_pictures()');

create function app.drop_unshown_pictures() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  unshown uuid[];
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk drops what nothing shows' using errcode = 'TL403';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('article pictures ' || app.my_desk(), 0));
  select array_agg(p.id) into unshown from app.unshown_pictures() p where p.desk_id = app.my_desk();
  delete from article_picture_chunks c where c.desk_id = app.my_desk() and c.picture_id = any (unshown);
  return coalesce(cardinality(unshown), 0);
end $$;
call app.see_for('throughline_server', 'app.drop_unshown_pictures()');
