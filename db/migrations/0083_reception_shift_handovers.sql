-- 交接班: who goes home hands what is open of his to a colleague, or to the pool of a role. It is an offer:
-- until somebody accepts, each promise stays with its owner by name. Cases stay with who was asked first.
create table reception.shift_handovers (
  company_id uuid not null,
  id uuid not null,
  -- Whose promises they are; null where nobody of a role has taken them yet and a lead gives them out.
  from_staff uuid,
  to_staff uuid,
  to_role text,
  why text not null check (why <> ''),
  offered_at timestamptz not null,
  offered_by uuid not null,
  answer_by timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'taken back', 'unanswered')),
  answered_at timestamptz,
  answered_by uuid,
  answer_why text,
  primary key (company_id, id),
  foreign key (company_id, from_staff) references people.staff (company_id, id),
  foreign key (company_id, to_staff) references people.staff (company_id, id),
  foreign key (company_id, offered_by) references people.staff (company_id, id),
  foreign key (company_id, answered_by) references people.staff (company_id, id),
  check (num_nonnulls(to_staff, to_role) = 1),
  check (from_staff <> to_staff),
  check ((answer is null) = (answered_at is null)),
  check ((answer is null or answer = 'unanswered') = (answered_by is null)),
  check (answer is distinct from 'declined' or answer_why <> '')
);
create index shift_handovers_waiting on reception.shift_handovers (company_id, id) where answer is null;
create index shift_handovers_to_bounce on reception.shift_handovers (answer_by) where answer is null;
create index shift_handovers_back on reception.shift_handovers (company_id, answered_at)
  where answer in ('unanswered', 'declined');
select core.guard('reception.shift_handovers');
revoke update, delete on reception.shift_handovers from yinuo_app;
grant update (answer, answered_at, answered_by, answer_why) on reception.shift_handovers to yinuo_app;

create table reception.shift_handover_promises (
  company_id uuid not null,
  handover_id uuid not null,
  promise_id uuid not null,
  -- Whether it went over when the others did; what was settled or passed on meanwhile did not.
  taken boolean,
  primary key (company_id, handover_id, promise_id),
  foreign key (company_id, handover_id) references reception.shift_handovers (company_id, id),
  foreign key (company_id, promise_id) references promises.promises (company_id, id)
);
create index shift_handovers_of_promise on reception.shift_handover_promises (company_id, promise_id);
select core.guard('reception.shift_handover_promises');
revoke update, delete on reception.shift_handover_promises from yinuo_app;
grant update (taken) on reception.shift_handover_promises to yinuo_app;

-- Offers of both kinds come back.
grant select on reception.shift_handovers to yinuo_sweep;
create or replace function reception.due_companies(moment timestamptz, most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct company_id from (
    (select company_id from reception.handovers
      where answer is null and answer_by <= moment order by answer_by limit 1000)
    union all
    (select company_id from reception.shift_handovers
      where answer is null and answer_by <= moment order by answer_by limit 1000)
  ) waiting limit most
$$;
