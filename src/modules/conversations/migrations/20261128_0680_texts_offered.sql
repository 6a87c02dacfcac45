-- A customer who says on their page how they want to hear is offered texts only where the desk sends some, and sees
-- nothing else of its gateways.
create function app.sends_texts(gateway gateways) returns boolean language sql immutable
  return gateway.ended_at is null and (gateway.format = 'twilio' or gateway.url is not null);
grant execute on function app.sends_texts(gateways)
  to throughline_server, throughline_mailer, throughline_definer;

create function app.may_text(of_desk uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from gateways g where g.desk_id = of_desk and app.sends_texts(g)) $$;
call app.see_for('throughline_server', 'app.may_text(uuid)');
