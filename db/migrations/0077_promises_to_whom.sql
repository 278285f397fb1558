-- A promise is made to a customer, in a case or without one, or to one of ours who had an idea; and a
-- customer promises to pay. Who was asked first and who handles it are facts of a case: without one there
-- is neither.
alter table promises.promises
  alter column case_id drop not null,
  alter column customer_id drop not null,
  alter column first_asked_by drop not null,
  alter column handler drop not null,
  add column to_staff uuid,
  -- What the customer promised to pay, and how.
  add column amount_cents bigint check (amount_cents > 0),
  add column method text check (method in ('cash', 'transfer', 'card', 'wechat', 'alipay', 'cheque')),
  -- What comes every month: the day of the month, the day of this round, and the first promise of the series.
  add column recurs_on smallint check (recurs_on between 1 and 31),
  add column recurs_day date,
  add column series uuid,
  add foreign key (company_id, to_staff) references people.staff (company_id, id),
  add foreign key (company_id, series) references promises.promises (company_id, id),
  add constraint promises_to_whom check (num_nonnulls(customer_id, to_staff) = 1),
  add constraint promises_to_staff check ((kind = 'suggestion answer') = (to_staff is not null)),
  add constraint promises_in_case check (
    case_id is null or num_nonnulls(customer_id, first_asked_by, handler) = 3),
  add constraint promises_payment check (
    num_nonnulls(amount_cents, method) = case when kind = 'payment' then 2 else 0 end),
  add constraint promises_recurring check (
    num_nonnulls(recurs_on, recurs_day, series) = case when kind = 'recurring' then 3 else 0 end),
  -- 'replaced': broken for good, another promise stands in its place (promises.breaches says which and why).
  drop constraint promises_settled_as_check,
  add constraint promises_settled_as_check check (
    settled_as in ('kept', 'renegotiated', 'withdrawn', 'not reached', 'replaced'));
-- One round of a series comes once, whoever makes it: the hand that keeps the last one, or the sweep.
create unique index promises_round_once on promises.promises (company_id, series, recurs_day)
  where instead_of is null and series is not null;
create index promises_to_staff_by_due on promises.promises (company_id, to_staff, due_at, id)
  where to_staff is not null;

-- What was done for a promise whose slice has no deed of its own yet, noted by whoever knows: money that
-- came, a thing handed over, work, a word to one of ours. The journal's entry about it is the evidence.
create table promises.notings (
  company_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  what text not null check (what in ('payment', 'handing over', 'work', 'word')),
  at timestamptz not null,
  noted_at timestamptz not null,
  by uuid not null,
  words text not null check (words <> ''),
  amount_cents bigint check (amount_cents > 0),
  primary key (company_id, id),
  foreign key (company_id, promise_id) references promises.promises (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id),
  check ((what = 'payment') = (amount_cents is not null))
);
create index notings_of_promise on promises.notings (company_id, promise_id);
select core.guard('promises.notings');
revoke update, delete on promises.notings from yinuo_app;
