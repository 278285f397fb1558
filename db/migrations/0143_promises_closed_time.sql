-- A case that was closed and is open again: where its standard says so, a promise goes on with what was left
-- (features.md SLA-13). The time between is a stop like any other, which every line allows and nobody begins.
alter table promises.pauses
  alter column begun_by drop not null,
  drop constraint pauses_reason_check,
  add constraint pauses_reason_check check (reason in ('customer', 'part', 'closed')),
  add constraint pauses_begun_check check (begun_by is not null or reason = 'closed');
