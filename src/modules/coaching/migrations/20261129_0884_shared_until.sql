-- Until when a word was shared: what comes after it is its person's alone until they share it again.
create function app.shared_until(of_desk uuid, note uuid) returns timestamptz
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare last coaching_shares;
begin
  select * into last from coaching_shares s where s.desk_id = of_desk and s.note_id = note order by s.turn desc limit 1;
  return case when last.shared then last.recorded_at end;
end $$;
call app.see_for('throughline_server', 'app.shared_until(uuid, uuid)');

drop policy with_note on coaching_words;
create policy with_note on coaching_words for select to throughline_server
  using (exists (select from coaching_notes n where n.desk_id = coaching_words.desk_id and n.id = coaching_words.note_id
    and (n.held is null or n.customer_id = (select app.my_customer())
      or exists (select from coaching_openings o where o.desk_id = n.desk_id and o.note_id = n.id))
    and (n.to_id = (select app.my_person()) or n.customer_id = (select app.my_customer())
      or (select app.actor_kind()) = 'desk-system'
      or coaching_words.recorded_at <= app.shared_until(n.desk_id, n.id))));
