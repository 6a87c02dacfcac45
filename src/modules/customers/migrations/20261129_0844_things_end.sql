-- What a customer has no more is not deleted: a last row says so, with who and when, and what was noted stands before it.
alter table things
  add column retired boolean not null default false,
  add check (not retired or replaces_id is not null);

-- A correction goes back to the same words as what it corrects, unless it has others.
create function app.keep_source() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.replaces_id is not null and new.entry_id is null then
    select t.entry_id into new.entry_id from things t where t.desk_id = new.desk_id and t.id = new.replaces_id;
  end if;
  return new;
end $$;
-- After what was read is checked: whoever corrects it need not be able to read those words.
create trigger source before insert on things for each row execute function app.keep_source();
