-- What is put away stands in a list of its own, and not among what is used.
create index articles_in_use on articles (desk_id, changed_at desc, id) where confidence <> 'archived';
create index articles_put_away on articles (desk_id, changed_at desc, id) where confidence = 'archived';
drop index articles_by_change;
