-- Words that are written again and again: a desk's, or somebody's own. What stands between {{ and }} in them is looked up
-- when they are used. Nothing of a customer stands here, so they may be changed and removed.
create table macros (
  desk_id uuid not null references desks,
  id uuid not null,
  -- Whose alone they are; null where they are the desk's.
  person_id uuid,
  name text not null check (length(name) between 1 and 100),
  reader text not null check (reader in ('customer', 'companies', 'company')),
  -- For each language its text and, for a customer, where it stands.
  texts jsonb not null check (jsonb_typeof(texts) = 'array' and length(texts::text) between 3 and 500000),
  next_word_count int check (next_word_count between 1 and 100),
  next_word_unit text check (next_word_unit in ('hours', 'days')),
  proposes_done boolean not null default false,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, person_id) references roster (desk_id, person_id),
  check ((next_word_count is null) = (next_word_unit is null)),
  check (reader = 'customer' or (next_word_count is null and not proposes_done
    and not jsonb_path_exists(texts, '$[*].stands ? (@ != null)'))),
  -- The quiet window is the next word of what is proposed as done.
  check (not proposes_done or next_word_count is null)
);
call app.protect('macros');
grant select, insert, delete on macros to throughline_server;
grant update (name, reader, texts, next_word_count, next_word_unit, proposes_done) on macros to throughline_server;
create trigger stamp before insert on macros for each row execute function app.stamp();

create policy own on macros to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()));
create policy of_desk on macros for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id is null);
create policy led on macros to throughline_server
  using (desk_id = any ((select app.desks_i_lead())::uuid[]) and person_id is null);
