-- How many customers were passed on within a day: by one company, and of one address, which is written to each time.
create function app.referrals_of_today(of_desk uuid, of_engagement uuid, at_address text)
  returns table (of_company int, of_address int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) filter (where r.engagement_id = of_engagement)::int,
    count(*) filter (where exists (select from cases c
      join contact_points p on p.desk_id = c.desk_id and p.customer_id = c.customer_id
      where c.desk_id = r.desk_id and c.id = r.case_id and p.address = at_address))::int
  from referrals r
  where r.desk_id = of_desk and of_desk = app.my_desk() and app.actor_kind() = 'desk-system'
    and r.recorded_at > app.now() - interval '24 hours'
$$;
call app.see_for('throughline_server, throughline_definer', 'app.referrals_of_today(uuid, uuid, text)');
create index referrals_lately on referrals (desk_id, recorded_at);

create function app.limit_referrals() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('referrals of ' || new.desk_id, 0));
  if exists (select from cases c
    join contact_points p on p.desk_id = c.desk_id and p.customer_id = c.customer_id
    cross join lateral app.referrals_of_today(new.desk_id, new.engagement_id, p.address) t
    where c.desk_id = new.desk_id and c.id = new.case_id and (t.of_company >= 200 or t.of_address >= 5)) then
    raise exception 'enough was passed on today' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger limit_referrals before insert on referrals for each row execute function app.limit_referrals();
call app.see_for('throughline_definer', 'app.limit_referrals()');
