-- A list is looked at, read row by row, judged under a mapping, written, perhaps taken back: each a fact
-- with its moment, done in the background in short transactions that keep their place (`…_upto` is a row of
-- the sheet).
alter table archive.imports
  -- What the file is: { format, encoding, delimiter, sheets: [{ name, rows, headings, headerRow, known }],
  -- sheet }.
  add column look jsonb not null default '{}',
  -- Where a person knew better: { sheet?, headerRow?, encoding?, delimiter? }.
  add column choice jsonb not null default '{}',
  -- { columns: { "0": "customerName", … }, fixed: {} }; each change counts the revision and judges anew.
  add column mapping jsonb not null default '{"columns": {}, "fixed": {}}',
  add column revision integer not null default 1,
  add column shape text collate "C" not null default '',
  add column remembered boolean not null default false,
  add column samples jsonb not null default '[]',
  -- What is done with rows that may be double and that nobody decided one by one.
  add column twin_decision text check (twin_decision in ('merge', 'keep')),
  -- Counts of what was judged and written so far (rules/tally.ts): a million rows are not counted for each
  -- look.
  add column tally jsonb not null default '{}',
  add column rows_in_all integer,
  add column read_upto integer not null default 0,
  add column judged_upto integer not null default 0,
  add column written_upto integer not null default 0,
  -- Counts down: this row and all after it are taken back.
  add column undone_from integer,
  add column rows_read_at timestamptz,
  add column judged_at timestamptz,
  add column cancelled_at timestamptz,
  add column cancelled_by uuid,
  add column undo_started_at timestamptz,
  add column undo_started_by uuid,
  add column undone_at timestamptz,
  add column failed text,
  -- Only the newest errand of a list goes on; an older one ends (actions/list-stages.ts).
  add column turn integer not null default 0,
  -- The processes that worked at it, and where one took over from another: [{ at, stage, row }].
  add column worked_by uuid[] not null default '{}',
  add column resumed jsonb not null default '[]',
  add foreign key (company_id, cancelled_by) references people.staff (company_id, id),
  add foreign key (company_id, undo_started_by) references people.staff (company_id, id);

-- `texts` are all cells of the row as they stand in the file, also of columns that nobody wanted.
alter table archive.import_rows
  add column texts jsonb not null default '[]',
  add column cut boolean not null default false,
  -- The customer whom the row means in the dry run: of ours, or the one whom an earlier row will be.
  add column means uuid,
  -- Whom it may mean: { customer, row, by, usual }; and what a person decided.
  add column twin jsonb,
  add column decision text check (decision in ('merge', 'keep')),
  -- What the row made: { customer, device: booleans; phones, addresses, contacts: ids }.
  add column made jsonb,
  alter column expected drop not null,
  alter column row_key drop not null,
  drop constraint import_rows_expected_check,
  drop constraint import_rows_outcome_check,
  add check (expected in ('created', 'joined', 'unchanged', 'refused', 'skipped')),
  add check (outcome in ('created', 'joined', 'unchanged', 'refused', 'skipped'));

-- Lists that were read before keep what they say, in the order of our columns.
update archive.imports list
set mapping = jsonb_build_object('fixed', '{}'::jsonb, 'columns', (
      select coalesce(jsonb_object_agg((at - 1)::text, name), '{}')
      from jsonb_object_keys(reading -> 'columns') with ordinality as known (name, at))),
    look = jsonb_build_object(
      'format', reading -> 'format', 'encoding', reading -> 'encoding', 'delimiter', reading -> 'delimiter',
      'sheet', 0, 'sheets', jsonb_build_array(jsonb_build_object(
        'name', coalesce(reading ->> 'sheet', ''), 'rows', list.rows, 'headerRow', reading -> 'headerRow',
        'known', (select count(*) from jsonb_object_keys(reading -> 'columns')),
        'headings', (select coalesce(jsonb_agg(reading -> 'columns' -> name order by at), '[]')
                     from jsonb_object_keys(reading -> 'columns') with ordinality as known (name, at))))),
    rows_in_all = list.rows, rows_read_at = read_at, judged_at = read_at;
update archive.import_rows target
set texts = (select coalesce(jsonb_agg(coalesce(target.cells ->> name, '') order by at), '[]')
             from archive.imports list,
               jsonb_object_keys(list.reading -> 'columns') with ordinality as known (name, at)
             where list.company_id = target.company_id and list.id = target.import_id),
    cut = problems @> '[{"code": "row cut short"}]';
alter table archive.imports drop column reading;
alter table archive.import_rows drop column cells;

create index import_rows_twins on archive.import_rows (company_id, import_id, row) where twin is not null;
create index import_rows_meaning on archive.import_rows (company_id, import_id, means, row)
  where means is not null and outcome is null;
create index imports_of_shape on archive.imports (company_id, shape, id);

-- By what the dry run finds earlier rows of the same list that speak of the same customer or machine:
-- phones, name with address, serials, each as a hash; a needless find costs a look, nothing else.
create table archive.import_keys (
  company_id uuid not null,
  import_id uuid not null,
  key bigint not null,
  row integer not null,
  primary key (company_id, import_id, key, row),
  foreign key (company_id, import_id) references archive.imports (company_id, id)
);
select core.guard('archive.import_keys');

-- Installers and models of a list that nobody knew, and what a person decided: { create } | { sameAs } | {
-- leave }.
create table archive.import_names (
  company_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('installer', 'model')),
  name_key text collate "C" not null,
  name text not null,
  count integer not null,
  decision jsonb,
  primary key (company_id, import_id, kind, name_key),
  foreign key (company_id, import_id) references archive.imports (company_id, id)
);
select core.guard('archive.import_names');
