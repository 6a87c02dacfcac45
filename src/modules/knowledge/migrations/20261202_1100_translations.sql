-- What helps in another language is an article of its own, found, judged and used like any other, that says what another
-- one says: the original, never a translation itself. No more read it than read that, there is one in a language that
-- others read, and one besides that a company keeps to itself.
alter table articles
  add translates uuid,
  add into_language text check (length(into_language) <= 35),
  -- The version of the original that it says the same as. Filled in from the first one on.
  add of_version int,
  add foreign key (desk_id, translates) references articles,
  add check (translates <> id),
  add check (num_nonnulls(translates, into_language, of_version) in (0, 3));
grant insert (translates, into_language, of_version) on articles to throughline_server;
create unique index translation_of_company on articles (desk_id, translates, lower(into_language), organization_id)
  where translates is not null;
create unique index translation_for_others on articles (desk_id, translates, lower(into_language))
  where translates is not null and audience <> 'company';

-- Somebody has read this version of the original, and the translation says the same.
create table article_comparisons (
  desk_id uuid not null,
  article_id uuid not null,
  of_version int not null check (of_version > 0),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, article_id, of_version),
  foreign key (desk_id, article_id) references articles
);
alter table articles add foreign key (desk_id, id, of_version)
  references article_comparisons (desk_id, article_id, of_version) deferrable initially deferred;
call app.protect('article_comparisons');
grant select, insert on article_comparisons to throughline_server;
create trigger stamp before insert on article_comparisons for each row execute function app.stamp();
create trigger append_only before update or delete or truncate on article_comparisons
  for each statement execute function app.refuse_change();
create policy with_article on article_comparisons for select to throughline_server
  using (exists (select from articles a
    where a.desk_id = article_comparisons.desk_id and a.id = article_comparisons.article_id));
create policy in_own_name on article_comparisons for insert to throughline_server
  with check (by_id = (select app.my_person()) and exists (select from articles a
    where a.desk_id = article_comparisons.desk_id and a.id = article_comparisons.article_id));

-- From the fewest readers to the most.
create function app.readers_of(audience text) returns int language sql immutable strict parallel safe as
  $$ select array_position('{company,companies,customers}', audience) $$;
-- 2 where they are the same, 1 where only the region or the script is another.
create function app.language_alike(one text, other text) returns int language sql immutable strict parallel safe as $$
  select case when lower(one) = lower(other) then 2
    when lower(split_part(one, '-', 1)) = lower(split_part(other, '-', 1)) then 1 else 0 end
$$;
-- An original and its translations, of which whoever asks gets what they read. Coalesce is not leakproof: under row-level
-- security it would be compared with every article.
create function app.family_of(of_desk uuid, article uuid) returns setof articles language sql stable rows 3 as $$
  select f.* from (
    select a.desk_id, case when a.translates is null then a.id else a.translates end as id from articles a
    where a.desk_id = of_desk and a.id = article) first
  cross join lateral (
    select o.* from articles o where o.desk_id = first.desk_id and o.id = first.id
    union all
    select t.* from articles t where t.desk_id = first.desk_id and t.translates = first.id) f
$$;
grant execute on function app.readers_of, app.language_alike, app.family_of to throughline_definer, throughline_server;

-- Which of them somebody gets to read who speaks a language: the translation that is fit for it, else the original. One
-- that nobody has checked is fit where all who read the original read it, and one that is still being written never.
create function app.article_in(of_desk uuid, article uuid, spoken text, only_current boolean) returns uuid
  language sql stable as $$
  select f.id from app.family_of(of_desk, article) f
  join article_versions v on v.desk_id = f.desk_id and v.article_id = f.id and v.version = f.version
  left join articles o on o.desk_id = f.desk_id and o.id = f.translates
  where f.confidence <> 'archived' and (f.translates is null
    or f.confidence <> 'work in progress' and (f.id = article and not only_current
      or v.helps <> '' and (f.confidence = 'validated' or f.audience = o.audience)
        and (not only_current or f.of_version = o.version)))
  order by app.language_alike(v.language, spoken) desc, f.translates is null desc, f.id = article desc,
    f.confidence = 'validated' desc, app.readers_of(f.audience) desc, f.id
  limit 1
