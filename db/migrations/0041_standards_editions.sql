-- The book of standards is published in editions: a number, who, when, from which day on, and its lines. What
-- was written before the first edition has none.
create table standards.editions (
  company_id uuid not null,
  number integer not null check (number > 0),
  effective_from date not null,
  published_at timestamptz not null,
  published_by uuid not null,
  -- Why: in the words of whoever published it.
  note text not null default '',
  primary key (company_id, number),
  foreign key (company_id, published_by) references people.staff (company_id, id)
);
select core.guard('standards.editions');
revoke update, delete on standards.editions from yinuo_app;

alter table standards.standards
  add column edition integer,
  add column product_line_id uuid,
  add column customer_kind text check (customer_kind in ('person', 'firm')),
  add column days integer not null default 0 check (days between 0 and 366),
  add column at_minute integer check (at_minute between 0 and 1440),
  add column calendar text not null default 'company'
    check (calendar in ('company', 'always', 'service point')),
  add column pauses_for text[] not null default '{}' check (pauses_for <@ array['customer', 'part']),
  add column reopened text not null default 'new cycle'
    check (reopened in ('continue', 'restart', 'new cycle')),
  -- [{minutes, to}], minutes before (negative) or after the due time.
  add column ladder jsonb not null default '[]' check (jsonb_typeof(ladder) = 'array'),
  -- Switched off: the line decides, and owes nothing.
  add column off boolean not null default false,
  drop constraint standards_counted_check,
  add constraint standards_counted_check check (counted in (
    'minutes', 'working minutes', 'end of working day', 'days', 'working days')),
  add foreign key (company_id, edition) references standards.editions (company_id, number),
  add foreign key (company_id, product_line_id) references archive.product_lines (company_id, id);
create index standards_of_edition on standards.standards (company_id, edition);
