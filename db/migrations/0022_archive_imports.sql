-- A list that came in: the file as it was read, row by row, and what became of each row.
create table archive.imports (
  company_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  -- How the file was read: { format, encoding, delimiter, sheet, headerRow, columns: { customerName: '客户姓名' …
  -- }, leftOut: […] }.
  reading jsonb not null,
  rows integer not null check (rows >= 0),
  read_at timestamptz not null,
  read_by uuid,
  started_at timestamptz,
  started_by uuid,
  finished_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, file_id) references core.files (company_id, id),
  foreign key (company_id, read_by) references people.staff (company_id, id),
  foreign key (company_id, started_by) references people.staff (company_id, id)
);
select core.guard('archive.imports');

-- `row` is the row of the sheet or file as a person counts it. `expected` is what the dry run foresaw,
-- `outcome` what the run did; the customer and device that the row speaks of know their source by this table.
create table archive.import_rows (
  company_id uuid not null,
  import_id uuid not null,
  row integer not null check (row > 0),
  cells jsonb not null,
  problems jsonb not null default '[]',
  same_as_row integer,
  expected text not null check (expected in ('created', 'joined', 'unchanged', 'refused')),
  outcome text check (outcome in ('created', 'joined', 'unchanged', 'refused')),
  customer_id uuid,
  device_id uuid,
  -- What the row says, however it is written (rules/rows.ts): what was written once is never written again.
  row_key text collate "C" not null,
  primary key (company_id, import_id, row),
  foreign key (company_id, import_id) references archive.imports (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, device_id) references archive.devices (company_id, id)
);
create index import_rows_written on archive.import_rows (company_id, row_key) where customer_id is not null;
create index import_rows_with_problems on archive.import_rows (company_id, import_id, row)
  where problems <> '[]';
create index import_rows_of_customer on archive.import_rows (company_id, customer_id)
  where customer_id is not null;
create index import_rows_of_device on archive.import_rows (company_id, device_id) where device_id is not null;
select core.guard('archive.import_rows');
