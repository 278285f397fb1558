-- Teams and calendars are changed as a whole: who read an older one must not write over what another changed.
-- Those that stand there already count as changed last when their company was founded.
alter table people.teams
  add column version integer not null default 1,
  add column changed_at timestamptz,
  add column changed_by uuid,
  add foreign key (company_id, changed_by) references people.staff (company_id, id);
update people.teams set changed_at = created_at from core.companies company where company.id = company_id;
alter table people.teams alter column changed_at set not null;

alter table people.calendars
  add column version integer not null default 1,
  add column changed_at timestamptz,
  add column changed_by uuid,
  add foreign key (company_id, changed_by) references people.staff (company_id, id);
update people.calendars set changed_at = created_at from core.companies company where company.id = company_id;
alter table people.calendars alter column changed_at set not null;
