-- What a translation shows is shown to customers as long as they are shown its original.
set role throughline_definer;
create or replace function app.help_pictures(of_desk uuid, article uuid)
  returns table (id uuid, type text, width int, height int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.type, p.width, p.height
  from articles a
  join article_version_pictures s on s.desk_id = a.desk_id and s.article_id = a.id and s.version = a.version
  join article_pictures p on p.desk_id = s.desk_id and p.id = s.picture_id
  where a.desk_id = of_desk and a.id = article and app.is_shown_to_customers(a)
$$;

create or replace function app.help_picture(of_desk uuid, picture uuid)
  returns table (type text, size int, sha256 bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.type, p.size, p.sha256 from article_pictures p
  where p.desk_id = of_desk and p.id = picture and exists (
    select from article_version_pictures s
    join articles a on a.desk_id = s.desk_id and a.id = s.article_id and a.version = s.version
    where s.desk_id = of_desk and s.picture_id = picture and app.is_shown_to_customers(a))
    and exists (select from article_picture_chunks c where c.desk_id = of_desk and c.picture_id = picture)
$$;
reset role;
