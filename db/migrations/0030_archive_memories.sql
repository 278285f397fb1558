-- 重要日期 (seeds/001), 兴趣 (seeds/000 「客户感兴趣的体育和业余爱好」) and 等级 (十佳客户): what we
-- remember of a customer, who noted it and when. A fact is taken back, never rewritten; only the undo of a
-- list deletes what it brought. `import_id` and `import_row`: the list it came from.

-- A day of every year, by the solar calendar or by the lunar one (农历). A year only where it is known.
create table archive.important_dates (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('birthday', 'wedding', 'founded', 'moved in', 'other')),
  -- Whose, or what: 女儿, 开业.
  words text not null default '',
  calendar text not null check (calendar in ('solar', 'lunar')),
  month smallint not null check (month between 1 and 12),
  -- 闰月, of the lunar calendar.
  leap boolean not null default false,
  day smallint not null check (day between 1 and 31),
  year smallint check (year between 1000 and 2199),
  noted_at timestamptz not null,
  noted_by uuid,
  import_id uuid,
  import_row integer,
  taken_back_at timestamptz,
  taken_back_by uuid,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, noted_by) references people.staff (company_id, id),
  foreign key (company_id, taken_back_by) references people.staff (company_id, id),
  foreign key (company_id, import_id) references archive.imports (company_id, id),
  check (calendar = 'lunar' or not leap),
  check (calendar = 'solar' or day <= 30),
  check (kind <> 'other' or words <> ''),
  check ((import_id is null) = (import_row is null))
);
create index important_dates_of_customer on archive.important_dates (company_id, customer_id)
  where taken_back_at is null;
create index important_dates_of_import on archive.important_dates (company_id, import_id)
  where import_id is not null;
select core.guard('archive.important_dates');
revoke update on archive.important_dates from yinuo_app;
grant update (taken_back_at, taken_back_by) on archive.important_dates to yinuo_app;

create table archive.interests (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  words text not null check (words <> ''),
  noted_at timestamptz not null,
  noted_by uuid,
  import_id uuid,
  import_row integer,
  taken_back_at timestamptz,
  taken_back_by uuid,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, noted_by) references people.staff (company_id, id),
  foreign key (company_id, taken_back_by) references people.staff (company_id, id),
  foreign key (company_id, import_id) references archive.imports (company_id, id),
  check ((import_id is null) = (import_row is null))
);
create index interests_of_customer on archive.interests (company_id, customer_id) where taken_back_at is null;
create index interests_of_import on archive.interests (company_id, import_id) where import_id is not null;
select core.guard('archive.interests');
revoke update on archive.interests from yinuo_app;
grant update (taken_back_at, taken_back_by) on archive.interests to yinuo_app;

-- A customer has one grade at a time, in the company's own words: 十佳, A, VIP. Those before stay with who and
-- when.
create table archive.grades (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  words text not null check (words <> ''),
  noted_at timestamptz not null,
  noted_by uuid,
  import_id uuid,
  import_row integer,
  taken_back_at timestamptz,
  taken_back_by uuid,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references archive.customers (company_id, id),
  foreign key (company_id, noted_by) references people.staff (company_id, id),
  foreign key (company_id, taken_back_by) references people.staff (company_id, id),
  foreign key (company_id, import_id) references archive.imports (company_id, id),
  check ((import_id is null) = (import_row is null))
);
create unique index grades_live on archive.grades (company_id, customer_id) where taken_back_at is null;
create index grades_of_import on archive.grades (company_id, import_id) where import_id is not null;
select core.guard('archive.grades');
revoke update on archive.grades from yinuo_app;
grant update (taken_back_at, taken_back_by) on archive.grades to yinuo_app;
