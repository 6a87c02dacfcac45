-- A desk is named as often as a mail of it is to be read, in turns: of a flood on one desk a few are read with the
-- first of each other desk.
set role throughline_definer;
create or replace function app.desks_with_mails() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select desk_id from (
    select desk_id, row_number() over (partition by desk_id order by attempts, recorded_at) as turn
    from raw_mails where state = 'waiting') waiting
  where turn <= 20 order by turn
$$;
reset role;
create index raw_mails_waiting_by_sender on raw_mails (desk_id, envelope_from) where state = 'waiting';
