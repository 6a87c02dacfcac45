-- What waits for a telephone that is cut off is not sent there any more: it may be in somebody else's hand.
call app.let_definer('select (desk_id, outbox_id, recipient)', 'outbox_words');
create function app.send_nothing_more() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update outbox o set state = 'failed', leased_until = null, settled_at = app.now(),
    final_reply = 'the number was cut off'
  where o.desk_id = new.desk_id and o.kind = 'pocket' and o.state in ('queued', 'leased')
    and exists (select from outbox_words w where w.desk_id = o.desk_id and w.outbox_id = o.id and w.recipient = new.number)
    and not exists (select from pockets p where p.desk_id = new.desk_id and p.number = new.number
      and p.confirmed_at is not null and p.ended_at is null);
  return null;
end $$;
create trigger send_nothing_more after update of ended_at on pockets for each row
  when (old.ended_at is null and new.ended_at is not null) execute function app.send_nothing_more();
call app.see_for('throughline_server', 'app.send_nothing_more()');
