-- The 50 most urgent cases with the names that stand in their rows.
select c.id, c.reference, w.subject, k.name, c.state, c.due, c.due_set_at, s.stands, p.name, o.name
from (select * from cases where desk_id = :desk and due is not null order by due, id limit 51) c
join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
join persons p on p.id = c.owner_id
join roster r on r.desk_id = c.desk_id and r.person_id = c.owner_id
join organizations o on o.id = r.organization_id
left join entry_words s on s.desk_id = c.desk_id and s.entry_id = c.stands_entry_id
order by c.due, c.id;
