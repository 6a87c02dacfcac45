-- A link that a customer lost is sent to them again. The mail tells nothing of its case, so it stands in no entry.
alter table outbox
  alter column entry_id drop not null,
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in ('message', 'receipt', 'link')),
  add constraint outbox_tells check ((kind = 'link') = (entry_id is null));

-- The desk that the address of a customer's page names. Whoever asks for their link has entered as nobody yet.
create function app.desk_of_page(asked text) returns uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select id from desks where slug = asked $$;

-- At most one an address in an hour, over all desks. Callers hash what is sent with the address, so that a receipt and
-- a link do not count for each other.
create function app.may_send_link(hash bytea) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  insert into automatic_mails as a values (hash, app.now())
  on conflict (address_hash) do update set sent_at = excluded.sent_at
    where a.sent_at <= app.now() - interval '1 hour'
  returning true
$$;

call app.see_for('throughline_server', 'app.desk_of_page(text)');
call app.see_for('throughline_server', 'app.may_send_link(bytea)');
