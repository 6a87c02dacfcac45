-- What is not measured has no less to fall back to: of such a kind the client may say that whoever asks it goes on where it
-- does not answer, and whoever asks chooses whether they do.
alter table mandates
  add column goes_on boolean not null default false,
  add check (not goes_on or (step = 'draft' and measure = 'none'));
alter table acts
  add column otherwise_done boolean not null default false,
  add check (not otherwise_done or (measure = 'none' and state <> 'done'));

create or replace function app.check_need_of_act() returns trigger language plpgsql as $$
begin
  if (new.state = 'done' or coalesce(new.otherwise_minor, new.otherwise_days) is not null or new.otherwise_done)
    and exists (select from engagements e where e.desk_id = new.desk_id and e.id = new.engagement_id and e.role = 'provider')
    and not app.need_allows(new.desk_id, new.case_id) then
    raise exception 'the client does not hand off needs of this kind' using errcode = 'check_violation';
  end if;
  return null;
end $$;

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
    else app.acted(new.desk_id, new.case_id, new.kind, new.currency) - coalesce(new.amount_minor, new.days, 0) end;
  if new.state = 'done' and side <> 'client'
    and not app.is_covered(m, others + new.amount_minor, new.currency, (others + new.days)::int)
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
    and not app.is_covered(m, others + new.otherwise_minor, new.currency, (others + new.otherwise_days)::int) then
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
