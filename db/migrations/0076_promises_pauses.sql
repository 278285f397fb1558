-- The clock of a promise that a standard made: since when it runs, of which edition of the book its time is,
-- and the stretches in which it stood. What the customer was told in words never moves.
alter table promises.promises
  add column owed_from timestamptz,
  add column edition integer,
  add foreign key (company_id, edition) references standards.editions (company_id, number);
create index promises_owed_open on promises.promises (company_id, id)
  where settled_as is null and owed_for is not null;
grant update (due_at, edition) on promises.promises to yinuo_app;

create table promises.pauses (
  company_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  reason text not null check (reason in ('customer', 'part')),
  from_at timestamptz not null,
  -- At the latest; then the clock runs again by itself. Moved to the moment when it is ended before.
  until_at timestamptz not null,
  begun_by uuid not null,
  ended_by uuid,
  primary key (company_id, id),
  foreign key (company_id, promise_id) references promises.promises (company_id, id),
  foreign key (company_id, begun_by) references people.staff (company_id, id),
  foreign key (company_id, ended_by) references people.staff (company_id, id),
  check (from_at <= until_at)
);
create index pauses_of_promise on promises.pauses (company_id, promise_id, from_at);
select core.guard('promises.pauses');
revoke update, delete on promises.pauses from yinuo_app;
grant update (until_at, ended_by) on promises.pauses to yinuo_app;

-- Open promises follow a new edition of the book, or calendars that were changed, in batches; what was
-- settled is frozen. One row each time, with its progress.
create table promises.followings (
  company_id uuid not null,
  id uuid not null,
  why text not null check (why in ('book', 'calendar')),
  edition integer not null,
  begun_at timestamptz not null,
  -- The last promise that was looked at.
  cursor_id uuid,
  looked integer not null default 0,
  moved integer not null default 0,
  ended integer not null default 0,
  finished_at timestamptz,
  primary key (company_id, id)
);
select core.guard('promises.followings');
revoke update, delete on promises.followings from yinuo_app;
grant update (cursor_id, looked, moved, ended, finished_at) on promises.followings to yinuo_app;

-- A line that was switched off takes its reminders with it (features.md SLA-14); the journal keeps them.
grant delete on promises.reminders to yinuo_app;
