-- Who is not sent to whom: the customer declined him, or his work on the device is under review and an
-- independent second person goes. Each is a fact that stands until it is taken back or judged otherwise.

create table dispatch.declines (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  technician_id uuid not null,
  reason text not null check (reason <> ''),
  said_on date not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, technician_id) references people.staff (company_id, id),
  foreign key (company_id, entered_by) references people.staff (company_id, id)
);
create index declines_of_customer on dispatch.declines (company_id, customer_id);
create index declines_of_technician on dispatch.declines (company_id, technician_id);
select core.guard('dispatch.declines');
revoke update, delete on dispatch.declines from yinuo_app;

-- The customer has nothing against him any more.
create table dispatch.declines_taken_back (
  company_id uuid not null,
  decline_id uuid not null,
  why text not null check (why <> ''),
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, decline_id),
  foreign key (company_id, decline_id) references dispatch.declines (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
select core.guard('dispatch.declines_taken_back');
revoke update, delete on dispatch.declines_taken_back from yinuo_app;

-- Whose work on a device (of a case, where no device is named) is looked into, and what it began with.
create table dispatch.reviews (
  company_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  device_id uuid,
  technician_id uuid not null,
  because text not null check (because in ('installation fault', 'unhappy customer')),
  -- The visit that it began with; later slices hold visits, hence no foreign key (design.md §2, law 1).
  visit_id uuid not null,
  began_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, device_id) references archive.devices (company_id, id),
  foreign key (company_id, technician_id) references people.staff (company_id, id)
);
create index reviews_of_device on dispatch.reviews (company_id, device_id) where device_id is not null;
create index reviews_of_visit on dispatch.reviews (company_id, visit_id);
create index reviews_of_case on dispatch.reviews (company_id, case_id);
create index reviews_of_technician on dispatch.reviews (company_id, technician_id);
select core.guard('dispatch.reviews');
revoke update, delete on dispatch.reviews from yinuo_app;

-- Judged otherwise, or settled by a manager with a word why.
create table dispatch.reviews_ended (
  company_id uuid not null,
  review_id uuid not null,
  why text not null default '',
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, review_id),
  foreign key (company_id, review_id) references dispatch.reviews (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
select core.guard('dispatch.reviews_ended');
revoke update, delete on dispatch.reviews_ended from yinuo_app;

alter table dispatch.skips
  drop constraint skips_grounds_check,
  add constraint skips_grounds_check
    check (grounds in ('original installer', 'repaired it last', 'same team', 'skilled and free')),
  drop constraint skips_reason_check,
  add constraint skips_reason_check check (reason in
    ('left', 'other work', 'no skill', 'certificate expired', 'customer declined',
     'installation under review', 'off shift', 'absent', 'full', 'by choice')),
  -- How near he works, where that is what made him better suited.
  add column near text check (near in ('this district', 'this city'));
