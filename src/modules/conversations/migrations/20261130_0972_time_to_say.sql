-- Who accepts a case gets it a short time after its customer was told, so that they can say before what they would rather
-- have; until then whoever offers it owns it. Null where it cannot wait, which is said with why.
alter table hand_offs
  add column changes_at timestamptz,
  add column accepted_at timestamptz,
  add column wish_answered_at timestamptz;
-- What was offered before is as it was: the person changes as it is accepted.
alter table hand_offs alter column changes_at set default app.now() + interval '2 hours';
alter table hand_off_words
  add column cannot_wait text not null default '' check (length(cannot_wait) <= 500);
create index hand_offs_to_change on hand_offs (changes_at) where state = 'offered' and accepted_at is not null;
grant update (accepted_at, wish_answered_at) on hand_offs to throughline_server;
call app.let_definer('select', 'hand_off_words');

create function app.says_why_at_once() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from hand_off_words w
    where w.desk_id = new.desk_id and w.hand_off_id = new.id and w.cannot_wait <> '') then
    raise exception 'what cannot wait says why' using errcode = 'TL409';
  end if;
  return null;
end $$;
create constraint trigger says_why_at_once after insert on hand_offs deferrable initially deferred
  for each row when (new.changes_at is null) execute function app.says_why_at_once();
call app.see_for('throughline_server', 'app.says_why_at_once()');

-- Whether the customer said something to it that nobody has answered: on their page, or in words since they were told.
create function app.is_held(h hand_offs) returns boolean language sql stable as $$
  select h.wish_answered_at is null and h.customer_says is not null
    or h.changes_at is not null and exists (select from entries e
      where e.desk_id = h.desk_id and e.case_id = h.case_id and e.recorded_at > h.told_at
        and e.kind = 'contact' and e.author_kind = 'customer' and not e.from_stranger
        and not exists (select from entries a
          where a.desk_id = e.desk_id and a.case_id = e.case_id and a.recorded_at > e.recorded_at
            and a.audience = 'customer' and a.author_kind = 'person'
            and (a.kind in ('message', 'done') or a.kind = 'call' and coalesce(a.data ->> 'outcome',
              case a.data ->> 'reached' when 'false' then 'not reached' else 'reached' end) = 'reached')))
$$;
grant execute on function app.is_held(hand_offs) to throughline_server, throughline_definer;

-- When the hours are over in which the customer of a case wants quiet, asked while they last: a letter waits for it.
create function app.quiet_end(of_desk uuid, of_case uuid) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.ends from cases c
  join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
  join desks d on d.id = c.desk_id
  cross join lateral (values (0), (-1)) as v (days)
  cross join lateral (select (app.now() at time zone d.zone)::date + v.days as day) t
  cross join lateral (select (t.day + k.quiet_from) at time zone d.zone as begins,
    (t.day + (k.quiet_from >= k.quiet_until)::int + k.quiet_until) at time zone d.zone as ends) h
  where c.desk_id = of_desk and c.id = of_case and h.begins <= app.now() and app.now() < h.ends
  limit 1
$$;
call app.see_for('throughline_server', 'app.quiet_end(uuid, uuid)');

-- The desk tells the customer and writes down what they say, each once; who accepts before the desk has told them does.
-- Whoever is told late, or wants quiet until then, has an hour to say something all the same.
create or replace function app.keep_offer() returns trigger language plpgsql as $$
declare is_desk boolean := app.actor_kind() = 'desk-system';
begin
  if old.state <> 'offered'
    or new.told_at is distinct from old.told_at
      and (old.told_at is not null or not (is_desk or new.to_id is not distinct from app.my_person()))
    or new.customer_says is distinct from old.customer_says
      and (old.customer_says is not null or old.told_at is null or not is_desk) then
    raise exception 'the customer is told once, and answers once' using errcode = 'TL409';
  end if;
  if new.told_at is distinct from old.told_at then
    new.changes_at := case when old.changes_at is not null
      then greatest(old.changes_at,
        coalesce(app.quiet_end(new.desk_id, new.case_id), app.now()) + interval '1 hour') end;
  end if;
  return new;
end $$;

