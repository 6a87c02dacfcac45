-- What waits to be sent to a company stops in the transaction that ends its work here, and not only once that is told.
drop trigger stop_letters_of_tasks on engagements;
set role throughline_definer;
grant execute on function app.stop_letters_of_tasks() to throughline_owner;
reset role;
create trigger stop_letters_of_tasks after update of ends_at, told_at on engagements for each row
  when (new.ends_at <= app.now()) execute function app.stop_letters_of_tasks();
