-- The rows of one new case of a new customer.
\set w random(1, :texts)
begin;
insert into contact_points (desk_id, id, customer_id, kind, address)
values (:desk, bench.new_id(), bench.same_id(), 'mail', bench.same_id()::text || '@customers.example');
insert into customers (desk_id, id, name, language) values (:desk, bench.same_id(), 'Jill Navarro', 'en');
insert into customer_links (desk_id, id, customer_id, token_hash)
values (:desk, bench.same_id(), bench.same_id(), sha256(bench.same_id()::text::bytea));
insert into entries (desk_id, id, case_id, kind, audience, channel, author_kind, author_id, scribe_id, organization_id, due, data)
values (:desk, bench.same_id(), bench.same_id(), 'contact', 'customer', 'api', 'customer', bench.same_id(), :owner,
  :organization, now() + interval '4 hours', '{"firstOwner": {"rule": "present"}}');
insert into entry_words (desk_id, entry_id, text) select :desk, bench.same_id(), text from bench.texts where n = :w;
insert into events (desk_id, id, name, data)
values (:desk, bench.same_id(), 'line.grew', jsonb_build_object('caseId', bench.same_id(), 'entryId', bench.same_id(),
  'kind', 'contact'));
insert into cases (desk_id, id, reference, customer_id, owner_id, due, due_set_at, wake_at, last_entry_id)
values (:desk, bench.same_id(), upper(translate(lpad(to_hex(currval('bench.numbers')), 8, '0'), '01', 'XY')),
  bench.same_id(), :owner, now() + interval '4 hours', now(), now() + interval '3 hours', bench.same_id());
insert into case_words (desk_id, case_id, subject) select :desk, bench.same_id(), subject from bench.texts where n = :w;
insert into custody_inbox (desk_id, kind, actor_kind, actor_id, organization_id, case_id, customer_id, entry_id, purpose)
values (:desk, 'collected', 'person', :owner, :organization, bench.same_id(), bench.same_id(), bench.same_id(), 'service');
insert into search_documents (desk_id, id, kind, case_id, entry_id, customer_id, audience, words)
values (:desk, bench.same_id('fff1'), 'customer', null, null, bench.same_id(), null, app.search_words(bench.same_id()::text)),
  (:desk, bench.same_id('fff2'), 'customer', null, null, bench.same_id(), null, 'jill navarro'),
  (:desk, bench.same_id('fff3'), 'entry', bench.same_id(), bench.same_id(), null, 'customer',
    (select words from bench.texts where n = :w)),
  (:desk, bench.same_id(), 'case', bench.same_id(), null, null, null,
    (select app.search_words(subject) from bench.texts where n = :w));
commit;
