-- What a case or a customer is called is looked for apart from what was said, so that many messages with a word never
-- hide whoever is named so. And the newest rows are read one by one before the index of words is asked: where a word is
-- common they hold enough of it, and an index would first gather every row that has it.
drop index search_documents_by_words;
drop function app.found(text, int);
drop function app.windows(bigint);
create index search_cases_by_words on search_documents using gin (desk_id app.uuid_ops, words)
  with (fastupdate = on, gin_pending_list_limit = 512) where kind = 'case';
create index search_entries_by_words on search_documents using gin (desk_id app.uuid_ops, words)
  with (fastupdate = on, gin_pending_list_limit = 512) where kind = 'entry';
create index search_customers_by_words on search_documents using gin (desk_id app.uuid_ops, words)
  with (fastupdate = on, gin_pending_list_limit = 512) where kind = 'customer';
create index search_documents_by_place on search_documents (desk_id, kind, place);

-- People write a telephone number without its country, with a nought before it, or not to its end. A country has one to
-- three digits.
create function app.phone_words(address text) returns tsvector language sql immutable strict parallel safe
  return (select array_to_tsvector(array_agg(distinct ltrim(substr(digits, first), '0')))
    from (select regexp_replace(address, '\D', '', 'g') as digits) d, generate_series(1, 4) as first);

create function app.phone_asked(query text) returns tsquery language sql immutable strict parallel safe
  return (select case when query ~ '^[-+()./\s\d–]+$' and length(digits) >= 5 then (digits || ':*')::tsquery end
    from (select ltrim(regexp_replace(replace(query, '(0)', ''), '\D', '', 'g'), '0') as digits) d);

-- All of the words, the last one perhaps unfinished, or a telephone number however it is written. plainto_tsquery reads
-- the words, so no sign in them is an operator. A single letter begins too many words to be looked for as a beginning.
create or replace function app.asked(query text) returns tsquery language sql immutable strict parallel safe
  return (select case
      when numnode(words) = 0 then app.phone_asked(query)
      else coalesce(whole || app.phone_asked(query), whole) end
    from (select words, case when words::text ~ '[^'']{2}''$' then (words::text || ':*')::tsquery else words end as whole
      from (select plainto_tsquery('simple', app.plain(query)) as words) q) w);
grant execute on function app.phone_words, app.phone_asked to throughline_definer;

set role throughline_definer;
create or replace function app.make_contact_point_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into search_documents (desk_id, id, kind, customer_id, words)
  values (new.desk_id, new.id, 'customer', new.customer_id,
    case new.kind when 'phone' then app.phone_words(new.address) else app.search_words(new.address) end);
  return null;
end $$;

delete from search_documents s using contact_points p where s.desk_id = p.desk_id and s.id = p.id and p.kind = 'phone';
insert into search_documents (desk_id, id, kind, customer_id, words)
select p.desk_id, p.id, 'customer', p.customer_id, app.phone_words(p.address) from contact_points p where p.kind = 'phone';
reset role;

-- The newest matches of a kind, newest first, of the desks that the acting person works on and as the policy on entries
-- lets them be seen. While what was found lets expect that the newest rows hold enough, they are read on; what is left
-- is asked of its index.
create function app.found(query text, wanted text, at_most int)
  returns table (desk_id uuid, id uuid, case_id uuid, entry_id uuid, customer_id uuid)
  language plpgsql stable rows 100 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  asked tsquery := app.asked(query);
  desks uuid[] := app.my_desks();
  here uuid := app.my_organization();
  sees_all boolean := app.actor_kind() = 'desk-system';
  newest bigint := (select last_value from search_places);
  before bigint := newest + 1;
  missing int := at_most;
  read_on bigint; first bigint; more int;
begin
  if asked is null or desks = '{}' then
    return;
  end if;
  foreach read_on in array array[4000, 16000, 64000] loop
    first := newest - read_on;
    return query
      select d.desk_id, d.id, d.case_id, d.entry_id, d.customer_id
      from unnest(desks) as mine (desk_id)
      -- Nothing is pushed below offset 0, so that the rows are read by their place.
      cross join lateral (select * from (select * from search_documents d
          where d.desk_id = mine.desk_id and d.kind = wanted and d.place > first and d.place < before
          order by d.place desc offset 0) d
        where d.words @@ asked and (d.audience is distinct from 'company' or d.organization_id = here or sees_all)
        limit missing) d
      order by d.place desc limit missing;
    get diagnostics more = row_count;
    missing := missing - more;
    before := first + 1;
    if missing <= 0 or before <= 0 then
      return;
    end if;
    exit when (at_most - missing) * 64000 / read_on < at_most;
  end loop;
  -- Each kind has an index of its own, which only a query that names the kind can use. The sum keeps PostgreSQL from
  -- reading all rows by their place.
  return query execute format(
    'select d.desk_id, d.id, d.case_id, d.entry_id, d.customer_id from search_documents d
     where d.desk_id = any ($1) and d.kind = %L and d.words @@ $2 and d.place < $3
       and (d.audience is distinct from ''company'' or d.organization_id = $4 or $5)
     order by d.place + 0 desc limit $6', wanted) using desks, asked, before, here, sees_all, missing;
end $$;
call app.see_for('throughline_server', 'app.found(text, text, int)');
