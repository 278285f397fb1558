-- 热线电话: the number that stands on every product and on the page behind its label (seeds/004 「印上了免费电话号码」).
-- One for the company; stores have numbers of their own (people.service_points).
create table people.hotline_numbers (
  company_id uuid not null,
  -- As people read it: 400-820-8820.
  typed text not null check (typed <> ''),
  -- As a phone dials it within the country.
  dialled text collate "C" not null check (dialled ~ '^\+?[0-9]{3,15}(,[0-9]{1,8})?$'),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id),
  foreign key (company_id, changed_by) references people.staff (company_id, id)
);
select core.guard('people.hotline_numbers');
