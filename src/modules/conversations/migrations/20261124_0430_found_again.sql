-- What was left aside, and what could not be delivered, is looked for by hand among much that is neither.
create index raw_mails_aside on raw_mails (desk_id, id) where state = 'ignored';
create index outbox_failed on outbox (desk_id, id) where state = 'failed';
