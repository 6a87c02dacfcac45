-- A question is a piece of work with answers to choose from, and says what happens if nobody answers by when.
alter table tasks
  add column choices smallint check (choices between 2 and 5),
  drop constraint tasks_state_check,
  add constraint tasks_state_check
    check (state in ('asked', 'accepted', 'declined', 'done', 'returned', 'withdrawn', 'lapsed')),
  add constraint question_by_when check (choices is null or (kind = 'work' and due is not null)),
  add constraint only_questions_lapse check (state <> 'lapsed' or choices is not null);
create index questions_by_due on tasks (due) where choices is not null and state in ('asked', 'accepted');

alter table task_words
  add column choices text[] check (cardinality(choices) between 2 and 5 and array_position(choices, null) is null),
  add column otherwise text check (length(otherwise) between 1 and 200),
  add constraint choices_say_otherwise check ((choices is null) = (otherwise is null));

-- Each answer is short and stands there once, and there are as many as the task says.
create function app.check_choices() returns trigger language plpgsql as $$
declare asked smallint;
begin
  select t.choices into asked from tasks t where t.desk_id = new.desk_id and t.id = new.task_id;
  if asked is distinct from cardinality(new.choices) then
    raise exception 'a question has the answers that it says' using errcode = 'TL409';
  end if;
  if exists (select from unnest(new.choices) one where length(one) not between 1 and 40)
    or (select count(distinct one) from unnest(new.choices) one) <> coalesce(asked, 0) then
    raise exception 'answers are short and differ' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger check_choices before insert on task_words for each row execute function app.check_choices();

create function app.check_lapse() returns trigger language plpgsql as $$
begin
  if old.due > app.now() or old.state not in ('asked', 'accepted') then
    raise exception 'a question lapses when nobody has answered by its time' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger check_lapse before update of state on tasks for each row
  when (new.state = 'lapsed' and old.state <> 'lapsed') execute function app.check_lapse();

create function app.desks_with_questions_over() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct desk_id from tasks
  where choices is not null and state in ('asked', 'accepted') and due <= app.now()
$$;
call app.see_for('throughline_server', 'app.desks_with_questions_over()');
