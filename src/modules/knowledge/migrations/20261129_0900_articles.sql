-- What a desk knows: a need in the customer's words, and what helps. An article belongs to the desk; the company that
-- wrote it keeps it to itself, or shares it with every company that works there.
create table articles (
  desk_id uuid not null,
  id uuid not null,
  organization_id uuid not null references organizations,
  confidence text not null default 'work in progress'
    check (confidence in ('work in progress', 'not validated', 'validated', 'archived')),
  audience text not null default 'company' check (audience in ('company', 'companies')),
  made_by_id uuid not null references persons,
  -- The newest one, and since when it stands. Filled in.
  version int not null default 0,
  changed_at timestamptz not null default app.now(),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id) references desks
);
create index articles_by_change on articles (desk_id, changed_at desc, id);

-- What it said and says. The newest version counts; each but the first follows the one that its writer had read.
create table article_versions (
  desk_id uuid not null,
  article_id uuid not null,
  version int not null check (version > 0),
  language text not null check (length(language) <= 35),
  words text not null check (length(words) between 1 and 300),
  helps text not null check (length(helps) <= 20000),
  cause text check (length(cause) <= 2000),
  source text check (length(source) <= 1000),
  make text check (length(make) <= 200),
  model text check (length(model) <= 200),
  versions text check (length(versions) <= 200),
  author_id uuid not null references persons,
  organization_id uuid not null references organizations,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, article_id, version),
  foreign key (desk_id, article_id) references articles
);
-- None is left without words.
alter table articles add foreign key (desk_id, id, version)
  references article_versions (desk_id, article_id, version) deferrable initially deferred;

-- How sure somebody says that the desk is of it, and who may read it: what is null stays as it was.
create table article_judgements (
  desk_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  confidence text check (confidence in ('work in progress', 'not validated', 'validated', 'archived')),
  audience text check (audience in ('company', 'companies')),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, article_id) references articles,
  check (confidence is not null or audience is not null)
);
create index article_judgements_of_article on article_judgements (desk_id, article_id);

-- An article stands beside a case, helped there or was wrong: the last word of a case counts.
create table article_uses (
  desk_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  case_id uuid not null,
  said text not null check (said in ('used', 'helped', 'wrong')),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, article_id) references articles,
  foreign key (desk_id, case_id) references cases
);
create index article_uses_of_article on article_uses (desk_id, article_id, case_id, recorded_at desc, id desc);
create index article_uses_of_case on article_uses (desk_id, case_id);

do $$
declare t regclass;
begin
  foreach t in array array['articles', 'article_versions', 'article_judgements', 'article_uses']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
  foreach t in array array['article_versions', 'article_judgements', 'article_uses']::regclass[]
  loop
    execute format('grant insert on %s to throughline_server', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
create trigger never_gone before delete or truncate on articles for each statement execute function app.refuse_change();
grant insert (desk_id, id, organization_id, confidence, audience, made_by_id) on articles to throughline_server;
call app.let_definer('select, update', 'articles');
call app.let_definer('select', 'article_versions');

create policy mine on articles for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and (audience = 'companies'
    or organization_id = (select app.my_organization()) or (select app.actor_kind()) = 'desk-system'));
create policy in_own_name on articles for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and organization_id = (select app.my_organization())
    and made_by_id = (select app.my_person()));

-- What belongs to an article is read by whoever reads that, and written by them in their own name.
create policy with_article on article_versions for select to throughline_server
  using (exists (select from articles a
    where a.desk_id = article_versions.desk_id and a.id = article_versions.article_id));
create policy in_own_name on article_versions for insert to throughline_server
  with check (author_id = (select app.my_person()) and organization_id = (select app.my_organization())
    and exists (select from articles a
      where a.desk_id = article_versions.desk_id and a.id = article_versions.article_id));
create policy with_article on article_judgements for select to throughline_server
  using (exists (select from articles a
    where a.desk_id = article_judgements.desk_id and a.id = article_judgements.article_id));
create policy in_own_name on article_judgements for insert to throughline_server
  with check (by_id = (select app.my_person()) and exists (select from articles a
    where a.desk_id = article_judgements.desk_id and a.id = article_judgements.article_id));
create policy with_article on article_uses for select to throughline_server
  using (exists (select from articles a
    where a.desk_id = article_uses.desk_id and a.id = article_uses.article_id));
create policy in_own_name on article_uses for insert to throughline_server
  with check (by_id = (select app.my_person()) and exists (select from articles a
    where a.desk_id = article_uses.desk_id and a.id = article_uses.article_id));

create function app.keep_version() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update articles a set version = new.version, changed_at = new.recorded_at
  where a.desk_id = new.desk_id and a.id = new.article_id and a.version = new.version - 1;
  if not found then
    raise exception 'a version follows the newest one' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger keep_version after insert on article_versions for each row execute function app.keep_version();
call app.see_for('throughline_server', 'app.keep_version()');

-- Anybody who reads it says how sure they are; the company that wrote it, and whoever answers for the desk, who reads it.
create function app.judge_article() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.audience is not null and not exists (select from articles a
    where a.desk_id = new.desk_id and a.id = new.article_id
      and (a.organization_id = app.my_organization() or a.desk_id = any (app.desks_i_answer_for()))) then
    raise exception 'who reads an article is said by the company that wrote it' using errcode = 'check_violation';
  end if;
  update articles a set confidence = coalesce(new.confidence, a.confidence),
    audience = coalesce(new.audience, a.audience)
  where a.desk_id = new.desk_id and a.id = new.article_id;
  return null;
end $$;
create trigger judge_article after insert on article_judgements for each row execute function app.judge_article();
call app.see_for('throughline_server', 'app.judge_article()');
