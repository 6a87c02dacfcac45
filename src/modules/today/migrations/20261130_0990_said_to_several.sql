-- The same words to several customers: each waits as a draft until it is sent, and undoing takes back what still waits.
-- What was sent is a draft no more, so nothing is referred to.
alter table bulk_steps drop constraint bulk_steps_kind_check,
  add constraint bulk_steps_kind_check check (kind in ('snooze', 'hand off', 'say')),
  add column draft_id uuid,
  add check ((draft_id is not null) = (done and kind = 'say'));
