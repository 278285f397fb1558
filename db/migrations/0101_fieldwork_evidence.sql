-- What shows how a visit was: the conduct that was ticked, photos, the customer's signature.

-- 上门规范: which edition of the list it was, and what of it was done.
create table fieldwork.conduct (
  company_id uuid not null,
  visit_id uuid not null,
  edition text not null check (edition <> ''),
  done text[] not null,
  primary key (company_id, visit_id),
  foreign key (company_id, visit_id) references fieldwork.finishes (company_id, visit_id)
);
select core.guard('fieldwork.conduct');
revoke update, delete on fieldwork.conduct from yinuo_app;

-- What was asked for and not done, with the reason.
create table fieldwork.conduct_unmet (
  company_id uuid not null,
  visit_id uuid not null,
  code text not null,
  why text not null check (why <> ''),
  primary key (company_id, visit_id, code),
  foreign key (company_id, visit_id) references fieldwork.conduct (company_id, visit_id)
);
select core.guard('fieldwork.conduct_unmet');
revoke update, delete on fieldwork.conduct_unmet from yinuo_app;

-- Somebody signed for the work, or did not, and why. Strokes as an SVG path in a box of 600 × 200.
create table fieldwork.signatures (
  company_id uuid not null,
  visit_id uuid not null,
  signer text,
  relation text check (relation in
    ('the customer', 'family', 'neighbour', 'colleague', 'caretaker', 'somebody else')),
  strokes text check (strokes <> ''),
  why_not text check (why_not <> ''),
  primary key (company_id, visit_id),
  foreign key (company_id, visit_id) references fieldwork.finishes (company_id, visit_id),
  constraint signed_or_why check (
    num_nonnulls(signer, relation, strokes) = case when why_not is null then 3 else 0 end)
);
select core.guard('fieldwork.signatures');
revoke update, delete on fieldwork.signatures from yinuo_app;

create table fieldwork.photos (
  company_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  file_id uuid not null,
  moment text not null check (moment in ('before', 'after')),
  kept_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, file_id),
  foreign key (company_id, visit_id) references fieldwork.visits (company_id, id),
  foreign key (company_id, file_id) references core.files (company_id, id)
);
create index photos_of_visit on fieldwork.photos (company_id, visit_id, id);
select core.guard('fieldwork.photos');
revoke update, delete on fieldwork.photos from yinuo_app;

-- Taken back by whoever took it (somebody's face, the wrong house): shown to nobody any more.
create table fieldwork.photos_taken_back (
  company_id uuid not null,
  photo_id uuid not null,
  taken_back_by uuid not null,
  taken_back_at timestamptz not null,
  primary key (company_id, photo_id),
  foreign key (company_id, photo_id) references fieldwork.photos (company_id, id),
  foreign key (company_id, taken_back_by) references people.staff (company_id, id)
);
select core.guard('fieldwork.photos_taken_back');
revoke update, delete on fieldwork.photos_taken_back from yinuo_app;
