-- Mail of a company that carries its own reference is looked for among what it is asked.
create index tasks_by_reference on tasks (desk_id, engagement_id) where their_reference is not null;
