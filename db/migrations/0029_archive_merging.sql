-- Two that are one (design.md law 3): merging sets `merged_into`, reads resolve it, undo clears it; no other
-- row moves. `merged_into` always names one who is not merged himself: a merge of somebody who has others
-- merged into him takes them along, its undo gives them back (docs/decisions/0017).

alter table archive.devices
  add column merged_into uuid,
  -- Whose installer of record stands, where it is that of a device merged into this one.
  add column installer_of uuid,
  add foreign key (company_id, merged_into) references archive.devices (company_id, id),
  add foreign key (company_id, installer_of) references archive.devices (company_id, id),
  add check (merged_into <> id),
  add check (installer_of <> id);
create index devices_merged on archive.devices (company_id, merged_into) where merged_into is not null;

create table archive.customer_merges (
  company_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  reason text not null default '',
  at timestamptz not null,
  by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (company_id, id),
  foreign key (company_id, from_id) references archive.customers (company_id, id),
  foreign key (company_id, into_id) references archive.customers (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id),
  foreign key (company_id, undone_by) references people.staff (company_id, id),
  check (from_id <> into_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index customer_merges_live on archive.customer_merges (company_id, from_id)
  where undone_at is null;
create index customer_merges_into on archive.customer_merges (company_id, into_id) where undone_at is null;
select core.guard('archive.customer_merges');

create table archive.device_merges (
  company_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  reason text not null default '',
  at timestamptz not null,
  by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (company_id, id),
  foreign key (company_id, from_id) references archive.devices (company_id, id),
  foreign key (company_id, into_id) references archive.devices (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id),
  foreign key (company_id, undone_by) references people.staff (company_id, id),
  check (from_id <> into_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index device_merges_live on archive.device_merges (company_id, from_id) where undone_at is null;
create index device_merges_into on archive.device_merges (company_id, into_id) where undone_at is null;
select core.guard('archive.device_merges');

-- Looked at, and not the same: such a pair is not shown as a duplicate again.
create table archive.customers_apart (
  company_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  primary key (company_id, one_id, other_id),
  foreign key (company_id, one_id) references archive.customers (company_id, id),
  foreign key (company_id, other_id) references archive.customers (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id),
  check (one_id < other_id)
);
select core.guard('archive.customers_apart');

create table archive.devices_apart (
  company_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  primary key (company_id, one_id, other_id),
  foreign key (company_id, one_id) references archive.devices (company_id, id),
  foreign key (company_id, other_id) references archive.devices (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id),
  check (one_id < other_id)
);
select core.guard('archive.devices_apart');

-- Duplicates are found by walking an index in the order of what they share.
drop index archive.phones_by_number;
create index phones_by_number on archive.phones (company_id, number, customer_id);

-- The folded address (core/find/fold.ts). What stands here already is folded as far as SQL can.
alter table archive.addresses add column address_key text collate "C";
update archive.addresses set address_key = nullif(
  left(regexp_replace(lower(normalize(typed, nfkc)), '[^[:alnum:]]', '', 'g'), 200), '');
create index addresses_by_key on archive.addresses (company_id, address_key, customer_id)
  where address_key is not null;
