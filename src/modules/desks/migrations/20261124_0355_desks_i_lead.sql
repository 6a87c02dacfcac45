-- The desks that the acting person leads or answers for.
create function app.desks_i_lead() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((select array_agg(desk_id) from app.my_roster() where role in ('accountable', 'lead')), '{}');
end $$;
call app.see_for('throughline_server', 'app.desks_i_lead()');
