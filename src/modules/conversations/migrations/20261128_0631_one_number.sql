-- Whoever turns out to be one customer has a number once, and keeps what they have.
grant delete on contact_points to throughline_definer;
call app.let_definer('select, update', 'things');
set role throughline_definer;
create or replace function app.become_one_customer(of_desk uuid, joined_case uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone uuid; stays uuid;
begin
  select j.customer_id, g.customer_id into gone, stays from cases j
  join cases g on g.desk_id = j.desk_id and g.id = j.joined_to_id
  where j.desk_id = of_desk and j.id = joined_case and j.desk_id = any (app.my_desks());
  if gone is null or gone = stays
    or exists (select from cases c where c.desk_id = of_desk and c.customer_id = gone and c.state <> 'joined') then
    raise exception 'only who has no other case becomes one with another customer' using errcode = 'TL409';
  end if;
  delete from contact_points p where p.desk_id = of_desk and p.customer_id = gone
    and exists (select from contact_points o where o.desk_id = of_desk and o.customer_id = stays
      and o.kind = p.kind and o.address = p.address);
  update contact_points p set customer_id = stays, admitted_by_id = app.my_person()
  where p.desk_id = of_desk and p.customer_id = gone;
  update facts f set customer_id = stays where f.desk_id = of_desk and f.customer_id = gone;
  update things t set customer_id = stays where t.desk_id = of_desk and t.customer_id = gone;
end $$;
reset role;
