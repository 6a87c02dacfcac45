-- Asked of somebody who answers at once: what they write is the answer, and without one it lapses when it is due.
alter table tasks
  add column at_once boolean not null default false,
  drop constraint only_questions_lapse,
  add constraint only_questions_lapse check (state <> 'lapsed' or choices is not null or at_once),
  add constraint at_once_by_when check (not at_once or (kind = 'work' and due is not null and choices is null)),
  add constraint at_once_is_answered check (not at_once or state <> 'accepted');

-- What somebody who works on a desk knows, or what a third party of it does, and when they can be asked: said by themselves.
create table expertise (
  desk_id uuid not null,
  id uuid not null,
  engagement_id uuid not null,
  organization_id uuid not null references organizations,
  -- Null: whoever is there for a third party.
  person_id uuid,
  language text not null check (length(language) between 1 and 35),
  knows text not null check (length(knows) between 1 and 1000),
  -- By the clock of the desk.
  hours jsonb not null,
  -- How they are reached beside the app.
  by_text boolean not null,
  by_mail boolean not null,
  -- Not before this, whatever day it is.
  not_before timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  -- What was said for one company goes for no other.
  unique nulls not distinct (desk_id, engagement_id, person_id),
  foreign key (desk_id, engagement_id, organization_id) references engagements (desk_id, id, organization_id),
  foreign key (desk_id, person_id) references roster (desk_id, person_id)
);

-- A question that needs an answer now, while somebody stays with the customer.
create table asks (
  desk_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  asked_by_id uuid not null references persons,
  asked_by_organization_id uuid not null references organizations,
  -- Whom whoever asks wants to be asked first.
  first_id uuid,
  ends_at timestamptz not null,
  -- When the next one is asked, or what is left to do of it is done; null: nothing is.
  next_at timestamptz,
  settled_at timestamptz,
  outcome text check (outcome in ('answered', 'nobody', 'taken back')),
  -- In which it was answered.
  task_id uuid,
  -- What became of it that nobody answered.
  gap_id uuid,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, gap_id) references gaps,
  check ((settled_at is null) = (outcome is null)),
  check ((outcome is not distinct from 'answered') = (task_id is not null)),
  check (gap_id is null or outcome = 'nobody'),
  check (settled_at is not null or next_at is not null)
);
create unique index one_ask_at_a_time on asks (desk_id, case_id) where settled_at is null;
create index asks_of_case on asks (desk_id, case_id);
create index asks_due on asks (next_at) where next_at is not null;

-- The words of it, which erasure by law can drop.
create table ask_words (
  desk_id uuid not null,
  ask_id uuid not null,
  language text not null check (length(language) between 1 and 35),
  question text not null check (length(question) between 1 and 2000),
  primary key (desk_id, ask_id),
  foreign key (desk_id, ask_id) references asks
);

-- Whom it reached, one after the other: each is asked as of a task.
create table ask_turns (
  desk_id uuid not null,
  ask_id uuid not null,
  turn int not null check (turn > 0),
  task_id uuid not null,
  -- How they were reached beside the app.
  by_text boolean not null,
  by_mail boolean not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, ask_id, turn),
  unique (desk_id, task_id),
  foreign key (desk_id, ask_id) references asks,
  foreign key (desk_id, task_id) references tasks
);
alter table asks add foreign key (desk_id, task_id) references ask_turns (desk_id, task_id) deferrable initially deferred;

do $$
declare t regclass;
begin
  foreach t in array array['expertise', 'asks', 'ask_words', 'ask_turns']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
  end loop;
  foreach t in array array['expertise', 'asks', 'ask_turns']::regclass[]
  loop
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
end $$;
create trigger append_only before update or delete or truncate on ask_turns
  for each statement execute function app.refuse_change();
create trigger append_only before update or truncate on ask_words
  for each statement execute function app.refuse_change();
create trigger never_gone before delete or truncate on asks for each statement execute function app.refuse_change();
grant insert, delete, update (language, knows, hours, by_text, by_mail, not_before)
  on expertise to throughline_server;
