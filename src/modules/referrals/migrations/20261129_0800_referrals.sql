-- A need that a third party passes on for a customer who went there first. It is a case of the desk like any other; they
-- see what they passed on and whether it is over, and nothing of the case.
create table referrals (
  desk_id uuid not null references desks,
  id uuid not null,
  engagement_id uuid not null,
  organization_id uuid not null references organizations,
  case_id uuid not null,
  channel text not null check (channel in ('page', 'mail', 'api')),
  -- The day on which the customer agreed: without that nothing is taken.
  consent_on date not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, case_id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, engagement_id, organization_id) references engagements (desk_id, id, organization_id)
);
create index referrals_of_engagement on referrals (desk_id, engagement_id, id);

create table referral_words (
  desk_id uuid not null,
  referral_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  their_reference text check (length(their_reference) between 1 and 100),
  consent_by text not null check (btrim(consent_by) <> '' and length(consent_by) <= 200),
  consent_how text not null check (btrim(consent_how) <> '' and length(consent_how) <= 200),
  primary key (desk_id, referral_id),
  foreign key (desk_id, referral_id) references referrals
);

-- One at a time of each engagement, without an end of its own: the client renews or ends it.
create table referral_links (
  desk_id uuid not null,
  id uuid not null,
  engagement_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_by_id uuid not null references persons,
  ended_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, engagement_id) references engagements
);
create unique index one_referral_link on referral_links (desk_id, engagement_id) where ended_at is null;

do $$
declare t regclass;
begin
  foreach t in array array['referrals', 'referral_words', 'referral_links']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
  end loop;
end $$;
call app.let_definer('select', 'referrals');
call app.let_definer('select', 'referral_links');
grant update (ended_at) on referral_links to throughline_server;
create trigger stamp before insert on referrals for each row execute function app.stamp();
create trigger stamp before insert on referral_links for each row execute function app.stamp();
create trigger append_only before update or truncate on referral_words
  for each statement execute function app.refuse_change();

create function app.enter_referral_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l record;
begin
  select r.id, r.desk_id, e.organization_id into l from referral_links r
  join engagements e on e.desk_id = r.desk_id and e.id = r.engagement_id
  where r.token_hash = hash and r.ended_at is null and e.role = 'third party' and app.running(e.starts_at, e.ends_at);
  if l.id is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  return app.become('referral-link', l.id, l.organization_id, l.desk_id, null);
end $$;
call app.see_for('throughline_server', 'app.enter_referral_link(bytea)');

create index engagements_of_third_parties on engagements (organization_id) where role = 'third party';
-- Under which engagements whoever acts passes customers on.
create function app.engagements_i_refer_under() returns table (desk_id uuid, engagement_id uuid, organization_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.desk_id, e.id, e.organization_id from engagements e
  where e.role = 'third party' and app.running(e.starts_at, e.ends_at)
    and case app.actor_kind()
      when 'person' then e.organization_id = app.my_organization()
      when 'referral-link' then exists (select from referral_links l
        where l.desk_id = app.my_desk() and l.id = app.actor_id() and e.desk_id = l.desk_id and e.id = l.engagement_id)
      else false end
$$;
call app.see_for('throughline_server, throughline_definer', 'app.engagements_i_refer_under()');

-- What became of each: of the case only whether somebody looks after it, or it is over, as the customer said or not. One
-- that was joined to another goes on there.
create function app.my_referrals() returns table (desk_id uuid, referral_id uuid, state text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive mine as (
    select r.desk_id, r.id, r.case_id from referrals r
    join app.engagements_i_refer_under() u on u.desk_id = r.desk_id and u.engagement_id = r.engagement_id
  ), goes_on as (
    select m.desk_id, m.id, c.state, c.outcome, c.joined_to_id from mine m
    join cases c on c.desk_id = m.desk_id and c.id = m.case_id
    union all
    select g.desk_id, g.id, c.state, c.outcome, c.joined_to_id from goes_on g
    join cases c on c.desk_id = g.desk_id and c.id = g.joined_to_id
    where g.state = 'joined'
  )
  select g.desk_id, g.id, case when g.state in ('open', 'done') then 'open' when g.outcome = 'met by us' then 'met' else 'over' end
  from goes_on g where g.state <> 'joined'
$$;
call app.see_for('throughline_server', 'app.my_referrals()');

create policy mine on referrals for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy passed_on_by_us on referrals for select to throughline_server
  using ((desk_id, id) in (select desk_id, referral_id from app.my_referrals()));
create policy mine on referral_words for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy passed_on_by_us on referral_words for select to throughline_server
  using ((desk_id, referral_id) in (select desk_id, referral_id from app.my_referrals()));
create policy desk_takes on referrals for insert to throughline_server
  with check (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
create policy desk_takes on referral_words for insert to throughline_server
  with check (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');

create policy mine on referral_links for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy client_makes on referral_links for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and made_by_id = (select app.my_person()));
create policy client_ends on referral_links for update to throughline_server
  using (desk_id = any ((select app.desks_i_answer_for())::uuid[]));

-- Whoever may pass customers on to a desk knows its name.
set role throughline_definer;
create or replace function app.find_desks_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() in ('customer-link', 'task-link', 'proposal-link', 'referral-link') then
    return array[app.my_desk()];
  end if;
  return app.my_desks() || coalesce((select array_agg(distinct desk_id) from app.my_tasks()), '{}')
    || array(select desk_id from app.engagements_i_refer_under());
end $$;
reset role;

-- Whoever passed somebody on by mail is answered by mail.
alter table outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check
    check (kind in ('message', 'receipt', 'link', 'pocket', 'staff', 'task', 'referral')),
  drop constraint outbox_tells,
  add constraint outbox_tells check ((kind in ('link', 'pocket', 'staff', 'referral')) = (entry_id is null)),
  drop constraint outbox_on_case,
  add constraint outbox_on_case check ((kind in ('pocket', 'staff', 'referral')) = (case_id is null)),
  add constraint outbox_referral_by_mail check (kind <> 'referral' or channel = 'mail');
