-- What the client has not agreed with a third party is not passed on to it, neither as data nor in the words of the question.
-- It is found by what it says, whatever it is called there.

-- Words alone, between single spaces.
create function app.words_alone(of_text text) returns text language sql immutable as
  $$ select ' ' || trim(regexp_replace(lower(of_text), '[^[:alnum:]]+', ' ', 'g')) || ' ' $$;
grant execute on function app.words_alone to throughline_definer;

-- Numbers are written with and without what stands before them.
create function app.last_digits(of_text text) returns text language sql immutable as
  $$ select right(regexp_replace(of_text, '[^0-9]', '', 'g'), 8) $$;
grant execute on function app.last_digits to throughline_definer;

-- What of a customer some words say.
create function app.said_of_customer(of_desk uuid, customer uuid, words text) returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'name' from customers k where k.desk_id = of_desk and k.id = customer and k.named
    and app.words_alone(k.name) <> '  ' and position(app.words_alone(k.name) in app.words_alone(words)) > 0
  union
  select 'address' from customers k where k.desk_id = of_desk and k.id = customer and k.postal_address is not null
    and position(app.words_alone(k.postal_address) in app.words_alone(words)) > 0
  union
  select 'contact' from contact_points p where p.desk_id = of_desk and p.customer_id = customer
    and case p.kind when 'mail' then position(lower(p.address) in lower(words)) > 0
      else position(app.last_digits(p.address) in regexp_replace(words, '[^0-9]', '', 'g')) > 0 end
$$;
call app.see_for('throughline_definer', 'app.said_of_customer(uuid, uuid, text)');

-- Refuses what is not agreed with whoever is asked.
create function app.require_agreed(of_desk uuid, of_task uuid, given text[]) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare missing text;
begin
  select g into missing from unnest(given) g
  where not exists (select from tasks t join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    where t.desk_id = of_desk and t.id = of_task and (e.role <> 'third party' or g = any (e.may_be_given)))
  order by g limit 1;
  if missing is not null then
    raise exception 'this is not agreed with whoever is asked' using errcode = 'check_violation', constraint = 'agreed_' || missing;
  end if;
end $$;
call app.see_for('throughline_server, throughline_definer', 'app.require_agreed(uuid, uuid, text[])');

create function app.check_what_is_asked() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform app.require_agreed(t.desk_id, t.id, array(select app.said_of_customer(t.desk_id, c.customer_id, new.request
      || coalesce((select string_agg(' ' || said.value, '') from jsonb_each_text(new.passed_on) said), ''))))
  from tasks t join cases c on c.desk_id = t.desk_id and c.id = t.case_id
  where t.desk_id = new.desk_id and t.id = new.task_id and t.kind = 'work';
  return null;
end $$;
create trigger only_what_is_agreed after insert on task_words for each row
  execute function app.check_what_is_asked();
call app.see_for('throughline_server', 'app.check_what_is_asked()');

-- Nor is it said to them later: in words of the desk, or in why what they did is not good enough.
create function app.check_what_is_told() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform app.require_agreed(e.desk_id, e.task_id, array(select app.said_of_customer(e.desk_id, c.customer_id, new.text)))
  from entries e join cases c on c.desk_id = e.desk_id and c.id = e.case_id
  where e.desk_id = new.desk_id and e.id = new.entry_id and e.kind in ('task told', 'task asked again');
  return null;
end $$;
create trigger only_what_is_agreed after insert on entry_words for each row
  execute function app.check_what_is_told();
call app.see_for('throughline_server', 'app.check_what_is_told()');
