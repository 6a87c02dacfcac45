-- What was put aside and has come back rests no more; a day later its row is cleared with the steps. What only whoever
-- put it aside may see is not asked: such a row goes with its case or its time.
call app.let_definer('select, delete', 'snoozes');

create view app.rested with (security_invoker = true) as
  select s.desk_id, s.person_id, s.case_id
  from snoozes s
  join cases c on c.desk_id = s.desk_id and c.id = s.case_id
  where s.recorded_at <= app.now() - interval '1 day'
    and (c.due is null or s.until <= app.now() - interval '1 day'
      or exists (select from entries e
        where e.desk_id = s.desk_id and e.case_id = s.case_id
          and e.recorded_at > s.recorded_at and e.recorded_at <= app.now() - interval '1 day'
          and (e.author_kind = 'customer' or e.kind in ('hand-off accepted', 'owner left'))));
grant select on app.rested to throughline_definer;

set role throughline_definer;
create or replace function app.desks_with_old_steps() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select desk_id from bulk_steps where recorded_at <= app.now() - interval '1 hour'
    union select desk_id from app.rested $$;

create or replace function app.clear_steps() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  steps int;
  rests int;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk clears what is over' using errcode = 'TL403';
  end if;
  delete from bulk_steps where desk_id = app.my_desk() and recorded_at <= app.now() - interval '1 hour';
  get diagnostics steps = row_count;
  delete from snoozes s using app.rested r
    where s.desk_id = app.my_desk()
      and r.desk_id = s.desk_id and r.person_id = s.person_id and r.case_id = s.case_id;
  get diagnostics rests = row_count;
  return steps + rests;
end $$;
reset role;
