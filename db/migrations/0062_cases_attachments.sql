-- What was sent about one trouble: a photo of the fault, a letter, a screenshot of a chat.
create table cases.attachments (
  company_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  file_id uuid not null,
  added_at timestamptz not null,
  added_by uuid not null,
  taken_away_at timestamptz,
  taken_away_by uuid,
  primary key (company_id, id),
  unique (company_id, file_id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, file_id) references core.files (company_id, id),
  foreign key (company_id, added_by) references people.staff (company_id, id),
  foreign key (company_id, taken_away_by) references people.staff (company_id, id),
  check ((taken_away_at is null) = (taken_away_by is null))
);
create index attachments_of_case on cases.attachments (company_id, case_id, id) where taken_away_at is null;
select core.guard('cases.attachments');
revoke update, delete on cases.attachments from yinuo_app;
grant update (taken_away_at, taken_away_by) on cases.attachments to yinuo_app;
