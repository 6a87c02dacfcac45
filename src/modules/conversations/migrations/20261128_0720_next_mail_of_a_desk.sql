-- Which mail is read next is asked once a mail, by connections that plan it once, perhaps while hardly any waits. However
-- many wait later, it is to be found at the beginning of an index: nothing else gives the order that is asked for.
create function app.next_mail() returns setof raw_mails
  language sql security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
  select m.* from raw_mails m
  where m.desk_id = app.my_desk() and m.state = 'waiting'
    -- Several read at once, but what one sender wrote is read in the order in which it came.
    and m.id = (
      select f.id from raw_mails f
      where f.desk_id = m.desk_id and f.state = 'waiting' and f.envelope_from = m.envelope_from
      order by f.attempts, f.recorded_at, f.id limit 1)
  order by m.attempts, m.recorded_at, m.id limit 1
  for update of m skip locked
$$;
grant update (attempts) on raw_mails to throughline_definer;
call app.see_for('throughline_server', 'app.next_mail()');
