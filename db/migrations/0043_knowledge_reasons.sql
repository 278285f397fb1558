-- Why somebody vouched for an answer, doubted it, put it away or brought it back: what he said beside the
-- entry of the journal, which itself holds ids and codes only.
create table knowledge.reasons (
  company_id uuid not null,
  journal_id uuid not null,
  said text not null check (said <> ''),
  primary key (company_id, journal_id),
  -- The journal is written last in a deed (decision 0015).
  foreign key (company_id, journal_id) references core.journal (company_id, id) deferrable initially deferred
);
select core.guard('knowledge.reasons');
revoke update, delete on knowledge.reasons from yinuo_app;

-- The list that an edition was vouched for by, where one came in as validated.
alter table knowledge.validations add column import_id uuid,
  add foreign key (company_id, import_id) references knowledge.imports (company_id, id);
