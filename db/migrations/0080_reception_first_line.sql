-- 首问受理: what was solved while the customer was on the line, and cases handed from one to the other.
create schema reception;

create table reception.phone_solutions (
  company_id uuid not null,
  conversation_id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  told text not null check (told <> ''),
  primary key (company_id, conversation_id, case_id),
  foreign key (company_id, conversation_id) references hotline.conversations (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, by) references people.staff (company_id, id)
);
create index phone_solutions_of_case on reception.phone_solutions (company_id, case_id, at);
select core.guard('reception.phone_solutions');
revoke update, delete on reception.phone_solutions from yinuo_app;

-- A hand-over is an offer; the case stays with whoever has it until the other one accepts.
create table reception.handovers (
  company_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  from_staff uuid not null,
  to_staff uuid not null,
  why text not null check (why <> ''),
  offered_at timestamptz not null,
  offered_by uuid not null,
  answer text check (answer in ('accepted', 'declined', 'taken back')),
  answered_at timestamptz,
  answered_by uuid,
  answer_why text,
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, from_staff) references people.staff (company_id, id),
  foreign key (company_id, to_staff) references people.staff (company_id, id),
  foreign key (company_id, offered_by) references people.staff (company_id, id),
  foreign key (company_id, answered_by) references people.staff (company_id, id),
  check (from_staff <> to_staff),
  check (num_nulls(answer, answered_at, answered_by) in (0, 3)),
  check (answer is distinct from 'declined' or answer_why <> '')
);
create unique index handovers_waiting on reception.handovers (company_id, case_id) where answer is null;
create index handovers_waiting_for on reception.handovers (company_id, to_staff, id) where answer is null;
create index handovers_of_case on reception.handovers (company_id, case_id, id);
select core.guard('reception.handovers');
revoke update, delete on reception.handovers from yinuo_app;
grant update (answer, answered_at, answered_by, answer_why) on reception.handovers to yinuo_app;
