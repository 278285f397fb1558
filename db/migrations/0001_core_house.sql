-- The house: companies, the journal with its reactions, commands, numbers, followers, files.
create schema core;
grant usage on schema core to yinuo_app, yinuo_auth, yinuo_sweep;

-- A company is a tenant. Everything of the business hangs below one.
create table core.companies (
  id uuid primary key,
  name text not null check (name <> ''),
  time_zone text not null default 'Asia/Shanghai',
  created_at timestamptz not null
);
alter table core.companies enable row level security;
alter table core.companies force row level security;
create policy own on core.companies to yinuo_app
  using (id = nullif(current_setting('app.company_id', true), '')::uuid);
create policy memberships on core.companies to yinuo_auth using (true) with check (true);
grant select, update on core.companies to yinuo_app;
grant select, insert on core.companies to yinuo_auth;
grant select on core.companies to yinuo_sweep;

-- Law 6: what every business table gets, in one call, so that none is forgotten half. The policy holds a row
-- to its company, not a foreign key: each deed would lock the company's one row, and deeds at the same moment
-- would share that lock (decision 0016).
create function core.guard(business_table regclass) returns void language plpgsql as $$
declare
  schema_name text := (select relnamespace::regnamespace::text from pg_class where oid = business_table);
begin
  execute format('alter table %s enable row level security', business_table);
  execute format('alter table %s force row level security', business_table);
  execute format($policy$
    create policy company on %s
      using (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
      with check (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  $policy$, business_table);
  execute format('grant usage on schema %s to yinuo_app', schema_name);
  execute format('grant select, insert, update, delete on %s to yinuo_app', business_table);
end $$;
revoke execute on function core.guard from public;

-- A function that may more than its caller runs as a login of ours, never as the database's owner, and only
-- who is named may call it. An owner that is no superuser must let the login create for a moment to give it
-- away.
create function core.runs_as(given regprocedure, login regrole, caller regrole) returns void
language plpgsql as $$
declare
  schema_name text := (select pronamespace::regnamespace::text from pg_proc where oid = given);
begin
  execute format('grant usage, create on schema %s to %s', schema_name, login);
  execute format('alter function %s owner to %s', given, login);
  execute format('revoke create on schema %s from %s', schema_name, login);
  execute format('revoke execute on function %s from public', given);
  execute format('grant execute on function %s to %s', given, caller);
end $$;
revoke execute on function core.runs_as from public;

-- Append-only. `txid` orders by commit safely: followers read only below the oldest running transaction.
create table core.journal (
  company_id uuid not null,
  id uuid not null,
  txid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor uuid,
  command uuid,
  event text not null,
  subject_id uuid not null,
  data jsonb not null default '{}',
  primary key (company_id, id)
);
create index journal_in_commit_order on core.journal (txid, id);
create index journal_of_event on core.journal (company_id, event, id);
select core.guard('core.journal');
revoke update, delete on core.journal from yinuo_app;
grant select on core.journal to yinuo_sweep;

create table core.journal_about (
  company_id uuid not null,
  about_id uuid not null,
  journal_id uuid not null,
  primary key (company_id, about_id, journal_id),
  foreign key (company_id, journal_id) references core.journal (company_id, id)
);
select core.guard('core.journal_about');
revoke update, delete on core.journal_about from yinuo_app;
grant select on core.journal_about to yinuo_sweep;

-- One row for each reaction that is still owed; its effect and its deletion commit together.
create table core.reactions_due (
  company_id uuid not null,
  id uuid not null,
  journal_id uuid not null,
  reaction text not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  dead_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, journal_id) references core.journal (company_id, id)
);
create index reactions_waiting on core.reactions_due (due_at) where dead_at is null;
create index reactions_of_company on core.reactions_due (company_id, due_at) where dead_at is null;
select core.guard('core.reactions_due');
grant select on core.reactions_due to yinuo_sweep;

-- Which companies have something to do: ids only, across companies, hence a function of a login that may.
create function core.companies_with_reactions(moment timestamptz, most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct company_id from (
    select company_id from core.reactions_due
    where dead_at is null and due_at <= moment order by due_at limit 1000
  ) waiting limit most
$$;
select core.runs_as('core.companies_with_reactions(timestamptz, integer)', 'yinuo_sweep', 'yinuo_app');

-- What happened after a place in commit order: ids and codes only, for search indexes, live plans and hints.
create function core.journal_after(after_txid xid8, after_id uuid, most integer)
returns table (company_id uuid, id uuid, txid xid8, event text, subject_id uuid, about uuid[])
language sql stable security definer set search_path = '' as $$
  select j.company_id, j.id, j.txid, j.event, j.subject_id,
    array(select a.about_id from core.journal_about a
      where a.company_id = j.company_id and a.journal_id = j.id)
  from core.journal j
  where (j.txid, j.id) > (after_txid, after_id) and j.txid < pg_snapshot_xmin(pg_current_snapshot())
  order by j.txid, j.id limit most
$$;
select core.runs_as('core.journal_after(xid8, uuid, integer)', 'yinuo_sweep', 'yinuo_app');
create index journal_about_entry on core.journal_about (company_id, journal_id);

-- How far each follower has read. Not of any company: a follower reads them all.
create table core.followers (
  name text primary key,
  txid xid8 not null,
  id uuid not null
);
grant select, insert, update on core.followers to yinuo_app;

-- The first answer to each command, kept so that a replay gets the same. A refusal is not kept.
create table core.commands (
  company_id uuid not null,
  id uuid not null,
  actor uuid,
  request_hash text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (company_id, id)
);
create index commands_by_age on core.commands (company_id, at);
select core.guard('core.commands');

create table core.number_blocks (
  company_id uuid not null,
  kind text not null,
  day date not null,
  next integer not null,
  primary key (company_id, kind, day)
);
select core.guard('core.number_blocks');

-- Files lie in the data folder under random names; a row is written when a deed takes the file, else it is
-- swept.
create table core.files (
  company_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  taken_at timestamptz,
  primary key (company_id, id)
);
create index files_not_taken on core.files (company_id, uploaded_at) where taken_at is null;
select core.guard('core.files');
