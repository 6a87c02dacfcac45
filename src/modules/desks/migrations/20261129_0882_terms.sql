-- How a company is paid, and where its agreement lies, concerns the client and the company alone: nobody reads the columns.
revoke select on engagements from throughline_server;
grant select (desk_id, id, organization_id, role, purpose, data, country, contact, safeguards, starts_at, ends_at, recorded_at,
  told_at) on engagements to throughline_server;

create function app.terms_of(of_desk uuid) returns table (engagement_id uuid, pay text, agreement text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare all_of_them boolean := of_desk = any (app.desks_of_my_company()); mine boolean := of_desk = any (app.my_desks());
  here uuid := app.my_organization();
begin
  return query select e.id, e.pay, e.agreement from engagements e
  where e.desk_id = of_desk and (all_of_them or mine and e.organization_id = here);
end $$;
call app.see_for('throughline_server', 'app.terms_of(uuid)');