grant insert (desk_id, id, case_id, asked_by_id, asked_by_organization_id, first_id, ends_at, next_at) on asks to throughline_server;
grant update (next_at, settled_at, outcome, task_id, gap_id) on asks to throughline_server;
grant insert on ask_words, ask_turns to throughline_server;
call app.let_definer('select', 'expertise');
call app.let_definer('select, update', 'asks');
call app.let_definer('select', 'ask_turns');

-- The engagements as a third party for which whoever acts may say what is known there.
create function app.advised_by_us() returns table (desk_id uuid, engagement_id uuid, slug text, desk text, zone text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.desk_id, e.id, d.slug, d.name, d.zone from engagements e join desks d on d.id = e.desk_id
  where app.actor_kind() = 'person' and e.organization_id = app.my_organization() and e.role = 'third party'
    and app.running(e.starts_at, e.ends_at)
$$;
call app.see_for('throughline_server', 'app.advised_by_us()');

-- Of themselves, or for their company.
create policy own on expertise to throughline_server
  using (person_id = (select app.my_person()) and desk_id = any ((select app.my_desks())::uuid[])
    and organization_id = (select app.my_organization()))
  with check (person_id = (select app.my_person()) and desk_id = any ((select app.my_desks())::uuid[])
    and organization_id = (select app.my_organization()));
create policy for_us on expertise to throughline_server
  using (person_id is null and (desk_id, engagement_id) in (select a.desk_id, a.engagement_id from app.advised_by_us() a))
  with check (person_id is null and (desk_id, engagement_id) in (select a.desk_id, a.engagement_id from app.advised_by_us() a));

create policy in_own_name on asks for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and asked_by_id = (select app.my_person())
    and asked_by_organization_id = (select app.my_organization()));
-- Whoever asked takes it back; everything else the desk does.
create policy own on asks for update to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and asked_by_id = (select app.my_person()))
  with check (outcome = 'taken back');
create policy desk_goes_on on asks for update to throughline_server
  using ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()));
create policy with_ask_of_now on ask_words for insert to throughline_server
  with check (exists (select from asks a where a.desk_id = ask_words.desk_id and a.id = ask_words.ask_id
    and a.asked_by_id = (select app.my_person()) and a.recorded_at = (select app.now())));
create policy desk_asks on ask_turns for insert to throughline_server
  with check ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()));

-- What is settled stays as it was settled; only what is left to do of it is.
create function app.check_ask() returns trigger language plpgsql as $$
begin
  if old.settled_at is not null and (new.settled_at, new.outcome, new.task_id) is distinct from (old.settled_at, old.outcome, old.task_id)
  then
    raise exception 'this question was settled before' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger check_ask before update on asks for each row execute function app.check_ask();

-- What was said at once stands; whoever needs to know more asks once more.
create function app.check_at_once() returns trigger language plpgsql as $$
begin
  raise exception 'what was said at once is not returned' using errcode = 'TL409';
end $$;
create trigger check_at_once before update of state on tasks for each row
  when (new.at_once and new.state = 'asked' and old.state <> 'asked') execute function app.check_at_once();

