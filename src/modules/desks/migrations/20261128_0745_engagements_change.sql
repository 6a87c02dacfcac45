-- What an engagement is for, what data its people may see, where they store it, how they are paid and until when can
-- change while it runs; whose it is, its role and from when cannot.
grant update (purpose, data, country, pay, agreement) on engagements to throughline_server;
