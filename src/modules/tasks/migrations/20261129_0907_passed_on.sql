-- What of a case is passed on with a task, beside the words of whoever asks: a fact, a thing, an entry or a file, as it was
-- then. It is written down by the database itself, so that nobody is told in its name what is not so.
create table task_passings (
  desk_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  -- The entry that says so: the one that asks, or a later one.
  entry_id uuid not null,
  kind text not null check (kind in ('fact', 'thing', 'entry', 'file')),
  what_id uuid not null,
  said jsonb not null,
  passed_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, task_id) references tasks,
  foreign key (desk_id, entry_id) references entries,
  unique (desk_id, task_id, kind, what_id)
);
create index passings_of_files on task_passings (desk_id, what_id) where kind = 'file';
call app.protect('task_passings');
call app.let_definer('select', 'task_passings');
grant select on task_passings to throughline_server;
grant insert (desk_id, id, task_id, entry_id, kind, what_id, passed_by_id) on task_passings to throughline_server;
create trigger append_only before update or truncate on task_passings
  for each statement execute function app.refuse_change();
create trigger stamp before insert on task_passings for each row execute function app.stamp();

-- What is said of something of a case to whoever is asked; null where whoever acts may not pass it on. What is sensitive
-- goes nowhere by itself, and whose words are held, or a company's own, are not ours to pass on.
create function app.passable(of_desk uuid, of_case uuid, what text, which uuid) returns jsonb
  language sql stable as $$
  select case what
    when 'fact' then (select jsonb_build_object('text', f.text)
      from facts f join cases c on c.desk_id = f.desk_id and c.customer_id = f.customer_id
      where f.desk_id = of_desk and f.id = which and c.id = of_case and not f.sensitive)
    when 'thing' then (select jsonb_build_object('thing', jsonb_strip_nulls(jsonb_build_object('make', h.make, 'model', h.model,
        'serial', h.serial, 'boughtFrom', h.bought_from, 'boughtOn', h.bought_on, 'warrantyBy', h.warranty_by,
        'warrantyUntil', h.warranty_until, 'instructions', h.instructions)))
      from things h join cases c on c.desk_id = h.desk_id and c.customer_id = h.customer_id
      where h.desk_id = of_desk and h.id = which and c.id = of_case)
    when 'entry' then (select jsonb_build_object('text', w.text, 'by', case e.author_kind when 'customer' then 'customer' else 'desk' end,
        'writtenAt', to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from entries e join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
      where e.desk_id = of_desk and e.id = which and e.case_id = of_case and e.audience in ('customer', 'companies')
        and w.text <> '' and (not e.from_stranger or app.admitted(e.desk_id, e.id)))
    when 'file' then (select jsonb_build_object('file', jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size))
      from files f join entries e on e.desk_id = f.desk_id and e.id = f.entry_id
      where f.desk_id = of_desk and f.id = which and e.case_id = of_case and e.audience in ('customer', 'companies')
        and (not e.from_stranger or app.admitted(e.desk_id, e.id)))
  end
$$;
grant execute on function app.passable(uuid, uuid, text, uuid) to throughline_server;

-- What cannot be passed on says nothing, and is refused as that.
create function app.keep_passing() returns trigger language plpgsql as $$
begin
  new.said := (select app.passable(t.desk_id, t.case_id, new.kind, new.what_id)
    from tasks t
    join entries e on e.desk_id = t.desk_id and e.task_id = t.id
    where t.desk_id = new.desk_id and t.id = new.task_id and t.kind = 'work' and e.id = new.entry_id
      and e.kind in ('task asked', 'task told') and e.recorded_at = app.now()
      and e.author_kind = 'person' and e.author_id = app.my_person());
  return new;
end $$;
create trigger keep_passing before insert on task_passings for each row execute function app.keep_passing();

create policy mine on task_passings for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy asked on task_passings for select to throughline_server
  using ((desk_id, task_id) in (select m.desk_id, m.task_id from app.my_tasks() m));
create policy in_own_name on task_passings for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and passed_by_id = (select app.my_person()));

-- A file that was passed on is opened by whoever was asked.
create policy passed_on on files for select to throughline_server
  using (exists (select from task_passings p
    where p.desk_id = files.desk_id and p.kind = 'file' and p.what_id = files.id));
