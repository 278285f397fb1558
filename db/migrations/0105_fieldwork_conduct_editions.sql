-- 上门规范: the company's own editions of the conduct list. The shipped one holds before the first. What was
-- ticked on a visit names its edition, so none is ever changed: another one is put after it.
create table fieldwork.conduct_editions (
  company_id uuid not null,
  number integer not null check (number > 0),
  edition text not null check (edition <> ''),
  -- [{code, phase, required, text: {zh-Hans, zh-Hant, en}, source}], in the order in which they are ticked.
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  note text not null,
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (company_id, number),
  unique (company_id, edition),
  foreign key (company_id, published_by) references people.staff (company_id, id)
);
create index conduct_editions_by_time on fieldwork.conduct_editions (company_id, published_at);
select core.guard('fieldwork.conduct_editions');
revoke update, delete on fieldwork.conduct_editions from yinuo_app;
