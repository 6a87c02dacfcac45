create table desks (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null check (length(name) between 1 and 200),
  client_id uuid not null references organizations,
  address text not null unique check (address = lower(address) and address like '_%@_%' and length(address) <= 254),
  color text not null default '#2f5d8a' check (color ~ '^#[0-9a-f]{6}$'),
  languages text[] not null default '{en}' check (cardinality(languages) between 1 and 20),
  zone text not null,
  hours jsonb not null,
  holidays date[] not null default '{}',
  answer_limit_minutes int not null default 240 check (answer_limit_minutes between 1 and 20160),
  silence_limit_minutes int not null default 1440 check (silence_limit_minutes between 1 and 20160),
  accountable_id uuid not null,
  confirmed_at timestamptz,
  version int not null default 1,
  recorded_at timestamptz not null default app.now()
);

create table engagements (
  desk_id uuid not null references desks,
  id uuid not null,
  organization_id uuid not null references organizations,
  role text not null check (role in ('client', 'provider', 'third party')),
  purpose text not null check (length(purpose) between 1 and 1000),
  data text[] not null default '{}',
  country text check (country ~ '^[A-Z]{2}$'),
  pay text check (length(pay) <= 1000),
  agreement text check (length(agreement) <= 1000),
  starts_at timestamptz not null default app.now(),
  ends_at timestamptz check (ends_at >= starts_at),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, id, organization_id)
);
create index engagements_of_organization on engagements (organization_id, desk_id);

-- A person stands on a desk once; the custody record keeps when they came and went.
create table roster (
  desk_id uuid not null references desks,
  person_id uuid not null references persons,
  organization_id uuid not null references organizations,
  engagement_id uuid not null,
  role text not null check (role in ('accountable', 'lead', 'agent', 'expert')),
  admitted_by_id uuid references persons,
  admitted_at timestamptz not null default app.now(),
  ended_at timestamptz check (ended_at >= admitted_at),
  primary key (desk_id, person_id),
  foreign key (desk_id, engagement_id, organization_id) references engagements (desk_id, id, organization_id),
  foreign key (organization_id, person_id) references memberships
);
create index roster_of_person on roster (person_id, desk_id);

alter table desks add foreign key (id, accountable_id) references roster (desk_id, person_id) deferrable initially deferred;

do $$
declare t regclass;
begin
  foreach t in array array['desks', 'engagements', 'roster']::regclass[]
  loop
    call app.protect(t);
    call app.let_definer('select, insert, update', t);
    execute format('grant select on %s to throughline_server', t);
  end loop;
end $$;
grant insert on engagements, roster to throughline_server;
grant update (ends_at) on engagements to throughline_server;
grant update (role, engagement_id, organization_id, admitted_by_id, admitted_at, ended_at) on roster to throughline_server;
grant update (name, color, languages, zone, hours, holidays, answer_limit_minutes, silence_limit_minutes, accountable_id, version)
  on desks to throughline_server;
