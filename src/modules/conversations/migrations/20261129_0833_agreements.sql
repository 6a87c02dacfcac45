-- The agreement with a company as a file, kept with its engagement: the newest holds, and those before stay. The id is that
-- of the file, which the client uploaded before.
create table agreements (
  desk_id uuid not null,
  id uuid not null,
  engagement_id uuid not null,
  -- Filled in: whose engagement it is.
  organization_id uuid not null references organizations,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, id) references files,
  foreign key (desk_id, engagement_id) references engagements
);
create index agreements_of on agreements (desk_id, engagement_id, recorded_at desc);
call app.protect('agreements');
grant select, insert on agreements to throughline_server;
create trigger stamp before insert on agreements for each row execute function app.stamp();
create trigger append_only before update or delete or truncate on agreements
  for each statement execute function app.refuse_change();

-- What was agreed concerns the client and the company alone.
create policy to_client on agreements for select to throughline_server
  using (desk_id = any ((select app.desks_of_my_company())::uuid[]));
create policy own_company on agreements for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and organization_id = (select app.my_organization()));
create policy client_keeps on agreements for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and by_id = (select app.my_person()));
create policy of_agreement on files for select to throughline_server
  using (exists (select from agreements a where a.desk_id = files.desk_id and a.id = files.id));

create function app.place_agreement() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  select e.organization_id into new.organization_id from engagements e
  where e.desk_id = new.desk_id and e.id = new.engagement_id;
  return new;
end $$;
create trigger place_agreement before insert on agreements for each row execute function app.place_agreement();
call app.see_for('throughline_server', 'app.place_agreement()');

create function app.check_agreement() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from files f where f.desk_id = new.desk_id and f.id = new.id
    and f.entry_id is null and f.uploaded_by_id = new.by_id) then
    raise exception 'an agreement is a file of whoever keeps it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_agreement after insert on agreements for each row execute function app.check_agreement();
call app.see_for('throughline_server', 'app.check_agreement()');
call app.let_definer('select', 'agreements');

-- What was kept as an agreement goes with no message.
create function app.keep_agreement_apart() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if exists (select from agreements a where a.desk_id = new.desk_id and a.id = new.id) then
    raise exception 'this file is an agreement' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_agreement_apart before update of entry_id on files
  for each row execute function app.keep_agreement_apart();
call app.see_for('throughline_server', 'app.keep_agreement_apart()');
