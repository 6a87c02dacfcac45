-- What helps is shown to customers as well, on the public pages of the desk, in the client's name: whoever answers for the
-- desk says so, and says it anew. Every company on the desk reads what customers read. And nothing is shared wider than
-- the company that wrote it as long as it says whose case it came from.
alter table articles drop constraint articles_audience_check,
  add constraint articles_audience_check check (audience in ('company', 'companies', 'customers'));
alter table article_judgements drop constraint article_judgements_audience_check,
  add constraint article_judgements_audience_check check (audience in ('company', 'companies', 'customers'));
-- From this version on others than the company that wrote it read it: what it said to nobody else stays between them.
alter table articles add shared_from int not null default 1;
-- What of its words somebody says is said of nobody, though it is found: for these readers, and in these very words.
alter table article_judgements add cleared text[] not null default '{}' check (cardinality(cleared) <= 50),
  add check (cleared = '{}' or audience is not null);
call app.let_definer('select', 'article_judgements');
-- Of those shared before, the version that was the newest when they were, last of all; others were never kept to themselves.
set role throughline_definer;
update articles a set shared_from = greatest(1, (select count(*) from article_versions v
  where v.desk_id = a.desk_id and v.article_id = a.id and v.recorded_at <= shared.at))
from (
  select j.desk_id, j.article_id, min(j.recorded_at) as at from article_judgements j
  where j.audience <> 'company' and not exists (select from article_judgements k
    where k.desk_id = j.desk_id and k.article_id = j.article_id and k.audience = 'company'
      and (k.recorded_at, k.id) > (j.recorded_at, j.id))
  group by j.desk_id, j.article_id
) shared
where a.desk_id = shared.desk_id and a.id = shared.article_id and a.audience <> 'company';
reset role;
create index articles_for_customers on articles (desk_id, changed_at desc, id)
  where audience = 'customers' and confidence = 'validated';

alter policy mine on articles
  using (desk_id = any ((select app.my_desks())::uuid[]) and (audience <> 'company'
    or organization_id = (select app.my_organization()) or (select app.actor_kind()) = 'desk-system'
    or (desk_id, organization_id) in (select l.desk_id, l.organization_id from app.left_to_client() l)));
alter policy in_own_name on articles
  with check (desk_id = any ((select app.my_desks())::uuid[]) and organization_id = (select app.my_organization())
    and made_by_id = (select app.my_person())
    and (audience <> 'customers' or desk_id = any ((select app.desks_i_answer_for())::uuid[])));

alter policy with_article on article_versions
  using (exists (select from articles a
    where a.desk_id = article_versions.desk_id and a.id = article_versions.article_id
      and (article_versions.version >= a.shared_from or a.organization_id = (select app.my_organization())
        or (select app.actor_kind()) = 'desk-system'
        or (a.desk_id, a.organization_id) in (select l.desk_id, l.organization_id from app.left_to_client() l))));

-- How words are looked for, whatever stands between them.
create function app.looked_for(words text) returns text language sql immutable as $$
  select '(?<![[:alnum:]])' || replace(trim(app.words_alone(words)), ' ', '[^[:alnum:]]+') || '(?![[:alnum:]])'
$$;

-- A name as it is said and as it stands in lists, the last word of it first.
create function app.name_looked_for(name text) returns text language sql immutable as $$
  select app.looked_for(name)
    || case when trim(app.words_alone(name)) like '% %' then '|' || app.looked_for(
      regexp_replace(trim(app.words_alone(name)), '^(.*) ([^ ]+)$', '\2 \1')) else '' end
$$;

create function app.without_dates(words text) returns text language sql immutable as $$
  select regexp_replace(words, '(?<![0-9./])[0-3]?[0-9]([./])[0-3]?[0-9]\1(?:[0-9]{4}|[0-9]{2})(?![0-9])'
    || '|(?<![0-9-])[0-3]?[0-9]-[0-3]?[0-9]-[0-9]{4}(?![0-9])|(?<![0-9-])[0-9]{4}-[01]?[0-9]-[0-3]?[0-9](?![0-9])', ';', 'g')
$$;

