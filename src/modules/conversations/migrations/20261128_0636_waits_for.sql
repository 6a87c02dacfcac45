-- Why words that are ready have not gone yet.
alter table outbox add column waits_for text check (waits_for in ('quiet hours'));
