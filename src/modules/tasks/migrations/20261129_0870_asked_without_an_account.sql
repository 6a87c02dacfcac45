-- Who said yes by a link and never came to sign in since is reached by mail alone: what is asked of them is answered by a
-- link, and what is offered to them is said.
alter table person_settings add column signs_in boolean not null default true;
create index reached_by_mail on person_settings (person_id) where not signs_in;
alter table hand_offs add column mailed_at timestamptz;

create function app.comes_to_sign_in() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update person_settings set signs_in = true where person_id = new."userId" and not signs_in;
  return null;
end $$;
grant update on person_settings to throughline_definer;
call app.see_for('throughline_auth', 'app.comes_to_sign_in()');
set role throughline_auth;
create trigger comes_to_sign_in after insert on auth.session for each row execute function app.comes_to_sign_in();
create trigger comes_to_sign_in after insert on auth.account for each row execute function app.comes_to_sign_in();
reset role;

-- Whose it is: what they answer by it is their answer, as long as they decide there. Nobody makes one of these for others.
alter table task_links
  add column person_id uuid,
  add foreign key (desk_id, person_id) references roster (desk_id, person_id);
create unique index one_link_a_person on task_links (desk_id, task_id, person_id) where person_id is not null;
revoke insert on task_links from throughline_server;
grant insert (desk_id, id, task_id, token_hash, reply_hash, expires_at, revoked_at, recorded_at) on task_links
  to throughline_server;
grant insert on task_links to throughline_definer;
grant update on hand_offs to throughline_definer;

set role throughline_definer;
create or replace function app.enter_task_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l record;
begin
  select tl.id, tl.desk_id, t.organization_id into l from task_links tl
  join tasks t on t.desk_id = tl.desk_id and t.id = tl.task_id
  join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
  where tl.token_hash = hash and tl.revoked_at is null and tl.expires_at > app.now()
    and app.running(e.starts_at, e.ends_at)
    and (tl.person_id is null or exists (select from app.standing s where s.desk_id = tl.desk_id
      and s.person_id = tl.person_id and s.organization_id = t.organization_id));
  if l.id is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  return app.become('task-link', l.id, l.organization_id, l.desk_id, null);
end $$;
reset role;

create function app.decides_by_link(of_desk uuid, task uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select app.actor_kind() = 'task-link' and exists (select from task_links l
    join app.standing s on s.desk_id = l.desk_id and s.person_id = l.person_id
    where l.desk_id = of_desk and l.id = app.actor_id() and l.task_id = task
      and s.organization_id = app.my_organization() and s.role in ('accountable', 'lead'))
$$;
call app.see_for('throughline_server', 'app.decides_by_link(uuid, uuid)');

create or replace function app.check_decider() returns trigger language plpgsql as $$
begin
  if not (new.desk_id = any (app.desks_i_lead()) and new.organization_id = app.my_organization())
    and not app.decides_by_link(new.desk_id, new.id)
  then
    raise exception 'only whoever leads there decides this' using errcode = 'TL403';
  end if;
  return new;
end $$;

-- What the client's people were not told of who do not sign in, and work by no telephone of theirs: what they are asked by
-- name, or as whoever answers for the desk, and what is offered to them.
create function app.unheard() returns table (desk_id uuid, person_id uuid, task_id uuid, hand_off_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with reached as (
    select s.desk_id, s.person_id, s.organization_id, d.accountable_id = s.person_id as answers
    from person_settings p
    join app.standing s on s.person_id = p.person_id and s.side = 'client'
    join desks d on d.id = s.desk_id
    where not p.signs_in and p.mail is not null
      and not (exists (select from pockets k where k.desk_id = s.desk_id and k.person_id = s.person_id
          and k.organization_id = s.organization_id and k.ended_at is null and k.confirmed_at is not null)
        and exists (select from gateways g where g.desk_id = s.desk_id and app.sends_texts(g))))
  select r.desk_id, r.person_id, t.id, null::uuid
  from reached r
  join tasks t on t.desk_id = r.desk_id and t.organization_id = r.organization_id and t.kind = 'work' and t.state = 'asked'
    and (t.person_id = r.person_id or (t.person_id is null and r.answers))
  where t.asked_by_id is distinct from r.person_id and (t.choices is null or t.due > app.now())
    and app.is_engaged(t.desk_id, t.engagement_id)
    and not exists (select from task_links l where l.desk_id = t.desk_id and l.task_id = t.id and l.person_id = r.person_id)
  union all
  select r.desk_id, r.person_id, null, h.id
  from reached r
  join hand_offs h on h.desk_id = r.desk_id and h.to_id = r.person_id and h.state = 'offered' and h.mailed_at is null
$$;
call app.see_for('throughline_definer', 'app.unheard()');

create function app.desks_with_unheard() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.unheard() $$;
call app.see_for('throughline_server', 'app.desks_with_unheard()');

create function app.unheard_here() returns table (person_id uuid, task_id uuid, hand_off_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select person_id, task_id, hand_off_id from app.unheard()
  where app.actor_kind() = 'desk-system' and desk_id = app.my_desk() limit 50
$$;
call app.see_for('throughline_server', 'app.unheard_here()');

-- The desk itself makes the link of whoever is asked. Of two sweeps one does.
create function app.link_unheard(person uuid, task uuid, link uuid, token bytea, reply bytea, until timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  insert into task_links (desk_id, id, task_id, token_hash, reply_hash, expires_at, person_id)
  select u.desk_id, link, u.task_id, token, reply, until, u.person_id from app.unheard() u
  where app.actor_kind() = 'desk-system' and u.desk_id = app.my_desk() and u.person_id = person and u.task_id = task
  on conflict (desk_id, task_id, person_id) where person_id is not null do nothing
  returning true
$$;
call app.see_for('throughline_server', 'app.link_unheard(uuid, uuid, uuid, bytea, bytea, timestamptz)');

create function app.say_offered(hand_off uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  update hand_offs set mailed_at = app.now()
  where app.actor_kind() = 'desk-system' and desk_id = app.my_desk() and id = hand_off and mailed_at is null
    and state = 'offered'
  returning true
$$;
call app.see_for('throughline_server', 'app.say_offered(uuid)');
