-- For what a line's ladder goes up one step: each of its steps reaches the next rung, too.
alter table standards.standards
  add column up_for text[] not null default '{damage,vulnerable}'
    check (up_for <@ array['damage', 'vulnerable']);
