-- When who works: calendars of opening hours, shifts, absences.
create table people.calendars (
  company_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  time_zone text not null,
  -- 24 × 7: no hours, no holidays.
  always_open boolean not null default false,
  -- Whose official holidays and make-up workdays (调休) it follows; the days are shipped with the program.
  official text check (official in ('CN')),
  -- The company's ordinary calendar: what holds where nothing else was said.
  ordinary boolean not null default false,
  primary key (company_id, id),
  unique (company_id, name)
);
create unique index one_ordinary_calendar on people.calendars (company_id) where ordinary;
select core.guard('people.calendars');

-- Several intervals a day; minutes of the local day, 0 to 1440. ISO weekday, 1 = Monday.
create table people.calendar_hours (
  company_id uuid not null,
  calendar_id uuid not null,
  weekday integer not null check (weekday between 1 and 7),
  opens_minute integer not null check (opens_minute >= 0),
  closes_minute integer not null check (closes_minute <= 1440),
  primary key (company_id, calendar_id, weekday, opens_minute),
  foreign key (company_id, calendar_id) references people.calendars (company_id, id),
  check (opens_minute < closes_minute)
);
select core.guard('people.calendar_hours');

-- Days of the company's own, before the official ones.
create table people.calendar_days (
  company_id uuid not null,
  calendar_id uuid not null,
  day date not null,
  name text not null,
  working boolean not null,
  primary key (company_id, calendar_id, day),
  foreign key (company_id, calendar_id) references people.calendars (company_id, id)
);
select core.guard('people.calendar_days');

create table people.shifts (
  company_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  entered_by uuid,
  entered_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, staff_id) references people.staff (company_id, id),
  foreign key (company_id, entered_by) references people.staff (company_id, id),
  check (starts_at < ends_at)
);
create index shifts_of_staff on people.shifts (company_id, staff_id, starts_at);
create index shifts_by_time on people.shifts (company_id, starts_at, id);
select core.guard('people.shifts');

create table people.absences (
  company_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null check (reason in ('sick', 'leave', 'training', 'other')),
  note text not null default '',
  -- Whom he told, and who wrote it down.
  told uuid,
  entered_by uuid,
  entered_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, staff_id) references people.staff (company_id, id),
  foreign key (company_id, told) references people.staff (company_id, id),
  foreign key (company_id, entered_by) references people.staff (company_id, id),
  check (starts_at < ends_at)
);
create index absences_of_staff on people.absences (company_id, staff_id, starts_at);
create index absences_by_time on people.absences (company_id, starts_at, id);
select core.guard('people.absences');
