-- 派工: who goes when. A window is what the customer was told: it is the visit-window promise in the ledger
-- and is not written down a second time. A slot is the planned time of a technician for it.
create schema dispatch;
-- Equality of uuid inside an exclusion constraint; a trusted extension that comes with PostgreSQL.
create extension if not exists btree_gist with schema public;

-- What work on a product line needs to know how to do. A line without rows needs nothing in particular.
create table dispatch.needs (
  company_id uuid not null,
  product_line_id uuid not null,
  skill_id uuid not null,
  primary key (company_id, product_line_id, skill_id),
  foreign key (company_id, product_line_id) references archive.product_lines (company_id, id),
  foreign key (company_id, skill_id) references people.skills (company_id, id)
);
select core.guard('dispatch.needs');

-- Who was chosen for a window, on what grounds, and by whom. Stays when the slot is called off or given to
-- another.
create table dispatch.choices (
  company_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  technician_id uuid not null,
  grounds text not null
    check (grounds in ('original installer', 'repaired it last', 'same team', 'skilled and free')),
  why text not null default '',
  chosen_by uuid not null,
  chosen_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, id, promise_id, technician_id),
  foreign key (company_id, promise_id) references promises.promises (company_id, id),
  foreign key (company_id, technician_id) references people.staff (company_id, id),
  foreign key (company_id, chosen_by) references people.staff (company_id, id)
);
create index choices_of_promise on dispatch.choices (company_id, promise_id, id);
select core.guard('dispatch.choices');
revoke update, delete on dispatch.choices from yinuo_app;

-- Who was better placed and did not go, each with the reason ('by choice': he could have gone, choices.why
-- says more).
create table dispatch.skips (
  company_id uuid not null,
  choice_id uuid not null,
  technician_id uuid not null,
  grounds text not null check (grounds in ('original installer', 'repaired it last', 'same team')),
  reason text not null check (reason in
    ('left', 'other work', 'no skill', 'certificate expired', 'off shift', 'absent', 'full', 'by choice')),
  primary key (company_id, choice_id, technician_id),
  foreign key (company_id, choice_id) references dispatch.choices (company_id, id),
  foreign key (company_id, technician_id) references people.staff (company_id, id)
);
select core.guard('dispatch.skips');
revoke update, delete on dispatch.skips from yinuo_app;

-- The live plan. Nobody is in two places at once, whatever happens at the same moment; deferrable, so that
-- a swap or a whole new plan is checked at its end (design.md §6). A slot that is called off is deleted;
-- the journal keeps it.
create table dispatch.slots (
  company_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  choice_id uuid not null,
  technician_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  primary key (company_id, id),
  unique (company_id, promise_id),
  foreign key (company_id, choice_id, promise_id, technician_id)
    references dispatch.choices (company_id, id, promise_id, technician_id),
  constraint no_double_booking exclude using gist (
    company_id with =, technician_id with =, tstzrange(starts_at, ends_at) with &&
  ) deferrable initially immediate
);
create index slots_by_time on dispatch.slots (company_id, starts_at, id);
create index slots_of_technician on dispatch.slots (company_id, technician_id, starts_at);
select core.guard('dispatch.slots');

-- 接单. From here the technician reads phone and address in full.
create table dispatch.acceptances (
  company_id uuid not null,
  slot_id uuid not null,
  accepted_at timestamptz not null,
  primary key (company_id, slot_id),
  foreign key (company_id, slot_id) references dispatch.slots (company_id, id) on delete cascade
);
select core.guard('dispatch.acceptances');
revoke update, delete on dispatch.acceptances from yinuo_app;
