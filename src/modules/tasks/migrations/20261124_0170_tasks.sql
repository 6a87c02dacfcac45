create table tasks (
  desk_id uuid not null references desks,
  id uuid not null,
  case_id uuid not null,
  asked_by_id uuid not null references persons,
  asked_by_organization_id uuid not null references organizations,
  organization_id uuid not null references organizations,
  engagement_id uuid not null,
  department_id uuid,
  person_id uuid references persons,
  due timestamptz,
  state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'done', 'returned')),
  their_reference text check (length(their_reference) <= 100),
  version int not null default 1,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, case_id, id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, engagement_id, organization_id) references engagements (desk_id, id, organization_id),
  foreign key (organization_id, department_id) references departments
);
create index tasks_by_id on tasks (id);
create index tasks_of_organization on tasks (organization_id, desk_id, state);

-- Exactly the data passed on, as it was when it was passed on.
create table task_words (
  desk_id uuid not null,
  task_id uuid not null,
  request text not null check (length(request) between 1 and 10000),
  passed_on jsonb not null default '{}',
  primary key (desk_id, task_id),
  foreign key (desk_id, task_id) references tasks
);

create table task_links (
  desk_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, task_id) references tasks
);

do $$
declare t regclass;
begin
  foreach t in array array['tasks', 'task_words', 'task_links']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
  end loop;
end $$;
create trigger append_only before update or truncate on task_words
  for each statement execute function app.refuse_change();
grant update (state, their_reference, version) on tasks to throughline_server;
grant update (revoked_at) on task_links to throughline_server;
call app.let_definer('select', 'tasks');
call app.let_definer('select', 'task_links');
-- Words on a task stay on the case that the task is about.
alter table entries add foreign key (desk_id, case_id, task_id) references tasks (desk_id, case_id, id)
  deferrable initially deferred;
