-- Which of the answers to a question was given, and by whom: kept with the question itself, for anybody may write the same
-- word on the line.
alter table tasks
  add column chosen smallint,
  add column answered_by_kind text,
  add column answered_by_id uuid,
  add constraint chosen_of_choices check (chosen is null or (choices is not null and chosen between 1 and choices)),
  add constraint chosen_by_somebody check ((answered_by_id is null) = (answered_by_kind is null));
grant update (chosen) on tasks to throughline_server;

alter table tasks no force row level security;
alter table task_words no force row level security;
alter table entries no force row level security;
alter table entry_words no force row level security;
update tasks t set chosen = said.chosen, answered_by_kind = said.author_kind, answered_by_id = said.author_id
from (select distinct on (e.desk_id, e.task_id) e.desk_id, e.task_id, e.author_kind, e.author_id,
    array_position(q.choices, w.text)::smallint as chosen
  from entries e
  join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
  join task_words q on q.desk_id = e.desk_id and q.task_id = e.task_id
  join tasks o on o.desk_id = e.desk_id and o.id = e.task_id and o.organization_id = e.organization_id
  where e.kind = 'task done' and w.text = any (q.choices)
  order by e.desk_id, e.task_id, e.id) said
where t.desk_id = said.desk_id and t.id = said.task_id and t.state = 'done' and t.choices is not null;
alter table tasks force row level security;
alter table task_words force row level security;
alter table entries force row level security;
alter table entry_words force row level security;

-- A question is answered once, with one of its answers, by those who were asked.
create function app.keep_answer() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.chosen := null;
    new.answered_by_kind := null;
    new.answered_by_id := null;
    return new;
  end if;
  if old.state not in ('asked', 'accepted') then
    raise exception 'what was answered stands' using errcode = 'TL409';
  end if;
  if (new.state = 'done') <> (new.chosen is not null) then
    raise exception 'a question is answered with one of its answers' using errcode = 'TL409';
  end if;
  if new.state in ('done', 'declined') then
    if new.organization_id is distinct from app.my_organization() then
      raise exception 'a question is answered by those who were asked' using errcode = 'TL403';
    end if;
    new.answered_by_kind := app.actor_kind();
    new.answered_by_id := app.actor_id();
  end if;
  return new;
end $$;
create trigger keep_answer before insert on tasks for each row
  when (new.choices is not null) execute function app.keep_answer();
create trigger keep_answer_given before update of state, chosen on tasks for each row
  when (new.choices is not null and (new.state, new.chosen) is distinct from (old.state, old.chosen))
  execute function app.keep_answer();
