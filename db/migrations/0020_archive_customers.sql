-- 档案 (seeds/002 §一): who bought what, where it stands, who installed it and with which materials.
create schema if not exists archive;

create table archive.customers (
  company_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('person', 'firm')),
  note text not null default '',
  -- Counts the edits of the customer and of what hangs on him, so that nobody overwrites what he has not
  -- seen.
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  merged_into uuid,
  primary key (company_id, id),
  foreign key (company_id, merged_into) references archive.customers (company_id, id),
  foreign key (company_id, changed_by) references people.staff (company_id, id),
  check (merged_into <> id)
);
select core.guard('archive.customers');

create table archive.contacts (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  name text not null check (name <> ''),
  relation text not null default '',
  note text not null default '',
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id)
);
create index contacts_of_customer on archive.contacts (company_id, customer_id);
select core.guard('archive.contacts');

-- `number` is E.164 where the number can be read so, else its bare digits (a local number without area code).
create table archive.phones (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  contact_id uuid,
  number text collate "C" not null check (number ~ '^\+?[0-9]{3,15}$'),
  extension text not null default '',
  typed text not null,
  label text not null default '',
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, contact_id) references archive.contacts (company_id, id)
);
create index phones_of_customer on archive.phones (company_id, customer_id);
create index phones_by_number on archive.phones (company_id, number);
create index phones_of_contact on archive.phones (company_id, contact_id) where contact_id is not null;
select core.guard('archive.phones');

create table archive.addresses (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  label text not null default '',
  typed text not null check (typed <> ''),
  province text not null default '',
  city text not null default '',
  district text not null default '',
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id)
);
create index addresses_of_customer on archive.addresses (company_id, customer_id);
select core.guard('archive.addresses');
