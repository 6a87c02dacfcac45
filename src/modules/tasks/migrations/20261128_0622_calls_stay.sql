-- Whoever accepts a call or makes it, it stays with the owner.
create or replace trigger ask_owner before insert or update of person_id on tasks for each row
  when (new.kind = 'call') execute function app.ask_owner();
