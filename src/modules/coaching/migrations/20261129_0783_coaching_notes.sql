-- A customer's word for one person who helped them: theirs alone, until they share it. No lead, no client and no operator
-- sees it, and it stands on no line: it is about a person, and not about the need.
create table coaching_notes (
  desk_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('encouragement', 'advice', 'instruction', 'feedback')),
  to_id uuid not null,
  -- Why it is held and not delivered; its person may choose to read it.
  held text check (held in ('threat', 'insult')),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, customer_id) references customers,
  foreign key (desk_id, to_id) references roster (desk_id, person_id)
);
create index coaching_notes_to on coaching_notes (to_id, desk_id, recorded_at);
create index coaching_notes_of_customer on coaching_notes (desk_id, customer_id);

-- What was said to and fro, once each: the note, thanks, one question back, and its answer.
create table coaching_words (
  desk_id uuid not null,
  note_id uuid not null,
  part text not null check (part in ('note', 'thanks', 'question', 'answer')),
  text text not null check (length(text) <= 5000),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, note_id, part),
  foreign key (desk_id, note_id) references coaching_notes,
  check (part = 'thanks' or text <> '')
);

-- Whether its person lets the desk's companies read it: the last turn holds.
create table coaching_shares (
  desk_id uuid not null,
  note_id uuid not null,
  -- Filled in.
  turn int not null,
  shared boolean not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, note_id, turn),
  foreign key (desk_id, note_id) references coaching_notes
);

-- Its person chose to read what was held.
create table coaching_openings (
  desk_id uuid not null,
  note_id uuid not null,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, note_id),
  foreign key (desk_id, note_id) references coaching_notes
);

do $$
declare t regclass;
begin
  foreach t in array array['coaching_notes', 'coaching_words', 'coaching_shares', 'coaching_openings']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
    execute format('create trigger append_only before update or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
call app.let_definer('select', 'coaching_notes');
call app.let_definer('select', 'coaching_words');
call app.let_definer('select', 'coaching_shares');

create function app.is_shared(of_desk uuid, note uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((select s.shared from coaching_shares s
    where s.desk_id = of_desk and s.note_id = note order by s.turn desc limit 1), false);
end $$;
call app.see_for('throughline_server', 'app.is_shared(uuid, uuid)');

create policy to_me on coaching_notes for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and to_id = (select app.my_person()));
create policy desk_itself on coaching_notes for select to throughline_server
  using ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()));
create policy shared on coaching_notes for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and app.is_shared(desk_id, id));
create policy their_own on coaching_notes for select to throughline_server
  using (desk_id = (select app.my_desk()) and customer_id = (select app.my_customer()));
create policy customers_write on coaching_notes for insert to throughline_server
  with check ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()));

create policy with_note on coaching_words for select to throughline_server
  using (exists (select from coaching_notes n where n.desk_id = coaching_words.desk_id and n.id = coaching_words.note_id
    and (n.held is null or n.customer_id = (select app.my_customer())
      or exists (select from coaching_openings o where o.desk_id = n.desk_id and o.note_id = n.id))));
create policy customers_write on coaching_words for insert to throughline_server
  with check ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()) and part in ('note', 'answer'));
create policy to_me on coaching_words for insert to throughline_server
  with check (part in ('thanks', 'question') and exists (select from coaching_notes n
    where n.desk_id = coaching_words.desk_id and n.id = coaching_words.note_id and n.to_id = (select app.my_person())));

create policy mine on coaching_shares for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy to_me on coaching_shares for insert to throughline_server
  with check (exists (select from coaching_notes n
    where n.desk_id = coaching_shares.desk_id and n.id = coaching_shares.note_id and n.to_id = (select app.my_person())));

create policy mine on coaching_openings for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));
create policy to_me on coaching_openings for insert to throughline_server
  with check (by_id = (select app.my_person()) and exists (select from coaching_notes n
    where n.desk_id = coaching_openings.desk_id and n.id = coaching_openings.note_id and n.to_id = (select app.my_person())));

-- It goes to somebody who helped this customer: who owns the case, or wrote or spoke to them on it.
create function app.check_coaching_note() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from cases c where c.desk_id = new.desk_id and c.id = new.case_id
    and c.customer_id = new.customer_id and (c.owner_id = new.to_id or exists (select from entries e
      join cases o on o.desk_id = e.desk_id and o.id = e.case_id and o.customer_id = c.customer_id
      where e.desk_id = c.desk_id and e.author_kind = 'person' and e.author_id = new.to_id and e.audience = 'customer'))) then
    raise exception 'a word goes to somebody who helped' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_coaching_note after insert on coaching_notes for each row execute function app.check_coaching_note();
call app.see_for('throughline_server', 'app.check_coaching_note()');

create function app.check_coaching_words() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from coaching_words w where w.desk_id = new.desk_id and w.note_id = new.note_id and w.part = 'question') then
    raise exception 'an answer is to a question' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_coaching_words after insert on coaching_words for each row when (new.part = 'answer')
  execute function app.check_coaching_words();
call app.see_for('throughline_server', 'app.check_coaching_words()');

create function app.number_share() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  new.turn := 1 + coalesce((select max(s.turn) from coaching_shares s
    where s.desk_id = new.desk_id and s.note_id = new.note_id), 0);
  return new;
end $$;
create trigger number_share before insert on coaching_shares for each row execute function app.number_share();
call app.see_for('throughline_server', 'app.number_share()');

create function app.check_share() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if exists (select from coaching_notes n where n.desk_id = new.desk_id and n.id = new.note_id and n.held is not null) then
    raise exception 'what is held is not shared' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_share after insert on coaching_shares for each row execute function app.check_share();
call app.see_for('throughline_server', 'app.check_share()');
