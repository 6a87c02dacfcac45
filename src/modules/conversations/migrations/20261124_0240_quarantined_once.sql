-- A mail that waits in quarantine is known too: sent again, it does not wait there twice.
drop index raw_mails_once;
create unique index raw_mails_once on raw_mails (desk_id, fingerprint)
  where state in ('read', 'quarantined', 'ignored', 'released');
