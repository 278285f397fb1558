-- A list of answers that comes in: looked at, read to its end without writing (the dry run), written in short
-- transactions that keep their place (`…_upto` is a row of the file), perhaps put back. The file stays; what
-- is wanted of its rows again is read from it again.
create table knowledge.imports (
  company_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  -- What the file is (archive's Look), and where a person knew better.
  look jsonb not null,
  choice jsonb not null default '{}',
  -- { columns: { "0": "title", … }, fixed: {} }; each change counts the revision and the dry run begins anew.
  mapping jsonb not null,
  revision integer not null check (revision > 0),
  shape text collate "C" not null,
  remembered boolean not null,
  samples jsonb not null,
  -- What becomes of product lines and models that nobody knows: they are added, or their rows stay out.
  unknown_names text not null check (unknown_names in ('add', 'refuse')),
  -- Counts of what was foreseen and written so far, and names that nobody knows.
  tally jsonb not null default '{}',
  rows integer not null check (rows >= 0),
  rows_in_all integer,
  read_upto integer not null,
  written_upto integer not null,
  -- Counts down: this row and all after it are put back.
  undone_from integer,
  read_at timestamptz not null,
  read_by uuid,
  rows_read_at timestamptz,
  judged_at timestamptz,
  started_at timestamptz,
  started_by uuid,
  finished_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid,
  undo_started_at timestamptz,
  undo_started_by uuid,
  undone_at timestamptz,
  failed text,
  -- Only the newest errand of a list goes on; an older one ends.
  turn integer not null,
  -- The processes that worked at it, and where one took over from another: [{ at, stage, row }].
  worked_by uuid[] not null default '{}',
  resumed jsonb not null default '[]',
  primary key (company_id, id),
  foreign key (company_id, file_id) references core.files (company_id, id),
  foreign key (company_id, read_by) references people.staff (company_id, id),
  foreign key (company_id, started_by) references people.staff (company_id, id),
  foreign key (company_id, cancelled_by) references people.staff (company_id, id),
  foreign key (company_id, undo_started_by) references people.staff (company_id, id)
);
create index imports_of_shape on knowledge.imports (company_id, shape, id);
select core.guard('knowledge.imports');

-- What is foreseen of a row and what became of it. Its cells stand here only where it stays out.
create table knowledge.import_rows (
  company_id uuid not null,
  import_id uuid not null,
  row integer not null check (row > 0),
  title text not null,
  -- Which answer the row means (its id elsewhere, else language, title and places), and all that it says;
  -- each a hash. Null where the row cannot be read.
  key bigint,
  said bigint,
  problems jsonb not null default '[]',
  texts jsonb,
  -- An earlier row of this list means the same answer.
  same_as_row integer,
  expected text not null check (expected in ('created', 'changed', 'unchanged', 'refused')),
  outcome text check (outcome in ('created', 'changed', 'unchanged', 'refused')),
  answer_id uuid,
  -- The edition that the row made, or found.
  edition integer,
  -- Of what was changed: { edition, card } as they stood before, for who puts it back.
  before jsonb,
  primary key (company_id, import_id, row),
  foreign key (company_id, import_id) references knowledge.imports (company_id, id),
  foreign key (company_id, answer_id) references knowledge.answers (company_id, id)
);
create index import_rows_by_key on knowledge.import_rows (company_id, import_id, key)
  where key is not null and same_as_row is null;
-- What the last list said of an answer: the same again is no change, whatever was edited here since.
create index import_rows_of_answer on knowledge.import_rows (company_id, answer_id, import_id)
  where answer_id is not null;
create index import_rows_with_problems on knowledge.import_rows (company_id, import_id, row)
  where problems <> '[]';
select core.guard('knowledge.import_rows');

-- By it a row without an id of its own meets the answer of its title, in any width and case.
alter table knowledge.editions
  add column title_key uuid not null
    generated always as (md5(lower(regexp_replace(normalize(title, nfkc), '\s+', '', 'g')))::uuid) stored;
create index editions_by_title on knowledge.editions (company_id, title_key);
