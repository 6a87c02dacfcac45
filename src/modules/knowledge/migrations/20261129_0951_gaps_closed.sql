-- What changed, so that nobody has to ask any more: an article, the instructions from which version on, the thing itself,
-- or what the desk does. None is closed without.
create table gap_closings (
  desk_id uuid not null,
  gap_id uuid not null,
  kind text not null check (kind in ('article', 'instructions', 'product', 'procedure')),
  article_id uuid,
  version text check (length(version) between 1 and 100),
  language text not null check (length(language) <= 35),
  -- In a sentence for whoever asked.
  words text not null check (length(words) between 1 and 500),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, gap_id),
  foreign key (desk_id, gap_id) references gaps,
  foreign key (desk_id, article_id) references articles,
  check ((kind = 'article') = (article_id is not null)),
  check ((kind = 'instructions') = (version is not null))
);

-- Whoever asked is told of it once, by a person, in words to them.
create table gap_tellings (
  desk_id uuid not null,
  gap_id uuid not null,
  case_id uuid not null,
  entry_id uuid not null,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, gap_id, case_id),
  foreign key (desk_id, gap_id) references gap_closings,
  foreign key (desk_id, gap_id, case_id) references gap_cases,
  foreign key (desk_id, case_id, entry_id) references entries (desk_id, case_id, id)
);

-- How many of them know nothing of it yet. Filled in.
alter table gaps add column untold int not null default 0;
create index gaps_to_tell on gaps (desk_id, closed_at, id) where untold > 0;

do $$
declare t regclass;
begin
  foreach t in array array['gap_closings', 'gap_tellings']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
    execute format('create policy with_gap on %1$s for select to throughline_server
      using (exists (select from gaps g where g.desk_id = %1$s.desk_id and g.id = %1$s.gap_id))', t);
  end loop;
end $$;
call app.let_definer('select', 'gap_tellings');
call app.let_definer('select', 'gap_closings');

-- Those whose it is to mend say what changed, or the client.
create policy whose_it_is on gap_closings for insert to throughline_server
  with check (by_id = (select app.my_person())
    and exists (select from gaps g where g.desk_id = gap_closings.desk_id and g.id = gap_closings.gap_id
      and (g.owner_id = (select app.my_organization())
        or g.desk_id in (select r.desk_id from app.my_roster() r where r.side = 'client')))
    and (article_id is null or exists (select from articles a
      where a.desk_id = gap_closings.desk_id and a.id = gap_closings.article_id)));
create policy in_own_name on gap_tellings for insert to throughline_server
  with check (by_id = (select app.my_person())
    and exists (select from gaps g where g.desk_id = gap_tellings.desk_id and g.id = gap_tellings.gap_id));

-- Of one customer one case is enough, and what was told on a case goes on with it.
create function app.untold_cases(of_desk uuid, gap uuid) returns setof cases language sql stable as $$
  select c.* from gap_cases gc
  join cases c on c.desk_id = gc.desk_id and c.id = gc.case_id and c.joined_to_id is null
  where gc.desk_id = of_desk and gc.gap_id = gap and not exists (select from gap_tellings t
    join cases tc on tc.desk_id = t.desk_id and tc.id = t.case_id
    where t.desk_id = of_desk and t.gap_id = gap and (tc.customer_id = c.customer_id or tc.joined_to_id = c.id))
$$;
grant execute on function app.untold_cases to throughline_definer, throughline_server;

-- Whoever wrote twice is one of them, and so is whoever turned out to be somebody known, be it after it was closed.
create function app.count_people_of_gap(of_desk uuid, gap uuid) returns void language plpgsql as $$
begin
  -- Held, so that of two that join at once, or are told, neither is counted without the other.
  perform from gaps g where g.desk_id = of_desk and g.id = gap for no key update;
  update gaps g set people = case when g.withdrawn then 0 else (select count(distinct c.customer_id) from gap_cases gc
      join cases c on c.desk_id = gc.desk_id and c.id = gc.case_id and c.joined_to_id is null
      where gc.desk_id = of_desk and gc.gap_id = gap) end,
    untold = case when g.closed_at is null or g.withdrawn then 0
      else (select count(distinct c.customer_id) from app.untold_cases(of_desk, gap) c) end
  where g.desk_id = of_desk and g.id = gap;
end $$;
grant execute on function app.count_people_of_gap to throughline_definer;

create function app.close_gap() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update gaps g set closed_at = new.recorded_at, untold = g.people
  where g.desk_id = new.desk_id and g.id = new.gap_id and g.closed_at is null;
  if not found then
    raise exception 'a gap that is closed is not mended' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger close_gap after insert on gap_closings for each row execute function app.close_gap();
call app.see_for('throughline_server', 'app.close_gap()');

create function app.tell_of_gap() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from entries e
    join gap_closings x on x.desk_id = new.desk_id and x.gap_id = new.gap_id and e.recorded_at >= x.recorded_at
    where e.desk_id = new.desk_id and e.id = new.entry_id and e.audience = 'customer'
      and e.author_kind = 'person' and e.kind in ('message', 'call', 'done')) then
    raise exception 'whoever asked is told by a person, in words to them, once something has changed' using errcode = 'check_violation';
  end if;
  perform app.count_people_of_gap(new.desk_id, new.gap_id);
  return null;
end $$;
create trigger tell_of_gap after insert on gap_tellings for each row execute function app.tell_of_gap();
call app.see_for('throughline_server', 'app.tell_of_gap()');
