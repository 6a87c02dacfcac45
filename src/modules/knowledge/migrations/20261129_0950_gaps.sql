-- What nobody has an answer to, or a wrong one: the customer's words, the thing, the cases it is in, whose it is to mend and
-- by when. Of a wrong article there is one gap at a time.
create table gaps (
  desk_id uuid not null,
  id uuid not null,
  -- The case on which it was found.
  case_id uuid not null,
  -- What was wrong; null where there was nothing.
  article_id uuid,
  language text not null check (length(language) <= 35),
  words text not null check (length(words) between 1 and 300),
  make text check (length(make) <= 200),
  model text check (length(model) <= 200),
  versions text check (length(versions) <= 200),
  made_by_id uuid not null references persons,
  -- What its words are compared by. Filled in.
  lexemes text[] not null default '{}',
  -- Whose it is, by the newest of gap_owners. Filled in.
  turn int not null default 1 check (turn > 0),
  owner_id uuid references organizations,
  department_id uuid,
  due timestamptz,
  -- How many customers it hit, each once. Filled in.
  people int not null default 0,
  closed_at timestamptz,
  -- It was closed as nothing was missing. Filled in.
  withdrawn boolean not null default false check (not withdrawn or (closed_at is not null and people = 0)),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id) references desks,
  foreign key (desk_id, article_id) references articles
);
create index gaps_open on gaps (desk_id, (-people), recorded_at, id) where closed_at is null;
create index gaps_closed on gaps (desk_id, withdrawn, closed_at desc, id desc) where closed_at is not null;
create index gaps_withdrawn on gaps (desk_id, article_id) where withdrawn;
create unique index gap_of_article on gaps (desk_id, article_id) where closed_at is null;
create index gaps_alike on gaps using gin (desk_id app.uuid_ops, lexemes) where closed_at is null;
grant execute on function app.stems_of to throughline_server;

-- The cases it is in.
create table gap_cases (
  desk_id uuid not null,
  gap_id uuid not null,
  case_id uuid not null,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, gap_id, case_id),
  foreign key (desk_id, gap_id) references gaps,
  foreign key (desk_id, case_id) references cases
);
create index gap_cases_of_case on gap_cases (desk_id, case_id);

-- What was looked for there, and found nothing.
create table gap_searches (
  desk_id uuid not null,
  gap_id uuid not null,
  case_id uuid not null,
  words text not null check (length(words) between 1 and 200),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, gap_id, case_id, words),
  foreign key (desk_id, gap_id, case_id) references gap_cases
);

-- Whose it is to mend, and by when: a company that works on the desk, or a department of one. The newest turn counts.
create table gap_owners (
  desk_id uuid not null,
  gap_id uuid not null,
  turn int not null check (turn > 0),
  owner_id uuid not null references organizations,
  department_id uuid,
  due timestamptz not null,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, gap_id, turn),
  foreign key (desk_id, gap_id) references gaps,
  foreign key (owner_id, department_id) references departments (organization_id, id)
);
-- None is nobody's, and none is in no case.
alter table gaps
  add foreign key (desk_id, id, turn) references gap_owners (desk_id, gap_id, turn) deferrable initially deferred,
  add foreign key (desk_id, id, case_id) references gap_cases (desk_id, gap_id, case_id) deferrable initially deferred;

