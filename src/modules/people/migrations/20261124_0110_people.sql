create table organizations (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  country text check (country ~ '^[A-Z]{2}$'),
  recorded_at timestamptz not null default app.now()
);

create table departments (
  organization_id uuid not null references organizations,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  recorded_at timestamptz not null default app.now(),
  primary key (organization_id, id)
);

-- What a customer may see of a person. Everything else about them stands in person_settings.
create table persons (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  place text check (length(place) <= 200),
  recorded_at timestamptz not null default app.now()
);

create table person_settings (
  person_id uuid primary key references persons,
  mail text not null unique check (mail = lower(mail) and mail like '_%@_%' and length(mail) <= 254),
  languages text[] not null default '{en}' check (cardinality(languages) between 1 and 20),
  zone text not null default 'UTC',
  hours jsonb,
  recorded_at timestamptz not null default app.now()
);

create table memberships (
  organization_id uuid not null references organizations,
  person_id uuid not null references persons,
  department_id uuid,
  administrator boolean not null default false,
  started_at timestamptz not null default app.now(),
  ended_at timestamptz check (ended_at >= started_at),
  primary key (organization_id, person_id),
  foreign key (organization_id, department_id) references departments
);
create index memberships_of_person on memberships (person_id);

create table absences (
  person_id uuid not null references persons,
  id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  stand_in_id uuid references persons check (stand_in_id <> person_id),
  withdrawn_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (person_id, id)
);

create table api_tokens (
  person_id uuid not null references persons,
  id uuid not null,
  organization_id uuid not null references organizations,
  name text not null check (length(name) between 1 and 100),
  token_hash bytea not null unique check (length(token_hash) = 32),
  scopes text[] not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (person_id, id)
);

do $$
declare t regclass;
begin
  foreach t in array array['organizations', 'departments', 'persons', 'person_settings', 'memberships', 'absences',
    'api_tokens']::regclass[]
  loop
    call app.protect(t);
    call app.let_definer('select, insert, update', t);
    execute format('grant select on %s to throughline_server', t);
  end loop;
end $$;
grant insert on departments, absences, api_tokens to throughline_server;
grant update (name, place) on persons to throughline_server;
grant update (languages, zone, hours) on person_settings to throughline_server;
grant update (department_id, administrator, ended_at) on memberships to throughline_server;
grant update (withdrawn_at) on absences to throughline_server;
grant update (revoked_at) on api_tokens to throughline_server;

-- better-auth's own tables (version 1.7): its role alone writes them.
set role throughline_auth;
create table auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth.session (
  id uuid primary key,
  "userId" uuid not null references auth."user" on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index session_of_user on auth.session ("userId");
create table auth.account (
  id uuid primary key,
  "userId" uuid not null references auth."user" on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_of_user on auth.account ("userId");
create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_of_identifier on auth.verification (identifier);
grant usage on schema auth to throughline_definer, throughline_owner;
grant select, delete on auth.session to throughline_definer;
grant select, insert, update on auth."user" to throughline_definer;
reset role;
