-- A deed's journal entries are written together, last, in one statement (four of a call in one go instead of
-- four statements): what names an entry as its proof is checked when the deed commits.
alter table promises.promises
  alter constraint promises_company_id_told_in_fkey deferrable initially deferred,
  alter constraint promises_company_id_evidence_fkey deferrable initially deferred;
alter table promises.tries
  alter constraint tries_company_id_evidence_fkey deferrable initially deferred;
