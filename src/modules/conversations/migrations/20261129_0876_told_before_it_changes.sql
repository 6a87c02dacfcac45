-- Who would rather wait has said so whoever is asked next: where an offer lapses and is passed on, that goes with it. Of
-- whom else is asked they are told anew. Somebody at a screen offers, and says nothing for the customer.
alter table hand_offs drop constraint hand_offs_check2;
create function app.carry_wish() returns trigger language plpgsql as $$
declare kind text := current_setting('app.kind', true);
begin
  if kind = 'person' then
    new.told_at := null;
    new.customer_says := null;
  elsif kind = 'desk-system' then
    new.customer_says := (select h.customer_says from hand_offs h
      where h.desk_id = new.desk_id and h.case_id = new.case_id and h.state = 'lapsed' and h.answered_at = app.now()
        and h.customer_says = 'wait' limit 1);
  end if;
  return new;
end $$;
create trigger carry_wish before insert on hand_offs for each row execute function app.carry_wish();

-- The desk tells the customer and writes down what they say, each once; who accepts before the desk has told them does.
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
  return new;
end $$;

-- An offer is answered once, now, by nobody but the one it was made to; nobody's answer in time ends it too. Nobody takes a
-- case over before its customer was told.
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
  if new.state = 'accepted' and new.told_at is null then
    raise exception 'the customer is told before the person changes' using errcode = 'TL409';
  end if;
  if new.state = 'accepted' and new.needs_read_back and not exists (select from entries e
    where e.desk_id = new.desk_id and e.case_id = new.case_id and e.author_id = new.to_id
      and e.recorded_at = app.now() and e.data ->> 'readBackOf' = new.id::text) then
    raise exception 'what was promised is read back first' using errcode = 'TL409';
  end if;
  new.answered_at := app.now();
  return new;
end $$;
