-- Somebody who was named to stand in may work for another company here: the client cannot say yes then, and whoever
-- prepared it is told.
alter table preparation_letters
  drop constraint preparation_letters_why_check,
  add constraint preparation_letters_why_check check (why in ('taken', 'elsewhere', 'deputy'));
