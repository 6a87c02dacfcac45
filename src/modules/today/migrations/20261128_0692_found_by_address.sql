-- Whoever rings is found by where they live as by their name.
set role throughline_definer;
create or replace function app.make_customer_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_documents s where s.desk_id = new.desk_id and s.id = new.id;
  insert into search_documents (desk_id, id, kind, customer_id, words)
  values (new.desk_id, new.id, 'customer', new.id, app.search_words(concat_ws(' ', new.name, new.postal_address)));
  return null;
end $$;
-- To make a trigger of it once more.
grant execute on function app.make_customer_found() to session_user;
reset role;
drop trigger found on customers;
create trigger found after insert or update of name, postal_address on customers
  for each row execute function app.make_customer_found();
