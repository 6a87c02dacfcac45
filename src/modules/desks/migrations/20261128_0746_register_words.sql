-- What the register of who processes the desk's data says beside its rows, in the words of whoever answers for the desk.
alter table desks
  add column register_contact text not null default '' check (length(register_contact) <= 2000),
  add column register_people text not null default '' check (length(register_people) <= 2000),
  add column register_time_limits text not null default '' check (length(register_time_limits) <= 2000),
  add column register_security text not null default '' check (length(register_security) <= 2000);
grant update (register_contact, register_people, register_time_limits, register_security) on desks to throughline_server;
