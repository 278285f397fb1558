-- Sign-in: better-auth's tables (users, sessions, accounts, verifications) with snake_case columns, and ours
-- beside them. Across companies, hence exempt from company_id; only the login yinuo_auth reads or writes
-- them. The app's login comes in by the functions below, which know the company of its transaction.
create schema auth;
grant usage on schema auth to yinuo_auth, yinuo_app;

create table auth.users (
  id uuid primary key,
  name text not null,
  -- Staff without e-mail get <id>@staff.invalid: better-auth wants one.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text not null unique,
  phone text unique,
  -- The password was given by an administrator and must be changed before anything else.
  password_due boolean not null default false,
  -- An account of the demo world: from this machine only.
  demo boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth.sessions (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references auth.users on delete cascade,
  -- The company that this person works in at present.
  company_id uuid references core.companies,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_of_user on auth.sessions (user_id);
create index sessions_by_age on auth.sessions (expires_at);

create table auth.accounts (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth.users on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index accounts_of_user on auth.accounts (user_id);

create table auth.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on auth.verifications (identifier);

-- As whom a user works where. `home` is the company that made the account; elsewhere he is a guest.
create table auth.memberships (
  user_id uuid not null references auth.users on delete cascade,
  company_id uuid not null references core.companies,
  staff_id uuid not null,
  home boolean not null,
  used_at timestamptz,
  primary key (user_id, company_id),
  unique (company_id, staff_id)
);
create unique index one_home on auth.memberships (user_id) where home;

-- Wrong passwords in a row, by account, or by what was typed where no account has that name.
create table auth.tries (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index tries_by_age on auth.tries (last_at);

-- A guest comes by a code that his host tells him; only its hash is kept.
create table auth.invitations (
  code_hash text primary key,
  company_id uuid not null references core.companies,
  staff_id uuid not null,
  expires_at timestamptz not null
);
create index invitations_of_staff on auth.invitations (company_id, staff_id);

grant select, insert, update, delete on all tables in schema auth to yinuo_auth;

create function auth.this_company() returns uuid language sql stable set search_path = '' as $$
  select nullif(current_setting('app.company_id', true), '')::uuid
$$;

-- An account for one of this company's staff, in the deed's own transaction.
create function auth.enrol(
  of_staff uuid, new_user uuid, full_name text, login text, phone_number text, password_hash text,
  must_change boolean, is_demo boolean, moment timestamptz
) returns void language sql security definer set search_path = '' as $$
  insert into auth.users (id, name, email, username, phone, password_due, demo, created_at, updated_at)
  values (new_user, full_name, new_user || '@staff.invalid', login, phone_number, must_change, is_demo,
    moment, moment);
  insert into auth.accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
  values (new_user, new_user::text, 'credential', new_user, password_hash, moment, moment);
  insert into auth.memberships (user_id, company_id, staff_id, home)
  values (new_user, auth.this_company(), of_staff, true);
$$;

-- Name, user name and phone follow the staff's file; only for accounts whose home this company is.
create function auth.rename(
  of_staff uuid, full_name text, login text, phone_number text, moment timestamptz
) returns void language sql security definer set search_path = '' as $$
  update auth.users u set name = full_name, username = login, phone = phone_number, updated_at = moment
  from auth.memberships m
  where m.company_id = auth.this_company() and m.staff_id = of_staff and m.home and u.id = m.user_id
$$;

-- A password given by the administrator: every session of the account ends, a lock is lifted.
create function auth.give_password(of_staff uuid, password_hash text, moment timestamptz)
returns boolean language plpgsql security definer set search_path = '' as $$
declare
  account uuid := (select user_id from auth.memberships
    where company_id = auth.this_company() and staff_id = of_staff and home);
begin
  if account is null then return false; end if;
  update auth.accounts set password = password_hash, updated_at = moment
  where user_id = account and provider_id = 'credential';
  update auth.users set password_due = true, updated_at = moment where id = account;
  delete from auth.sessions where user_id = account;
  delete from auth.tries where key = 'user ' || account;
  return true;
end $$;

-- Sessions of somebody who may no longer work here: at home all of them, elsewhere those in this company.
create function auth.end_sessions(of_staff uuid)
returns void language sql security definer set search_path = '' as $$
  delete from auth.sessions s using auth.memberships m
  where m.company_id = auth.this_company() and m.staff_id = of_staff and s.user_id = m.user_id
    and (m.home or s.company_id = m.company_id)
$$;

-- What the administrator sees of accounts: never a hash, never another company's people.
create function auth.logins_of(staff uuid[])
returns table (staff_id uuid, user_id uuid, username text, home boolean, demo boolean, password_due boolean,
  locked_until timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select m.staff_id, u.id, u.username, m.home, u.demo, u.password_due, t.locked_until,
    (select max(s.last_seen_at) from auth.sessions s where s.user_id = u.id and s.company_id = m.company_id)
  from auth.memberships m join auth.users u on u.id = m.user_id
  left join auth.tries t on t.key = 'user ' || u.id
  where m.company_id = auth.this_company() and m.staff_id = any (staff)
$$;

create function auth.invite(of_staff uuid, hash text, until_when timestamptz)
returns void language sql security definer set search_path = '' as $$
  delete from auth.invitations where company_id = auth.this_company() and staff_id = of_staff;
  insert into auth.invitations (code_hash, company_id, staff_id, expires_at)
  values (hash, auth.this_company(), of_staff, until_when);
$$;

revoke execute on all functions in schema auth from public;
grant execute on function auth.this_company to yinuo_app, yinuo_auth;
select core.runs_as(oid::regprocedure, 'yinuo_auth', 'yinuo_app')
from pg_proc where pronamespace = 'auth'::regnamespace and prosecdef;
