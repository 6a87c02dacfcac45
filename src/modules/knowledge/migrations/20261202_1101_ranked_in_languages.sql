-- Of an article and its translations the one is found that fits best. What is asked is read in the languages of whoever
-- asks as well.
set role throughline_definer;
drop function app.ranked_articles(uuid, text, int);
drop function app.rank_articles(uuid, text, int, text[], uuid[], boolean);
reset role;

create function app.rank_articles(of_desk uuid, query text, at_most int, audiences text[], mine uuid[], sees_all boolean,
    read_in text[] default '{}')
  returns table (article_id uuid, score float8)
  language plpgsql stable rows 20 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  k1 constant float8 := 1.2;
  words_weight constant float8 := 4;
  words_b constant float8 := 0.5;
  rest_b constant float8 := 0.9;
  -- So many places in articles are looked at, first those of the words that tell most for how often they stand there.
  most_places constant bigint := 10000;
  stems regconfig[];
  n float8;
  mean_words float8;
  mean_rest float8;
begin
  select array_agg(distinct app.stems_of(l)) into stems
  from (select unnest(d.languages) as l from desks d where d.id = of_desk union select unnest(read_in)) spoken;
  select sum(c.articles), sum(c.words_length) / nullif(sum(c.articles), 0), sum(c.rest_length) / nullif(sum(c.articles), 0)
  into n, mean_words, mean_rest
  from article_counts c
  where c.desk_id = of_desk and c.lexeme = '' and (c.audience = any (audiences) or c.organization_id = any (mine) or sees_all);
  if coalesce(n, 0) = 0 then
    return;
  end if;
  mean_words := greatest(mean_words, 1);
  mean_rest := greatest(mean_rest, 1);
  return query
    with said as materialized (
      select s.lexeme, max(cardinality(s.positions))::float8 as times
      from unnest(stems) stem, unnest(to_tsvector(stem, query)) s group by s.lexeme
    ),
    known as materialized (
      select s.lexeme, s.times, c.articles from said s
      cross join lateral (select sum(c.articles) as articles from article_counts c
        where c.desk_id = of_desk and c.lexeme = s.lexeme
          and (c.audience = any (audiences) or c.organization_id = any (mine) or sees_all)) c
    ),
    meant as (
      select k.lexeme, k.times, k.articles from known k where k.articles is not null
      union all
      select name.lexeme, k.times * name.nearness, name.articles from known k
      cross join lateral (select c.lexeme, app.similarity(c.lexeme, k.lexeme) as nearness, sum(c.articles) as articles
        from article_counts c
        where c.desk_id = of_desk and c.names > 0 and c.lexeme operator(app.%) k.lexeme
          and (c.audience = any (audiences) or c.organization_id = any (mine) or sees_all)
        group by c.lexeme order by 2 desc, 1 limit 1) name
      where k.articles is null and length(k.lexeme) > 2
    ),
    counted as (
      select m.lexeme, max(m.articles) as articles, sum(m.times) as times,
        ln(1 + (n - max(m.articles) + 0.5) / (max(m.articles) + 0.5)) as rarity
      from meant m group by m.lexeme
    ),
    terms as materialized (
      select c.lexeme, c.rarity, c.times, sum(c.articles) over w as places, row_number() over w as place
      from counted c window w as (order by c.articles / (c.times * c.rarity), c.lexeme)
    ),
    scored as (
      select p.article_id, sum(t.rarity * t.times * p.weight * (k1 + 1) / (p.weight + k1)) as score
      from terms t
      cross join lateral (
        select a.article_id, words_weight * a.in_words / (1 - words_b + words_b * a.words_length / mean_words)
          + a.in_rest / (1 - rest_b + rest_b * a.rest_length / mean_rest) as weight
        from article_terms a
        where a.desk_id = of_desk and a.lexeme = t.lexeme
          and (a.audience = any (audiences) or a.organization_id = any (mine) or sees_all)
        offset 0) p
      where t.places <= most_places or t.place = 1
      group by p.article_id
    ),
    best as materialized (
      select s.article_id, s.score from scored s order by s.score desc, s.article_id limit greatest(at_most, 100)
    ),
    words as materialized (
      select b.article_id, w.lexeme from best b
      join article_terms w on w.desk_id = of_desk and w.article_id = b.article_id and w.in_words > 0
    ),
    rarities as materialized (
      select l.lexeme, ln(1 + (n - c.articles + 0.5) / (c.articles + 0.5)) as rarity,
        t.lexeme is not null as is_said
      from (select distinct w.lexeme from words w) l
      left join terms t on t.lexeme = l.lexeme
      cross join lateral (select coalesce(sum(c.articles), 0) as articles from article_counts c
        where c.desk_id = of_desk and c.lexeme = l.lexeme
          and (c.audience = any (audiences) or c.organization_id = any (mine) or sees_all)) c
    ),
    covered as (
      select w.article_id, sum(r.rarity) filter (where r.is_said) / nullif(sum(r.rarity), 0) as share
      from words w join rarities r on r.lexeme = w.lexeme group by w.article_id
    )
    select f.article_id, f.score
    from (
      select distinct on (coalesce(a.translates, a.id)) a.id as article_id, b.score * (1 + coalesce(c.share, 0)) as score
      from best b
      join articles a on a.desk_id = of_desk and a.id = b.article_id
      left join covered c on c.article_id = b.article_id
      order by coalesce(a.translates, a.id), 2 desc, 1
    ) f
    order by 2 desc, 1 limit at_most;
end $$;
call app.see_for('throughline_definer', 'app.rank_articles(uuid, text, int, text[], uuid[], boolean, text[])');

create function app.ranked_articles(of_desk uuid, query text, at_most int, read_in text[] default '{}')
  returns table (article_id uuid, score float8)
  language plpgsql stable rows 20 security definer set search_path = public, pg_temp as $$
begin
  if of_desk = any (app.my_desks()) then
    return query select r.article_id, r.score from app.rank_articles(of_desk, query, at_most, '{companies,customers}',
      array(select app.my_organization() union all select l.organization_id from app.left_to_client() l where l.desk_id = of_desk),
      app.actor_kind() = 'desk-system', read_in) r;
  end if;
end $$;
call app.see_for('throughline_server', 'app.ranked_articles(uuid, text, int, text[])');
