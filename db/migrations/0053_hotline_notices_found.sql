-- The list of notices is filtered by template, and by those that were written and not sent because the
-- customer said stop: few among many.
create index notices_of_template on hotline.notices (company_id, template, written_at, id);
create index notices_stopped on hotline.notices (company_id, written_at, id) where stopped_at is not null;
