-- 回访 (seeds/002 §五): within 24 h somebody else asks how it went.
create schema followup;

create table followup.return_visits (
  company_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  -- The call or talk in which it was said.
  conversation_id uuid not null,
  visitor uuid not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('works', 'does not work')),
  -- The seven items: 故障原因, 修复状况, 上门时间, 工作状况 (with a word about it), 满意度, 意见, 建议.
  cause_heard text not null,
  repair_state text not null check (repair_state in ('repaired', 'partly', 'not repaired')),
  arrival_said timestamptz,
  manners jsonb not null,
  manners_word text not null default '',
  satisfaction integer not null check (satisfaction between 1 and 5),
  opinion text not null default '',
  suggestion text not null default '',
  primary key (company_id, id),
  unique (company_id, visit_id),
  foreign key (company_id, visit_id) references fieldwork.finishes (company_id, visit_id),
  foreign key (company_id, conversation_id) references hotline.conversations (company_id, id),
  foreign key (company_id, visitor) references people.staff (company_id, id)
);
create index return_visits_by_time on followup.return_visits (company_id, at, id);
select core.guard('followup.return_visits');
revoke update, delete on followup.return_visits from yinuo_app;
