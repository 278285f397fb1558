-- 服务请求: the file of one trouble. Opened, closed, reopened, handled: each a row with who and when.
create schema cases;

create table cases.cases (
  company_id uuid not null,
  id uuid not null,
  number text not null check (number <> ''),
  customer_id uuid not null,
  device_id uuid,
  reason text not null check (reason in ('consultation', 'suggestion', 'complaint', 'repair')),
  symptom text not null check (symptom <> ''),
  urgency text not null check (urgency in ('normal', 'urgent', 'emergency')),
  opened_at timestamptz not null,
  first_asked_by uuid not null,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, device_id) references archive.devices (company_id, id),
  foreign key (company_id, first_asked_by) references people.staff (company_id, id)
);
create index cases_by_opening on cases.cases (company_id, opened_at, id);
create index cases_of_customer on cases.cases (company_id, customer_id, opened_at, id);
create index cases_of_device on cases.cases (company_id, device_id, opened_at, id);
create index cases_of_first_asked on cases.cases (company_id, first_asked_by, opened_at, id);
select core.guard('cases.cases');
-- 首问负责 (seeds/002 §二): who was asked first never changes, nor what the customer told us. Not even by mistake.
revoke update, delete on cases.cases from yinuo_app;
grant update (device_id, reason, urgency) on cases.cases to yinuo_app;

-- Who handles the case, one after the other. The live row (until_at is null) exists exactly while the case is
-- open.
create table cases.handlings (
  company_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  handler uuid not null,
  from_at timestamptz not null,
  given_by uuid,
  until_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, handler) references people.staff (company_id, id),
  foreign key (company_id, given_by) references people.staff (company_id, id),
  check (until_at >= from_at)
);
create unique index handlings_live on cases.handlings (company_id, case_id) where until_at is null;
create index handlings_of_handler on cases.handlings (company_id, handler, case_id) where until_at is null;
create index handlings_of_case on cases.handlings (company_id, case_id, from_at);
select core.guard('cases.handlings');
revoke update, delete on cases.handlings from yinuo_app;
grant update (until_at) on cases.handlings to yinuo_app;

create table cases.notes (
  company_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  text text not null check (text <> ''),
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
create index notes_of_case on cases.notes (company_id, case_id, id);
select core.guard('cases.notes');
revoke update, delete on cases.notes from yinuo_app;

-- Which words were about which case.
create table cases.conversations (
  company_id uuid not null,
  case_id uuid not null,
  conversation_id uuid not null,
  primary key (company_id, case_id, conversation_id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, conversation_id) references hotline.conversations (company_id, id)
);
create index cases_of_conversation on cases.conversations (company_id, conversation_id);
select core.guard('cases.conversations');
revoke update, delete on cases.conversations from yinuo_app;

create table cases.closures (
  company_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  outcome text not null check (
    outcome in ('solved', 'solved by phone', 'answered', 'not wanted', 'not solvable')),
  word text not null,
  primary key (company_id, id),
  unique (company_id, case_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
create index closures_by_time on cases.closures (company_id, at);
select core.guard('cases.closures');
revoke update, delete on cases.closures from yinuo_app;

-- A reopening answers one closure; the closure stays in the file.
create table cases.reopenings (
  company_id uuid not null,
  closure_id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  by uuid,
  why text not null check (why <> ''),
  primary key (company_id, closure_id),
  foreign key (company_id, case_id, closure_id) references cases.closures (company_id, case_id, id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
create index reopenings_of_case on cases.reopenings (company_id, case_id);
select core.guard('cases.reopenings');
revoke update, delete on cases.reopenings from yinuo_app;
