-- For the copy that pgbench works on: what a command's limit is has neither sight nor the product's own triggers.
create schema bench;
create sequence bench.numbers cache 50;
-- Ascending like the product's ids, so that indexes grow at the same end.
create function bench.id(prefix text, number bigint) returns uuid language sql immutable as
  $$ select (prefix || '0000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid $$;
create function bench.new_id() returns uuid language sql volatile as
  $$ select bench.id('fff0', nextval('bench.numbers')) $$;
create function bench.same_id(prefix text default 'fff0') returns uuid language sql volatile as
  $$ select bench.id(prefix, currval('bench.numbers')) $$;
create table bench.open_cases (n bigint primary key, case_id uuid not null);
create table bench.long_cases (n bigint primary key, case_id uuid not null);
-- Words of their own for each case and message, as people write them: an index of words pays for every one.
create table bench.texts (n bigint primary key, subject text not null, text text not null, words tsvector not null);
