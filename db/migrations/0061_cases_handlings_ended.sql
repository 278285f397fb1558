-- What was open on a day: handlings that still live (an index of their own) and those that ended since then.
create index handlings_ended on cases.handlings (company_id, until_at) where until_at is not null;
