-- Whoever was mistaken takes back what they marked, and says why. It is looked for no more, counts nobody and tells nobody;
-- an article of which it said that it was wrong counts as wrong by it no more.
create table gap_withdrawals (
  desk_id uuid not null,
  gap_id uuid not null,
  words text not null check (length(words) between 1 and 500),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, gap_id),
  foreign key (desk_id, gap_id) references gaps
);

call app.protect('gap_withdrawals');
grant select, insert on gap_withdrawals to throughline_server;
create trigger stamp before insert on gap_withdrawals for each row execute function app.stamp();
create trigger append_only before update or delete or truncate on gap_withdrawals
  for each statement execute function app.refuse_change();
create policy with_gap on gap_withdrawals for select to throughline_server
  using (exists (select from gaps g where g.desk_id = gap_withdrawals.desk_id and g.id = gap_withdrawals.gap_id));

-- By whoever made it, by those whose it is to mend, and by whoever answers for the desk.
create policy whose_it_is on gap_withdrawals for insert to throughline_server
  with check (by_id = (select app.my_person())
    and exists (select from gaps g where g.desk_id = gap_withdrawals.desk_id and g.id = gap_withdrawals.gap_id
      and (g.made_by_id = (select app.my_person()) or g.owner_id = (select app.my_organization())
        or g.desk_id = any ((select app.desks_i_answer_for())::uuid[]))));

-- Once somebody else says that they met it, too, it is no more for whoever made it alone.
create function app.withdraw_gap() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update gaps g set closed_at = new.recorded_at, withdrawn = true, people = 0
  where g.desk_id = new.desk_id and g.id = new.gap_id and g.closed_at is null;
  if not found then
    raise exception 'a gap that is closed is not withdrawn' using errcode = 'TL409';
  end if;
  if exists (select from gaps g join gap_cases gc on gc.desk_id = g.desk_id and gc.gap_id = g.id and gc.by_id <> new.by_id
    where g.desk_id = new.desk_id and g.id = new.gap_id and g.owner_id is distinct from app.my_organization()
      and not g.desk_id = any (app.desks_i_answer_for())) then
    raise exception 'others met this gap, too' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger withdraw_gap after insert on gap_withdrawals for each row execute function app.withdraw_gap();
call app.see_for('throughline_server', 'app.withdraw_gap()');
