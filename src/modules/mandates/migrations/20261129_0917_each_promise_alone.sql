-- How far ahead somebody may promise holds for each promise alone: two of five days each are none ten days ahead.
set role throughline_definer;
create or replace function app.acted(of_desk uuid, of_case uuid, of_kind text, in_currency text) returns bigint language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not of_desk = any (app.my_desks()) then
    return null;
  end if;
  if of_kind = 'promise-horizon' then
    return 0;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(format('acts %s %s', of_case, of_kind), 0));
  return (select coalesce(sum(coalesce(a.amount_minor, a.days)), 0) from acts a
    where a.desk_id = of_desk and a.case_id = of_case and a.kind = of_kind and a.currency is not distinct from in_currency
      and a.state in ('done', 'asked', 'agreed'));
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
  others := case when new.kind = 'promise-horizon' then 0
    else app.acted(new.desk_id, new.case_id, new.kind, new.currency) - coalesce(new.amount_minor, new.days, 0) end;
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
reset role;
