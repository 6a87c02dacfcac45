-- What everybody may read on the help pages of a desk: the newest version of what is for customers and validated, and how
-- often it helped. Whoever asks has entered as nobody and sees nothing else; nor is anybody told which other desks there are.
create function app.help_desk(asked text)
  returns table (id uuid, slug text, name text, color text, address text, zone text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.slug, d.name, d.color, d.address, d.zone from desks d
  where d.slug = asked and exists (select from articles a
    where a.desk_id = d.id and a.audience = 'customers' and a.confidence = 'validated')
$$;
call app.see_for('throughline_server', 'app.help_desk(text)');

create index article_uses_that_helped on article_uses (desk_id, article_id) include (case_id, recorded_at) where said = 'helped';
create index article_uses_that_were_wrong on article_uses (desk_id, article_id, case_id, recorded_at) where said = 'wrong';

-- By how well they fit some words, else those that helped most of the latest; after so often they are alike.
create function app.help_articles(of_desk uuid, asked text, at_most int)
  returns table (id uuid, language text, words text, helps text, make text, model text, versions text)
  language plpgsql stable rows 20 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    with found as materialized (
      select r.article_id, r.score from app.rank_articles(of_desk, asked, at_most, '{customers}', '{}', false) r
      where asked is not null
      union all
      select l.id, (select count(distinct u.case_id) from (select u.case_id, u.recorded_at from article_uses u
          where u.desk_id = of_desk and u.article_id = l.id and u.said = 'helped' limit 50) u
        where not exists (select from article_uses w
          where w.desk_id = of_desk and w.article_id = l.id and w.case_id = u.case_id and w.said = 'wrong'
            and w.recorded_at > u.recorded_at))::float8
      from (select a.id from articles a
        where a.desk_id = of_desk and a.audience = 'customers' and a.confidence = 'validated'
        order by a.changed_at desc, a.id limit 100) l
      where asked is null
    )
    select a.id, v.language, v.words, v.helps, v.make, v.model, v.versions
    from found f
    join articles a on a.desk_id = of_desk and a.id = f.article_id
    join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
    where a.audience = 'customers' and a.confidence = 'validated'
    order by f.score desc, a.changed_at desc, a.id limit at_most;
end $$;
call app.see_for('throughline_server', 'app.help_articles(uuid, text, int)');

-- All of them, the latest first.
create function app.help_articles_from(of_desk uuid, passed int, at_most int)
  returns table (id uuid, language text, words text, helps text, make text, model text, versions text)
  language sql stable rows 20 security definer set search_path = public, pg_temp as $$
  select a.id, v.language, v.words, v.helps, v.make, v.model, v.versions
  from (select a.desk_id, a.id, a.version, a.changed_at from articles a
    where a.desk_id = of_desk and a.audience = 'customers' and a.confidence = 'validated'
    order by a.changed_at desc, a.id offset passed limit at_most) a
  join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
  order by a.changed_at desc, a.id
$$;
call app.see_for('throughline_server', 'app.help_articles_from(uuid, int, int)');

create function app.help_article(of_desk uuid, article uuid)
  returns table (id uuid, language text, words text, helps text, cause text, make text, model text, versions text,
    version int, changed_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, v.language, v.words, v.helps, v.cause, v.make, v.model, v.versions, a.version, a.changed_at
  from articles a
  join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
  where a.desk_id = of_desk and a.id = article and a.audience = 'customers' and a.confidence = 'validated'
$$;
call app.see_for('throughline_server', 'app.help_article(uuid, uuid)');

-- With where they begin, as many as a map of a site may name.
create function app.help_addresses(of_desk uuid) returns table (id uuid, changed_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.changed_at from articles a
  where a.desk_id = of_desk and a.audience = 'customers' and a.confidence = 'validated'
  order by a.changed_at desc, a.id limit 49999
$$;
call app.see_for('throughline_server', 'app.help_addresses(uuid)');

-- A customer's page shows none that is not proven to be theirs.
set role throughline_definer;
create or replace function app.find_my_cases() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((select array_agg(c.id) from cases c
    where c.desk_id = app.my_desk() and c.customer_id = app.my_customer() and not app.is_unproven(c)), '{}');
end $$;
reset role;
