-- What PostgreSQL alone finds while a host has no index of answers yet, or had to put a damaged one aside:
-- answers by the terms of their titles and other phrasings. Each term is a number made of company and term
-- (rules/title-terms.ts): a fifth of the room of texts, and one company's terms do not meet another's.
create table knowledge.title_terms (
  company_id uuid not null,
  answer_id uuid not null,
  terms integer[] not null,
  primary key (company_id, answer_id),
  foreign key (company_id, answer_id) references knowledge.answers (company_id, id)
);
create index title_terms_by_term on knowledge.title_terms using gin (terms);
select core.guard('knowledge.title_terms');
revoke delete on knowledge.title_terms from yinuo_app;

grant usage on schema knowledge to yinuo_sweep;
grant select on knowledge.title_terms to yinuo_sweep;
grant select (company_id, id, audience, confidence) on knowledge.answers to yinuo_sweep;

-- Answers whose titles hold `at_once` neighbouring terms of what is wanted, those that hold most first. Under
-- row level security no operator of arrays may use an index, hence a function of a login that may, which
-- looks at the company itself. Bounded: 400 of each neighbourhood. Only the index by term is any good here.
create function knowledge.answers_by_terms(
  wanted integer[], at_once integer, for_customers boolean, most integer
) returns table (answer_id uuid, shared integer)
language sql stable security definer set search_path = '' set enable_seqscan = off
as $$
  with found as (
    select distinct on (one.answer_id) one.answer_id, one.terms
    from generate_series(1, cardinality(wanted) - at_once + 1) as first (at)
    cross join lateral (
      select t.company_id, t.answer_id, t.terms from knowledge.title_terms t
      where t.terms @> wanted[first.at : first.at + at_once - 1]
      limit 400
    ) one
    where one.company_id = nullif(current_setting('app.company_id', true), '')::uuid
  ), counted as (
    select found.answer_id, cardinality(found.terms) as length,
      (select count(*)::int from unnest(found.terms) as term (held) where term.held = any(wanted)) as shared
    from found
    join knowledge.answers a
      on a.company_id = nullif(current_setting('app.company_id', true), '')::uuid and a.id = found.answer_id
    where a.confidence <> 'archived'
      and (not for_customers or (a.audience = 'customer' and a.confidence <> 'work in progress'))
  )
  select counted.answer_id, counted.shared from counted
  order by counted.shared desc, counted.length, counted.answer_id limit most
$$;
select core.runs_as(
  'knowledge.answers_by_terms(integer[], integer, boolean, integer)', 'yinuo_sweep', 'yinuo_app'
);

-- Which companies have answers: on a host that has no index of them one is built.
create function knowledge.companies_with_answers() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select c.id from core.companies c
  where exists (select from knowledge.answers a where a.company_id = c.id)
  order by c.id
$$;
select core.runs_as('knowledge.companies_with_answers()', 'yinuo_sweep', 'yinuo_app');

-- The last entry of the journal before which none is still to come; and whether an entry is there. An index
-- that stands at an entry which the journal does not hold follows another database.
create function knowledge.journal_end() returns table (txid xid8, id uuid)
language sql stable security definer set search_path = '' as $$
  select j.txid, j.id from core.journal j
  where j.txid < pg_snapshot_xmin(pg_current_snapshot()) order by j.txid desc, j.id desc limit 1
$$;
select core.runs_as('knowledge.journal_end()', 'yinuo_sweep', 'yinuo_app');

create function knowledge.journal_holds(entry_txid xid8, entry_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from core.journal j where j.txid = entry_txid and j.id = entry_id)
$$;
select core.runs_as('knowledge.journal_holds(xid8, uuid)', 'yinuo_sweep', 'yinuo_app');
