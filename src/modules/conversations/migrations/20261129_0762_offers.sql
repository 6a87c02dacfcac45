-- An offer has a time by which it is answered, else it lapses; the customer is told before the person changes, and can say
-- what they would rather have; who made it is told what became of it.
alter table hand_offs
  add column answer_by timestamptz not null default app.now() + interval '1 day',
  add column offered_by_id uuid references persons,
  -- Of several offered with one briefing.
  add column together_id uuid,
  add column told_at timestamptz,
  add column customer_says text check (customer_says in ('wait', 'somebody else')),
  drop constraint hand_offs_state_check,
  add constraint hand_offs_state_check check (state in ('offered', 'accepted', 'declined', 'withdrawn', 'lapsed')),
  add check (customer_says is null or told_at is not null);
create index hand_offs_to_answer on hand_offs (answer_by) where state = 'offered';
create index hand_offs_to_tell on hand_offs (recorded_at) where state = 'offered' and told_at is null;
grant update (told_at, customer_says) on hand_offs to throughline_server;
call app.let_definer('select', 'hand_offs');

-- Read back where a call is promised or something must not be asked again, whatever the briefing says of it.
create function app.reckon_read_back() returns trigger language plpgsql as $$
begin
  new.needs_read_back := new.needs_read_back
    or exists (select from tasks t where t.desk_id = new.desk_id and t.case_id = new.case_id and t.kind = 'call'
      and t.state in ('asked', 'accepted'))
    or exists (select from cases c join facts f on f.desk_id = c.desk_id and f.customer_id = c.customer_id
      where c.desk_id = new.desk_id and c.id = new.case_id and f.do_not_ask_again
        and not exists (select from facts newer where newer.desk_id = f.desk_id and newer.replaces_id = f.id)
        and not exists (select from fact_checks k where k.desk_id = f.desk_id and k.fact_id = f.id and not k.still_true));
  return new;
end $$;
create trigger reckon_read_back before insert on hand_offs for each row execute function app.reckon_read_back();

-- An offer is answered once, now, by nobody but the one it was made to; nobody's answer in time ends it too.
create or replace function app.answer_hand_off() returns trigger language plpgsql as $$
begin
  if old.state <> 'offered' then
    raise exception 'this offer was answered before' using errcode = 'TL409';
  end if;
  if new.state = 'lapsed' then
    if app.actor_kind() <> 'desk-system' or new.answer_by > app.now() then
      raise exception 'an offer lapses by itself, when its time is over' using errcode = 'TL409';
    end if;
  elsif new.state <> 'withdrawn' and new.to_id is distinct from app.my_person() then
    raise exception 'only the one it is offered to answers' using errcode = 'TL403';
  end if;
  if new.state = 'accepted' and new.needs_read_back and not exists (select from entries e
    where e.desk_id = new.desk_id and e.case_id = new.case_id and e.author_id = new.to_id
      and e.recorded_at = app.now() and e.data ->> 'readBackOf' = new.id::text) then
    raise exception 'what was promised is read back first' using errcode = 'TL409';
  end if;
  new.answered_at := app.now();
  return new;
end $$;

-- The desk tells the customer and writes down what they say, each once.
create function app.keep_offer() returns trigger language plpgsql as $$
begin
  if app.actor_kind() <> 'desk-system' or old.state <> 'offered' or old.customer_says is not null then
    raise exception 'the customer is told once, and answers once' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger keep_offer before update of told_at, customer_says on hand_offs
  for each row execute function app.keep_offer();

-- Whoever made an offer is told what became of it as of a note that names them, and while they are away whoever answers
-- for them.
create function app.tell_giver(of_desk uuid, offer uuid, answer uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, told.person_id
  from hand_offs h
  join entries e on e.desk_id = h.desk_id and e.case_id = h.case_id and e.id = answer and e.recorded_at = app.now()
    and e.data ->> 'handOffId' = h.id::text
    and e.kind in ('hand-off accepted', 'hand-off declined', 'hand-off lapsed', 'hand-off withdrawn', 'hand-off answered')
  join app.standing s on s.desk_id = h.desk_id and s.person_id = h.offered_by_id
  cross join lateral (values (h.offered_by_id), (app.who_answers(h.desk_id, h.offered_by_id))) as told (person_id)
  where h.desk_id = of_desk and h.id = offer and of_desk = any (app.my_desks())
    and told.person_id is not null and not (e.author_kind = 'person' and e.author_id = told.person_id)
$$;
call app.see_for('throughline_server', 'app.tell_giver(uuid, uuid, uuid)');

-- Desks with an offer whose time is over, or of which the customer is to be told: not where it was answered at once.
create function app.desks_with_offers() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select desk_id from hand_offs where state = 'offered' and answer_by <= app.now()
  union
  select desk_id from hand_offs where state = 'offered' and told_at is null and recorded_at <= app.now() - interval '1 minute'
$$;
call app.see_for('throughline_server', 'app.desks_with_offers()');

-- For a customer, of a case of theirs: who would take it over, where they were told.
create function app.offer_told(of_case uuid) returns table (to_id uuid, says text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.to_id, h.customer_says from hand_offs h
  where h.desk_id = app.my_desk() and h.case_id = of_case and of_case = any (app.my_cases())
    and h.state = 'offered' and h.told_at is not null
$$;
call app.see_for('throughline_server', 'app.offer_told(uuid)');

set role throughline_definer;
-- For a customer: who owns their cases, who answers for an owner who is away, who would take one over as they were told,
-- and who wrote to them.
create or replace function app.people_who_serve_me() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare here uuid := app.my_desk(); mine uuid[] := app.my_cases();
begin
  if mine = '{}' then
    return '{}';
  end if;
  return coalesce((select array_agg(id) from (
      select owner_id as id from cases where desk_id = here and id = any (mine)
      union
      select stand_in_id from app.away(array[here]) where stand_in_id is not null
      union
      select to_id from hand_offs where desk_id = here and case_id = any (mine) and state = 'offered' and told_at is not null
      union
      select author_id from entries where desk_id = here and case_id = any (mine)
        and author_kind = 'person' and audience = 'customer') people), '{}');
end $$;
reset role;
