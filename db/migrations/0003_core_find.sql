-- The search box: what can be typed to find a thing. Each slice writes the terms of its own things in its own
-- deeds.

-- One row for each way to begin typing. A fragment of a text is the beginning of one of its suffixes, so any
-- fragment is one range of this primary key, and `how` keeps whole names apart from the middle of an address.
--   how 1  whole: a name, its pinyin, its initials, a phone, a serial or number, from its beginning
--   how 2  inner: the same from a later character or syllable
--   how 3  text:  an address or another text, from each of its characters
--   how 4  tail:  phones, serials and numbers read backwards, so that "ends with" is a range, too
create table core.find_terms (
  company_id uuid not null,
  kind text collate "C" not null,
  how smallint not null check (how between 1 and 4),
  term text collate "C" not null check (term <> ''),
  subject_id uuid not null,
  primary key (company_id, kind, how, term, subject_id)
);
create index find_terms_of_subject on core.find_terms (company_id, subject_id);
select core.guard('core.find_terms');

-- The same texts whole and folded, one row a thing: a second word, a long text, a near miss are checked here.
create table core.find_subjects (
  company_id uuid not null,
  kind text collate "C" not null,
  subject_id uuid not null,
  said text not null,
  primary key (company_id, subject_id)
);
select core.guard('core.find_subjects');