-- What of a customer some words say, as it stands in them. A name may be a word like any other, or that of somebody else;
-- a part of one counts where customers read it, written as names are (with a capital, in scripts that have them: Georgian
-- has some that no name is written with), and else with how somebody is addressed before it.
create function app.found_of_customer(of_desk uuid, customer uuid, words text, of_parts boolean)
  returns table (kind text, said text, clearable boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with named as (
    select app.name_looked_for(k.name) as looked_for, replace(trim(app.words_alone(k.name)), ' ', '|') as parts
    from customers k where k.desk_id = of_desk and k.id = customer and k.named and app.words_alone(k.name) <> '  '
  )
  select 'name', n.said, true from (select substring(words from '(?i)(' || looked_for || ')') as said from named) n
  where n.said is not null
  union
  select 'name', n.said, true from (select substring(words from
    '(?i)(?<![[:alnum:]])((?:mr|mrs|ms|miss|dr|herrn?|frau|señora?|sra?)\.?[[:space:]]+(?:' || parts || ')(?![[:alnum:]]))') as said
    from named) n
  where n.said is not null
  union
  select 'name', m.found[1], true from named n
  cross join lateral regexp_matches(regexp_replace(words, n.looked_for, ' ', 'gi'),
    '(?<![[:alnum:]])(' || n.parts || ')(?![[:alnum:]])', 'gi') as m (found)
  where of_parts and length(m.found[1]) > 1 and (left(m.found[1], 1) <> lower(left(m.found[1], 1))
    or m.found[1] ~ '[[:alpha:]]' and upper(m.found[1]) = lower(m.found[1]) or m.found[1] ~ '^[ა-ჿ]')
  union
  select 'serial', t.said, true from (
    select substring(words from '(?i)((?<![[:alnum:]])'
      || array_to_string(string_to_array(n.signs, null), '[-[:space:]./_]*') || '(?![[:alnum:]]))') as said
    from things h cross join lateral (select regexp_replace(h.serial, '[^[:alnum:]]', '', 'g') as signs) n
    where h.desk_id = of_desk and h.customer_id = customer and length(n.signs) > 3) t
  where t.said is not null
  union
  select 'address', k.said, false from (
    select substring(words from '(?i)(' || app.looked_for(k.postal_address) || ')') as said from customers k
    where k.desk_id = of_desk and k.id = customer and app.words_alone(k.postal_address) <> '  ') k
  where k.said is not null
  union
  select 'contact', p.said, false from (
    select case p.kind when 'mail' then nullif(substr(words, nullif(position(lower(p.address) in lower(words)), 0), length(p.address)), '')
      else substring(app.without_dates(words) from
        '[+0-9()/. -]*' || array_to_string(string_to_array(app.last_digits(p.address), null), '[^[:alnum:];]*')) end as said
    from contact_points p where p.desk_id = of_desk and p.customer_id = customer
      and not exists (select from desks d where d.id = of_desk and lower(d.address) = lower(p.address))) p
  where p.said is not null
$$;
grant execute on function app.looked_for, app.name_looked_for, app.without_dates to throughline_definer;
call app.see_for('throughline_definer', 'app.found_of_customer(uuid, uuid, text, boolean)');

-- What is anybody's: a mail address or what looks like a telephone number, that is not the desk's own. Dates are none.
create function app.found_of_anybody(of_desk uuid, words text) returns table (kind text, said text, clearable boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'contact', m.found[1], false
  from regexp_matches(words, '[[:alnum:]._%+-]+@[[:alnum:]-]+(?:\.[[:alnum:]-]+)+', 'g') as m (found)
  where not exists (select from desks d where d.id = of_desk and lower(d.address) = lower(m.found[1]))
  union
  select 'number', m.found[1], true
  from regexp_matches(app.without_dates(words), '(?<![[:alnum:]+/._=-])((?:\+ ?\(?[1-9]|\(?00?[1-9])[0-9()/. -]*[0-9]|\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}(?![0-9]))',
    'g') as m (found)
  where length(regexp_replace(m.found[1], '[^0-9]', '', 'g')) between 7 and 16
    and not exists (select from gateways g where g.desk_id = of_desk and g.ended_at is null
      and app.last_digits(g.number) = app.last_digits(m.found[1]))
$$;
call app.see_for('throughline_definer', 'app.found_of_anybody(uuid, text)');

-- What an article may not say to those who read it by then: of the customers of the cases that it stands beside, and of
-- the one that it is begun from. Who writes it on the desk knows them all.
create function app.personal_in_article(of_desk uuid, of_article uuid, of_case uuid, words text, to_audience text)
  returns table (kind text, said text, clearable boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with theirs as (
    select distinct c.customer_id from cases c
    where c.desk_id = of_desk and of_desk = any (app.my_desks()) and (c.id = of_case
      or c.id in (select u.case_id from article_uses u where u.desk_id = of_desk and u.article_id = of_article))
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
call app.let_definer('select', 'article_uses');
call app.see_for('throughline_server, throughline_definer', 'app.personal_in_article(uuid, uuid, uuid, text, text)');

create function app.words_of_version(v article_versions) returns text language sql stable as
  $$ select concat_ws(E'\n', v.words, v.helps, v.cause, v.source, v.make, v.model, v.versions) $$;
grant execute on function app.words_of_version to throughline_definer;

create function app.refuse_personal(v article_versions, to_audience text, cleared text[]) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if exists (select from app.personal_in_article(v.desk_id, v.article_id, null, app.words_of_version(v), to_audience) p
    where not (p.clearable and trim(p.said) = any (cleared))) then
    raise exception 'an article that others read says nothing of anybody' using errcode = 'check_violation',
      constraint = 'personal_in_article';
  end if;
end $$;
call app.see_for('throughline_definer', 'app.refuse_personal(article_versions, text, text[])');

set role throughline_definer;
-- What customers read is said in the client's name, so that nobody else says it anew.
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
  if changed.audience = 'customers' and new.desk_id <> all (app.desks_i_answer_for()) then
    raise exception 'what customers read is said by whoever answers for the desk' using errcode = 'check_violation',
      constraint = 'said_for_the_desk';
  end if;
  perform app.refuse_personal(new, changed.audience, array(select unnest(j.cleared) from article_judgements j
    where j.desk_id = new.desk_id and j.article_id = new.article_id and j.audience = changed.audience));
  return null;
end $$;

create or replace function app.judge_article() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  a articles;
  -- From the fewest readers to the most.
  audiences constant text[] := '{company,companies,customers}';
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
  if array_position(audiences, new.audience) > array_position(audiences, a.audience) then
    perform app.refuse_personal(v, new.audience, new.cleared) from article_versions v
    where v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version;
  end if;
  update articles set confidence = coalesce(new.confidence, a.confidence), audience = coalesce(new.audience, a.audience),
    shared_from = case when a.audience = 'company' and new.audience <> 'company' then a.version else a.shared_from end
  where desk_id = new.desk_id and id = new.article_id;
  return null;
end $$;
reset role;
