-- What somebody put aside for themselves, until a time or until somebody answers. When it comes back is derived: nobody
-- has to wake it, and its next word holds all the while.
create table snoozes (
  desk_id uuid not null,
  person_id uuid not null references persons,
  case_id uuid not null,
  until timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, person_id, case_id),
  foreign key (desk_id, case_id) references cases
);
create index snoozes_of_person on snoozes (person_id);

-- What one person did to several cases at once, a row a case: whether it was done, why not, and what it takes to undo it.
create table bulk_steps (
  desk_id uuid not null,
  action_id uuid not null,
  case_id uuid not null,
  person_id uuid not null references persons,
  kind text not null check (kind in ('snooze', 'hand off')),
  done boolean not null,
  -- Why it was not done; after undoing, why it stays.
  why_not text check (length(why_not) between 1 and 300),
  hand_off_id uuid,
  was_aside boolean not null default false,
  was_aside_until timestamptz,
  recorded_at timestamptz not null default app.now(),
  undone_at timestamptz,
  primary key (desk_id, action_id, case_id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, hand_off_id) references hand_offs,
  check (done or why_not is not null),
  check ((hand_off_id is not null) = (done and kind = 'hand off')),
  check ((was_aside_until is not null) <= was_aside)
);
create index bulk_steps_of_action on bulk_steps (action_id);

do $$
declare t regclass;
begin
  foreach t in array array['snoozes', 'bulk_steps']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
    execute format('create policy own on %s to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()))', t);
  end loop;
end $$;
grant delete on snoozes to throughline_server;
grant update (why_not, undone_at) on bulk_steps to throughline_server;

-- What of it rests now: not yet its time, no next word near, and no word since from the customer or from who was asked.
create view app.resting with (security_invoker = true) as
  select s.desk_id, s.case_id, s.until
  from snoozes s
  join cases c on c.desk_id = s.desk_id and c.id = s.case_id
  where (s.until is null or s.until > (select app.now()))
    and c.due - (c.due - c.due_set_at) / 4 > (select app.now())
    and not exists (select from entries e
      where e.desk_id = s.desk_id and e.case_id = s.case_id and e.recorded_at > s.recorded_at
        and (e.author_kind = 'customer' or (e.audience = 'task' and e.author_id <> s.person_id)));
grant select on app.resting to throughline_server;
