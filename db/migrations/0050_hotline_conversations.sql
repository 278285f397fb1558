-- 热线: every word exchanged with a customer, in and out. Append-only: what was said is not unsaid.
create schema hotline;

create table hotline.conversations (
  company_id uuid not null,
  id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  channel text not null check (channel in ('phone', 'walk-in', 'letter', 'e-mail', 'web', 'wechat')),
  customer_id uuid not null,
  contact_id uuid,
  staff_id uuid not null,
  -- When it took place, and when it was written down; both count for evidence (hotline/rules.ts).
  at timestamptz not null,
  logged_at timestamptz not null check (logged_at >= at),
  reached boolean not null,
  said text not null,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  -- A contact may be struck from the archive; that the customer was spoken to stays.
  foreign key (company_id, contact_id) references archive.contacts (company_id, id)
    on delete set null (contact_id),
  foreign key (company_id, staff_id) references people.staff (company_id, id),
  check (reached or direction = 'out'),
  check (said <> '' or not reached)
);
create index conversations_of_contact on hotline.conversations (company_id, contact_id)
  where contact_id is not null;
create index conversations_of_customer on hotline.conversations (company_id, customer_id, at, id);
select core.guard('hotline.conversations');
revoke update, delete on hotline.conversations from yinuo_app;
