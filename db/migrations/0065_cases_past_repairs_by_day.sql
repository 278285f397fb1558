-- 初装返修率 counts the repairs of a time, whatever their devices.
create index past_repairs_by_day on cases.past_services (company_id, latest_day) where kind = 'repair';
