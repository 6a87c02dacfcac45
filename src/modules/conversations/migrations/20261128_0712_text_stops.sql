-- Whoever asks for no more texts means their telephone: kept by the number, be it known by then or noted later, and shown
-- at each customer who has it.
create table text_stops (
  desk_id uuid not null references desks,
  number text not null check (number ~ '^\+[1-9]\d{6,14}$'),
  stopped_at timestamptz not null default app.now(),
  primary key (desk_id, number)
);
call app.protect('text_stops');
grant select, insert, delete on text_stops to throughline_server;
grant select on text_stops to throughline_mailer;
create policy desk_itself on text_stops to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
create policy mailer on text_stops for select to throughline_mailer using (desk_id = (select app.my_desk()));
call app.let_definer('select', 'text_stops');
insert into text_stops (desk_id, number, stopped_at)
  select desk_id, address, min(texts_stopped_at) from contact_points
  where texts_stopped_at is not null and address ~ '^\+[1-9]\d{6,14}$' group by desk_id, address;

-- What is shown at a customer is a copy, made here alone.
revoke update (texts_stopped_at) on contact_points from throughline_server;
drop policy desk_itself on contact_points;
create function app.copy_stop() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  new.texts_stopped_at := (select s.stopped_at from text_stops s
    where s.desk_id = new.desk_id and s.number = new.address);
  return new;
end $$;
create trigger copy_stop before insert or update of address on contact_points for each row
  when (new.kind = 'phone') execute function app.copy_stop();
call app.see_for('throughline_server', 'app.copy_stop()');

-- It holds for what waits already, too.
create function app.heed_stop() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    update contact_points set texts_stopped_at = null
    where desk_id = old.desk_id and kind = 'phone' and address = old.number;
    return null;
  end if;
  update contact_points set texts_stopped_at = new.stopped_at
  where desk_id = new.desk_id and kind = 'phone' and address = new.number;
  update outbox o set state = 'failed', settled_at = app.now(), final_reply = 'whoever has this number wants no more texts'
  from outbox_words w
  where o.desk_id = new.desk_id and o.channel = 'text' and o.state = 'queued'
    and w.desk_id = o.desk_id and w.outbox_id = o.id and w.recipient = new.number;
  return null;
end $$;
create trigger heed_stop after insert or delete on text_stops for each row execute function app.heed_stop();
call app.see_for('throughline_server', 'app.heed_stop()');
update contact_points p set texts_stopped_at = s.stopped_at from text_stops s
  where s.desk_id = p.desk_id and p.kind = 'phone' and p.address = s.number and p.texts_stopped_at is null;
