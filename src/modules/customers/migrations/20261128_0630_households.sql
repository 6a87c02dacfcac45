-- A mail address is one customer's. A telephone number may be that of a household: whoever rings from it says who it is.
alter table contact_points drop constraint contact_points_desk_id_kind_address_key;
create unique index contact_points_of_mail on contact_points (desk_id, address) where kind = 'mail';
create index contact_points_of_phone on contact_points (desk_id, address) where kind = 'phone';
alter table contact_points add unique (desk_id, customer_id, kind, address);
drop index contact_points_of_customer;
