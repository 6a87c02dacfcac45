-- A limit holds for all that is done or asked for of a kind on one case, in its currency. Whoever acts on the case waits for
-- who else does in this moment.
create function app.acted(of_desk uuid, of_case uuid, of_kind text, in_currency text) returns bigint language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not of_desk = any (app.my_desks()) then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(format('acts %s %s', of_case, of_kind), 0));
  return (select coalesce(sum(coalesce(a.amount_minor, a.days)), 0) from acts a
    where a.desk_id = of_desk and a.case_id = of_case and a.kind = of_kind and a.currency is not distinct from in_currency
      and a.state in ('done', 'asked', 'agreed'));
end $$;
call app.see_for('throughline_server', 'app.acted(uuid, uuid, text, text)');

set role throughline_definer;
create or replace function app.place_act() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.instead_of_id is null then
    select r.engagement_id into new.engagement_id from roster r
    where r.desk_id = new.desk_id and r.person_id = new.by_id and r.organization_id = new.organization_id
      and r.ended_at is null;
  else
    select a.engagement_id into new.engagement_id from acts a where a.desk_id = new.desk_id and a.id = new.instead_of_id;
  end if;
  new.mandate_id := app.mandate_held(new.desk_id, new.engagement_id, new.kind);
  update tasks t set of_leads = true where t.desk_id = new.desk_id and t.id = new.task_id;
  return new;
end $$;

create or replace function app.check_act() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare side text; m mandates; before acts; others bigint;
begin
  if new.instead_of_id is not null then
    select * into before from acts where desk_id = new.desk_id and id = new.instead_of_id;
    if (before.state, before.case_id, before.kind, before.by_id, before.organization_id) is distinct from
        ('lapsed', new.case_id, new.kind, new.by_id, new.organization_id)
      or (before.currency, before.otherwise_minor, before.otherwise_days) is distinct from
        (new.currency, new.amount_minor, new.days) then
      raise exception 'only what was said is done instead' using errcode = 'check_violation';
    end if;
  end if;
  select e.role into side from engagements e where e.desk_id = new.desk_id and e.id = new.engagement_id;
  select * into m from mandates where desk_id = new.desk_id and id = new.mandate_id;
  others := app.acted(new.desk_id, new.case_id, new.kind, new.currency) - coalesce(new.amount_minor, new.days, 0);
  if new.state = 'done' and side <> 'client'
    and not app.is_covered(m, others + new.amount_minor, new.currency, (others + new.days)::int) then
    raise exception 'no mandate covers this' using errcode = 'check_violation';
  end if;
  if new.state = 'asked' and not exists (select from tasks t
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    where t.desk_id = new.desk_id and t.id = new.task_id and t.choices = 2 and t.asked_by_id = new.by_id
      and e.role = 'client' and side = 'provider') then
    raise exception 'an act that no mandate covers is a question to the client' using errcode = 'check_violation';
  end if;
  if new.state = 'asked' and exists (select from tasks t where t.desk_id = new.desk_id and t.id = new.task_id
    and t.due < app.now() + interval '1 hour') then
    raise exception 'the client has an hour at least to answer' using errcode = 'check_violation';
  end if;
  if coalesce(new.otherwise_minor, new.otherwise_days) is not null
    and not app.is_covered(m, others + new.otherwise_minor, new.currency, (others + new.otherwise_days)::int) then
    raise exception 'what is done if nobody answers is within the mandate' using errcode = 'check_violation';
  end if;
  if new.state not in ('done', 'asked') then
    raise exception 'an act is done or asked for at first' using errcode = 'check_violation';
  end if;
  return null;
end $$;

update tasks t set of_leads = true
where exists (select from acts a where a.desk_id = t.desk_id and a.task_id = t.id and a.state = 'asked');
reset role;

-- What was done because nobody answered is told as what is done at once is, where the client wants to be told.
create function app.tell_of_fallback(of_desk uuid, entry uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select e.desk_id, e.id, d.accountable_id
  from entries e
  join desks d on d.id = e.desk_id
  join app.standing s on s.desk_id = d.id and s.person_id = d.accountable_id
  join acts a on a.desk_id = e.desk_id and a.instead_of_id = (e.data ->> 'actId')::uuid
  join mandates m on m.desk_id = a.desk_id and m.id = a.mandate_id and m.step = 'tell'
  where e.desk_id = of_desk and e.id = entry and e.recorded_at = app.now() and e.kind = 'act lapsed'
    and e.author_kind = 'desk-system'
$$;
call app.see_for('throughline_server', 'app.tell_of_fallback(uuid, uuid)');