-- Who can be asked on a desk, whoever fits what is said best first: by how many of its words they say they know, whether
-- they have a case before them now, and who was asked least lately. Somebody's number is for the desk alone.
create function app.experts_of(of_desk uuid, said text)
  returns table (id uuid, engagement_id uuid, organization_id uuid, person_id uuid, name text, organization text,
    knows text, language text, hours jsonb, zone text, holidays date[], is_away boolean, is_here boolean, fits int, number text,
    mails boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select x.id, x.engagement_id, x.organization_id, x.person_id, coalesce(p.name, o.name), o.name, x.knows, x.language,
    x.hours, d.zone, d.holidays, coalesce(x.not_before > app.now(), false)
      or exists (select from absences a where a.person_id = x.person_id and a.withdrawn_at is null
        and a.starts_at <= app.now() and a.ends_at > app.now()),
    coalesce(here.yes, false) as is_here,
    (select count(*) from unnest(tsvector_to_array(to_tsvector(app.stems_of(x.language), said))) w
      where w = any (tsvector_to_array(to_tsvector(app.stems_of(x.language), x.knows))))::int as fits,
    case when x.by_text and app.actor_kind() = 'desk-system' then k.number end,
    x.by_mail and case when x.person_id is null then app.hears(x.desk_id, x.engagement_id) else s.mail is not null end
  from expertise x
  join desks d on d.id = x.desk_id
  join organizations o on o.id = x.organization_id
  join engagements e on e.desk_id = x.desk_id and e.id = x.engagement_id and app.running(e.starts_at, e.ends_at)
  left join persons p on p.id = x.person_id
  left join person_settings s on s.person_id = x.person_id
  left join lateral (select true as yes from presence h
    where h.desk_id = x.desk_id and h.person_id = x.person_id and h.until > app.now() limit 1) here on true
  left join lateral (select w.number from pockets w where w.desk_id = x.desk_id and w.person_id = x.person_id
    and w.organization_id = x.organization_id and w.confirmed_at is not null and w.ended_at is null
    and exists (select from gateways g where g.desk_id = w.desk_id and app.sends_texts(g))
    and not exists (select from contact_points c where c.desk_id = w.desk_id and c.kind = 'phone'
      and c.address = w.number and c.texts_stopped_at is not null) limit 1) k on true
  left join lateral (select max(t.recorded_at) as asked_at from ask_turns u join tasks t on t.desk_id = u.desk_id and t.id = u.task_id
    where t.desk_id = x.desk_id and t.engagement_id = x.engagement_id and t.person_id is not distinct from x.person_id) was on true
  where x.desk_id = of_desk and of_desk = any (app.my_desks())
    and (x.person_id is null or exists (select from app.standing n
      join roster r on r.desk_id = n.desk_id and r.person_id = n.person_id
      where n.desk_id = x.desk_id and n.person_id = x.person_id and r.engagement_id = x.engagement_id))
  order by fits desc, is_here desc, was.asked_at nulls first, x.id
$$;
call app.see_for('throughline_server', 'app.experts_of(uuid, text)');

-- The first answer settles it; whoever cannot answer makes room for the next.
create function app.keep_answer_of_ask() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update asks a set next_at = app.now(),
    settled_at = case when new.state = 'done' then app.now() end,
    outcome = case when new.state = 'done' then 'answered' end,
    task_id = case when new.state = 'done' then new.id end
  from ask_turns t
  where t.desk_id = new.desk_id and t.task_id = new.id and a.desk_id = t.desk_id and a.id = t.ask_id and a.settled_at is null;
  return null;
end $$;
create trigger keep_answer_of_ask after update of state on tasks for each row
  when (new.at_once and old.state = 'asked' and new.state in ('done', 'declined')) execute function app.keep_answer_of_ask();
call app.see_for('throughline_server', 'app.keep_answer_of_ask()');

create function app.desks_with_asks_due() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from asks where next_at <= app.now() $$;
call app.see_for('throughline_server', 'app.desks_with_asks_due()');

-- Whoever works on the desk and is asked by mail answers by a link of theirs, or by writing back. The desk makes it.
create function app.link_asked(task uuid, link uuid, token bytea, reply bytea, until timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  insert into task_links (desk_id, id, task_id, token_hash, reply_hash, expires_at, person_id)
  select t.desk_id, link, t.id, token, reply, until, t.person_id from tasks t
  where app.actor_kind() = 'desk-system' and t.desk_id = app.my_desk() and t.id = task and t.at_once and t.state = 'asked'
    and t.person_id is not null
  on conflict (desk_id, task_id, person_id) where person_id is not null do nothing
  returning true
$$;
call app.see_for('throughline_server', 'app.link_asked(uuid, uuid, bytea, bytea, timestamptz)');
