-- That a customer was asked for what is known stands beside the question, once, and not before the customer.
alter table entries add check (kind <> 'asked twice' or (audience = 'companies' and data ? 'messageId'));
create unique index asked_twice_once on entries (desk_id, (data ->> 'messageId')) where kind = 'asked twice';
