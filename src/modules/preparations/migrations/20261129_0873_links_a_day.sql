-- How many links went out within a day: to one address or number from anybody here, and from one company.
create index letters_lately on preparation_letters (recorded_at) where kind in ('asks', 'proves');
create function app.limit_links() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare to_them int; from_us int;
begin
  perform pg_advisory_xact_lock(hashtextextended('links to ' || new.recipient, 0));
  perform pg_advisory_xact_lock(hashtextextended('links of ' || new.organization_id, 0));
  select count(*) filter (where l.recipient = new.recipient), count(*) filter (where l.organization_id = new.organization_id)
  into to_them, from_us from preparation_letters l
  where l.kind in ('asks', 'proves') and l.recorded_at > app.now() - interval '24 hours';
  if to_them >= 5 then
    raise exception 'enough links went there today' using errcode = 'check_violation', constraint = 'links_to_one_a_day';
  elsif from_us >= 50 then
    raise exception 'enough links went out today' using errcode = 'check_violation', constraint = 'links_of_one_a_day';
  end if;
  return new;
end $$;
create trigger limit_links before insert on preparation_letters for each row
  when (new.kind in ('asks', 'proves')) execute function app.limit_links();
call app.see_for('throughline_definer', 'app.limit_links()');
