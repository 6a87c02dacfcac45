-- Whoever passed somebody on by mail hears by mail, once, that it is over.
alter table referrals add column told_at timestamptz;
grant update (told_at) on referrals to throughline_server;
alter table referral_words
  add column written_from text check (length(written_from) <= 254),
  add column message_id text check (length(message_id) <= 998);
call app.let_definer('select', 'referral_words');
create index referrals_untold on referrals (desk_id, id) where channel = 'mail' and told_at is null;
create policy desk_tells on referrals for update to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');

-- One that was joined to another goes on there; whose work here has ended hears nothing more. Of one desk or, asked by nobody
-- but the program itself, of all.
create function app.referrals_over(of_desk uuid default null) returns table (desk_id uuid, referral_id uuid, state text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive goes_on as (
    select r.desk_id, r.id, c.state, c.outcome, c.joined_to_id from referrals r
    join engagements e on e.desk_id = r.desk_id and e.id = r.engagement_id and app.running(e.starts_at, e.ends_at)
    join cases c on c.desk_id = r.desk_id and c.id = r.case_id
    join referral_words w on w.desk_id = r.desk_id and w.referral_id = r.id and w.written_from is not null
    where r.channel = 'mail' and r.told_at is null and (of_desk is null or r.desk_id = of_desk)
    union all
    select g.desk_id, g.id, c.state, c.outcome, c.joined_to_id from goes_on g
    join cases c on c.desk_id = g.desk_id and c.id = g.joined_to_id
    where g.state = 'joined'
  )
  select g.desk_id, g.id, case g.outcome when 'met by us' then 'met' else 'over' end
  from goes_on g where g.state = 'ended'
$$;
call app.see_for('throughline_definer', 'app.referrals_over(uuid)');

create function app.desks_with_referrals_over() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.referrals_over() $$;
call app.see_for('throughline_server', 'app.desks_with_referrals_over()');

create function app.referrals_over_here() returns table (referral_id uuid, state text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select referral_id, state from app.referrals_over(app.my_desk())
  where app.actor_kind() = 'desk-system' and desk_id = app.my_desk()
$$;
call app.see_for('throughline_server', 'app.referrals_over_here()');
