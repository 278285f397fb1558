-- A line may hold only for who has a service contract in force, by the words of its plan (archive.contracts).
alter table standards.standards add column contract text check (contract <> '');
