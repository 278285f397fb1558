-- 日清 (seeds/001): what is not settled today has a reason, an expected day and a definite time to call back.
create table reception.clearances (
  company_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- The company's day for which it was said; whether it still holds is computed.
  on_day date not null,
  at timestamptz not null,
  by uuid not null,
  reason text not null check (
    reason in
      ('part awaited', 'visit to come', 'customer not free', 'expert needed', 'decision awaited', 'other')
  ),
  note text not null,
  expected_on date not null check (expected_on >= on_day),
  promise_id uuid not null,
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id),
  foreign key (company_id, promise_id) references promises.promises (company_id, id),
  check (reason <> 'other' or note <> '')
);
create index clearances_of_case on reception.clearances (company_id, case_id, id);
select core.guard('reception.clearances');
revoke update, delete on reception.clearances from yinuo_app;
