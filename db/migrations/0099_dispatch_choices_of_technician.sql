-- For which windows somebody was chosen, the latest first: what stands in his calendar, or stood there.
create index choices_of_technician on dispatch.choices (company_id, technician_id, chosen_at);
