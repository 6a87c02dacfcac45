-- A mail to somebody who works there tells nothing on a case, as a text to them does not.
do $$
declare pocket text;
begin
  select conname into strict pocket from pg_constraint
  where conrelid = 'outbox'::regclass and pg_get_constraintdef(oid) like '%''pocket''%case_id IS NULL%';
  execute format('alter table outbox drop constraint %I', pocket);
end $$;
alter table outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in ('message', 'receipt', 'link', 'pocket', 'staff')),
  drop constraint outbox_tells,
  add constraint outbox_tells check ((kind in ('link', 'pocket', 'staff')) = (entry_id is null)),
  add constraint outbox_on_case check ((kind in ('pocket', 'staff')) = (case_id is null)),
  add constraint outbox_staff_by_mail check (kind <> 'staff' or channel = 'mail');