do $$
declare t regclass;
begin
  foreach t in array array['gaps', 'gap_cases', 'gap_searches', 'gap_owners']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
  foreach t in array array['gap_cases', 'gap_searches', 'gap_owners']::regclass[]
  loop
    execute format('grant insert on %s to throughline_server', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
    execute format('create policy with_gap on %1$s for select to throughline_server
      using (exists (select from gaps g where g.desk_id = %1$s.desk_id and g.id = %1$s.gap_id))', t);
    execute format('create policy in_own_name on %1$s for insert to throughline_server
      with check (by_id = (select app.my_person())
        and exists (select from gaps g where g.desk_id = %1$s.desk_id and g.id = %1$s.gap_id))', t);
  end loop;
end $$;
create trigger never_gone before delete or truncate on gaps for each statement execute function app.refuse_change();
grant insert (desk_id, id, case_id, article_id, language, words, make, model, versions, made_by_id)
  on gaps to throughline_server;
call app.let_definer('select, update', 'gaps');
call app.let_definer('select, insert', 'gap_cases');

-- Whoever works on the desk, like the cases it is in. That an article which one company keeps to itself is wrong is seen
-- by whoever reads that, and by those whose it is to mend.
create policy mine on gaps for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and (article_id is null
    or owner_id = (select app.my_organization())
    or exists (select from articles a where a.desk_id = gaps.desk_id and a.id = gaps.article_id)));
create policy in_own_name on gaps for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and made_by_id = (select app.my_person())
    and (article_id is null
      or exists (select from articles a where a.desk_id = gaps.desk_id and a.id = gaps.article_id)));

create function app.read_gap() returns trigger language plpgsql as $$
begin
  new.lexemes := tsvector_to_array(to_tsvector(app.stems_of(new.language), concat_ws(' ', new.words, new.make, new.model)));
  return new;
end $$;
create trigger read_gap before insert on gaps for each row execute function app.read_gap();

-- The open ones of a desk whose words are much the same, with how much of what is said, or of what a gap says where that is
-- shorter, is in both. Comparing arrays is not leakproof and under row-level security becomes a scan; whoever asks reads no
-- more of a gap than its policy lets them.
create function app.gaps_alike(of_desk uuid, said text[], least_shared float8) returns table (id uuid, share float8)
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.id, shared.n / least(cardinality(g.lexemes), cardinality(said))::float8
  from gaps g
  cross join lateral (select count(*) as n from unnest(g.lexemes) x where x = any (said)) shared
  where g.desk_id = of_desk and g.desk_id = any ((select app.my_desks())::uuid[]) and g.closed_at is null
    and g.lexemes && said and shared.n >= least_shared * least(cardinality(g.lexemes), cardinality(said))
$$;
call app.see_for('throughline_server', 'app.gaps_alike(uuid, text[], float8)');

create function app.keep_gap_owner() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from engagements e where e.desk_id = new.desk_id and e.organization_id = new.owner_id
    and e.role in ('client', 'provider') and app.running(e.starts_at, e.ends_at)) then
    raise exception 'a gap is mended by a company that works on the desk' using errcode = 'check_violation';
  end if;
  update gaps g set turn = new.turn, owner_id = new.owner_id, department_id = new.department_id, due = new.due
  where g.desk_id = new.desk_id and g.id = new.gap_id and g.closed_at is null
    and (g.turn = new.turn - 1 or (new.turn = 1 and g.owner_id is null));
  if not found then
    raise exception 'whose an open gap is follows the newest one' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger keep_gap_owner after insert on gap_owners for each row execute function app.keep_gap_owner();
call app.see_for('throughline_server', 'app.keep_gap_owner()');

create function app.join_gap() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if exists (select from cases c where c.desk_id = new.desk_id and c.id = new.case_id and c.joined_to_id is not null) then
    raise exception 'a case that was joined goes on in another' using errcode = 'TL409';
  end if;
  perform app.count_people_of_gap(new.desk_id, new.gap_id);
  if exists (select from gaps g where g.desk_id = new.desk_id and g.id = new.gap_id and g.closed_at is not null)
    and not exists (select from gap_cases gc join cases c on c.desk_id = gc.desk_id and c.id = gc.case_id
      where gc.desk_id = new.desk_id and gc.gap_id = new.gap_id and c.joined_to_id = new.case_id) then
    raise exception 'no case joins a gap that is closed' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger join_gap after insert on gap_cases for each row execute function app.join_gap();
call app.see_for('throughline_server', 'app.join_gap()');

-- What a case that is joined was in, the one in which it goes on is in.
create function app.go_on_in_gaps() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into gap_cases (desk_id, gap_id, case_id, by_id)
  select gc.desk_id, gc.gap_id, new.joined_to_id, gc.by_id from gap_cases gc
  where gc.desk_id = new.desk_id and gc.case_id = new.id
  on conflict do nothing;
  perform app.count_people_of_gap(gc.desk_id, gc.gap_id) from gap_cases gc
  where gc.desk_id = new.desk_id and gc.case_id = new.id;
  return null;
end $$;
create trigger go_on_in_gaps after update of joined_to_id on cases for each row
  when (old.joined_to_id is null and new.joined_to_id is not null) execute function app.go_on_in_gaps();
call app.see_for('throughline_server', 'app.go_on_in_gaps()');
