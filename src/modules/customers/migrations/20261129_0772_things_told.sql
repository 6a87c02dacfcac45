-- From which words it is known what a customer has.
alter table things
  add column entry_id uuid,
  add foreign key (desk_id, entry_id) references entries;
create trigger read before insert on things for each row execute function app.learn_what_was_read();
