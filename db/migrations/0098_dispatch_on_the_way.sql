-- 出发. The technician has set out for the customer; like his acceptance it goes with the slot, and the journal
-- keeps who and when.
create table dispatch.departures (
  company_id uuid not null,
  slot_id uuid not null,
  set_out_at timestamptz not null,
  primary key (company_id, slot_id),
  foreign key (company_id, slot_id) references dispatch.slots (company_id, id) on delete cascade
);
select core.guard('dispatch.departures');
revoke update, delete on dispatch.departures from yinuo_app;
