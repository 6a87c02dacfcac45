-- Which mail of a desk is read next is the first row of an index, however many wait, and so is whether somebody's earlier
-- one waits too. What was kept for this before is of no use beside it.
create index raw_mails_next on raw_mails (desk_id, attempts, recorded_at, id) where state = 'waiting';
drop index raw_mails_waiting;
drop index raw_mails_waiting_by_sender;
-- Of each mail it is asked whether the same one came before.
create index raw_mails_by_fingerprint on raw_mails (desk_id, fingerprint) where fingerprint is not null;
