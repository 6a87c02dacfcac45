-- A reply whose sending breaks off comes again later, so that it holds up no other one of its desk; after a few tries it
-- waits for its writer.
alter table drafts add column attempts int not null default 0;

create function app.send_draft_later(draft uuid, reason text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare tried int;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk sends what is due' using errcode = 'TL403';
  end if;
  update drafts set attempts = attempts + 1, send_at = app.now() + make_interval(secs => 10 * 2 ^ attempts)
  where desk_id = app.my_desk() and id = draft and state = 'sending' returning attempts into tried;
  if tried < 5 then
    return false;
  end if;
  update drafts set state = 'held', send_at = null, held_for = reason, attempts = 0
  where desk_id = app.my_desk() and id = draft;
  return true;
end $$;
call app.see_for('throughline_server', 'app.send_draft_later(uuid, text)');
