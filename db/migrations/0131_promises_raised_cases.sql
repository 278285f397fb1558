-- What makes a case more urgent than its trouble: the damage that it does to the customer (the fax machine
-- full of orders, seeds/004), or who waits (the old, a child, the ill: domain.md §7.2). Its ladders go up one
-- step.
create table promises.raisings (
  company_id uuid not null,
  case_id uuid not null,
  why text not null check (why in ('damage', 'vulnerable')),
  at timestamptz not null,
  by uuid not null,
  -- What the customer loses, in his words. Of a person nothing is written down but that he is to be spared.
  words text not null default '' check (why = 'damage' or words = ''),
  primary key (company_id, case_id, why),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
select core.guard('promises.raisings');
revoke update, delete on promises.raisings from yinuo_app;
