-- A list counts once its text was sent. Whoever asked for one waits for it; others do not know that it comes. The text of
-- a day that was asked for is written after it, when everything else that was asked has been checked: so no foreign key.
alter table pocket_days
  add column outbox_id uuid,
  add column asked_for boolean not null default false;
alter table pocket_bundles
  add column outbox_id uuid,
  add foreign key (desk_id, outbox_id) references outbox deferrable initially deferred;

-- That it came is told later than it came: when it was sent stays as it is.
set role throughline_definer;
create or replace function app.text_fared(text uuid, came boolean, reply text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk hears how a text fared' using errcode = 'TL403';
  end if;
  update outbox set state = case when came then 'delivered' else 'failed' end, leased_until = null,
    final_reply = coalesce(reply, final_reply),
    settled_at = case when came and state = 'sent' then settled_at else app.now() end
  where desk_id = app.my_desk() and id = text and channel = 'text'
    and (state in ('queued', 'leased', 'sent') or (came and state = 'failed'));
end $$;
reset role;
