-- Whoever rang or wrote from a number that nobody has told us the name of is called by it until somebody does.
alter table customers add column named boolean not null default true;
grant update (named) on customers to throughline_server;
