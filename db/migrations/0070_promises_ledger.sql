-- 承诺台账: what was promised to a customer, by whom, by when, and the proof that it was kept.
create schema promises;

create table promises.promises (
  company_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('callback', 'visit window', 'feedback', 'return visit')),
  case_id uuid not null,
  customer_id uuid not null,
  -- By whom; null when a standard made it. The two below as they were at that moment.
  made_by uuid,
  made_at timestamptz not null,
  first_asked_by uuid not null,
  handler uuid not null,
  window_from timestamptz,
  due_at timestamptz not null,
  -- What was said it would be about, in the words used to the customer.
  about text not null default '',
  -- The words in which it was made (a journal entry), or the event of which a standard owes it.
  told_in uuid,
  owed_for text,
  subject_id uuid,
  -- Who sees to it: a person, or anybody with the role, but never `not_by`.
  owner uuid,
  owner_role text,
  not_by uuid,
  instead_of uuid,
  -- Settled once, all four together (and moved_by where renegotiated). Open past due is broken: computed.
  settled_as text check (settled_as in ('kept', 'renegotiated', 'withdrawn', 'not reached')),
  settled_at timestamptz,
  settled_by uuid,
  evidence uuid,
  moved_by text check (moved_by in ('us', 'customer')),
  -- When the sweep looks at it next; null when nothing is left to remind of.
  look_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, made_by) references people.staff (company_id, id),
  foreign key (company_id, first_asked_by) references people.staff (company_id, id),
  foreign key (company_id, handler) references people.staff (company_id, id),
  foreign key (company_id, owner) references people.staff (company_id, id),
  foreign key (company_id, not_by) references people.staff (company_id, id),
  foreign key (company_id, settled_by) references people.staff (company_id, id),
  foreign key (company_id, instead_of) references promises.promises (company_id, id),
  foreign key (company_id, told_in) references core.journal (company_id, id),
  foreign key (company_id, evidence) references core.journal (company_id, id),
  check (window_from < due_at),
  check ((kind = 'visit window') = (window_from is not null)),
  check ((owner is null) <> (owner_role is null)),
  check ((owed_for is null) = (subject_id is null)),
  check (num_nulls(settled_as, settled_at, evidence) in (0, 3)),
  check ((settled_as = 'renegotiated') = (moved_by is not null)),
  check (settled_as is null or look_at is null)
);
-- One event owes one promise once, however often it is heard; its successors carry instead_of.
create unique index promises_owed_once on promises.promises (company_id, subject_id, owed_for, kind)
  where instead_of is null and owed_for is not null;
create index promises_of_case on promises.promises (company_id, case_id, due_at);
create index promises_of_customer on promises.promises (company_id, customer_id, due_at, id);
create index promises_by_due on promises.promises (company_id, due_at, id);
create index promises_open_of_owner on promises.promises (company_id, owner, due_at, id)
  where settled_as is null;
create index promises_open_of_role on promises.promises (company_id, owner_role, due_at, id)
  where settled_as is null and owner is null;
create index promises_open_by_kind on promises.promises (company_id, kind, due_at, id)
  where settled_as is null;
-- What went another way is rare and asked for; without these 300,000 promises are read (550 ms).
create index promises_kept_late on promises.promises (company_id, due_at, id)
  where settled_as = 'kept' and settled_at > due_at;
create index promises_not_kept on promises.promises (company_id, settled_as, due_at, id)
  where settled_as <> 'kept';
create index promises_to_look_at on promises.promises (look_at) where look_at is not null;
create index promises_to_look_at_here on promises.promises (company_id, look_at)
  where look_at is not null;
select core.guard('promises.promises');
-- A promise is not rewritten: only its settlement, who sees to it and the sweep's place change.
revoke update, delete on promises.promises from yinuo_app;
grant update (settled_as, settled_at, settled_by, evidence, moved_by, look_at, owner, owner_role)
  on promises.promises to yinuo_app;

-- Tries in which the customer was not reached (design.md §6: three, at least 2 h apart).
create table promises.tries (
  company_id uuid not null,
  promise_id uuid not null,
  evidence uuid not null,
  at timestamptz not null,
  by uuid,
  primary key (company_id, promise_id, evidence),
  foreign key (company_id, promise_id) references promises.promises (company_id, id),
  foreign key (company_id, evidence) references core.journal (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
select core.guard('promises.tries');
revoke update, delete on promises.tries from yinuo_app;

-- In-app reminders: one for each (promise, stage), by the primary key, whatever sweeps run at the same time.
create table promises.reminders (
  company_id uuid not null,
  promise_id uuid not null,
  stage text not null check (stage in ('due soon', 'broken', 'escalated')),
  at timestamptz not null,
  for_staff uuid,
  for_role text,
  seen_at timestamptz,
  seen_by uuid,
  primary key (company_id, promise_id, stage),
  foreign key (company_id, promise_id) references promises.promises (company_id, id),
  foreign key (company_id, for_staff) references people.staff (company_id, id),
  foreign key (company_id, seen_by) references people.staff (company_id, id),
  check ((for_staff is null) <> (for_role is null)),
  check ((seen_at is null) = (seen_by is null))
);
create index reminders_unseen_of_staff on promises.reminders (company_id, for_staff, at)
  where seen_at is null;
create index reminders_unseen_of_role on promises.reminders (company_id, for_role, at)
  where seen_at is null;
select core.guard('promises.reminders');
revoke update, delete on promises.reminders from yinuo_app;
grant update (seen_at, seen_by) on promises.reminders to yinuo_app;

-- Which companies have promises to look at: ids only, across companies, hence a function of a login that may.
grant usage on schema promises to yinuo_sweep;
grant select on promises.promises to yinuo_sweep;
create function promises.due_companies(moment timestamptz, most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct company_id from (
    select company_id from promises.promises where look_at <= moment order by look_at limit 1000
  ) waiting limit most
$$;
select core.runs_as('promises.due_companies(timestamptz, integer)', 'yinuo_sweep', 'yinuo_app');
