-- Who searched for it in vain on which day: whoever types the same five times in a day is one asking.
create table knowledge.askings (
  company_id uuid not null,
  not_found_id uuid not null,
  asked_by uuid not null,
  -- In the company's time zone.
  asked_on date not null,
  primary key (company_id, not_found_id, asked_by, asked_on),
  foreign key (company_id, not_found_id) references knowledge.not_found (company_id, id),
  foreign key (company_id, asked_by) references people.staff (company_id, id)
);
select core.guard('knowledge.askings');
revoke update, delete on knowledge.askings from yinuo_app;
-- What was settled, the last first.
create index not_found_settled on knowledge.not_found (company_id, settled_at desc, id desc)
  where settled_at is not null;
revoke delete on knowledge.not_found from yinuo_app;
-- What was told most this week.
create index uses_by_time on knowledge.uses (company_id, used_at desc);
