-- Whoever takes a letter or text to send asks once more: the work of a company may have ended since it was written, on a
-- day that was agreed or while it was tried before.
create function app.goes_to_nobody(o outbox) returns boolean language sql stable
  security definer set search_path = public, pg_temp as $$
  select case o.kind
    when 'task' then exists (select from entries e
      join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
      join engagements g on g.desk_id = t.desk_id and g.id = t.engagement_id and g.ends_at <= app.now()
      where e.desk_id = o.desk_id and e.id = o.entry_id)
    when 'referral' then exists (select from engagements g
      where g.desk_id = o.desk_id and g.id = o.engagement_id and g.ends_at <= app.now())
    when 'pocket' then exists (select from outbox_words w
      join pockets p on p.desk_id = w.desk_id and p.number = w.recipient and p.ended_at is null
      where w.desk_id = o.desk_id and w.outbox_id = o.id
        and not exists (select from pockets k
          join app.standing s on s.desk_id = k.desk_id and s.person_id = k.person_id and s.organization_id = k.organization_id
          where k.desk_id = p.desk_id and k.number = p.number and k.ended_at is null))
    else false end
$$;
call app.see_for('throughline_mailer', 'app.goes_to_nobody(outbox)');

create function app.send_nothing_after_the_end() returns trigger language plpgsql as $$
begin
  if app.goes_to_nobody(new) then
    new.state := case new.kind when 'pocket' then 'failed' else 'not sent, not needed any more' end;
    new.final_reply := case new.kind when 'pocket' then 'whoever has the number works here no more' end;
    new.leased_until := null;
    new.settled_at := app.now();
  end if;
  return new;
end $$;
create trigger send_nothing_after_the_end before update of attempts on outbox for each row
  when (new.state = 'leased' and new.kind in ('task', 'referral', 'pocket'))
  execute function app.send_nothing_after_the_end();
