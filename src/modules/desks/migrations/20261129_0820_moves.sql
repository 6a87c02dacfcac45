-- The client takes the work of a company back, or moves it to another one, at a time that it says. Until then everybody on
-- the desk reads so, and it can be called off; then the desk itself carries it out, all of it or nothing.
create table moves (
  desk_id uuid not null,
  id uuid not null,
  from_engagement_id uuid not null,
  to_engagement_id uuid not null,
  moves_at timestamptz not null,
  decided_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  -- Lapsed: when the time came, nobody of those who were to receive it stood on the roster.
  state text not null default 'announced' check (state in ('announced', 'done', 'called off', 'lapsed')),
  settled_at timestamptz,
  -- What was last told of it.
  told text check (told in ('announced', 'done', 'called off', 'lapsed')),
  primary key (desk_id, id),
  foreign key (desk_id, from_engagement_id) references engagements,
  foreign key (desk_id, to_engagement_id) references engagements,
  check (from_engagement_id <> to_engagement_id),
  check ((settled_at is null) = (state = 'announced'))
);
create unique index announced_once on moves (desk_id, from_engagement_id) where state = 'announced';
create index moves_due on moves (moves_at) where state = 'announced';
create index moves_untold on moves (desk_id) where told is distinct from state;
call app.protect('moves');
call app.let_definer('select, update', 'moves');
grant select on moves to throughline_server;
grant insert (desk_id, id, from_engagement_id, to_engagement_id, moves_at, decided_by_id) on moves to throughline_server;
create policy mine on moves for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy client_decides on moves for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and decided_by_id = (select app.my_person()));
create trigger stamp before insert on moves for each row execute function app.stamp();

-- Whether somebody who may own cases works on a desk under an engagement.
create function app.receives(of_desk uuid, engagement uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from app.standing s
    join roster r on r.desk_id = s.desk_id and r.person_id = s.person_id
    where s.desk_id = of_desk and r.engagement_id = engagement and s.role <> 'expert'
      and s.desk_id = any ((select app.my_desks())::uuid[]))
$$;
call app.see_for('throughline_server, throughline_definer', 'app.receives(uuid, uuid)');

-- What moves is a provider's work; who receives it is somebody of a provider or of the client who works there already.
create function app.check_move() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from engagements e where e.desk_id = new.desk_id and e.id = new.from_engagement_id
      and e.role = 'provider' and app.running(e.starts_at, e.ends_at))
    or not app.receives(new.desk_id, new.to_engagement_id) then
    raise exception 'the work of a provider moves to people who are on the desk' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger receivable after insert on moves for each row execute function app.check_move();
call app.see_for('throughline_server', 'app.check_move()');

create function app.settle_move() returns trigger language plpgsql as $$
begin
  if old.state <> 'announced' and new.state <> old.state then
    raise exception 'what became of a move stays so' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger settle before update on moves for each row execute function app.settle_move();

create function app.call_off_move(of_desk uuid, move uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not of_desk = any (app.desks_i_answer_for()) then
    raise exception 'only who answers for the desk calls a move off' using errcode = 'TL403';
  end if;
  update moves set state = 'called off', settled_at = app.now()
  where desk_id = of_desk and id = move and state = 'announced';
  return found;
end $$;
call app.see_for('throughline_server', 'app.call_off_move(uuid, uuid)');

-- Due at its time, or as soon as the engagement is over for another reason: what was announced holds for that as well.
create function app.desks_with_moves_due() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct m.desk_id from moves m
  join engagements e on e.desk_id = m.desk_id and e.id = m.from_engagement_id
  where m.state = 'announced' and (m.moves_at <= app.now() or e.ends_at <= app.now())
$$;
call app.see_for('throughline_server', 'app.desks_with_moves_due()');

-- Ends the engagement of the next move that is due on the acting desk, and answers who leaves with it. The caller gives
-- their cases away in the same transaction; another one waits for it.
create function app.take_due_move() returns table (id uuid, from_engagement_id uuid, to_engagement_id uuid,
    to_organization_id uuid, state text, leaving uuid[])
  language plpgsql security definer set search_path = public, pg_temp as $$
declare due moves; become text;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself carries out a move' using errcode = 'TL403';
  end if;
  select m.* into due from moves m
  join engagements e on e.desk_id = m.desk_id and e.id = m.from_engagement_id
  where m.desk_id = app.my_desk() and m.state = 'announced' and (m.moves_at <= app.now() or e.ends_at <= app.now())
  order by m.moves_at, m.id limit 1 for update of m;
  if not found then
    return;
  end if;
  become := case when app.receives(due.desk_id, due.to_engagement_id) then 'done' else 'lapsed' end;
  update moves m set state = become, settled_at = app.now() where m.desk_id = due.desk_id and m.id = due.id;
  if become = 'done' then
    update engagements e set ends_at = greatest(e.starts_at, app.now())
    where e.desk_id = due.desk_id and e.id = due.from_engagement_id and (e.ends_at is null or e.ends_at > app.now());
  end if;
  return query select due.id, due.from_engagement_id, due.to_engagement_id, t.organization_id, become,
    array(select r.person_id from roster r join desks d on d.id = r.desk_id
      where become = 'done' and r.desk_id = due.desk_id and r.engagement_id = due.from_engagement_id
        and r.ended_at is null and r.person_id <> d.accountable_id)
  from engagements t where t.desk_id = due.desk_id and t.id = due.to_engagement_id;
end $$;
call app.see_for('throughline_server', 'app.take_due_move()');

create function app.desks_with_moves_to_tell() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from moves where told is distinct from state $$;
call app.see_for('throughline_server', 'app.desks_with_moves_to_tell()');

-- Answers once what is to be told of a move, and to whom: whoever leads for the company that gives and for the one that
-- receives, and whoever answers for the desk. Whom the end of an engagement concerns is told of that for itself.
create function app.tell_moves() returns table (state text, moves_at timestamptz, gives text, receives text,
    to_client boolean, person_ids uuid[])
  language plpgsql security definer set search_path = public, pg_temp as $$
declare told moves;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself tells of a move' using errcode = 'TL403';
  end if;
  for told in select * from moves m where m.desk_id = app.my_desk() and m.told is distinct from m.state
    for update skip locked
  loop
    update moves m set told = told.state where m.desk_id = told.desk_id and m.id = told.id;
    return query select told.state, told.moves_at, f.name, o.name, t.role = 'client', array(
      select d.accountable_id from desks d where d.id = told.desk_id
      union
      select s.person_id from app.standing s
      join roster r on r.desk_id = s.desk_id and r.person_id = s.person_id
      where s.desk_id = told.desk_id and s.role in ('lead', 'accountable')
        and r.engagement_id in (told.from_engagement_id, told.to_engagement_id))
    from engagements e join organizations f on f.id = e.organization_id,
      engagements t join organizations o on o.id = t.organization_id
    where e.desk_id = told.desk_id and e.id = told.from_engagement_id
      and t.desk_id = told.desk_id and t.id = told.to_engagement_id;
  end loop;
end $$;
call app.see_for('throughline_server', 'app.tell_moves()');
