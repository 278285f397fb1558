-- 答复中心: what we answer when a customer has trouble (seeds/004: 750,000 of them, over 120 product lines and
-- 8,500 models; seeds/002: many faults are solved by phone guidance).
create schema knowledge;
grant usage on schema knowledge to yinuo_app;

-- 故障代码 in three levels: what the customer sees, where it sits, why (domain.md §4.2). Of one product line, of
-- one model, or of all.
create table knowledge.faults (
  company_id uuid not null,
  id uuid not null,
  level smallint not null check (level between 1 and 3),
  parent_id uuid,
  product_line_id uuid,
  model_id uuid,
  -- What the display shows: E1. Empty where there is none.
  code text not null default '',
  name text not null check (name <> ''),
  -- What customers say for it: 不热, 水不热, 不加热.
  other_names text[] not null default '{}',
  -- Roof, current, scalding, something that may fall: nobody is guided through this by phone.
  safety boolean not null default false,
  -- Put away: no answer is placed there any more, those that are stay.
  retired_at timestamptz,
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id, id),
  unique nulls not distinct (company_id, parent_id, product_line_id, model_id, code, name),
  foreign key (company_id, parent_id) references knowledge.faults (company_id, id),
  foreign key (company_id, product_line_id) references archive.product_lines (company_id, id),
  foreign key (company_id, model_id) references archive.models (company_id, id),
  foreign key (company_id, changed_by) references people.staff (company_id, id),
  check ((level = 1) = (parent_id is null)),
  check (num_nonnulls(product_line_id, model_id) <= 1)
);
create index faults_below on knowledge.faults (company_id, parent_id);
create index faults_of_line on knowledge.faults (company_id, product_line_id)
  where product_line_id is not null;
create index faults_of_model on knowledge.faults (company_id, model_id) where model_id is not null;
select core.guard('knowledge.faults');
revoke delete on knowledge.faults from yinuo_app;

-- The numbers that people say to each other: 答复 1042.
create table knowledge.numbers (
  company_id uuid not null,
  next integer not null check (next > 0),
  primary key (company_id)
);
select core.guard('knowledge.numbers');

-- An answer, or a one-minute lesson (一分钟讲解). What it says stands in its editions.
create table knowledge.answers (
  company_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('answer', 'lesson')),
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  audience text not null check (audience in ('internal', 'customer')),
  -- After KCS v6.
  confidence text not null
    check (confidence in ('work in progress', 'not validated', 'validated', 'archived')),
  owner_id uuid,
  review_on date,
  -- What it was called where it came from; a list brought in again meets it by this.
  external_id text check (external_id <> ''),
  -- The edition in force, and what others have changed at it meanwhile.
  edition integer not null check (edition > 0),
  version integer not null check (version > 0),
  added_at timestamptz not null,
  added_by uuid,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id, id),
  unique (company_id, number),
  unique (company_id, external_id),
  foreign key (company_id, owner_id) references people.staff (company_id, id),
  foreign key (company_id, added_by) references people.staff (company_id, id),
  foreign key (company_id, changed_by) references people.staff (company_id, id)
);
create index answers_by_change on knowledge.answers (company_id, changed_at desc, id desc);
create index answers_to_review on knowledge.answers (company_id, review_on)
  where review_on is not null and confidence <> 'archived';
create index answers_of_owner on knowledge.answers (company_id, owner_id) where owner_id is not null;
select core.guard('knowledge.answers');

-- What an answer said, from one change to the next; never changed.
create table knowledge.editions (
  company_id uuid not null,
  answer_id uuid not null,
  number integer not null check (number > 0),
  title text not null check (title <> ''),
  phrasings text[] not null default '{}',
  body text not null,
  -- Phone guidance: [{id, say, branches: [{reply, to}], next}]; the first is where one begins.
  steps jsonb not null default '[]' check (jsonb_typeof(steps) = 'array'),
  -- {dangers: […], words}: do not, we come.
  safety jsonb check (jsonb_typeof(safety) = 'object'),
  -- [{name, quantity}]: what it usually needs.
  parts jsonb not null default '[]' check (jsonb_typeof(parts) = 'array'),
  -- {lines, models, faults}: ids, as they stood in this edition.
  places jsonb not null check (jsonb_typeof(places) = 'object'),
  reason text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  primary key (company_id, answer_id, number),
  foreign key (company_id, answer_id) references knowledge.answers (company_id, id)
    deferrable initially deferred,
  foreign key (company_id, made_by) references people.staff (company_id, id)
);
select core.guard('knowledge.editions');
revoke update on knowledge.editions from yinuo_app;

-- Where the edition in force belongs. An answer without any row is about everything.
create table knowledge.places (
  company_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  product_line_id uuid,
  model_id uuid,
  fault_id uuid,
  primary key (company_id, id),
  unique nulls not distinct (company_id, answer_id, product_line_id, model_id, fault_id),
  foreign key (company_id, answer_id) references knowledge.answers (company_id, id),
  foreign key (company_id, product_line_id) references archive.product_lines (company_id, id),
  foreign key (company_id, model_id) references archive.models (company_id, id),
  foreign key (company_id, fault_id) references knowledge.faults (company_id, id),
  check (num_nonnulls(product_line_id, model_id, fault_id) = 1)
);
create index places_of_line on knowledge.places (company_id, product_line_id)
  where product_line_id is not null;
