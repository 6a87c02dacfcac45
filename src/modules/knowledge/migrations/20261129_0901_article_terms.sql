-- What articles are found by: each lexeme of the newest version of each, with how often it stands in the customer's
-- words and in the rest. Nobody reads this: app.ranked_articles asks it and decides there what somebody may find. What
-- decides that, and what ranking needs of the article, stands in every row, so that one index answers.
create extension if not exists pg_trgm schema app;

create table article_terms (
  desk_id uuid not null,
  -- '' stands for the article itself.
  lexeme text collate "C" not null,
  article_id uuid not null,
  audience text not null,
  organization_id uuid not null,
  in_words int not null,
  in_rest int not null,
  -- Of the name of the thing it is about.
  is_name boolean not null,
  words_length int not null,
  rest_length int not null,
  primary key (desk_id, lexeme, article_id)
    include (audience, organization_id, in_words, in_rest, words_length, rest_length)
);
create index article_terms_of_article on article_terms (desk_id, article_id);
create index article_terms_in_words on article_terms (desk_id, article_id, lexeme) where in_words > 0;

-- In how many articles each lexeme stands, by who may read them: what somebody may not read is not counted for them.
create table article_counts (
  desk_id uuid not null,
  lexeme text collate "C" not null,
  audience text not null,
  organization_id uuid not null,
  articles int not null,
  names int not null,
  words_length bigint not null,
  rest_length bigint not null,
  primary key (desk_id, lexeme, audience, organization_id)
) with (fillfactor = 70);
create index article_counts_of_names on article_counts
  using gin (desk_id app.uuid_ops, lexeme app.gin_trgm_ops) where names > 0;

call app.protect('article_terms');
call app.protect('article_counts');
call app.let_definer('select, insert, delete', 'article_terms');
call app.let_definer('select, insert, update, delete', 'article_counts');

-- Where PostgreSQL knows no stems of a language, words are found as they stand.
create function app.stems_of(language text) returns regconfig language sql immutable strict parallel safe
  return case lower(split_part(language, '-', 1))
    when 'ar' then 'pg_catalog.arabic'::regconfig when 'ca' then 'pg_catalog.catalan'::regconfig
    when 'da' then 'pg_catalog.danish'::regconfig when 'de' then 'pg_catalog.german'::regconfig
    when 'el' then 'pg_catalog.greek'::regconfig when 'en' then 'pg_catalog.english'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig when 'eu' then 'pg_catalog.basque'::regconfig
    when 'fi' then 'pg_catalog.finnish'::regconfig when 'fr' then 'pg_catalog.french'::regconfig
    when 'ga' then 'pg_catalog.irish'::regconfig when 'hi' then 'pg_catalog.hindi'::regconfig
    when 'hu' then 'pg_catalog.hungarian'::regconfig when 'hy' then 'pg_catalog.armenian'::regconfig
    when 'id' then 'pg_catalog.indonesian'::regconfig when 'it' then 'pg_catalog.italian'::regconfig
    when 'lt' then 'pg_catalog.lithuanian'::regconfig when 'nb' then 'pg_catalog.norwegian'::regconfig
    when 'ne' then 'pg_catalog.nepali'::regconfig when 'nl' then 'pg_catalog.dutch'::regconfig
    when 'nn' then 'pg_catalog.norwegian'::regconfig when 'no' then 'pg_catalog.norwegian'::regconfig
    when 'pt' then 'pg_catalog.portuguese'::regconfig when 'ro' then 'pg_catalog.romanian'::regconfig
    when 'ru' then 'pg_catalog.russian'::regconfig when 'sr' then 'pg_catalog.serbian'::regconfig
    when 'sv' then 'pg_catalog.swedish'::regconfig when 'ta' then 'pg_catalog.tamil'::regconfig
    when 'tr' then 'pg_catalog.turkish'::regconfig when 'yi' then 'pg_catalog.yiddish'::regconfig
    else 'pg_catalog.simple'::regconfig end;

-- MX-12 is looked for as mx12 as well.
create function app.in_one(name text) returns text language sql immutable strict parallel safe
  return left(regexp_replace(lower(name), '[^[:alnum:]]', '', 'g'), 60);
grant execute on function app.stems_of, app.in_one to throughline_definer;

create function app.lexemes_of(v article_versions) returns table (lexeme text, in_words int, in_rest int, is_name boolean)
  language sql stable as $$
  with name as (select concat_ws(' ', v.make, v.model) as text)
  select t.lexeme, sum(t.in_words)::int, sum(t.in_rest)::int, bool_or(t.is_name)
  from (
    select '' as lexeme, 0 as in_words, 0 as in_rest, false as is_name
    union all
    select w.lexeme, cardinality(w.positions), 0, false from unnest(to_tsvector(app.stems_of(v.language), v.words)) w
    union all
    select r.lexeme, 0, cardinality(r.positions), false
    from unnest(to_tsvector(app.stems_of(v.language), concat_ws(E'\n', v.helps, v.cause, v.versions))) r
    union all
    select n.lexeme, 0, cardinality(n.positions), true from name, unnest(to_tsvector(app.stems_of(v.language), name.text)) n
    union all
    select app.in_one(v.model), 0, 1, true where app.in_one(v.model) <> ''
  ) t group by t.lexeme
$$;
grant execute on function app.lexemes_of to throughline_definer;

-- Forgets what an article was found by, and keeps what it is found by from now on; of one that is archived nothing.
-- Those who write on one desk do it one after another, so that no count is lost and no two wait for each other.
create function app.make_article_found() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare a articles; before text[];
begin
  perform pg_advisory_xact_lock(hashtextextended('articles of ' || new.desk_id, 0));
  -- As it is now: what one statement does to it may be told in another order.
  select * into a from articles where desk_id = new.desk_id and id = new.id;
  before := array(select t.lexeme from article_terms t where t.desk_id = new.desk_id and t.article_id = new.id);
  with gone as (
    delete from article_terms t where t.desk_id = new.desk_id and t.article_id = new.id returning t.*
  )
  update article_counts c set articles = c.articles - 1, names = c.names - g.is_name::int,
    words_length = c.words_length - g.words_length, rest_length = c.rest_length - g.rest_length
  from gone g
  where c.desk_id = g.desk_id and c.lexeme = g.lexeme and c.audience = g.audience and c.organization_id = g.organization_id;
  if a.confidence <> 'archived' then
    insert into article_terms (desk_id, lexeme, article_id, audience, organization_id, in_words, in_rest, is_name,
      words_length, rest_length)
    select a.desk_id, t.lexeme, a.id, a.audience, a.organization_id, t.in_words, t.in_rest, t.is_name,
      sum(t.in_words) over (), sum(t.in_rest) over ()
    from article_versions v cross join lateral app.lexemes_of(v) t
    where v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version;
    insert into article_counts as c (desk_id, lexeme, audience, organization_id, articles, names, words_length, rest_length)
    select t.desk_id, t.lexeme, t.audience, t.organization_id, 1, t.is_name::int, t.words_length, t.rest_length
    from article_terms t where t.desk_id = new.desk_id and t.article_id = new.id
    on conflict (desk_id, lexeme, audience, organization_id) do update set articles = c.articles + 1,
      names = c.names + excluded.names, words_length = c.words_length + excluded.words_length,
      rest_length = c.rest_length + excluded.rest_length;
  end if;
  delete from article_counts c where c.desk_id = new.desk_id and c.lexeme = any (before) and c.articles = 0;
  return null;
end $$;
create trigger found after insert or update of version, confidence, audience on articles
  for each row execute function app.make_article_found();
call app.see_for('throughline_server', 'app.make_article_found()');