$$;
grant execute on function app.article_in to throughline_server;

-- Who does not read the original translates nothing.
create function app.translate_article() returns trigger language plpgsql as $$
begin
  if not exists (select from articles o where o.desk_id = new.desk_id and o.id = new.translates and o.translates is null
    and app.readers_of(o.audience) >= app.readers_of(new.audience)) then
    raise exception 'a translation is one of an original, for no more readers' using errcode = 'check_violation',
      constraint = 'wider_than_original';
  end if;
  return null;
end $$;
create trigger translate_article after insert on articles for each row when (new.translates is not null)
  execute function app.translate_article();

create function app.compare_article() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare t articles;
begin
  select a.* into t from articles a
  join articles o on o.desk_id = a.desk_id and o.id = a.translates and o.version >= new.of_version
  where a.desk_id = new.desk_id and a.id = new.article_id for no key update of a;
  if not found then
    raise exception 'a translation is compared with a version of its original' using errcode = 'check_violation';
  end if;
  if t.audience = 'customers' and new.desk_id <> all (app.desks_i_answer_for()) then
    raise exception 'what customers read is said by whoever answers for the desk' using errcode = 'check_violation',
      constraint = 'said_for_the_desk';
  end if;
  update articles set of_version = greatest(of_version, new.of_version)
  where desk_id = new.desk_id and id = new.article_id;
  return null;
end $$;
create trigger compare_article after insert on article_comparisons for each row execute function app.compare_article();
call app.see_for('throughline_server', 'app.compare_article()');

-- Customers are shown what the desk is sure of, and a translation as long as they are shown the original.
create function app.is_shown_to_customers(a articles) returns boolean language sql stable as $$
  select a.audience = 'customers' and a.confidence = 'validated' and (a.translates is null or exists (
    select from articles o where o.desk_id = a.desk_id and o.id = a.translates
      and o.audience = 'customers' and o.confidence = 'validated'))
$$;
grant execute on function app.is_shown_to_customers to throughline_definer;

set role throughline_definer;
-- As before; a translation stays in its language.
create or replace function app.keep_version() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare changed articles;
begin
  update articles a set version = new.version, changed_at = new.recorded_at
  where a.desk_id = new.desk_id and a.id = new.article_id and a.version = new.version - 1
  returning a.* into changed;
  if not found then
    raise exception 'a version follows the newest one' using errcode = 'check_violation';
  end if;
  if changed.translates is not null and lower(new.language) <> lower(changed.into_language) then
    raise exception 'a translation stays in its language' using errcode = 'check_violation',
      constraint = 'language_of_translation';
  end if;
  if changed.audience = 'customers' and new.desk_id <> all (app.desks_i_answer_for()) then
    raise exception 'what customers read is said by whoever answers for the desk' using errcode = 'check_violation',
      constraint = 'said_for_the_desk';
  end if;
  perform app.refuse_personal(new, changed.audience, array(select unnest(j.cleared) from article_judgements j
    where j.desk_id = new.desk_id and j.article_id = new.article_id and j.audience = changed.audience));
  return null;
end $$;

