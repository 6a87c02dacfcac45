-- What waits for the telephone of somebody who works on the desk no more is not sent there: neither where they were
-- dismissed, nor where the work of their company has ended.
create function app.send_leavers_nothing() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update outbox o set state = 'failed', leased_until = null, settled_at = app.now(),
    final_reply = 'whoever has the number works here no more'
  from pockets p join outbox_words w on w.desk_id = p.desk_id and w.recipient = p.number
  where p.desk_id = new.desk_id and p.ended_at is null and o.desk_id = w.desk_id and o.id = w.outbox_id
    and o.kind = 'pocket' and o.state in ('queued', 'leased')
    and exists (select from roster r where r.desk_id = p.desk_id and r.person_id = p.person_id
      and case tg_table_name when 'roster' then r.person_id = (to_jsonb(new) ->> 'person_id')::uuid
        else r.engagement_id = (to_jsonb(new) ->> 'id')::uuid end)
    and not exists (select from pockets k join app.standing s on s.desk_id = k.desk_id and s.person_id = k.person_id
        and s.organization_id = k.organization_id
      where k.desk_id = p.desk_id and k.number = p.number and k.ended_at is null);
  return null;
end $$;
create trigger send_leavers_nothing after update of ended_at on roster for each row
  when (old.ended_at is null and new.ended_at is not null) execute function app.send_leavers_nothing();
create trigger send_leavers_nothing after update of ends_at, told_at on engagements for each row
  when (new.ends_at <= app.now()) execute function app.send_leavers_nothing();
call app.see_for('throughline_server', 'app.send_leavers_nothing()');
