-- What a person wrote goes out as HTML beside the words as they are; a mail without it is text alone.
alter table outbox_words add column html text check (length(html) <= 2000000);
