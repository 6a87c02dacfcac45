-- Whoever accepts a task has it from then on.
grant update (person_id) on tasks to throughline_server;
