-- A company that is to begin on a day to come is on the desk already, and is not invited twice.
set role throughline_definer;
create or replace function app.invite_company(of_desk uuid, company text, lead_name text, lead_mail text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare person uuid; organization uuid; is_new boolean;
begin
  if not of_desk = any (app.desks_i_answer_for()) then
    raise exception 'only the client invites companies' using errcode = 'TL403';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('client ' || lower(lead_mail), 0)) where lead_mail is not null;
  select s.person_id into person from person_settings s where s.mail = lower(lead_mail);
  organization := app.administered(person, company);
  if organization = app.my_organization() or app.only_works_for(person, company)
    or (person is not null and exists (select from memberships m where m.person_id = person
      and m.organization_id = app.my_organization() and app.running(m.started_at, m.ended_at)))
  then
    return jsonb_build_object('is', 'elsewhere');
  end if;
  if exists (select from engagements e join organizations o on o.id = e.organization_id
    where e.desk_id = of_desk and app.agreed(e.starts_at, e.ends_at)
      and (e.organization_id = organization or (organization is null and lower(o.name) = lower(company))))
  then
    return jsonb_build_object('is', 'here');
  end if;
  is_new := organization is null;
  if is_new then
    organization := gen_random_uuid();
    insert into organizations (id, name) values (organization, company);
  end if;
  if person is null and lead_mail is not null then
    person := gen_random_uuid();
    insert into persons (id, name) values (person, lead_name);
    insert into person_settings (person_id, mail, languages, zone)
    select person, lower(lead_mail), array[d.languages[1]], d.zone from desks d where d.id = of_desk;
    insert into auth."user" (id, name, email, "emailVerified") values (person, lead_name, lower(lead_mail), false);
  end if;
  if is_new and person is not null then
    insert into memberships (organization_id, person_id, administrator) values (organization, person, true);
  end if;
  return jsonb_build_object('is', 'done', 'organizationId', organization, 'personId', person);
end $$;
reset role;
