-- What wakes a case that somebody put aside: a word of the customer or of who was asked, another owner, and a mail that
-- could not go. It is counted and not compared by time, because whoever began earlier may be there later.
create function app.would_wake(desk uuid, of_case uuid) returns int language sql stable as $$
  select ((select count(*) from entries e
      where e.desk_id = desk and e.case_id = of_case
        and (e.author_kind = 'customer' or (e.audience = 'task' and e.author_id <> app.my_person())
          or e.kind in ('hand-off accepted', 'owner left')))
    + (select count(*) from outbox o join entries e on e.desk_id = o.desk_id and e.id = o.entry_id
      where e.desk_id = desk and e.case_id = of_case and o.state = 'failed'))::int
$$;
grant execute on function app.would_wake(uuid, uuid) to throughline_server;

-- How much of it there was when the case was put aside, and what put it aside: undoing leaves what was chosen later.
alter table snoozes add column seen int check (seen >= 0), add column action_id uuid;
alter table snoozes no force row level security;
alter table entries no force row level security;
alter table outbox no force row level security;
update snoozes s set seen =
  (select count(*) from entries e
    where e.desk_id = s.desk_id and e.case_id = s.case_id and e.recorded_at <= s.recorded_at
      and (e.author_kind = 'customer' or (e.audience = 'task' and e.author_id <> s.person_id)
        or e.kind in ('hand-off accepted', 'owner left')))
  + (select count(*) from outbox o join entries e on e.desk_id = o.desk_id and e.id = o.entry_id
    where e.desk_id = s.desk_id and e.case_id = s.case_id and o.state = 'failed' and o.settled_at <= s.recorded_at);
alter table snoozes force row level security;
alter table entries force row level security;
alter table outbox force row level security;
alter table snoozes alter column seen set not null;

-- What is kept to undo it; it can be undone for ten seconds, so nothing older needs it.
truncate bulk_steps;
alter table bulk_steps add column was_aside_seen int, add column was_aside_action_id uuid,
  add check (was_aside = (was_aside_seen is not null)), add check ((was_aside_action_id is not null) <= was_aside);

create or replace view app.resting with (security_invoker = true) as
  select s.desk_id, s.case_id, s.until, s.seen, s.action_id
  from snoozes s
  join cases c on c.desk_id = s.desk_id and c.id = s.case_id
  where (s.until is null or s.until > (select app.now()))
    and c.due - (c.due - c.due_set_at) / 4 > (select app.now())
    and app.would_wake(s.desk_id, s.case_id) = s.seen;
