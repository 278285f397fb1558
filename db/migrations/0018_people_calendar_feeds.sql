-- 日历订阅: an address at which one's own calendar program reads what one owes. Whoever has the address reads,
-- so it holds a secret; we keep its hash only. One lives at a time; a revoked one never comes back.
create table people.calendar_feeds (
  company_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  -- SHA-256 of the token, which is 256 random bits: nothing to salt.
  token_hash text collate "C" not null check (token_hash ~ '^[0-9a-f]{64}$'),
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, token_hash),
  foreign key (company_id, staff_id) references people.staff (company_id, id)
);
create unique index calendar_feeds_live on people.calendar_feeds (company_id, staff_id)
  where revoked_at is null;
create index calendar_feeds_by_token on people.calendar_feeds (token_hash) where revoked_at is null;
select core.guard('people.calendar_feeds');
revoke update, delete on people.calendar_feeds from yinuo_app;
grant update (revoked_at) on people.calendar_feeds to yinuo_app;

-- A calendar program is in no company: which one, and whose, is asked of the token. Who left has none.
grant select on people.calendar_feeds, people.staff to yinuo_sweep;
create function people.owner_of_feed(given text, today date) returns table (company_id uuid, staff_id uuid)
language sql stable security definer set search_path = '' as $$
  select feed.company_id, feed.staff_id
  from people.calendar_feeds feed
  join people.staff staff on staff.company_id = feed.company_id and staff.id = feed.staff_id
  where feed.token_hash = given and feed.revoked_at is null
    and staff.disabled_at is null and (staff.left_on is null or staff.left_on >= today)
  limit 1
$$;
select core.runs_as('people.owner_of_feed(text, date)', 'yinuo_sweep', 'yinuo_app');
