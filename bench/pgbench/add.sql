-- The rows of one message to the customer of an open case.
\set n random(1, :cases)
\set w random(1, :texts)
begin;
insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id, organization_id, due)
select :desk::uuid, bench.new_id(), case_id, 'message', 'customer', 'person', :owner::uuid, :organization::uuid, now() + interval '1 day'
from bench.open_cases where n = :n
returning case_id, id as entry_id \gset
insert into entry_words (desk_id, entry_id, text, stands)
select :desk, :entry_id, text, 'We are looking into it.' from bench.texts where n = :w;
insert into search_documents (desk_id, id, kind, case_id, entry_id, audience, words)
select :desk, :entry_id, 'entry', :case_id, :entry_id, 'customer', words from bench.texts where n = :w;
insert into events (desk_id, id, name, data)
values (:desk, :entry_id, 'line.grew', jsonb_build_object('caseId', :case_id::text, 'entryId', :entry_id::text,
  'kind', 'message'));
insert into outbox (desk_id, id, case_id, entry_id, kind, message_id)
values (:desk, :entry_id, :case_id, :entry_id, 'message', '<' || :entry_id::text || '@desk.example>');
insert into outbox_words (desk_id, outbox_id, recipient, headers, subject, text)
select :desk, :entry_id, 'jill@customers.example', '{"from": {"name": "Dana", "address": "help@desk.example"}}', subject, text
from bench.texts where n = :w;
update cases set due = now() + interval '1 day', due_set_at = now(), wake_at = now() + interval '18 hours',
  stands_entry_id = :entry_id, last_entry_id = :entry_id, version = version + 1
where desk_id = :desk and id = :case_id;
commit;
