-- Every kind of promise stands in the one ledger; which slice will make it does not matter to it. Kinds and
-- their sources: service/standards/contract.ts. A payment is promised by the customer: no standard owes it.
alter table promises.promises
  drop constraint promises_kind_check,
  drop constraint promises_check1,
  add constraint promises_kind_check check (kind in (
    'callback', 'visit window', 'feedback', 'return visit', 'settled today', 'written answer', 'repair done',
    'part there', 'document sent', 'loaner', 'thanks', 'delivery check', 're-test', 'lesson', 'maintenance',
    'recurring', 'privilege', 'suggestion answer', 'payment')),
  -- Others have a first moment, too: thanks are due two to three days after the delivery, not the same day.
  add constraint promises_window_check check (kind <> 'visit window' or window_from is not null);
alter table standards.standards
  drop constraint standards_owes_check,
  add constraint standards_owes_check check (owes in (
    'callback', 'visit window', 'feedback', 'return visit', 'settled today', 'written answer', 'repair done',
    'part there', 'document sent', 'loaner', 'thanks', 'delivery check', 're-test', 'lesson', 'maintenance',
    'recurring', 'privilege', 'suggestion answer'));
