-- Which kinds of act a customer hears of when nobody answered in time: what they are given, and who comes to them. An
-- invoice reaches them by itself, and of what the client added it says whether they do.
alter table act_kinds add column told boolean not null default false;
alter table act_kinds alter column told type boolean
  using kind in ('refund', 'replacement', 'discount', 'visit', 'promise-horizon');

drop function app.first_act_kinds();
create function app.first_act_kinds() returns table (kind text, name text, measure text, told boolean)
  language sql immutable as $$
  values ('refund', 'Refund', 'money', true), ('replacement', 'Replacement', 'none', true),
    ('discount', 'Discount', 'money', true), ('visit', 'Visit', 'none', true), ('invoice', 'Invoice', 'money', false),
    ('promise-horizon', 'Promise horizon', 'days', true)
$$;
grant execute on function app.first_act_kinds to throughline_definer;
set role throughline_definer;
create or replace function app.begin_act_kinds() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into act_kinds (desk_id, kind, name, measure, told)
  select new.id, k.kind, k.name, k.measure, k.told from app.first_act_kinds() k;
  return null;
end $$;
reset role;
