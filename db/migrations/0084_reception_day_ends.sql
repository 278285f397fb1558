-- 日清板: how each working day ended, kept at the company's closing hour. What was neither solved nor cleared
-- then is red, with who had it; it stays so in the record, whatever becomes of the case later.

-- The words in which the customer was told (a journal entry); none in clearances of before.
alter table reception.clearances
  add column told_in uuid,
  add foreign key (company_id, told_in) references core.journal (company_id, id)
    deferrable initially deferred;

-- When the company's working day ends next: what the round looks at.
create table reception.closings (
  company_id uuid not null,
  next_at timestamptz not null,
  primary key (company_id)
);
create index closings_due on reception.closings (next_at);
select core.guard('reception.closings');

create table reception.day_ends (
  company_id uuid not null,
  -- The company's day, by its own clock.
  day date not null,
  closed_at timestamptz not null,
  -- Later than the closing where no worker ran then, or the days before the first closing were counted.
  kept_at timestamptz not null check (kept_at >= closed_at),
  settled integer not null check (settled >= 0),
  cleared integer not null check (cleared >= 0),
  uncleared integer not null check (uncleared >= 0),
  primary key (company_id, day)
);
select core.guard('reception.day_ends');
revoke update, delete on reception.day_ends from yinuo_app;

-- What was red, and whose it was.
create table reception.day_end_reds (
  company_id uuid not null,
  day date not null,
  case_id uuid not null,
  handler uuid not null,
  primary key (company_id, day, case_id),
  foreign key (company_id, day) references reception.day_ends (company_id, day),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, handler) references people.staff (company_id, id)
);
create index day_end_reds_of_case on reception.day_end_reds (company_id, case_id, day);
select core.guard('reception.day_end_reds');
revoke update, delete on reception.day_end_reds from yinuo_app;

-- Companies whose day has ended, and those whose first closing is not known yet: ids only.
grant select on reception.closings to yinuo_sweep;
create function reception.companies_to_close(moment timestamptz, most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  (select company_id from reception.closings where next_at <= moment order by next_at limit most)
  union all
  (select id from core.companies company
    where not exists (select from reception.closings where company_id = company.id) limit most)
  limit most
$$;
select core.runs_as('reception.companies_to_close(timestamptz, integer)', 'yinuo_sweep', 'yinuo_app');
