-- The help pages show each article once, in the language of whoever reads them where it is there, and name the others.
set role throughline_definer;
drop function app.help_articles(uuid, text, int);
drop function app.help_articles_from(uuid, int, int);
drop function app.help_article(uuid, uuid);
drop function app.help_addresses(uuid);
reset role;

-- How early somebody wishes for a language, the first one first; null where they do not read it.
create function app.place_of_language(spoken text, read_in text[]) returns numeric language sql immutable as $$
  select min(l.place - app.language_alike(spoken, l.tag) / 10.0) from unnest(read_in) with ordinality l (tag, place)
  where app.language_alike(spoken, l.tag) > 0
$$;

-- What of an article and its translations they are shown, else the one that was found.
create function app.shown_in(of_desk uuid, article uuid, read_in text[]) returns uuid language sql stable as $$
  select f.id from app.family_of(of_desk, article) f
  join article_versions v on v.desk_id = f.desk_id and v.article_id = f.id and v.version = f.version
  where app.is_shown_to_customers(f)
  order by app.place_of_language(v.language, read_in) nulls last, f.id = article desc, f.id limit 1
$$;
grant execute on function app.place_of_language, app.shown_in to throughline_definer;

-- By how well they fit some words, those that are read in one's language before the others; else those that helped most of
-- the latest, in whichever language; after so often they are alike.
create function app.help_articles(of_desk uuid, asked text, at_most int, read_in text[])
  returns table (id uuid, language text, words text, helps text, make text, model text, versions text)
  language plpgsql stable rows 20 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    with helped as (
      select l.id, l.changed_at, (select count(distinct u.case_id) from app.family_of(of_desk, l.id) t
        cross join lateral (select u.case_id, u.recorded_at from article_uses u
          where u.desk_id = of_desk and u.article_id = t.id and u.said = 'helped' limit 50) u
        where not exists (select from article_uses w
          where w.desk_id = of_desk and w.article_id = t.id and w.case_id = u.case_id and w.said = 'wrong'
            and w.recorded_at > u.recorded_at))::float8 as score
      from (select a.id, a.changed_at from articles a
        where a.desk_id = of_desk and a.audience = 'customers' and a.confidence = 'validated' and a.translates is null
        order by a.changed_at desc, a.id limit 100) l
      where asked is null
      order by score desc, l.changed_at desc, l.id limit at_most
    ),
    found as materialized (
      select r.article_id, r.score, null::timestamptz as changed_at
      from app.rank_articles(of_desk, asked, at_most, '{customers}', '{}', false, read_in) r
      where asked is not null
      union all
      select h.id, h.score, h.changed_at from helped h
    )
    select a.id, v.language, v.words, v.helps, v.make, v.model, v.versions
    from found f
    join articles a on a.desk_id = of_desk and a.id = app.shown_in(of_desk, f.article_id, read_in)
    join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
    order by asked is not null and app.place_of_language(v.language, read_in) is null, f.score desc,
      coalesce(f.changed_at, a.changed_at) desc, a.id;
end $$;
call app.see_for('throughline_server', 'app.help_articles(uuid, text, int, text[])');

-- All of them, the latest first.
create index articles_read_first on articles (desk_id, changed_at desc, id)
  where audience = 'customers' and confidence = 'validated' and translates is null;
create function app.help_articles_from(of_desk uuid, passed int, at_most int, read_in text[])
  returns table (id uuid, language text, words text, helps text, make text, model text, versions text)
  language sql stable rows 20 security definer set search_path = public, pg_temp as $$
  select a.id, v.language, v.words, v.helps, v.make, v.model, v.versions
  from (select a.id, a.changed_at from articles a
    where a.desk_id = of_desk and a.audience = 'customers' and a.confidence = 'validated' and a.translates is null
    order by a.changed_at desc, a.id offset passed limit at_most) l
  join articles a on a.desk_id = of_desk and a.id = app.shown_in(of_desk, l.id, read_in)
  join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
  order by l.changed_at desc, l.id
$$;
call app.see_for('throughline_server', 'app.help_articles_from(uuid, int, int, text[])');

-- With whether what it was translated from has changed since.
create function app.help_article(of_desk uuid, article uuid)
  returns table (id uuid, language text, words text, helps text, cause text, make text, model text, versions text,
    version int, changed_at timestamptz, is_behind boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, v.language, v.words, v.helps, v.cause, v.make, v.model, v.versions, a.version, a.changed_at,
    coalesce((select o.version > a.of_version from articles o where o.desk_id = a.desk_id and o.id = a.translates), false)
  from articles a
  join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
  where a.desk_id = of_desk and a.id = article and app.is_shown_to_customers(a)
$$;
call app.see_for('throughline_server', 'app.help_article(uuid, uuid)');

-- In which languages it is read, the original first; none where it is in one alone.
create function app.help_languages(of_desk uuid, article uuid) returns table (id uuid, language text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with shown as (
    select f.id, v.language, f.translates from app.family_of(of_desk, article) f
    join article_versions v on v.desk_id = f.desk_id and v.article_id = f.id and v.version = f.version
    where app.is_shown_to_customers(f)
  )
  select s.id, s.language from shown s where (select count(*) from shown) > 1
  order by s.translates nulls first, s.language, s.id
$$;
call app.see_for('throughline_server', 'app.help_languages(uuid, uuid)');

-- With where they begin, as many as a map of a site may name; of what is read in several languages with the original and the
-- language.
create function app.help_addresses(of_desk uuid)
  returns table (id uuid, original_id uuid, language text, changed_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  with shown as materialized (
    select a.id, a.translates, a.into_language, a.version, a.changed_at from articles a
    where a.desk_id = of_desk and a.audience = 'customers' and a.confidence = 'validated'
  ),
  translated as (
    select distinct t.translates as id from shown t join shown o on o.id = t.translates
  )
  select s.id, coalesce(o.id, s.id),
    case when s.translates is null and o.id is not null then (select v.language from article_versions v
      where v.desk_id = of_desk and v.article_id = s.id and v.version = s.version) else s.into_language end,
    s.changed_at
  from shown s left join translated o on o.id = coalesce(s.translates, s.id)
  where s.translates is null or o.id is not null
  order by s.changed_at desc, s.id limit 49999
$$;
call app.see_for('throughline_server', 'app.help_addresses(uuid)');
