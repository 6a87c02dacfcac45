create table customers (
  desk_id uuid not null references desks,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  language text not null default 'en' check (length(language) between 2 and 35),
  rhythm text check (rhythm in ('daily', 'every-three-days', 'weekly', 'when-there-is-news')),
  version int not null default 1,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id)
);

create table contact_points (
  desk_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('mail', 'phone')),
  address text not null check (length(address) between 1 and 254),
  admitted_by_id uuid references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, kind, address),
  foreign key (desk_id, customer_id) references customers deferrable initially deferred
);
create index contact_points_of_customer on contact_points (desk_id, customer_id);

-- What we know: learnt once, in front of the next one. A fact is not changed; a newer one replaces it.
create table facts (
  desk_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  do_not_ask_again boolean not null default false,
  learnt_by_id uuid references persons,
  organization_id uuid references organizations,
  replaces_id uuid,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, customer_id) references customers,
  foreign key (desk_id, replaces_id) references facts
);
create index facts_of_customer on facts (desk_id, customer_id);

-- The link's token is an HMAC of its id under a key outside the database; only its SHA-256 stands here.
create table customer_links (
  desk_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  revoked_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, customer_id) references customers
);
create unique index one_link_per_customer on customer_links (desk_id, customer_id) where revoked_at is null;

do $$
declare t regclass;
begin
  foreach t in array array['customers', 'contact_points', 'facts', 'customer_links']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
  end loop;
end $$;
grant update (name, language, rhythm, version) on customers to throughline_server;
grant update (revoked_at) on customer_links to throughline_server;
call app.let_definer('select', 'customers');
call app.let_definer('select', 'customer_links');

create trigger stamp before insert on facts for each row execute function app.stamp();
