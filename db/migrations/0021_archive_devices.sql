-- Product lines, models and the machines that stand at customers' places.

-- `name_key` is the folded name (core/find/fold.ts): ABC-160 and abc 160 are one model.
create table archive.product_lines (
  company_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  name_key text collate "C" not null,
  primary key (company_id, id),
  unique (company_id, name_key)
);
select core.guard('archive.product_lines');

create table archive.models (
  company_id uuid not null,
  id uuid not null,
  product_line_id uuid,
  name text not null check (name <> ''),
  name_key text collate "C" not null,
  primary key (company_id, id),
  unique nulls not distinct (company_id, product_line_id, name_key),
  foreign key (company_id, product_line_id) references archive.product_lines (company_id, id)
);
create index models_by_name on archive.models (company_id, name_key, id);
select core.guard('archive.models');

-- A device whose model nobody knows yet may still name its product line. Who installed it is a person of ours
-- (`installed_by`) or, where he is not known to us, his name as it was written.
create table archive.devices (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  model_id uuid,
  product_line_id uuid,
  serial text not null default '',
  serial_key text collate "C",
  address_id uuid,
  purchased_on date,
  purchase_place text not null default '',
  installed_on date,
  installed_by uuid,
  installed_by_name text not null default '',
  note text not null default '',
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id, id),
  unique (company_id, model_id, serial_key),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, model_id) references archive.models (company_id, id),
  foreign key (company_id, product_line_id) references archive.product_lines (company_id, id),
  foreign key (company_id, address_id) references archive.addresses (company_id, id),
  foreign key (company_id, installed_by) references people.staff (company_id, id),
  foreign key (company_id, changed_by) references people.staff (company_id, id),
  check (model_id is null or product_line_id is null),
  check (installed_by is null or installed_by_name = ''),
  check ((serial = '') = (serial_key is null))
);
create index devices_of_customer on archive.devices (company_id, customer_id);
create index devices_by_serial on archive.devices (company_id, serial_key) where serial_key is not null;
create index devices_at_address on archive.devices (company_id, address_id) where address_id is not null;
create index devices_by_installer on archive.devices (company_id, installed_by, installed_on)
  where installed_by is not null;
select core.guard('archive.devices');

-- 辅料明细: what was used when it was installed.
create table archive.device_materials (
  company_id uuid not null,
  device_id uuid not null,
  position integer not null check (position > 0),
  name text not null check (name <> ''),
  quantity numeric(12, 3) check (quantity > 0),
  unit text not null default '',
  primary key (company_id, device_id, position),
  foreign key (company_id, device_id) references archive.devices (company_id, id)
);
select core.guard('archive.device_materials');
