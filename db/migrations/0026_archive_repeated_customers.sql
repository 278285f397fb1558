-- A customer's cells that a list says once, above several machines, stand in `texts` of each of them;
-- `repeated` says that the row had none of its own.
alter table archive.import_rows add column repeated boolean not null default false;

-- Of the rows that name somebody nobody knows, those whose machine he put in: the remark 'installer not
-- known' speaks of them alone, and is left out of the report once it is decided who he is.
alter table archive.import_names add column installs integer not null default 0;
