-- What stays uncovered on a screen that asks again is one row a quarter of an hour, as what stays open is.
alter table custody_inbox drop constraint custody_inbox_check,
  add constraint custody_inbox_check check ((kind in ('listed', 'opened', 'uncovered')) = (quarter is not null));
