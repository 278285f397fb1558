-- 服务标准: a company's own lines of the book. What it has not decided stands in service/standards/book.ts.
-- Lines are added, never changed: the youngest line in force on a day wins, the older ones stay readable.
create schema standards;

create table standards.standards (
  company_id uuid not null,
  id uuid not null,
  event text not null check (event <> ''),
  owes text not null check (owes in ('callback', 'visit window', 'feedback', 'return visit')),
  -- Conditions; null means every case. The most specific line wins.
  reason text,
  urgency text,
  counted text not null check (counted in ('minutes', 'working minutes', 'end of working day')),
  minutes integer not null check (minutes between 0 and 525600),
  owner text not null check (owner in ('first-asked', 'handler', 'visitor', 'manager')),
  source text not null check (source <> ''),
  effective_from date not null,
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (company_id, id),
  foreign key (company_id, set_by) references people.staff (company_id, id)
);
create index standards_of_event on standards.standards (company_id, event, effective_from);
select core.guard('standards.standards');
revoke update, delete on standards.standards from yinuo_app;
