-- 服务合同: a plan that a customer has bought (金牌保养), for one of his devices or for all that he owns, from
-- its first day to its last. A fact is taken back, never rewritten: a contract that ends sooner is taken back
-- and noted anew with its last day.
create table archive.contracts (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  -- Null: everything he owns.
  device_id uuid,
  -- In the company's own words, as its standards name it.
  plan text not null check (plan <> ''),
  from_on date not null,
  until_on date not null,
  noted_at timestamptz not null,
  noted_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, device_id) references archive.devices (company_id, id),
  foreign key (company_id, noted_by) references people.staff (company_id, id),
  foreign key (company_id, taken_back_by) references people.staff (company_id, id),
  check (from_on <= until_on)
);
create index contracts_of_customer on archive.contracts (company_id, customer_id) where taken_back_at is null;
create index contracts_of_device on archive.contracts (company_id, device_id) where device_id is not null;
select core.guard('archive.contracts');
revoke update on archive.contracts from yinuo_app;
grant update (taken_back_at, taken_back_by) on archive.contracts to yinuo_app;
