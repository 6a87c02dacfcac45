-- When an owner leaves, the customer reads who it is now: the entry that moves the case is one for them.
create or replace function app.explain_case() returns trigger language plpgsql as $$
declare entry entries;
begin
  select * into entry from entries e
  where e.desk_id = new.desk_id and e.case_id = new.id and e.id = new.last_entry_id;
  if entry.id is null or entry.recorded_at <> app.now() then
    raise exception 'a case changes only together with an entry' using errcode = 'TL409';
  end if;
  if new.due > app.now() + interval '336 hours' then
    raise exception 'the next word is at most 14 days away' using errcode = 'TL409';
  end if;
  if new.due is not null and (tg_op = 'INSERT' or new.owner_id <> old.owner_id or old.due is null)
    and not app.stands_on(new.desk_id, new.owner_id) then
    raise exception 'an open case is owned by somebody who works on the desk' using errcode = 'TL409';
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the case has changed' using errcode = 'TL409';
  end if;
  if new.owner_id <> old.owner_id and not (
    (entry.kind = 'hand-off accepted' and entry.author_id = new.owner_id and entry.audience = 'customer'
      and exists (select from hand_offs h where h.desk_id = new.desk_id and h.case_id = new.id and h.to_id = new.owner_id
        and h.state = 'accepted' and h.answered_at = app.now()))
    or (entry.kind = 'owner left' and entry.audience = 'customer'
      and not app.stands_on(old.desk_id, old.owner_id))) then
    raise exception 'an owner changes only by an accepted hand-off' using errcode = 'TL409';
  end if;
  -- What a customer chose on their page is written by the desk; what a person wrote down for them tells them nothing.
  if new.due > old.due and (entry.audience <> 'customer'
    or not (entry.author_kind = 'person' or (entry.scribe_id is null and (entry.kind = 'rhythm chosen'
      or (entry.kind = 'contact' and entry.author_kind = 'customer' and exists (select from tasks t
        where t.desk_id = entry.desk_id and t.id = entry.task_id and t.kind = 'call' and t.ends_at >= new.due)))))) then
    raise exception 'the next word moves later only by telling the customer' using errcode = 'TL409';
  end if;
  if new.state <> old.state and new.state <> 'open' and (entry.kind <> new.state or entry.audience <> 'customer') then
    raise exception 'a case ends only by what the customer reads of it' using errcode = 'TL409';
  end if;
  return new;
end $$;
