-- A sorted listing of the catalogue (`npm run generate`); the truth is in migrations/.

core.commands
  company_id uuid not null
  id uuid not null
  actor uuid
  request_hash text not null
  answer jsonb
  at timestamp with time zone not null
  constraint commands_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint commands_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX commands_by_age ON core.commands USING btree (company_id, at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

core.companies
  id uuid not null
  name text not null
  time_zone text not null default 'Asia/Shanghai'::text
  created_at timestamp with time zone not null
  constraint companies_name_check CHECK ((name <> ''::text))
  constraint companies_pkey PRIMARY KEY (id)
  policy memberships to yinuo_auth using (true) with check (true)
  policy own to yinuo_app using ((id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check (the same)
  grant select, update to yinuo_app
  grant insert, select to yinuo_auth
  grant select to yinuo_sweep

core.files
  company_id uuid not null
  id uuid not null
  name text not null
  media_type text not null
  bytes bigint not null
  sha256 text not null
  uploaded_by uuid
  uploaded_at timestamp with time zone not null
  taken_at timestamp with time zone
  constraint files_bytes_check CHECK ((bytes >= 0))
  constraint files_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint files_name_check CHECK ((name <> ''::text))
  constraint files_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX files_not_taken ON core.files USING btree (company_id, uploaded_at) WHERE (taken_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

core.followers
  name text not null
  txid xid8 not null
  id uuid not null
  constraint followers_pkey PRIMARY KEY (name)
  grant insert, select, update to yinuo_app

core.journal
  company_id uuid not null
  id uuid not null
  txid xid8 not null default pg_current_xact_id()
  at timestamp with time zone not null
  actor uuid
  command uuid
  event text not null
  subject_id uuid not null
  data jsonb not null default '{}'::jsonb
  constraint journal_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint journal_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX journal_in_commit_order ON core.journal USING btree (txid, id)
  CREATE INDEX journal_of_event ON core.journal USING btree (company_id, event, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

core.journal_about
  company_id uuid not null
  about_id uuid not null
  journal_id uuid not null
  constraint journal_about_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint journal_about_company_id_journal_id_fkey FOREIGN KEY (company_id, journal_id) REFERENCES core.journal(company_id, id)
  constraint journal_about_pkey PRIMARY KEY (company_id, about_id, journal_id)
  CREATE INDEX journal_about_entry ON core.journal_about USING btree (company_id, journal_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

core.number_blocks
  company_id uuid not null
  kind text not null
  day date not null
  next integer not null
  constraint number_blocks_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint number_blocks_pkey PRIMARY KEY (company_id, kind, day)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

core.reactions_due
  company_id uuid not null
  id uuid not null
  journal_id uuid not null
  reaction text not null
  due_at timestamp with time zone not null
  attempts integer not null default 0
  last_error text
  dead_at timestamp with time zone
  constraint reactions_due_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint reactions_due_company_id_journal_id_fkey FOREIGN KEY (company_id, journal_id) REFERENCES core.journal(company_id, id)
  constraint reactions_due_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX reactions_of_company ON core.reactions_due USING btree (company_id, due_at) WHERE (dead_at IS NULL)
  CREATE INDEX reactions_waiting ON core.reactions_due USING btree (due_at) WHERE (dead_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app
  grant select to yinuo_sweep

function core.companies_with_reactions
  (moment timestamp with time zone, most integer) returns SETOF uuid security definer owned by yinuo_sweep

function core.guard
  (business_table regclass) returns void owned by the owner

function core.journal_after
  (after_txid xid8, after_id uuid, most integer) returns TABLE(company_id uuid, id uuid, txid xid8, event text, subject_id uuid, about uuid[]) security definer owned by yinuo_sweep
