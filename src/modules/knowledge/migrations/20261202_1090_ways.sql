-- How a customer got round by themselves what they came with: told on their page as an entry of its own, or found by somebody
-- in what they wrote or said. The words are those of the entry, which erasure by law can drop.
create table ways (
  desk_id uuid not null,
  -- That of the entry.
  id uuid not null,
  case_id uuid not null,
  -- The last line of its words is the address of a page.
  with_link boolean not null default false,
  -- Who found it in what they said; null where they told it as such.
  by_id uuid references persons,
  -- Somebody did something with it. Filled in.
  taken_up boolean not null default false,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id, id) references entries (desk_id, case_id, id),
  check (by_id is null or not with_link)
);
create index ways_of_case on ways (desk_id, case_id);
create index ways_to_take_up on ways (desk_id, recorded_at) where by_id is null and not taken_up;

-- That others need what they found; put there by somebody, or by itself where its case is in that gap and no other open one.
create table gap_evidence (
  desk_id uuid not null,
  gap_id uuid not null,
  way_id uuid not null,
  by_id uuid references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, gap_id, way_id),
  foreign key (desk_id, gap_id) references gaps,
  foreign key (desk_id, way_id) references ways
);
create index gap_evidence_of_way on gap_evidence (desk_id, way_id);

-- An article was begun from it, or somebody read it and there is nothing more to do. Said once.
create table ways_taken_up (
  desk_id uuid not null,
  way_id uuid not null,
  article_id uuid,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, way_id),
  foreign key (desk_id, way_id) references ways,
  foreign key (desk_id, article_id) references articles
);

do $$
declare t regclass;
begin
  foreach t in array array['ways', 'gap_evidence', 'ways_taken_up']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
  foreach t in array array['ways', 'ways_taken_up']::regclass[]
  loop
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
  end loop;
  foreach t in array array['gap_evidence', 'ways_taken_up']::regclass[]
  loop
    execute format('grant insert on %s to throughline_server', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
create trigger never_gone before delete or truncate on ways for each statement execute function app.refuse_change();
grant insert (desk_id, id, case_id, with_link, by_id) on ways to throughline_server;
call app.let_definer('select, update', 'ways');
call app.let_definer('insert', 'gap_evidence');

-- What a customer tells comes by the desk's system, in nobody's name.
create policy in_own_name on ways for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id is not distinct from (select app.my_person()));
create policy with_gap on gap_evidence for select to throughline_server
  using (exists (select from gaps g where g.desk_id = gap_evidence.desk_id and g.id = gap_evidence.gap_id));
create policy in_own_name on gap_evidence for insert to throughline_server
  with check (by_id = (select app.my_person())
    and exists (select from gaps g where g.desk_id = gap_evidence.desk_id and g.id = gap_evidence.gap_id));
create policy in_own_name on ways_taken_up for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person())
    and (article_id is null or exists (select from articles a
      where a.desk_id = ways_taken_up.desk_id and a.id = ways_taken_up.article_id)));

-- The case in which one goes on: itself, where it was not joined to another.
create function app.goes_on_in(of_desk uuid, of_case uuid) returns uuid language sql stable as $$
  with recursive onward (id, next) as (
    select c.id, c.joined_to_id from cases c where c.desk_id = of_desk and c.id = of_case
    union
    select c.id, c.joined_to_id from onward o join cases c on c.desk_id = of_desk and c.id = o.next
  )
  select id from onward where next is null
$$;
grant execute on function app.goes_on_in to throughline_definer, throughline_server;

-- Also where it is one that whoever asks may not read.
create function app.is_in_open_gap(of_desk uuid, of_case uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select of_desk = any (app.my_desks()) and exists (select from gap_cases gc
    join gaps g on g.desk_id = gc.desk_id and g.id = gc.gap_id and g.closed_at is null
    where gc.desk_id = of_desk and gc.case_id = of_case)
$$;
call app.see_for('throughline_server', 'app.is_in_open_gap(uuid, uuid)');

create function app.keep_way() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  open uuid[];
begin
  if not exists (select from entries e
    join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id and w.text <> ''
    where e.desk_id = new.desk_id and e.id = new.id and e.audience = 'customer'
      and case when new.by_id is null then e.kind = 'way' and e.author_kind = 'customer' and e.recorded_at = app.now()
        else (e.kind = 'contact' or e.kind = 'call' and e.data ->> 'call' = 'in')
          and not (e.from_stranger and not app.admitted(e.desk_id, e.id)) end
      and (not new.with_link or w.text ~ E'\nhttps?://[^[:space:]]+$')) then
    raise exception 'another way is told in words of a customer' using errcode = 'check_violation';
  end if;
  select array_agg(g.id) into open from gap_cases gc
  join gaps g on g.desk_id = gc.desk_id and g.id = gc.gap_id and g.closed_at is null
  where gc.desk_id = new.desk_id and gc.case_id = app.goes_on_in(new.desk_id, new.case_id);
  if cardinality(open) = 1 then
    -- Held, so that it is not closed meanwhile; one that was closed meanwhile needs none.
    insert into gap_evidence (desk_id, gap_id, way_id)
    select g.desk_id, g.id, new.id from gaps g
    where g.desk_id = new.desk_id and g.id = open[1] and g.closed_at is null for share;
  end if;
  return null;
end $$;
create trigger keep_way after insert on ways for each row execute function app.keep_way();
call app.see_for('throughline_server', 'app.keep_way()');

-- What came by itself nobody has looked at.
create function app.keep_gap_evidence() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  -- Held, so that it is not closed meanwhile.
  perform from gaps g where g.desk_id = new.desk_id and g.id = new.gap_id and g.closed_at is null for share;
  if not found then
    raise exception 'a gap that is closed needs no evidence' using errcode = 'TL409';
  end if;
  if not exists (select from ways w
    join gap_cases gc on gc.desk_id = w.desk_id and gc.case_id = app.goes_on_in(w.desk_id, w.case_id)
    where w.desk_id = new.desk_id and w.id = new.way_id and gc.gap_id = new.gap_id) then
    raise exception 'what is found on a case is evidence on a gap that it is in' using errcode = 'check_violation';
  end if;
  update ways w set taken_up = true
  where new.by_id is not null and w.desk_id = new.desk_id and w.id = new.way_id and not w.taken_up;
  return null;
end $$;
create trigger keep_gap_evidence after insert on gap_evidence for each row execute function app.keep_gap_evidence();
call app.see_for('throughline_server', 'app.keep_gap_evidence()');

create function app.take_up_way() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update ways w set taken_up = true where w.desk_id = new.desk_id and w.id = new.way_id and not w.taken_up;
  return null;
end $$;
create trigger take_up_way after insert on ways_taken_up for each row execute function app.take_up_way();
call app.see_for('throughline_server', 'app.take_up_way()');
