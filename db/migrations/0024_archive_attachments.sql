-- What was sent about a customer or a device: a photo of the type plate, the invoice, a floor plan. The bytes
-- are core's; what was taken away stays with who and when, and is shown no more.
create table archive.attachments (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid,
  device_id uuid,
  file_id uuid not null,
  added_at timestamptz not null,
  added_by uuid not null,
  taken_away_at timestamptz,
  taken_away_by uuid,
  primary key (company_id, id),
  unique (company_id, file_id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, device_id) references archive.devices (company_id, id),
  foreign key (company_id, file_id) references core.files (company_id, id),
  foreign key (company_id, added_by) references people.staff (company_id, id),
  foreign key (company_id, taken_away_by) references people.staff (company_id, id),
  check (num_nonnulls(customer_id, device_id) = 1),
  check ((taken_away_at is null) = (taken_away_by is null))
);
create index attachments_of_customer on archive.attachments (company_id, customer_id, id)
  where taken_away_at is null;
create index attachments_of_device on archive.attachments (company_id, device_id, id)
  where taken_away_at is null;
select core.guard('archive.attachments');
revoke update, delete on archive.attachments from yinuo_app;
grant update (taken_away_at, taken_away_by) on archive.attachments to yinuo_app;
