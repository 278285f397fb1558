-- Who works here and where: the tree of service points, staff with their roles, teams, skills, certificates.
create schema people;
grant usage on schema people to yinuo_sweep, yinuo_auth;

-- Maker, dealer and store are a tree inside one company (design.md §2, law 6).
create table people.service_points (
  company_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('maker', 'dealer', 'store')),
  name text not null check (name <> ''),
  phone text,
  address text not null default '',
  closed_on date,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id, id),
  unique (company_id, name),
  foreign key (company_id, parent_id) references people.service_points (company_id, id),
  check (parent_id <> id)
);
create index points_below on people.service_points (company_id, parent_id);
select core.guard('people.service_points');

create table people.staff (
  company_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  phone text,
  roles text[] not null default '{}' check (
    roles <@ array['agent', 'dispatcher', 'technician', 'visitor', 'manager', 'admin', 'auditor']),
  service_point_id uuid,
  -- Where a guest comes from, as the host writes it; null for our own people.
  guest_of text,
  joined_on date,
  left_on date,
  disabled_at timestamptz,
  disabled_by uuid,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_point_id) references people.service_points (company_id, id),
  foreign key (company_id, disabled_by) references people.staff (company_id, id),
  foreign key (company_id, changed_by) references people.staff (company_id, id),
  check (left_on >= joined_on)
);
create index staff_by_name on people.staff (company_id, name, id);
create index staff_of_point on people.staff (company_id, service_point_id);
select core.guard('people.staff');
grant select on people.staff to yinuo_sweep;

alter table people.service_points
  add foreign key (company_id, changed_by) references people.staff (company_id, id);
alter table auth.memberships
  add foreign key (company_id, staff_id) references people.staff (company_id, id);
alter table auth.invitations
  add foreign key (company_id, staff_id) references people.staff (company_id, id);

create table people.teams (
  company_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  service_point_id uuid,
  primary key (company_id, id),
  unique (company_id, name),
  foreign key (company_id, service_point_id) references people.service_points (company_id, id)
);
select core.guard('people.teams');

create table people.team_members (
  company_id uuid not null,
  team_id uuid not null,
  staff_id uuid not null,
  leads boolean not null default false,
  primary key (company_id, team_id, staff_id),
  foreign key (company_id, team_id) references people.teams (company_id, id),
  foreign key (company_id, staff_id) references people.staff (company_id, id)
);
create index teams_of_staff on people.team_members (company_id, staff_id);
select core.guard('people.team_members');

create table people.skills (
  company_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  -- Work of this skill needs a valid certificate (上岗证).
  needs_certificate boolean not null default false,
  primary key (company_id, id),
  unique (company_id, name)
);
select core.guard('people.skills');

create table people.staff_skills (
  company_id uuid not null,
  staff_id uuid not null,
  skill_id uuid not null,
  primary key (company_id, staff_id, skill_id),
  foreign key (company_id, staff_id) references people.staff (company_id, id),
  foreign key (company_id, skill_id) references people.skills (company_id, id)
);
create index staff_with_skill on people.staff_skills (company_id, skill_id);
select core.guard('people.staff_skills');

create table people.certificates (
  company_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  -- The skill that it certifies; null for others (a driving licence).
  skill_id uuid,
  name text not null check (name <> ''),
  number text not null default '',
  issued_on date,
  -- The last day on which it is valid; null: without end.
  valid_until date,
  primary key (company_id, id),
  foreign key (company_id, staff_id) references people.staff (company_id, id),
  foreign key (company_id, skill_id) references people.skills (company_id, id),
  check (valid_until >= issued_on)
);
create index certificates_of_staff on people.certificates (company_id, staff_id);
create index certificates_by_end on people.certificates (company_id, valid_until, id);
select core.guard('people.certificates');

-- May this person work in this company at this moment, and as what? Asked by sign-in, across companies, hence
-- a function of a login that may. No row for those who left or were disabled.
create function people.standing(company uuid, staff uuid, moment timestamptz)
returns table (name text, roles text[], company_name text, time_zone text)
language sql stable security definer set search_path = '' as $$
  select s.name, s.roles, c.name, c.time_zone
  from people.staff s join core.companies c on c.id = s.company_id
  where s.company_id = company and s.id = staff and s.disabled_at is null
    and (s.left_on is null or s.left_on >= (moment at time zone c.time_zone)::date)
$$;
select core.runs_as('people.standing(uuid, uuid, timestamptz)', 'yinuo_sweep', 'yinuo_auth');

-- A new company, in the transaction that makes its first administrator. `only_first`: null when there is one
-- already.
create function people.found_company(
  new_company uuid, full_name text, zone text, moment timestamptz, only_first boolean
) returns uuid language plpgsql security definer set search_path = '' as $$
begin
  if only_first then
    perform pg_advisory_xact_lock(hashtext('yinuo first company'));
    if exists (select from core.companies) then return null; end if;
  end if;
  insert into core.companies (id, name, time_zone, created_at) values (new_company, full_name, zone, moment);
  return new_company;
end $$;
select core.runs_as('people.found_company(uuid, text, text, timestamptz, boolean)',
  'yinuo_auth', 'yinuo_app');
