-- A reply that was to be sent and could not be waits for its writer. Once they no longer work here under that name,
-- whoever owns the case or leads on the desk finds it: somebody had promised these words to the customer.
create index drafts_held on drafts (desk_id, case_id) where state = 'held';

create function app.drafts_left_to_me() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare me uuid := app.my_person(); desks uuid[] := app.my_desks(); led uuid[] := app.desks_i_lead();
begin
  return coalesce((select array_agg(d.id) from drafts d join cases c on c.desk_id = d.desk_id and c.id = d.case_id
    where d.state = 'held' and d.desk_id = any (desks) and (c.owner_id = me or d.desk_id = any (led))
      and not exists (select from app.standing s where s.desk_id = d.desk_id and s.person_id = d.person_id
        and s.organization_id = d.organization_id)), '{}');
end $$;
call app.see_for('throughline_server', 'app.drafts_left_to_me()');

create policy left_to_me on drafts for select to throughline_server
  using (id = any ((select app.drafts_left_to_me())::uuid[]));
create policy remove_left on drafts for delete to throughline_server
  using (id = any ((select app.drafts_left_to_me())::uuid[]));

-- The files of such a reply become those of whoever takes it up: its writer uploaded them, and nobody else sees them.
call app.let_definer('select, update (uploaded_by_id)', 'files');
create function app.take_files_left(draft uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update files f set uploaded_by_id = app.my_person() from drafts d
  where d.id = draft and d.id = any (app.drafts_left_to_me()) and f.desk_id = d.desk_id and f.id = any (d.file_ids)
    and f.entry_id is null and f.uploaded_by_id = d.person_id;
end $$;
call app.see_for('throughline_server', 'app.take_files_left(uuid)');