-- Accepted once, by the one it was made to, after the customer was told and what was promised was read back. What the
-- customer would rather have is answered once: by whoever accepts with it, or by somebody else than them.
create function app.keep_acceptance() returns trigger language plpgsql as $$
begin
  if old.state <> 'offered' or (new.accepted_at is distinct from old.accepted_at and old.accepted_at is not null)
    or (new.wish_answered_at is distinct from old.wish_answered_at
      and (old.wish_answered_at is not null or old.customer_says is null)) then
    raise exception 'this offer was answered before' using errcode = 'TL409';
  end if;
  if new.accepted_at is distinct from old.accepted_at then
    if new.to_id is distinct from app.my_person() then
      raise exception 'only the one it is offered to answers' using errcode = 'TL403';
    end if;
    if new.told_at is null then
      raise exception 'the customer is told before the person changes' using errcode = 'TL409';
    end if;
    if new.needs_read_back and not exists (select from entries e
      where e.desk_id = new.desk_id and e.case_id = new.case_id and e.author_id = new.to_id
        and e.recorded_at = app.now() and e.data ->> 'readBackOf' = new.id::text) then
      raise exception 'what was promised is read back first' using errcode = 'TL409';
    end if;
    new.accepted_at := app.now();
  elsif new.to_id is not distinct from app.my_person() then
    raise exception 'whoever has the case answers its customer' using errcode = 'TL403';
  end if;
  if new.wish_answered_at is distinct from old.wish_answered_at then
    new.wish_answered_at := app.now();
  end if;
  return new;
end $$;
create trigger keep_acceptance before update of accepted_at, wish_answered_at on hand_offs
  for each row execute function app.keep_acceptance();

-- An offer ends once: taken back or declined, by itself where nobody answers in time, or with the person who accepted it
-- and owns the case from then on, not before its time and not past what the customer would rather have.
create or replace function app.answer_hand_off() returns trigger language plpgsql as $$
begin
  if old.state <> 'offered' then
    raise exception 'this offer was answered before' using errcode = 'TL409';
  end if;
  if new.state = 'lapsed' then
    if app.actor_kind() <> 'desk-system' or new.answer_by > app.now() or new.accepted_at is not null then
      raise exception 'an offer lapses by itself, when its time is over' using errcode = 'TL409';
    end if;
  elsif new.state <> 'withdrawn' and new.to_id is distinct from app.my_person() then
    raise exception 'only the one it is offered to answers' using errcode = 'TL403';
  end if;
  if new.state = 'accepted' and (new.accepted_at is null or new.changes_at > app.now()
    or new.customer_says is not null and new.wish_answered_at is null) then
    raise exception 'the customer can say something before the person changes' using errcode = 'TL409';
  end if;
  new.answered_at := app.now();
  return new;
end $$;

set role throughline_definer;
-- Desks with an offer whose time is over, of which the customer is to be told, or whose person is to change.
create or replace function app.desks_with_offers() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select desk_id from hand_offs where state = 'offered' and accepted_at is null and answer_by <= app.now()
  union
  select desk_id from hand_offs where state = 'offered' and told_at is null and recorded_at <= app.now() - interval '1 minute'
  union
  select h.desk_id from hand_offs h
  where h.state = 'offered' and h.accepted_at is not null and h.changes_at <= app.now() and not app.is_held(h)
$$;

-- Whoever made an offer is told what became of it as of a note that names them, and while they are away whoever answers
-- for them.
create or replace function app.tell_giver(of_desk uuid, offer uuid, answer uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, told.person_id
  from hand_offs h
  join entries e on e.desk_id = h.desk_id and e.case_id = h.case_id and e.id = answer and e.recorded_at = app.now()
    and e.data ->> 'handOffId' = h.id::text
    and e.kind in ('hand-off agreed', 'hand-off accepted', 'hand-off declined', 'hand-off lapsed', 'hand-off withdrawn',
      'hand-off answered')
  join app.standing s on s.desk_id = h.desk_id and s.person_id = h.offered_by_id
  cross join lateral (values (h.offered_by_id), (app.who_answers(h.desk_id, h.offered_by_id))) as told (person_id)
  where h.desk_id = of_desk and h.id = offer and of_desk = any (app.my_desks())
    and told.person_id is not null and not (e.author_kind = 'person' and e.author_id = told.person_id)
$$;
reset role;

-- For a customer, of a case of theirs: who would take it over, where they were told, when that is and whether anything
-- they said stands before it.
drop function app.offer_told(uuid);
create function app.offer_told(of_case uuid)
  returns table (to_id uuid, says text, changes_at timestamptz, is_accepted boolean, is_held boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.to_id, h.customer_says, h.changes_at, h.accepted_at is not null, app.is_held(h) from hand_offs h
  where h.desk_id = app.my_desk() and h.case_id = of_case and of_case = any (app.my_cases())
    and h.state = 'offered' and h.told_at is not null
$$;
call app.see_for('throughline_server', 'app.offer_told(uuid)');
