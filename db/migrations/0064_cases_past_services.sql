-- What was done before this house kept the files: cases that were written down afterwards, from a list or by
-- hand. Nobody of ours was asked first, nobody ever handled them: they are closed from the start
-- (docs/decisions/0019).
alter table cases.cases
  alter column first_asked_by drop not null,
  add column recorded_at timestamptz,
  add column recorded_by uuid,
  add foreign key (company_id, recorded_by) references people.staff (company_id, id),
  add constraint asked_or_recorded check ((first_asked_by is null) = (recorded_at is not null)),
  add constraint recorded_by_with_at check (recorded_by is null or recorded_at is not null),
  -- Old lists do not always say what the trouble was.
  drop constraint cases_symptom_check,
  add constraint cases_symptom_check check (symptom <> '' or recorded_at is not null);

-- A list that came in can be taken back whole; what a customer told us cannot, not even by mistake.
create function cases.only_what_was_recorded() returns trigger language plpgsql as $$
begin
  if old.recorded_at is null then
    raise exception 'the case % was opened by a customer: it is never deleted', old.number;
  end if;
  return old;
end $$;
create trigger only_what_was_recorded before delete on cases.cases
  for each row execute function cases.only_what_was_recorded();
grant delete on cases.cases to yinuo_app;

-- One service of long ago, of which the case holds customer, device and the fault as it was said. Where only
-- its month or year is known, `on_day` is the first day of it. Whose name a list gives stays as it was
-- written; `repaired_by` says who of ours that is, as far as somebody knows.
create table cases.past_services (
  company_id uuid not null,
  case_id uuid not null,
  on_day date not null,
  known_to text not null check (known_to in ('day', 'month', 'year')),
  -- The last day on which it can have been: figures count by it, so that nobody is blamed by a guess.
  latest_day date not null generated always as (
    case known_to
      when 'day' then on_day
      when 'month' then (date_trunc('month', on_day::timestamp) + interval '1 month')::date - 1
      else (date_trunc('year', on_day::timestamp) + interval '1 year')::date - 1
    end) stored,
  kind text not null check (kind in ('repair', 'upkeep', 'installation')),
  done text not null default '',
  repaired_by uuid,
  repaired_by_name text not null default '',
  charge_cents bigint,
  -- Their own number, as the paper or the list has it.
  number text not null default '',
  -- What it says, however it is written (rules/past.ts): what is there once is not written again.
  said_key text collate "C" not null,
  import_id uuid,
  import_row integer,
  primary key (company_id, case_id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  foreign key (company_id, repaired_by) references people.staff (company_id, id),
  foreign key (company_id, import_id) references archive.imports (company_id, id),
  check ((import_id is null) = (import_row is null))
);
create unique index past_services_of_row on cases.past_services (company_id, import_id, import_row)
  where import_id is not null;
create index past_services_said on cases.past_services (company_id, said_key);
create index past_services_by_name on cases.past_services (company_id, repaired_by_name, case_id)
  where repaired_by is null and repaired_by_name <> '';
select core.guard('cases.past_services');
revoke update on cases.past_services from yinuo_app;
grant update (repaired_by) on cases.past_services to yinuo_app;
