-- 上门: the visit. Arrived, finished or not finished, attributed: each a row with its time.
create schema fieldwork;

create table fieldwork.visits (
  company_id uuid not null,
  id uuid not null,
  slot_id uuid not null,
  case_id uuid not null,
  -- The window that was kept by coming.
  promise_id uuid not null,
  technician_id uuid not null,
  arrived_at timestamptz not null,
  agreed_early boolean not null,
  primary key (company_id, id),
  unique (company_id, slot_id),
  foreign key (company_id, slot_id) references dispatch.slots (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, promise_id) references promises.promises (company_id, id),
  foreign key (company_id, technician_id) references people.staff (company_id, id)
);
create index visits_of_case on fieldwork.visits (company_id, case_id, arrived_at);
create index visits_of_technician on fieldwork.visits (company_id, technician_id, arrived_at);
select core.guard('fieldwork.visits');
revoke update, delete on fieldwork.visits from yinuo_app;

-- What the technician found and did. What the customer reported stands in the case, what a reviewer says in
-- attributions.
create table fieldwork.finishes (
  company_id uuid not null,
  visit_id uuid not null,
  finished_at timestamptz not null,
  seen_as text not null check (seen_as in (
    'environment', 'installation', 'use', 'product', 'part', 'transport', 'wear', 'earlier repair',
    'third party', 'no fault found', 'undetermined')),
  cause text not null check (cause <> ''),
  work text not null check (work <> ''),
  -- What the customer was told, in plain words (seeds/002 §六).
  explanation text not null check (explanation <> ''),
  primary key (company_id, visit_id),
  foreign key (company_id, visit_id) references fieldwork.visits (company_id, id)
);
create index finishes_by_time on fieldwork.finishes (company_id, finished_at, visit_id);
select core.guard('fieldwork.finishes');
revoke update, delete on fieldwork.finishes from yinuo_app;

create table fieldwork.materials_used (
  company_id uuid not null,
  visit_id uuid not null,
  position integer not null check (position > 0),
  name text not null check (name <> ''),
  quantity numeric(12, 3) not null check (quantity > 0),
  unit text not null default '',
  primary key (company_id, visit_id, position),
  foreign key (company_id, visit_id) references fieldwork.finishes (company_id, visit_id)
);
select core.guard('fieldwork.materials_used');
revoke update, delete on fieldwork.materials_used from yinuo_app;

-- Came, and could not do it. What comes next was told to the customer and stands in the ledger.
create table fieldwork.breakoffs (
  company_id uuid not null,
  visit_id uuid not null,
  ended_at timestamptz not null,
  reason text not null check (reason in ('nobody was there', 'no access', 'part is missing',
    'a second person is needed', 'weather', 'the customer wants to think it over', 'something else')),
  found text not null default '',
  next text not null check (next <> ''),
  next_promise_id uuid not null,
  primary key (company_id, visit_id),
  foreign key (company_id, visit_id) references fieldwork.visits (company_id, id),
  foreign key (company_id, next_promise_id) references promises.promises (company_id, id)
);
select core.guard('fieldwork.breakoffs');
revoke update, delete on fieldwork.breakoffs from yinuo_app;

-- 责任判定. The last one counts; the earlier ones stay.
create table fieldwork.attributions (
  company_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  main_class text not null check (main_class in (
    'environment', 'installation', 'use', 'product', 'part', 'transport', 'wear', 'earlier repair',
    'third party', 'no fault found', 'undetermined')),
  side_classes text[] not null default '{}' check (cardinality(side_classes) <= 2),
  reason text not null default '',
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, visit_id) references fieldwork.finishes (company_id, visit_id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
create index attributions_of_visit on fieldwork.attributions (company_id, visit_id, id);
select core.guard('fieldwork.attributions');
revoke update, delete on fieldwork.attributions from yinuo_app;
