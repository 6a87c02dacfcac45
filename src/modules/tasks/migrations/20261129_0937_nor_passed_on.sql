-- What of a case is passed on with a task is agreed like what is asked: its kind, and what it says of the customer.
create function app.check_what_is_passed() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  of_customer uuid := (select c.customer_id from tasks t join cases c on c.desk_id = t.desk_id and c.id = t.case_id
    where t.desk_id = new.desk_id and t.id = new.task_id);
  words text := concat_ws(' ', new.said ->> 'text', new.said -> 'file' ->> 'name',
    (select string_agg(part.value, ' ') from jsonb_each_text(new.said -> 'thing') part));
begin
  perform app.require_agreed(new.desk_id, new.task_id,
    array[case new.kind when 'thing' then 'thing' when 'fact' then 'facts' when 'entry' then 'entries' else 'files' end]);
  perform app.require_agreed(new.desk_id, new.task_id,
    array(select app.said_of_customer(new.desk_id, of_customer, words)));
  return null;
end $$;
create trigger only_what_is_agreed after insert on task_passings for each row
  execute function app.check_what_is_passed();
call app.see_for('throughline_server', 'app.check_what_is_passed()');
