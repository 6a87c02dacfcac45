-- Where somebody comes to who repairs what they have.
alter table customers add column postal_address text check (length(postal_address) between 1 and 300);
grant update (postal_address) on customers to throughline_server;
