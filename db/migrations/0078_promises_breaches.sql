-- A broken promise raises its own follow-up: tell the customer, say why, promise anew. It stays broken.
create table promises.breaches (
  company_id uuid not null,
  promise_id uuid not null,
  raised_at timestamptz not null,
  -- Followed up: all four together; the new promise where one stands in its place.
  reason text check (reason in (
    'forgotten', 'no time', 'absent', 'earlier work took longer', 'part not there', 'promised too much',
    'handed over badly', 'weather or traffic', 'system down', 'other')),
  told_in uuid,
  followed_at timestamptz,
  followed_by uuid,
  next_promise uuid,
  primary key (company_id, promise_id),
  foreign key (company_id, promise_id) references promises.promises (company_id, id),
  foreign key (company_id, told_in) references core.journal (company_id, id) deferrable initially deferred,
  foreign key (company_id, followed_by) references people.staff (company_id, id),
  foreign key (company_id, next_promise) references promises.promises (company_id, id),
  check (num_nulls(reason, told_in, followed_at, followed_by) in (0, 4)),
  check (next_promise is null or followed_at is not null)
);
create index breaches_to_follow_up on promises.breaches (company_id, raised_at, promise_id)
  where followed_at is null;
select core.guard('promises.breaches');
revoke update, delete on promises.breaches from yinuo_app;
grant update (reason, told_in, followed_at, followed_by, next_promise) on promises.breaches to yinuo_app;
