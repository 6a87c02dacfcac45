-- The command line names a desk by its short name and a person's organization by its name. Nobody but the operator may
-- look these up without working there, and gets ids for what they named already.
create function app.desk_of_slug(asked text) returns uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'operator' then
    raise exception 'only the operator looks desks up' using errcode = 'TL403';
  end if;
  return (select id from desks where slug = asked);
end $$;

create function app.organizations_of_person(asked uuid) returns table (id uuid, name text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'operator' then
    raise exception 'only the operator looks organizations up' using errcode = 'TL403';
  end if;
  return query select o.id, o.name from memberships m join organizations o on o.id = m.organization_id
    where m.person_id = asked and (m.ended_at is null or m.ended_at > app.now()) order by o.name;
end $$;

call app.see_for('throughline_server', 'app.desk_of_slug(text)');
call app.see_for('throughline_server', 'app.organizations_of_person(uuid)');