create index places_of_model on knowledge.places (company_id, model_id) where model_id is not null;
create index places_of_fault on knowledge.places (company_id, fault_id) where fault_id is not null;
select core.guard('knowledge.places');

-- What somebody has typed and not yet put in force; his own, kept until he does or throws it away.
create table knowledge.drafts (
  company_id uuid not null,
  answer_id uuid not null,
  staff_id uuid not null,
  -- The edition that he began from; null for an answer that is not there yet.
  base_edition integer,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  saved_at timestamptz not null,
  primary key (company_id, answer_id, staff_id),
  foreign key (company_id, staff_id) references people.staff (company_id, id)
);
create index drafts_of_staff on knowledge.drafts (company_id, staff_id, saved_at desc);
select core.guard('knowledge.drafts');

-- Who vouched for which edition.
create table knowledge.validations (
  company_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  edition integer not null,
  validated_at timestamptz not null,
  validated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, answer_id, edition)
    references knowledge.editions (company_id, answer_id, number),
  foreign key (company_id, validated_by) references people.staff (company_id, id)
);
create index validations_of_answer on knowledge.validations (company_id, answer_id, validated_at desc);
select core.guard('knowledge.validations');
revoke update, delete on knowledge.validations from yinuo_app;

-- Pictures and documents of an answer, or of a draft of one that is not there yet: no foreign key, therefore.
-- What was taken away is shown no more; who and when stay.
create table knowledge.attachments (
  company_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  file_id uuid not null,
  added_at timestamptz not null,
  added_by uuid not null,
  taken_away_at timestamptz,
  taken_away_by uuid,
  primary key (company_id, id),
  unique (company_id, file_id),
  foreign key (company_id, file_id) references core.files (company_id, id),
  foreign key (company_id, added_by) references people.staff (company_id, id),
  foreign key (company_id, taken_away_by) references people.staff (company_id, id),
  check ((taken_away_at is null) = (taken_away_by is null))
);
create index attachments_of_answer on knowledge.attachments (company_id, answer_id, id)
  where taken_away_at is null;
select core.guard('knowledge.attachments');
revoke update, delete on knowledge.attachments from yinuo_app;
grant update (taken_away_at, taken_away_by) on knowledge.attachments to yinuo_app;

-- Words that mean the same to a customer: 热水器, 热水机; 不热, 不加热, 水不热. The shipped ones hold beside.
create table knowledge.synonyms (
  company_id uuid not null,
  id uuid not null,
  words text[] not null check (cardinality(words) between 2 and 30),
  noted_at timestamptz not null,
  noted_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  primary key (company_id, id),
  foreign key (company_id, noted_by) references people.staff (company_id, id),
  foreign key (company_id, taken_back_by) references people.staff (company_id, id)
);
select core.guard('knowledge.synonyms');
revoke update, delete on knowledge.synonyms from yinuo_app;
grant update (taken_back_at, taken_back_by) on knowledge.synonyms to yinuo_app;

-- An answer was used: told on the phone, sent, a lesson given, read on a visit. `about` is the case, which
-- comes later in the story and therefore is no foreign key.
create table knowledge.uses (
  company_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  edition integer not null,
  how text not null check (how in ('told', 'sent', 'lesson', 'read on a visit')),
  about uuid,
  device_id uuid,
  used_at timestamptz not null,
  used_by uuid,
  -- Whether the trouble was gone by it; null until somebody says. Only of what was told.
  solved boolean,
  solved_at timestamptz,
  -- The case was opened again: it had not helped after all.
  contradicted_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, answer_id) references knowledge.answers (company_id, id),
  foreign key (company_id, device_id) references archive.devices (company_id, id),
  foreign key (company_id, used_by) references people.staff (company_id, id),
  check ((solved is null) = (solved_at is null)),
  check (solved is null or how = 'told'),
  check (contradicted_at is null or solved)
);
create index uses_of_answer on knowledge.uses (company_id, answer_id, used_at desc);
create index uses_about on knowledge.uses (company_id, about) where about is not null;
create index uses_of_device on knowledge.uses (company_id, device_id) where device_id is not null;
create index uses_contradicted on knowledge.uses (company_id, contradicted_at)
  where contradicted_at is not null;
select core.guard('knowledge.uses');

-- Searched and not found: one row for what is asked in the same words, until somebody has seen to it.
create table knowledge.not_found (
  company_id uuid not null,
  id uuid not null,
  -- Folded; what is typed differently and is the same to a reader is one.
  key text not null check (key <> ''),
  text text not null check (text <> ''),
  model_id uuid,
  count integer not null check (count > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_by uuid,
  owner_id uuid,
  -- The answer that was written or found for it; or put away without one, with why.
  settled_at timestamptz,
  settled_by uuid,
  answer_id uuid,
  why text not null default '',
  primary key (company_id, id),
  foreign key (company_id, model_id) references archive.models (company_id, id),
  foreign key (company_id, last_by) references people.staff (company_id, id),
  foreign key (company_id, owner_id) references people.staff (company_id, id),
  foreign key (company_id, settled_by) references people.staff (company_id, id),
  foreign key (company_id, answer_id) references knowledge.answers (company_id, id),
  check ((settled_at is null) = (settled_by is null))
);
create unique index not_found_open on knowledge.not_found (company_id, key, model_id) nulls not distinct
  where settled_at is null;
create index not_found_by_count on knowledge.not_found (company_id, count desc, id) where settled_at is null;
select core.guard('knowledge.not_found');
