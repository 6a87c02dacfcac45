-- Whoever accepts a case has it within fourteen days, and not before its customer could read of it.
alter table hand_offs add constraint changes_in_time check (
  changes_at > recorded_at and changes_at <= greatest(recorded_at, told_at) + interval '336 hours'
  and (told_at is null or changes_at >= told_at));

-- What the customer said to it stands before the change, be it in words of a mail. Whoever accepts in the moment in which it
-- is theirs answers that with their own.
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
    or new.customer_says is not null and new.wish_answered_at is null
    or new.accepted_at < app.now() and app.is_held(new)) then
    raise exception 'the customer can say something before the person changes' using errcode = 'TL409';
  end if;
  new.answered_at := app.now();
  return new;
end $$;
