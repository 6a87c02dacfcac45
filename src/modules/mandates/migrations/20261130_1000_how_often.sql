-- What is measured neither in money nor in days may be limited all the same: by how often it is done on one case. A second
-- replacement is then asked for. Null: as often as it takes.
alter table mandates
  add column limit_times int check (limit_times between 1 and 100),
  add check (limit_times is null or measure = 'none');

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
  return (select coalesce(sum(coalesce(a.amount_minor, a.days, 1)), 0) from acts a
    where a.desk_id = of_desk and a.case_id = of_case and a.kind = of_kind and a.currency is not distinct from in_currency
      and a.state in ('done', 'asked', 'agreed'));
end $$;
reset role;

-- How much of a kind is allowed on one case without asking: money in its currency, days, or how often.
create function app.is_covered(m mandates, extent bigint, in_currency text) returns boolean
  language sql immutable as $$
  select coalesce(m.step in ('tell', 'do') and case m.measure
    when 'money' then extent <= m.limit_minor and in_currency = m.currency
    when 'days' then extent <= m.limit_days
    else extent <= coalesce(m.limit_times, extent) end, false)
$$;
grant execute on function app.is_covered(mandates, bigint, text) to throughline_definer;

set role throughline_definer;
create or replace function app.check_act() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare side text; m mandates; before acts; others bigint;
begin
  if new.instead_of_id is not null then
    select * into before from acts where desk_id = new.desk_id and id = new.instead_of_id;
    if (before.state, before.case_id, before.kind, before.by_id, before.organization_id) is distinct from
        ('lapsed', new.case_id, new.kind, new.by_id, new.organization_id)
      or (before.currency, before.otherwise_minor, before.otherwise_days) is distinct from
        (new.currency, new.amount_minor, new.days)
      or new.measure = 'none' and not before.otherwise_done then
      raise exception 'only what was said is done instead' using errcode = 'check_violation';
    end if;
  end if;
  select e.role into side from engagements e where e.desk_id = new.desk_id and e.id = new.engagement_id;
  select * into m from mandates where desk_id = new.desk_id and id = new.mandate_id;
  others := case when new.kind = 'promise-horizon' then 0
    else app.acted(new.desk_id, new.case_id, new.kind, new.currency) - coalesce(new.amount_minor, new.days, 1) end;
  if new.state = 'done' and side <> 'client'
    and not app.is_covered(m, others + coalesce(new.amount_minor, new.days, 1), new.currency)
    and not coalesce(before.otherwise_done and m.goes_on, false) then
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
  if new.state = 'asked' and new.kind = 'promise-horizon' and exists (select from tasks t
    join desks d on d.id = t.desk_id
    where t.desk_id = new.desk_id and t.id = new.task_id
      and t.due > ((app.now() at time zone d.zone)::date + new.days + 1)::timestamp at time zone d.zone) then
    raise exception 'the client answers before the day that is promised is over' using errcode = 'check_violation';
  end if;
  if coalesce(new.otherwise_minor, new.otherwise_days) is not null
    and not app.is_covered(m, others + coalesce(new.otherwise_minor, new.otherwise_days), new.currency) then
    raise exception 'what is done if nobody answers is within the mandate' using errcode = 'check_violation';
  end if;
  if new.otherwise_done and not coalesce(m.goes_on, false) then
    raise exception 'what is done if nobody answers is within the mandate' using errcode = 'check_violation';
  end if;
  if new.state not in ('done', 'asked') then
    raise exception 'an act is done or asked for at first' using errcode = 'check_violation';
  end if;
  return null;
end $$;
reset role;
drop function app.is_covered(mandates, bigint, text, int);
