-- Where customers read the answers meant for them: /answers/ADDRESS. A company that chose no word has
-- its id there. Two companies never have the same word; the deed that sets it sees to that, since no
-- constraint reaches across companies (law 6).
create table knowledge.public_pages (
  company_id uuid not null,
  address text collate "C" not null check (address ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (company_id),
  foreign key (company_id, changed_by) references people.staff (company_id, id)
);
create index public_pages_by_address on knowledge.public_pages (address);
select core.guard('knowledge.public_pages');
revoke delete on knowledge.public_pages from yinuo_app;

-- Whoever reads is in no company. `given`: the word or the id in the address; null where the address names
-- none: then whoever chose a word, and where nobody did, whoever is in the house. Two rows mean that it must
-- be named.
grant usage on schema knowledge to yinuo_sweep;
grant select on knowledge.public_pages to yinuo_sweep;
create function knowledge.companies_of_address(given text) returns table (company_id uuid)
language sql stable security definer set search_path = '' as $$
  select page.company_id from knowledge.public_pages page where given is null or page.address = given
  union
  select company.id from core.companies company
  where case when given is null then not exists (select from knowledge.public_pages)
    else company.id::text = given end
  limit 2
$$;
select core.runs_as('knowledge.companies_of_address(text)', 'yinuo_sweep', 'yinuo_app');
