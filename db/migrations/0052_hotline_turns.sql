-- Which companies have notices to try, besides some: those are under way, and however much else of theirs is
-- waiting, it must not stand before the others (a mail server that hangs; ten thousand notices of one).
drop function hotline.due_companies(timestamptz, integer);
create function hotline.due_companies(moment timestamptz, most integer, besides uuid[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct company_id from (
    select company_id from hotline.notices
    where try_at <= moment and company_id <> all(besides)
    order by try_at limit 1000
  ) waiting limit most
$$;
select core.runs_as('hotline.due_companies(timestamptz, integer, uuid[])', 'yinuo_sweep', 'yinuo_app');
