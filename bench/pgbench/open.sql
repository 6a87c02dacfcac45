-- The entries and words of a case of 30 entries.
\set n random(1, :longcases)
select e.id, e.kind, e.audience, e.channel, e.author_id, e.recorded_at, e.due, e.data, w.text, w.stands
from bench.long_cases l
join entries e on e.desk_id = :desk and e.case_id = l.case_id
left join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
where l.n = :n order by e.recorded_at, e.id;
