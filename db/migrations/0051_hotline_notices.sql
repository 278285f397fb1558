-- 通知: what leaves by itself, to customers and to our own people. The table is the queue (decision 0032).

-- How mail leaves: one account for the company. The password is sealed (core/seal.ts) and never leaves again.
create table hotline.mail_accounts (
  company_id uuid not null,
  host text not null check (host <> ''),
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null default '',
  sealed_password text,
  from_address text not null check (from_address <> ''),
  from_name text not null default '',
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id),
  foreign key (company_id, changed_by) references people.staff (company_id, id),
  -- A password travels on encrypted lines only.
  check (security <> 'none' or sealed_password is null)
);
select core.guard('hotline.mail_accounts');

-- One address for the group of our people (a robot), one for customers (an SMS gateway). Addresses of robots
-- hold their token, so the address is sealed as the secret is.
create table hotline.webhooks (
  company_id uuid not null,
  audience text not null check (audience in ('staff', 'customer')),
  shape text not null check (shape in ('signed', 'wecom', 'dingtalk', 'feishu')),
  host text not null check (host <> ''),
  sealed_url text not null,
  sealed_secret text,
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id, audience),
  foreign key (company_id, changed_by) references people.staff (company_id, id),
  -- A group robot has no room for a customer.
  check (audience = 'staff' or shape = 'signed')
);
select core.guard('hotline.webhooks');

-- Minutes of the local day; from = until: never quiet. Without a row the usual hours hold (quiet.ts).
create table hotline.quiet_hours (
  company_id uuid not null,
  audience text not null check (audience in ('staff', 'customer')),
  from_minute integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute between 0 and 1439),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id, audience),
  foreign key (company_id, changed_by) references people.staff (company_id, id)
);
select core.guard('hotline.quiet_hours');

-- Where somebody of ours is written to, as he set it himself; no row: not at all.
create table hotline.staff_addresses (
  company_id uuid not null,
  staff_id uuid not null,
  e_mail text not null check (e_mail <> ''),
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  -- His own quiet hours instead of the company's.
  quiet_from_minute integer check (quiet_from_minute between 0 and 1439),
  quiet_until_minute integer check (quiet_until_minute between 0 and 1439),
  changed_at timestamptz not null,
  primary key (company_id, staff_id),
  foreign key (company_id, staff_id) references people.staff (company_id, id),
  check ((quiet_from_minute is null) = (quiet_until_minute is null))
);
select core.guard('hotline.staff_addresses');

-- Where a customer agreed to be written to, and whether he said stop (domain.md CL-29, PIPL 15).
create table hotline.customer_addresses (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  channel text not null check (channel in ('e-mail', 'sms')),
  address text not null check (address <> ''),
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  agreed_at timestamptz not null,
  agreed_by uuid not null,
  stopped_at timestamptz,
  -- Who of ours wrote the stop down; null: the customer himself, by the link in a notice.
  stopped_by uuid,
  primary key (company_id, id),
  unique (company_id, customer_id, channel),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, agreed_by) references people.staff (company_id, id),
  foreign key (company_id, stopped_by) references people.staff (company_id, id),
  check (stopped_by is null or stopped_at is not null)
);
select core.guard('hotline.customer_addresses');

create table hotline.notices (
  company_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- What it is about, its channel and to whom: the same notice is never written twice.
  key text not null,
  template text not null,
  channel text not null check (channel in ('e-mail', 'sms', 'group')),
  staff_id uuid,
  customer_id uuid,
  case_id uuid,
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  -- Ids, codes and moments from which the words are made when it leaves; never names or free text.
  facts jsonb not null,
  written_at timestamptz not null,
  -- Leaves in quiet hours, too: what is watched around the clock.
  any_hour boolean not null,
  -- Past this moment it would only puzzle ("on the way" of yesterday).
  useless_after timestamptz,
  -- When it is tried next; null when it left, failed for good or was stopped.
  try_at timestamptz,
  held_until timestamptz,
  attempts integer not null default 0,
  last_fault text,
  sent_at timestamptz,
  sent_to text,
  title text,
  body text,
  delivered_at timestamptz,
  failed_at timestamptz,
  failed_why text,
  stopped_at timestamptz,
  primary key (company_id, id),
  unique (company_id, key),
  foreign key (company_id, staff_id) references people.staff (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  check (num_nonnulls(try_at, sent_at, failed_at, stopped_at) = 1),
  check (num_nulls(failed_at, failed_why) in (0, 2)),
  check (num_nulls(sent_at, sent_to, title, body) in (0, 4)),
  check (sent_at is not null or delivered_at is null),
  check (held_until is null or try_at is not null)
);
create index notices_to_try on hotline.notices (try_at) where try_at is not null;
create index notices_to_try_here on hotline.notices (company_id, try_at, id) where try_at is not null;
create index notices_by_time on hotline.notices (company_id, written_at, id);
create index notices_of_customer on hotline.notices (company_id, customer_id, written_at, id)
  where customer_id is not null;
create index notices_not_sent on hotline.notices (company_id, written_at, id) where failed_at is not null;
select core.guard('hotline.notices');
revoke delete on hotline.notices from yinuo_app;

-- Which companies have notices to try: ids only, across companies, hence a function of a login that may.
grant usage on schema hotline to yinuo_sweep;
grant select on hotline.notices to yinuo_sweep;
create function hotline.due_companies(moment timestamptz, most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct company_id from (
    select company_id from hotline.notices where try_at <= moment order by try_at limit 1000
  ) waiting limit most
$$;
select core.runs_as('hotline.due_companies(timestamptz, integer)', 'yinuo_sweep', 'yinuo_app');
