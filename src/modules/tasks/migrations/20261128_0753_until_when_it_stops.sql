-- Until when what was ordered can be stopped, and what stopping it costs, as whoever accepted it says.
alter table tasks
  add column stop_until timestamptz,
  add column stop_cost_minor bigint check (stop_cost_minor >= 0),
  add column stop_currency text check (stop_currency ~ '^[A-Z]{3}$'),
  add column stop_words text check (length(stop_words) between 1 and 200),
  add constraint work_is_stopped check (kind = 'work' or stop_until is null),
  add constraint stopped_until check (stop_until is not null or (stop_cost_minor is null and stop_words is null)),
  add constraint stop_costs_money check ((stop_cost_minor is null) = (stop_currency is null));
grant update (stop_until, stop_cost_minor, stop_currency, stop_words) on tasks to throughline_server;
