-- Words by which somebody asks how it stands, in the languages of desks: had they been told, they would not ask. It is a
-- suggestion, and counted apart from what people say.
create function app.asks_for_news(said text) returns boolean language plpgsql immutable parallel safe as $$
begin
  return regexp_replace(replace(lower(normalize(left(said, 2000), nfc)), '’', ''''), '\s+', ' ', 'g') ~ (
    '\m(any|some) (news|updates?|progress)\M'
    || '|\m(is there|do you have) an update\M'
    || '|\mwhat(''s| is) (happening with|going on with|the status)\M'
    || '|\mwhere(''s| is| does) my (order|parcel|package|refund|money|replacement|repair|return)\M'
    || '|\mhow much longer\M|\mhow do things stand\M'
    || '|\mstill (waiting|(have|had) no (answer|reply|news)|no (answer|reply|news|word))\M'
    || '|\mheard (nothing |anything )?(back|from you|from anyone|from anybody|since)\M'
    || '|\m(gibt es|schon) (schon |inzwischen |irgendwelche )?(neuigkeiten|neues|etwas neues|was neues)\M'
    || '|\mwie ist der (aktuelle )?stand\M|\mwie steht es (um|mit)\M|\mwo bleibt\M'
    || '|\mwann (kommt|höre|bekomme) (ich )?(endlich|von ihnen|mein)'
    || '|\m(noch|bisher|bis heute) (immer )?(nichts (gehört|von ihnen)|keine (antwort|rückmeldung|nachricht))\M'
    || '|\m(warte|warten wir) (immer noch|noch immer)\M'
    || '|\m(hay|tienen|tiene) (alguna |algunas |ya )?(novedad|novedades|noticia|noticias)\M|\malguna (novedad|noticia)\M'
    || '|\mc[oó]mo va (mi|el|la|lo de)\M|\men qu[eé] estado est[aá]\M|\mqu[eé] pasa con mi\M'
    || '|\msigo (esperando|sin (noticias|respuesta))\M'
    || '|\m(todav[ií]a|a[uú]n) no (he (recibido|tenido)|me han) (ninguna )?(respuesta|noticias?|contestado|dicho)\M');
end $$;
grant execute on function app.asks_for_news to throughline_server, throughline_definer;

create index words_asking_for_news on entry_words (desk_id, entry_id) where app.asks_for_news(text);

-- Entries used to say only whether somebody was reached.
create function app.is_missed_call(data jsonb) returns boolean language sql immutable parallel safe as $$
  select coalesce(data ->> 'call' = 'in' and (data ->> 'outcome' in ('not reached', 'voicemail left')
    or data ->> 'reached' = 'false'), false)
$$;
grant execute on function app.is_missed_call to throughline_server, throughline_definer;

create index missed_calls on entries (desk_id, id) where app.is_missed_call(data);

-- What looks like failure on a desk, as whoever asks may see it: nobody answered, or somebody asks how it stands. What is
-- both stands there twice.
create function app.suggested_failure(of_desk uuid) returns table (entry_id uuid, suggestion text)
  language sql stable as $$
  select e.id, 'missed call' from entries e where e.desk_id = of_desk and app.is_missed_call(e.data)
  union all
  select n.entry_id, 'asks for news' from entry_words n where n.desk_id = of_desk and app.asks_for_news(n.text)
$$;
grant execute on function app.suggested_failure to throughline_server, throughline_definer;

-- How many contacts came between the beginnings of weeks and in what follows the last until a moment, by what was last
-- said of each, for whoever works on the desk: that person sees all of them under the policies too, which would look at
-- every entry of the installation for it. Weeks are counted from 1.
create function app.demand_by_week(of_desk uuid, begins timestamptz[], ends timestamptz)
  returns table (week int, is_unknown boolean, demand text, type_id uuid, count int, suggested int)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' as $$
begin
  if of_desk <> all (app.my_desks()) then
    return;
  end if;
  return query
    with counted as (
      select width_bucket(e.recorded_at, begins) as week, m.demand, m.type_id,
        e.from_stranger and not app.admitted(of_desk, e.id) as is_unknown,
        m.demand is null and e.id in (select s.entry_id from app.suggested_failure(of_desk) s) as is_suggested
      from entries e
      left join (
        select distinct on (k.came_at, k.entry_id) k.entry_id, k.came_at, k.demand, k.type_id from demand_marks k
        where k.desk_id = of_desk and k.came_at >= begins[1] and k.came_at < ends
        order by k.came_at, k.entry_id, k.recorded_at desc, k.id desc) m
        on m.entry_id = e.id and m.came_at = e.recorded_at
      where e.desk_id = of_desk and e.kind = 'contact' and e.author_kind = 'customer'
        and e.recorded_at >= begins[1] and e.recorded_at < ends)
    select c.week, c.is_unknown, c.demand, coalesce(t.heir_id, t.id), count(*)::int,
      (count(*) filter (where c.is_suggested))::int
    from counted c left join demand_types t on t.desk_id = of_desk and t.id = c.type_id
    group by 1, 2, 3, 4;
end $$;
call app.let_definer('select', 'demand_marks');
call app.let_definer('select', 'entry_words');
call app.see_for('throughline_server', 'app.demand_by_week(uuid, timestamptz[], timestamptz)');
