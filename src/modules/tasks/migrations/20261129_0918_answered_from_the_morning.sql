-- Whoever of the client is sent a list of what is asked of it answers each question by a link of their own, as who is reached
-- by mail alone does. It has no address for replies, for the list is no mail about one task.
create function app.link_questions(person uuid, of_tasks uuid[], links uuid[], tokens bytea[], until timestamptz[])
  returns table (question uuid, by_link uuid) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into task_links (desk_id, id, task_id, token_hash, expires_at, person_id)
  select t.desk_id, l.link, t.id, l.token, l.until, s.person_id
  from unnest(of_tasks, links, tokens, until) as l (task, link, token, until)
  join tasks t on t.desk_id = app.my_desk() and t.id = l.task
  join app.standing s on s.desk_id = t.desk_id and s.person_id = person and s.organization_id = t.organization_id
    and s.side = 'client'
  where app.actor_kind() = 'desk-system' and t.kind = 'work' and t.choices is not null and t.state in ('asked', 'accepted')
    and t.due > app.now() and (not t.of_leads or s.role in ('accountable', 'lead'))
  on conflict (desk_id, task_id, person_id) where person_id is not null do nothing;
  return query select l.task_id, l.id from task_links l
  where app.actor_kind() = 'desk-system' and l.desk_id = app.my_desk() and l.task_id = any (of_tasks)
    and l.person_id = person and l.revoked_at is null and l.expires_at > app.now();
end $$;
call app.see_for('throughline_server', 'app.link_questions(uuid, uuid[], uuid[], bytea[], timestamptz[])');

-- Whoever of the client answers by a link of their own works on the desk: they read whose case it is. By any other link
-- nobody does, for it may be handed on.
create function app.linked_case() returns table (customer text, reference text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.name, c.reference from task_links l
  join tasks t on t.desk_id = l.desk_id and t.id = l.task_id
  join app.standing s on s.desk_id = l.desk_id and s.person_id = l.person_id and s.organization_id = t.organization_id
    and s.side = 'client'
  join cases c on c.desk_id = t.desk_id and c.id = t.case_id
  join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
  where app.actor_kind() = 'task-link' and l.desk_id = app.my_desk() and l.id = app.actor_id()
$$;
call app.see_for('throughline_server', 'app.linked_case()');
