-- A domain may stand in what was prepared that no company alone has, such as co.uk: what was prepared before those were
-- refused. The client cannot say yes then, and whoever prepared it is told.
alter table preparation_letters
  drop constraint preparation_letters_why_check,
  add constraint preparation_letters_why_check check (why in ('taken', 'elsewhere', 'deputy', 'domain'));
