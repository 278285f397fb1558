-- 设备标签 (features.md: 一物一码): what a machine carries so that whoever stands before it finds the hotline. The
-- token is random and says nothing: not the serial, not a number that could be counted up. Several over time,
-- one live; a label that was lost, copied or stuck on the wrong machine is revoked and never comes back.
create table archive.labels (
  company_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  -- 26 characters of Crockford's base32: 130 bits, no I, L, O, U.
  token text collate "C" not null check (token ~ '^[0-9A-HJKMNP-TV-Z]{26}$'),
  -- For the voice: six characters read out on the phone. Found by the desk, opens nothing.
  number text collate "C" not null check (number ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
  made_at timestamptz not null,
  made_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (company_id, id),
  unique (company_id, token),
  foreign key (company_id, device_id) references archive.devices (company_id, id),
  foreign key (company_id, made_by) references people.staff (company_id, id),
  foreign key (company_id, revoked_by) references people.staff (company_id, id),
  check (revoked_at is not null or revoked_by is null)
);
create unique index labels_live on archive.labels (company_id, device_id) where revoked_at is null;
create index labels_of_device on archive.labels (company_id, device_id, id);
create index labels_by_token on archive.labels (token) where revoked_at is null;
select core.guard('archive.labels');
revoke update, delete on archive.labels from yinuo_app;
grant update (revoked_at, revoked_by) on archive.labels to yinuo_app;

-- Whoever scans is in no company: which one is asked of the token, ids only.
grant select on archive.labels to yinuo_sweep;
create function archive.device_of_label(given text) returns table (company_id uuid, device_id uuid)
language sql stable security definer set search_path = '' as $$
  select label.company_id, label.device_id from archive.labels label
  where label.token = given and label.revoked_at is null limit 1
$$;
select core.runs_as('archive.device_of_label(text)', 'yinuo_sweep', 'yinuo_app');
