-- Of a third party it may be known only from which domain it writes: it is not asked by mail then, and what it signs joins
-- the task whose reference it carries.
alter table task_addresses alter address drop not null,
  add check (address is not null or domain is not null);

set role throughline_definer;
-- Whoever answers for a desk takes on a company that need not have an account. A provider begins with whoever is to lead
-- there: the company that they administer, or one that is founded with them.
create function app.invite_company(of_desk uuid, company text, lead_name text, lead_mail text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare person uuid; organization uuid;
begin
  if not of_desk = any (app.desks_i_answer_for()) then
    raise exception 'only the client invites companies' using errcode = 'TL403';
  end if;
  select s.person_id into person from person_settings s where s.mail = lower(lead_mail);
  if person is not null then
    select m.organization_id into organization from memberships m join organizations o on o.id = m.organization_id
    where m.person_id = person and m.administrator and app.running(m.started_at, m.ended_at)
      and m.organization_id <> app.my_organization()
    order by lower(o.name) = lower(company) desc, o.recorded_at limit 1;
    if organization is null then
      return jsonb_build_object('is', 'elsewhere');
    end if;
  end if;
  if exists (select from engagements e join organizations o on o.id = e.organization_id
    where e.desk_id = of_desk and app.running(e.starts_at, e.ends_at)
      and (e.organization_id = organization or (organization is null and lower(o.name) = lower(company))))
  then
    return jsonb_build_object('is', 'here');
  end if;
  if organization is null then
    organization := gen_random_uuid();
    insert into organizations (id, name) values (organization, company);
  end if;
  if person is null and lead_mail is not null then
    person := gen_random_uuid();
    insert into persons (id, name) values (person, lead_name);
    insert into person_settings (person_id, mail, languages, zone)
    select person, lower(lead_mail), array[d.languages[1]], d.zone from desks d where d.id = of_desk;
    insert into memberships (organization_id, person_id, administrator) values (organization, person, true);
    insert into auth."user" (id, name, email, "emailVerified") values (person, lead_name, lower(lead_mail), false);
  end if;
  return jsonb_build_object('is', 'done', 'organizationId', organization, 'personId', person);
end $$;
revoke execute on function app.invite_company from public;
grant execute on function app.invite_company to throughline_server;
reset role;
