-- What changed last in the language that somebody reads: a list that begins with his own is cut from here,
-- page by page, and sorts nothing.
create index answers_by_language on knowledge.answers (company_id, language, changed_at desc, id desc);
