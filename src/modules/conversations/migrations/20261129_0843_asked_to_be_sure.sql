-- What the customer is asked though it is known, and knows that it is: they are asked to be sure, and not twice.
alter table drafts add column to_be_sure text[] not null default '{}'
  check (cardinality(to_be_sure) <= 8 and array_position(to_be_sure, null) is null);
