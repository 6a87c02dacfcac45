-- Words to a customer go by mail or as a text, and we hear of a text whether it came to them. What somebody sent from
-- their own telephone was said to be sent: nobody here saw it go.
alter table outbox
  add column channel text not null default 'mail' check (channel in ('mail', 'text')),
  drop constraint outbox_state_check,
  add constraint outbox_state_check check (state in ('queued', 'leased', 'sent', 'delivered', 'failed',
    'not sent, no mail server set', 'said to be sent')),
  add check (channel = 'text' or state not in ('delivered', 'said to be sent'));
drop policy queue on outbox;
create policy queue on outbox for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and (state = 'queued' or (state = 'said to be sent' and (select app.actor_kind()) = 'person')));

drop function app.waiting_outbox(int);
create function app.waiting_outbox(by text, at_most int) returns table (desk_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select desk_id, id from outbox
  where ((state = 'queued' and next_attempt_at <= app.now()) or (state = 'leased' and leased_until <= app.now()))
    and channel = by and not exists (select from app.installation where held_since is not null)
  order by next_attempt_at limit at_most
$$;
call app.see_for('throughline_server, throughline_mailer', 'app.waiting_outbox(text, int)');

grant select on gateways, gateway_keys to throughline_mailer;
create policy mailer on gateways for select to throughline_mailer
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy mailer on gateway_keys for select to throughline_mailer
  using (desk_id = any ((select app.my_desks())::uuid[]));

-- How a text fared, as its gateway tells. It may tell before we have noted that the text went.
create function app.text_fared(text uuid, came boolean, reply text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk hears how a text fared' using errcode = 'TL403';
  end if;
  update outbox set state = case when came then 'delivered' else 'failed' end, leased_until = null,
    final_reply = coalesce(reply, final_reply), settled_at = app.now()
  where desk_id = app.my_desk() and id = text and channel = 'text'
    and (state in ('queued', 'leased', 'sent') or (came and state = 'failed'));
end $$;
grant update (leased_until, final_reply) on outbox to throughline_definer;
call app.see_for('throughline_server', 'app.text_fared(uuid, boolean, text)');

-- Whoever asked for no more texts at a number gets none.
alter table contact_points add column texts_stopped_at timestamptz check (kind = 'phone' or texts_stopped_at is null);
grant update (texts_stopped_at) on contact_points to throughline_server;
