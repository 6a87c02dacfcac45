-- What can be found: one row for each text that a search looks into, written by triggers in the transaction of the text
-- itself. A text search is not leakproof and under row-level security becomes a scan, so nobody reads this table:
-- app.found asks it for whoever acts and decides there what they may find, and its answer is joined under row-level
-- security.
create extension if not exists btree_gin schema app;

-- Without accents, and with the signs between words that the parser would join them by: people search for parts of
-- addresses and references. Text in plain ASCII has nothing to take off, and taking it off is what costs.
create function app.plain(words text) returns text language sql immutable strict parallel safe
  return replace(replace(replace(replace(replace(replace(
    case when octet_length(words) = length(words) then words
      else app.unaccent('app.unaccent'::regdictionary, normalize(words, NFKC)) end,
    '.', ' '), '-', ' '), '/', ' '), '&', ' '), '<', ' '), '+', ' ');

-- Of a very long text its beginning: a search vector has a limit, and no message may fail for it.
create function app.search_words(words text) returns tsvector language sql immutable strict parallel safe
  return strip(to_tsvector('simple', left(app.plain(left(words, 100000)), 200000)));

-- All of the words, the last one perhaps unfinished. plainto_tsquery reads them, so no sign in them is an operator. A
-- single letter begins too many words to be looked for as a beginning.
create function app.asked(query text) returns tsquery language sql immutable strict parallel safe
  return (select case when numnode(words) = 0 then null when words::text ~ '[^'']{2}''$' then (words::text || ':*')::tsquery
      else words end
    from (select plainto_tsquery('simple', app.plain(query)) as words) q);

-- Where a row stands among all, in the order in which they came.
create sequence search_places;

-- The search looks into the newest rows first, then into more: the index knows each row by its windows of about four
-- thousand, thirty thousand and a quarter of a million, so that a common word costs no more than a rare one.
create function app.windows(place bigint) returns bigint[] language sql immutable strict parallel safe
  return array[(place >> 12) * 4 + 1, (place >> 15) * 4 + 2, (place >> 18) * 4 + 3];

create table search_documents (
  desk_id uuid not null,
  id uuid not null,
  place bigint not null default nextval('search_places'),
  kind text not null check (kind in ('case', 'entry', 'customer')),
  case_id uuid,
  entry_id uuid,
  customer_id uuid,
  audience text,
  organization_id uuid,
  words tsvector not null,
  primary key (desk_id, id),
  check ((kind = 'customer') = (case_id is null)),
  check ((kind = 'customer') = (customer_id is not null)),
  check ((kind = 'entry') = (entry_id is not null)),
  check ((kind = 'entry') = (audience is not null))
);
create index search_documents_by_words on search_documents
  using gin (desk_id app.uuid_ops, app.windows(place), words) with (fastupdate = on, gin_pending_list_limit = 512);
create trigger append_only before update or truncate on search_documents
  for each statement execute function app.refuse_change();

call app.protect('search_documents');
call app.let_definer('select, insert, delete', 'search_documents');
grant select, usage on sequence search_places to throughline_definer;
grant execute on function app.plain, app.search_words, app.asked, app.windows to throughline_definer;

create function app.make_case_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into search_documents (desk_id, id, kind, case_id, words)
  values (new.desk_id, new.case_id, 'case', new.case_id, app.search_words(new.subject));
  return null;
end $$;

create function app.make_entry_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into search_documents (desk_id, id, kind, case_id, entry_id, audience, organization_id, words)
  select e.desk_id, e.id, 'entry', e.case_id, e.id, e.audience, e.organization_id, app.search_words(new.text)
  from entries e where e.desk_id = new.desk_id and e.id = new.entry_id;
  return null;
end $$;

-- A customer who is called otherwise from now on is not found by the old name any more.
create function app.make_customer_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_documents s where s.desk_id = new.desk_id and s.id = new.id;
  insert into search_documents (desk_id, id, kind, customer_id, words)
  values (new.desk_id, new.id, 'customer', new.id, app.search_words(new.name));
  return null;
end $$;

create function app.make_contact_point_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into search_documents (desk_id, id, kind, customer_id, words)
  values (new.desk_id, new.id, 'customer', new.customer_id, app.search_words(new.address));
  return null;
end $$;

-- What the law takes back is not found either.
create function app.forget_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_documents s where s.desk_id = old.desk_id and s.id = (to_jsonb(old) ->> tg_argv[0])::uuid;
  return null;
end $$;

-- The newest matches, newest first, of the desks that the acting person works on and as the policy on entries lets them
-- be seen. Each round looks into older windows than the one before; the last one into all that are left.
create function app.found(query text, at_most int)
  returns table (desk_id uuid, id uuid, kind text, case_id uuid, entry_id uuid, customer_id uuid)
  language plpgsql stable rows 200 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  asked tsquery := app.asked(query);
  desks uuid[] := app.my_desks();
  here uuid := app.my_organization();
  sees_all boolean := app.actor_kind() = 'desk-system';
  before bigint := (select last_value + 1 from search_places);
  missing int := at_most;
  bits int; first bigint; wanted bigint[]; more int;
begin
  if asked is null or desks = '{}' then
    return;
  end if;
  for round in 1..4 loop
    bits := (array[12, 15, 18, 18])[round];
    first := case when round < 4 then greatest(((before - 1) >> bits) - 1, 0) else 0 end;
    wanted := array(select w * 4 + least(round, 3) from generate_series(first, (before - 1) >> bits) w);
    return query
      select s.desk_id, s.id, s.kind, s.case_id, s.entry_id, s.customer_id
      from unnest(desks) as mine (desk_id)
      cross join lateral (select * from search_documents d
        where d.desk_id = mine.desk_id and d.words @@ asked and app.windows(d.place) && wanted and d.place < before
          and (d.audience is distinct from 'company' or d.organization_id = here or sees_all)
        order by d.place desc limit missing) s
      order by s.place desc limit missing;
    get diagnostics more = row_count;
    missing := missing - more;
    before := first << bits;
    exit when missing <= 0 or before <= 0;
  end loop;
end $$;
call app.see_for('throughline_server', 'app.found(text, int)');

create trigger found after insert on case_words for each row execute function app.make_case_found();
create trigger found after insert on entry_words for each row execute function app.make_entry_found();
create trigger found after insert or update of name on customers for each row execute function app.make_customer_found();
create trigger found after insert on contact_points for each row execute function app.make_contact_point_found();
create trigger not_found after delete on case_words for each row execute function app.forget_found('case_id');
create trigger not_found after delete on entry_words for each row execute function app.forget_found('entry_id');
create trigger not_found after delete on customers for each row execute function app.forget_found('id');
create trigger not_found after delete on contact_points for each row execute function app.forget_found('id');
call app.see_for('throughline_server', 'app.make_case_found()');
call app.see_for('throughline_server', 'app.make_entry_found()');
call app.see_for('throughline_server', 'app.make_customer_found()');
call app.see_for('throughline_server', 'app.make_contact_point_found()');
call app.see_for('throughline_server', 'app.forget_found()');
