-- The day on which those who accepted expect to have it done.
alter table tasks
  add column expected_on date,
  add constraint expected_of_work check (expected_on is null or kind = 'work');
grant update (expected_on) on tasks to throughline_server;
