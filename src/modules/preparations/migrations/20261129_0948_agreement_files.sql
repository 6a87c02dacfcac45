-- What was agreed, as a file of whoever prepares a desk. It lies on no desk before the client has said yes.
create table preparation_files (
  organization_id uuid not null references organizations,
  id uuid not null,
  by_id uuid not null references persons,
  name text not null check (length(name) between 1 and 255),
  type text not null check (length(type) between 1 and 100),
  content bytea not null check (length(content) <= 10485760),
  recorded_at timestamptz not null default app.now(),
  primary key (organization_id, id)
);
call app.protect('preparation_files');
call app.let_definer('insert', 'preparation_files');
grant select on preparation_files to throughline_server;
create trigger stamp before insert on preparation_files for each row execute function app.stamp();
create trigger append_only before update or delete or truncate on preparation_files
  for each statement execute function app.refuse_change();

-- What is prepared names a file of the same organization or none.
alter table preparation_versions
  add column agreement_file_id uuid generated always as ((what ->> 'agreementFileId')::uuid) stored,
  add constraint agreement_of_ours foreign key (organization_id, agreement_file_id) references preparation_files;

create policy administrators on preparation_files for select to throughline_server
  using ((select app.i_administer()) and organization_id = (select app.my_organization()));
-- Whoever reads what is prepared reads the agreement that it names.
create policy of_my_link on preparation_files for select to throughline_server
  using ((organization_id, id) in (select v.organization_id, v.agreement_file_id from preparation_versions v));

create function app.keep_preparation_file(file uuid, name text, type text, content bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.i_administer() then
    raise exception 'only an administrator prepares desks' using errcode = 'TL403';
  end if;
  insert into preparation_files (organization_id, id, by_id, name, type, content)
  values (app.my_organization(), file, app.my_person(), name, type, content);
end $$;
call app.see_for('throughline_server', 'app.keep_preparation_file(uuid, text, text, bytea)');