-- As before; what is kept from some is kept from them in every language, and what is put away is in none.
create or replace function app.judge_article() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare a articles; o articles;
begin
  select * into a from articles where desk_id = new.desk_id and id = new.article_id for update;
  if new.audience is not null and a.audience <> 'company' and a.organization_id is distinct from app.my_organization()
    and new.desk_id <> all (app.desks_i_answer_for())
    or new.audience = 'customers' and new.desk_id <> all (app.desks_i_answer_for()) then
    raise exception 'who reads an article is said by the company that wrote it' using errcode = 'check_violation';
  end if;
  if a.audience = 'customers' and new.confidence <> a.confidence and new.desk_id <> all (app.desks_i_answer_for()) then
    raise exception 'what customers read is said by whoever answers for the desk' using errcode = 'check_violation',
      constraint = 'said_for_the_desk';
  end if;
  if app.readers_of(new.audience) > app.readers_of(a.audience) then
    if a.translates is not null then
      -- Held, so that nobody translates it for others in this moment, or keeps it from them.
      select * into o from articles where desk_id = a.desk_id and id = a.translates for update;
      if app.readers_of(new.audience) > app.readers_of(o.audience) then
        raise exception 'a translation is for no more readers than its original' using errcode = 'check_violation',
          constraint = 'wider_than_original';
      end if;
      if exists (select from articles t where t.desk_id = a.desk_id and t.translates = a.translates and t.id <> a.id
        and lower(t.into_language) = lower(a.into_language) and t.audience <> 'company') then
        raise exception 'others read a translation into this language already' using errcode = 'TL409';
      end if;
    end if;
    perform app.refuse_personal(v, new.audience, new.cleared) from article_versions v
    where v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version;
  end if;
  update articles set confidence = coalesce(new.confidence, a.confidence), audience = coalesce(new.audience, a.audience),
    shared_from = case when a.audience = 'company' and new.audience <> 'company' then a.version else a.shared_from end
  where desk_id = new.desk_id and id = new.article_id;
  -- Each, so that those are found anew who were shown to customers, or are now.
  update articles t set confidence = case when new.confidence = 'archived' then 'archived' else t.confidence end,
    audience = case when app.readers_of(new.audience) < app.readers_of(t.audience) then new.audience else t.audience end
  where t.desk_id = a.desk_id and t.translates = a.id;
  return null;
end $$;

-- As before, of all customers on whose cases it was used in one language or another.
create or replace function app.personal_in_article(of_desk uuid, of_article uuid, of_case uuid, words text, to_audience text)
  returns table (kind text, said text, clearable boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with theirs as (
    select distinct c.customer_id from cases c
    where c.desk_id = of_desk and of_desk = any (app.my_desks()) and (c.id = of_case
      or c.id in (select u.case_id from article_uses u where u.desk_id = of_desk and u.article_id = of_article)
      or c.id in (select u.case_id from app.family_of(of_desk, of_article) f
        join article_uses u on u.desk_id = of_desk and u.article_id = f.id))
  )
  select f.kind, f.said, f.clearable from theirs t
  cross join lateral app.found_of_customer(of_desk, t.customer_id, words, to_audience = 'customers') f
  where to_audience <> 'company'
  union
  select 'reference', r.said, false from theirs t join cases c on c.desk_id = of_desk and c.customer_id = t.customer_id
  cross join lateral (select substring(words from '(?i)(?<![[:alnum:]])' || left(c.reference, 4) || '[-[:space:]]?'
    || right(c.reference, 4) || '(?![[:alnum:]])') as said) r
  where to_audience <> 'company' and r.said is not null
  union
  select f.kind, f.said, f.clearable from app.found_of_anybody(of_desk, words) f
  where to_audience = 'customers' and of_desk = any (app.my_desks())
$$;

-- As before; 'customers' stands there only where they are shown it.
create or replace function app.make_article_found() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare a articles; before text[]; shown text;
begin
  perform pg_advisory_xact_lock(hashtextextended('articles of ' || new.desk_id, 0));
  -- As it is now: what one statement does to it may be told in another order.
  select * into a from articles where desk_id = new.desk_id and id = new.id;
  shown := case when a.audience = 'customers' and not app.is_shown_to_customers(a) then 'companies' else a.audience end;
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
    select a.desk_id, t.lexeme, a.id, shown, a.organization_id, t.in_words, t.in_rest, t.is_name,
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
reset role;
