-- How the client answered an act that was asked for, by the answer that is kept with its question; null while nobody has.
create or replace function app.act_answered(of_desk uuid, of_task uuid) returns text language sql stable as $$
  select case t.state
    when 'lapsed' then 'lapsed'
    when 'withdrawn' then 'withdrawn'
    when 'declined' then 'refused'
    when 'returned' then 'refused'
    when 'done' then case when t.chosen = 1 then 'agreed' else 'refused' end
    end
  from tasks t where t.desk_id = of_desk and t.id = of_task
$$;

-- An act is asked for with a question of its own, asked in the same breath: nobody answered it before, as something else.
-- Its first answer is the one that agrees.
create function app.has_own_question() returns trigger language plpgsql as $$
begin
  if not exists (select from tasks t join task_words w on w.desk_id = t.desk_id and w.task_id = t.id
    where t.desk_id = new.desk_id and t.id = new.task_id and t.state = 'asked' and t.recorded_at = app.now()
      and w.choices in (array['Yes', 'No'], array['Ja', 'Nein'], array['Sí', 'No'])) then
    raise exception 'an act is asked for with a question of its own' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger has_own_question after insert on acts for each row when (new.state = 'asked')
  execute function app.has_own_question();
