-- A service point may keep hours of its own; without, those of the point above it, at last the company's.
alter table people.service_points
  add column calendar_id uuid,
  add foreign key (company_id, calendar_id) references people.calendars (company_id, id);
create index points_of_calendar on people.service_points (company_id, calendar_id);

-- Official days of years that are not shipped, imported from a file when the notice is published (domain.md
-- CAL-6). A year is imported as a whole; again means instead.
create table people.official_years (
  company_id uuid not null,
  country text not null check (country in ('CN')),
  year integer not null check (year between 2000 and 2199),
  -- The papers that the file names.
  source text not null default '',
  imported_at timestamptz not null,
  imported_by uuid,
  primary key (company_id, country, year),
  foreign key (company_id, imported_by) references people.staff (company_id, id)
);
select core.guard('people.official_years');

create table people.official_days (
  company_id uuid not null,
  country text not null,
  year integer not null,
  day date not null,
  name text not null check (name <> ''),
  working boolean not null,
  primary key (company_id, country, day),
  foreign key (company_id, country, year) references people.official_years (company_id, country, year)
);
create index official_days_of_year on people.official_days (company_id, country, year);
select core.guard('people.official_days');
