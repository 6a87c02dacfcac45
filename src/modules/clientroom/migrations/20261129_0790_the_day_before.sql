-- What happened on a desk on one day, as its client is told the morning after.
create index entries_of_day on entries (desk_id, recorded_at)
  where kind in ('contact', 'message', 'call', 'hand-off accepted', 'done', 'danger', 'task lapsed');
create index acts_of_day on acts (desk_id, (coalesce(settled_at, recorded_at))) where state in ('done', 'agreed');
