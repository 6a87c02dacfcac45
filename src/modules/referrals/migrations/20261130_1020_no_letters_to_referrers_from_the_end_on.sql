-- Under which engagement a company is written to that passed somebody on. What waits to go there stops in the transaction
-- that ends its work here, like every other letter to it.
alter table outbox
  add column engagement_id uuid,
  add foreign key (desk_id, engagement_id) references engagements,
  add constraint outbox_to_referrer check (engagement_id is null or kind = 'referral'),
  drop constraint only_tasks_are_over,
  add constraint only_companies_are_over check (state <> 'not sent, not needed any more' or kind in ('task', 'referral'));
create index outbox_to_referrers on outbox (desk_id, engagement_id) where state = 'queued' and kind = 'referral';

create function app.stop_letters_to_referrers() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update outbox set state = 'not sent, not needed any more', settled_at = app.now()
  where desk_id = new.desk_id and engagement_id = new.id and kind = 'referral' and state = 'queued';
  return null;
end $$;
create trigger stop_letters_to_referrers after update of ends_at, told_at on engagements for each row
  when (new.ends_at <= app.now()) execute function app.stop_letters_to_referrers();
call app.see_for('throughline_server', 'app.stop_letters_to_referrers()');
