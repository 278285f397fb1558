-- An offer that nobody answers in time comes back: the customer must not wait between two desks.
alter table reception.handovers add column answer_by timestamptz;
update reception.handovers set answer_by = offered_at + interval '30 minutes';
alter table reception.handovers alter column answer_by set not null;

alter table reception.handovers drop constraint handovers_answer_check;
alter table reception.handovers add constraint handovers_answer_check
  check (answer in ('accepted', 'declined', 'taken back', 'unanswered'));
alter table reception.handovers drop constraint handovers_check1;
alter table reception.handovers add constraint handovers_answered_by_somebody check (
  (answer is null) = (answered_at is null)
  and (answer is null or answer = 'unanswered') = (answered_by is null)
);
create index handovers_to_bounce on reception.handovers (answer_by) where answer is null;
create index handovers_from on reception.handovers (company_id, from_staff, id) where answer = 'unanswered';
create index handovers_to on reception.handovers (company_id, to_staff, id) where answer = 'unanswered';

-- Which companies have offers that come back: ids only, across companies.
grant usage on schema reception to yinuo_sweep;
grant select on reception.handovers to yinuo_sweep;
create function reception.due_companies(moment timestamptz, most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct company_id from (
    select company_id from reception.handovers
    where answer is null and answer_by <= moment order by answer_by limit 1000
  ) waiting limit most
$$;
select core.runs_as('reception.due_companies(timestamptz, integer)', 'yinuo_sweep', 'yinuo_app');
