-- What was done is good: whoever asked says so once of each time that it was done.
create unique index good_once on entries (desk_id, task_id, (data ->> 'doneId')) where kind = 'task good';
alter table entries add constraint good_is_of_task
  check (kind <> 'task good' or (task_id is not null and data ? 'doneId' and audience in ('task', 'companies')));
