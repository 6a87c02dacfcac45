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
