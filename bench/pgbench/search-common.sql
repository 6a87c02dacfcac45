-- The newest 20 entries of a desk that hold a common word, with their words.
select s.case_id, s.entry_id, e.recorded_at, c.reference, c.state, w.text
from (select * from search_documents d
  where d.desk_id = :desk and d.kind = 'entry' and d.words @@ plainto_tsquery('simple', :common)
  order by d.place desc limit 20) s
join entries e on e.desk_id = s.desk_id and e.id = s.entry_id
join entry_words w on w.desk_id = s.desk_id and w.entry_id = s.entry_id
join cases c on c.desk_id = s.desk_id and c.id = s.case_id;
