-- Whoever joins the cases of two customers says that both are one: from then on they are reached and known as the one
-- whose case goes on, and who said so stands with each contact point. A customer with further cases of their own stays
-- who they are, because nobody could be answered there any more.
create function app.become_one_customer(of_desk uuid, joined_case uuid) returns void
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
  update contact_points p set customer_id = stays, admitted_by_id = app.my_person()
  where p.desk_id = of_desk and p.customer_id = gone;
  update facts f set customer_id = stays where f.desk_id = of_desk and f.customer_id = gone;
end $$;
call app.let_definer('select, update', 'contact_points');
call app.let_definer('select, update', 'facts');
call app.see_for('throughline_server', 'app.become_one_customer(uuid, uuid)');

-- Today asks which strangers wait on cases that are over.
create index strangers_held on strangers (desk_id, entry_id) where state = 'held';
