-- Raised by mistake: taken back, by somebody else than whoever raised it (domain.md §7.2: a downgrade needs a
-- second person). Raised again, the row begins anew; the journal keeps what was.
alter table promises.raisings
  add column taken_back_at timestamptz,
  add column taken_back_by uuid check (taken_back_by <> by),
  add foreign key (company_id, taken_back_by) references people.staff (company_id, id),
  add check ((taken_back_at is null) = (taken_back_by is null));
grant update (at, by, words, taken_back_at, taken_back_by) on promises.raisings to yinuo_app;

-- Editions of a later day: which companies have one that came into force and that open promises do not follow
-- yet. What was published for its own day is followed by a reaction.
grant usage on schema standards to yinuo_sweep;
grant select on standards.editions, promises.followings to yinuo_sweep;
create function promises.companies_to_follow(moment timestamptz, most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct edition.company_id
  from standards.editions edition
  join core.companies company on company.id = edition.company_id
  where edition.effective_from <= (moment at time zone company.time_zone)::date
    and edition.effective_from > (edition.published_at at time zone company.time_zone)::date
    and not exists (
      select from promises.followings following
      where following.company_id = edition.company_id and following.why = 'book'
        and (following.begun_at at time zone company.time_zone)::date >= edition.effective_from)
  limit most
$$;
select core.runs_as('promises.companies_to_follow(timestamptz, integer)', 'yinuo_sweep', 'yinuo_app');
