-- A reminder is a step of a ladder that was taken: which step, of which due time, whom the step names, who
-- was passed by and why, and the journal entry that says so. Before, everybody had the same three steps.
alter table promises.reminders
  -- Minutes before (negative), at (0) or after the due time, in the time that the promise's line counts.
  add column minutes integer,
  add column rung text check (rung in ('owner', 'first-asked', 'team lead', 'duty', 'manager')),
  -- A time that moved is warned of anew.
  add column due_at timestamptz,
  -- [{rung, staff, why}], from the rung upwards, until somebody was found.
  add column passed_by jsonb not null default '[]' check (jsonb_typeof(passed_by) = 'array'),
  -- Nobody on the ladder was there: the managers, without them the administrators.
  add column last_resort boolean not null default false,
  add column announced_in uuid;
update promises.reminders reminder set
  minutes = case reminder.stage when 'due soon' then -30 when 'broken' then 0 else 60 end,
  rung = case reminder.stage when 'escalated' then 'manager' else 'owner' end,
  due_at = promise.due_at
from promises.promises promise
where promise.company_id = reminder.company_id and promise.id = reminder.promise_id;
alter table promises.reminders
  alter column minutes set not null,
  alter column rung set not null,
  alter column due_at set not null,
  drop constraint reminders_pkey,
  add primary key (company_id, promise_id, due_at, minutes, rung),
  add constraint reminders_stage_of_step check (
    stage = case when minutes < 0 then 'due soon' when minutes = 0 then 'broken' else 'escalated' end),
  add foreign key (company_id, announced_in) references core.journal (company_id, id)
    deferrable initially deferred;
