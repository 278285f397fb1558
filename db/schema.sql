-- A sorted listing of the catalogue (`npm run generate`); the truth is in migrations/.

archive.addresses
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  label text not null default ''::text
  typed text not null
  province text not null default ''::text
  city text not null default ''::text
  district text not null default ''::text
  address_key text
  constraint addresses_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint addresses_pkey PRIMARY KEY (company_id, id)
  constraint addresses_typed_check CHECK ((typed <> ''::text))
  CREATE INDEX addresses_by_key ON archive.addresses USING btree (company_id, address_key, customer_id) WHERE (address_key IS NOT NULL)
  CREATE INDEX addresses_of_customer ON archive.addresses USING btree (company_id, customer_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.attachments
  company_id uuid not null
  id uuid not null
  customer_id uuid
  device_id uuid
  file_id uuid not null
  added_at timestamp with time zone not null
  added_by uuid not null
  taken_away_at timestamp with time zone
  taken_away_by uuid
  constraint attachments_check CHECK ((num_nonnulls(customer_id, device_id) = 1))
  constraint attachments_check1 CHECK (((taken_away_at IS NULL) = (taken_away_by IS NULL)))
  constraint attachments_company_id_added_by_fkey FOREIGN KEY (company_id, added_by) REFERENCES people.staff(company_id, id)
  constraint attachments_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint attachments_company_id_device_id_fkey FOREIGN KEY (company_id, device_id) REFERENCES archive.devices(company_id, id)
  constraint attachments_company_id_file_id_fkey FOREIGN KEY (company_id, file_id) REFERENCES core.files(company_id, id)
  constraint attachments_company_id_file_id_key UNIQUE (company_id, file_id)
  constraint attachments_company_id_taken_away_by_fkey FOREIGN KEY (company_id, taken_away_by) REFERENCES people.staff(company_id, id)
  constraint attachments_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX attachments_of_customer ON archive.attachments USING btree (company_id, customer_id, id) WHERE (taken_away_at IS NULL)
  CREATE INDEX attachments_of_device ON archive.attachments USING btree (company_id, device_id, id) WHERE (taken_away_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

archive.contacts
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  name text not null
  relation text not null default ''::text
  note text not null default ''::text
  constraint contacts_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint contacts_name_check CHECK ((name <> ''::text))
  constraint contacts_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX contacts_of_customer ON archive.contacts USING btree (company_id, customer_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.contracts
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  device_id uuid
  plan text not null
  from_on date not null
  until_on date not null
  noted_at timestamp with time zone not null
  noted_by uuid
  taken_back_at timestamp with time zone
  taken_back_by uuid
  constraint contracts_check CHECK ((from_on <= until_on))
  constraint contracts_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint contracts_company_id_device_id_fkey FOREIGN KEY (company_id, device_id) REFERENCES archive.devices(company_id, id)
  constraint contracts_company_id_noted_by_fkey FOREIGN KEY (company_id, noted_by) REFERENCES people.staff(company_id, id)
  constraint contracts_company_id_taken_back_by_fkey FOREIGN KEY (company_id, taken_back_by) REFERENCES people.staff(company_id, id)
  constraint contracts_pkey PRIMARY KEY (company_id, id)
  constraint contracts_plan_check CHECK ((plan <> ''::text))
  CREATE INDEX contracts_of_customer ON archive.contracts USING btree (company_id, customer_id) WHERE (taken_back_at IS NULL)
  CREATE INDEX contracts_of_device ON archive.contracts USING btree (company_id, device_id) WHERE (device_id IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select to yinuo_app

archive.customer_merges
  company_id uuid not null
  id uuid not null
  from_id uuid not null
  into_id uuid not null
  reason text not null default ''::text
  at timestamp with time zone not null
  by uuid not null
  undone_at timestamp with time zone
  undone_by uuid
  constraint customer_merges_check CHECK ((from_id <> into_id))
  constraint customer_merges_check1 CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
  constraint customer_merges_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint customer_merges_company_id_from_id_fkey FOREIGN KEY (company_id, from_id) REFERENCES archive.customers(company_id, id)
  constraint customer_merges_company_id_into_id_fkey FOREIGN KEY (company_id, into_id) REFERENCES archive.customers(company_id, id)
  constraint customer_merges_company_id_undone_by_fkey FOREIGN KEY (company_id, undone_by) REFERENCES people.staff(company_id, id)
  constraint customer_merges_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX customer_merges_into ON archive.customer_merges USING btree (company_id, into_id) WHERE (undone_at IS NULL)
  CREATE UNIQUE INDEX customer_merges_live ON archive.customer_merges USING btree (company_id, from_id) WHERE (undone_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.customers
  company_id uuid not null
  id uuid not null
  name text not null
  kind text not null
  note text not null default ''::text
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  merged_into uuid
  constraint customers_check CHECK ((merged_into <> id))
  constraint customers_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint customers_company_id_merged_into_fkey FOREIGN KEY (company_id, merged_into) REFERENCES archive.customers(company_id, id)
  constraint customers_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'firm'::text])))
  constraint customers_name_check CHECK ((name <> ''::text))
  constraint customers_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX customers_merged ON archive.customers USING btree (company_id, merged_into) WHERE (merged_into IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.customers_apart
  company_id uuid not null
  one_id uuid not null
  other_id uuid not null
  at timestamp with time zone not null
  by uuid not null
  constraint customers_apart_check CHECK ((one_id < other_id))
  constraint customers_apart_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint customers_apart_company_id_one_id_fkey FOREIGN KEY (company_id, one_id) REFERENCES archive.customers(company_id, id)
  constraint customers_apart_company_id_other_id_fkey FOREIGN KEY (company_id, other_id) REFERENCES archive.customers(company_id, id)
  constraint customers_apart_pkey PRIMARY KEY (company_id, one_id, other_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.device_materials
  company_id uuid not null
  device_id uuid not null
  "position" integer not null
  name text not null
  quantity numeric(12,3)
  unit text not null default ''::text
  constraint device_materials_company_id_device_id_fkey FOREIGN KEY (company_id, device_id) REFERENCES archive.devices(company_id, id)
  constraint device_materials_name_check CHECK ((name <> ''::text))
  constraint device_materials_pkey PRIMARY KEY (company_id, device_id, "position")
  constraint device_materials_position_check CHECK (("position" > 0))
  constraint device_materials_quantity_check CHECK ((quantity > (0)::numeric))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.device_merges
  company_id uuid not null
  id uuid not null
  from_id uuid not null
  into_id uuid not null
  reason text not null default ''::text
  at timestamp with time zone not null
  by uuid not null
  undone_at timestamp with time zone
  undone_by uuid
  constraint device_merges_check CHECK ((from_id <> into_id))
  constraint device_merges_check1 CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
  constraint device_merges_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint device_merges_company_id_from_id_fkey FOREIGN KEY (company_id, from_id) REFERENCES archive.devices(company_id, id)
  constraint device_merges_company_id_into_id_fkey FOREIGN KEY (company_id, into_id) REFERENCES archive.devices(company_id, id)
  constraint device_merges_company_id_undone_by_fkey FOREIGN KEY (company_id, undone_by) REFERENCES people.staff(company_id, id)
  constraint device_merges_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX device_merges_into ON archive.device_merges USING btree (company_id, into_id) WHERE (undone_at IS NULL)
  CREATE UNIQUE INDEX device_merges_live ON archive.device_merges USING btree (company_id, from_id) WHERE (undone_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.devices
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  model_id uuid
  product_line_id uuid
  serial text not null default ''::text
  serial_key text
  address_id uuid
  purchased_on date
  purchase_place text not null default ''::text
  installed_on date
  installed_by uuid
  installed_by_name text not null default ''::text
  note text not null default ''::text
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  merged_into uuid
  installer_of uuid
  constraint devices_check CHECK (((model_id IS NULL) OR (product_line_id IS NULL)))
  constraint devices_check1 CHECK (((installed_by IS NULL) OR (installed_by_name = ''::text)))
  constraint devices_check2 CHECK (((serial = ''::text) = (serial_key IS NULL)))
  constraint devices_check3 CHECK ((merged_into <> id))
  constraint devices_check4 CHECK ((installer_of <> id))
  constraint devices_company_id_address_id_fkey FOREIGN KEY (company_id, address_id) REFERENCES archive.addresses(company_id, id)
  constraint devices_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint devices_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint devices_company_id_installed_by_fkey FOREIGN KEY (company_id, installed_by) REFERENCES people.staff(company_id, id)
  constraint devices_company_id_installer_of_fkey FOREIGN KEY (company_id, installer_of) REFERENCES archive.devices(company_id, id)
  constraint devices_company_id_merged_into_fkey FOREIGN KEY (company_id, merged_into) REFERENCES archive.devices(company_id, id)
  constraint devices_company_id_model_id_fkey FOREIGN KEY (company_id, model_id) REFERENCES archive.models(company_id, id)
  constraint devices_company_id_model_id_serial_key_key UNIQUE (company_id, model_id, serial_key)
  constraint devices_company_id_product_line_id_fkey FOREIGN KEY (company_id, product_line_id) REFERENCES archive.product_lines(company_id, id)
  constraint devices_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX devices_at_address ON archive.devices USING btree (company_id, address_id) WHERE (address_id IS NOT NULL)
  CREATE INDEX devices_by_installation ON archive.devices USING btree (company_id, installed_on) WHERE ((merged_into IS NULL) AND (installer_of IS NULL))
  CREATE INDEX devices_by_installer ON archive.devices USING btree (company_id, installed_by, installed_on) WHERE (installed_by IS NOT NULL)
  CREATE INDEX devices_by_serial ON archive.devices USING btree (company_id, serial_key) WHERE (serial_key IS NOT NULL)
  CREATE INDEX devices_installed_as ON archive.devices USING btree (company_id, installer_of) WHERE (installer_of IS NOT NULL)
  CREATE INDEX devices_merged ON archive.devices USING btree (company_id, merged_into) WHERE (merged_into IS NOT NULL)
  CREATE INDEX devices_of_customer ON archive.devices USING btree (company_id, customer_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.devices_apart
  company_id uuid not null
  one_id uuid not null
  other_id uuid not null
  at timestamp with time zone not null
  by uuid not null
  constraint devices_apart_check CHECK ((one_id < other_id))
  constraint devices_apart_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint devices_apart_company_id_one_id_fkey FOREIGN KEY (company_id, one_id) REFERENCES archive.devices(company_id, id)
  constraint devices_apart_company_id_other_id_fkey FOREIGN KEY (company_id, other_id) REFERENCES archive.devices(company_id, id)
  constraint devices_apart_pkey PRIMARY KEY (company_id, one_id, other_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.grades
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  words text not null
  noted_at timestamp with time zone not null
  noted_by uuid
  import_id uuid
  import_row integer
  taken_back_at timestamp with time zone
  taken_back_by uuid
  constraint grades_check CHECK (((import_id IS NULL) = (import_row IS NULL)))
  constraint grades_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint grades_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES archive.imports(company_id, id)
  constraint grades_company_id_noted_by_fkey FOREIGN KEY (company_id, noted_by) REFERENCES people.staff(company_id, id)
  constraint grades_company_id_taken_back_by_fkey FOREIGN KEY (company_id, taken_back_by) REFERENCES people.staff(company_id, id)
  constraint grades_pkey PRIMARY KEY (company_id, id)
  constraint grades_words_check CHECK ((words <> ''::text))
  CREATE UNIQUE INDEX grades_live ON archive.grades USING btree (company_id, customer_id) WHERE (taken_back_at IS NULL)
  CREATE INDEX grades_of_import ON archive.grades USING btree (company_id, import_id) WHERE (import_id IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select to yinuo_app

archive.import_keys
  company_id uuid not null
  import_id uuid not null
  key bigint not null
  "row" integer not null
  constraint import_keys_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES archive.imports(company_id, id)
  constraint import_keys_pkey PRIMARY KEY (company_id, import_id, key, "row")
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.import_names
  company_id uuid not null
  import_id uuid not null
  kind text not null
  name_key text not null
  name text not null
  count integer not null
  decision jsonb
  installs integer not null default 0
  constraint import_names_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES archive.imports(company_id, id)
  constraint import_names_kind_check CHECK ((kind = ANY (ARRAY['installer'::text, 'model'::text])))
  constraint import_names_pkey PRIMARY KEY (company_id, import_id, kind, name_key)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.import_rows
  company_id uuid not null
  import_id uuid not null
  "row" integer not null
  problems jsonb not null default '[]'::jsonb
  same_as_row integer
  expected text
  outcome text
  customer_id uuid
  device_id uuid
  row_key text
  texts jsonb not null default '[]'::jsonb
  cut boolean not null default false
  means uuid
  twin jsonb
  decision text
  made jsonb
  repeated boolean not null default false
  constraint import_rows_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint import_rows_company_id_device_id_fkey FOREIGN KEY (company_id, device_id) REFERENCES archive.devices(company_id, id)
  constraint import_rows_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES archive.imports(company_id, id)
  constraint import_rows_decision_check CHECK ((decision = ANY (ARRAY['merge'::text, 'keep'::text])))
  constraint import_rows_expected_check CHECK ((expected = ANY (ARRAY['created'::text, 'joined'::text, 'unchanged'::text, 'refused'::text, 'skipped'::text])))
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'joined'::text, 'unchanged'::text, 'refused'::text, 'skipped'::text])))
  constraint import_rows_pkey PRIMARY KEY (company_id, import_id, "row")
  constraint import_rows_row_check CHECK (("row" > 0))
  CREATE INDEX import_rows_meaning ON archive.import_rows USING btree (company_id, import_id, means, "row") WHERE ((means IS NOT NULL) AND (outcome IS NULL))
  CREATE INDEX import_rows_of_customer ON archive.import_rows USING btree (company_id, customer_id) WHERE (customer_id IS NOT NULL)
  CREATE INDEX import_rows_of_device ON archive.import_rows USING btree (company_id, device_id) WHERE (device_id IS NOT NULL)
  CREATE INDEX import_rows_twins ON archive.import_rows USING btree (company_id, import_id, "row") WHERE (twin IS NOT NULL)
  CREATE INDEX import_rows_with_problems ON archive.import_rows USING btree (company_id, import_id, "row") WHERE (problems <> '[]'::jsonb)
  CREATE INDEX import_rows_written ON archive.import_rows USING btree (company_id, row_key) WHERE (customer_id IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.important_dates
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  kind text not null
  words text not null default ''::text
  calendar text not null
  month smallint not null
  leap boolean not null default false
  day smallint not null
  year smallint
  noted_at timestamp with time zone not null
  noted_by uuid
  import_id uuid
  import_row integer
  taken_back_at timestamp with time zone
  taken_back_by uuid
  constraint important_dates_calendar_check CHECK ((calendar = ANY (ARRAY['solar'::text, 'lunar'::text])))
  constraint important_dates_check CHECK (((calendar = 'lunar'::text) OR (NOT leap)))
  constraint important_dates_check1 CHECK (((calendar = 'solar'::text) OR (day <= 30)))
  constraint important_dates_check2 CHECK (((kind <> 'other'::text) OR (words <> ''::text)))
  constraint important_dates_check3 CHECK (((import_id IS NULL) = (import_row IS NULL)))
  constraint important_dates_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint important_dates_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES archive.imports(company_id, id)
  constraint important_dates_company_id_noted_by_fkey FOREIGN KEY (company_id, noted_by) REFERENCES people.staff(company_id, id)
  constraint important_dates_company_id_taken_back_by_fkey FOREIGN KEY (company_id, taken_back_by) REFERENCES people.staff(company_id, id)
  constraint important_dates_day_check CHECK (((day >= 1) AND (day <= 31)))
  constraint important_dates_kind_check CHECK ((kind = ANY (ARRAY['birthday'::text, 'wedding'::text, 'founded'::text, 'moved in'::text, 'other'::text])))
  constraint important_dates_month_check CHECK (((month >= 1) AND (month <= 12)))
  constraint important_dates_pkey PRIMARY KEY (company_id, id)
  constraint important_dates_year_check CHECK (((year >= 1000) AND (year <= 2199)))
  CREATE INDEX important_dates_of_customer ON archive.important_dates USING btree (company_id, customer_id) WHERE (taken_back_at IS NULL)
  CREATE INDEX important_dates_of_import ON archive.important_dates USING btree (company_id, import_id) WHERE (import_id IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select to yinuo_app

archive.imports
  company_id uuid not null
  id uuid not null
  file_id uuid not null
  file_name text not null
  rows integer not null
  read_at timestamp with time zone not null
  read_by uuid
  started_at timestamp with time zone
  started_by uuid
  finished_at timestamp with time zone
  look jsonb not null default '{}'::jsonb
  choice jsonb not null default '{}'::jsonb
  mapping jsonb not null default '{"fixed": {}, "columns": {}}'::jsonb
  revision integer not null default 1
  shape text not null default ''::text
  remembered boolean not null default false
  samples jsonb not null default '[]'::jsonb
  twin_decision text
  tally jsonb not null default '{}'::jsonb
  rows_in_all integer
  read_upto integer not null default 0
  judged_upto integer not null default 0
  written_upto integer not null default 0
  undone_from integer
  rows_read_at timestamp with time zone
  judged_at timestamp with time zone
  cancelled_at timestamp with time zone
  cancelled_by uuid
  undo_started_at timestamp with time zone
  undo_started_by uuid
  undone_at timestamp with time zone
  failed text
  turn integer not null default 0
  worked_by uuid[] not null default '{}'::uuid[]
  resumed jsonb not null default '[]'::jsonb
  constraint imports_company_id_cancelled_by_fkey FOREIGN KEY (company_id, cancelled_by) REFERENCES people.staff(company_id, id)
  constraint imports_company_id_file_id_fkey FOREIGN KEY (company_id, file_id) REFERENCES core.files(company_id, id)
  constraint imports_company_id_read_by_fkey FOREIGN KEY (company_id, read_by) REFERENCES people.staff(company_id, id)
  constraint imports_company_id_started_by_fkey FOREIGN KEY (company_id, started_by) REFERENCES people.staff(company_id, id)
  constraint imports_company_id_undo_started_by_fkey FOREIGN KEY (company_id, undo_started_by) REFERENCES people.staff(company_id, id)
  constraint imports_pkey PRIMARY KEY (company_id, id)
  constraint imports_rows_check CHECK ((rows >= 0))
  constraint imports_twin_decision_check CHECK ((twin_decision = ANY (ARRAY['merge'::text, 'keep'::text])))
  CREATE INDEX imports_of_shape ON archive.imports USING btree (company_id, shape, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.interests
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  words text not null
  noted_at timestamp with time zone not null
  noted_by uuid
  import_id uuid
  import_row integer
  taken_back_at timestamp with time zone
  taken_back_by uuid
  constraint interests_check CHECK (((import_id IS NULL) = (import_row IS NULL)))
  constraint interests_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint interests_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES archive.imports(company_id, id)
  constraint interests_company_id_noted_by_fkey FOREIGN KEY (company_id, noted_by) REFERENCES people.staff(company_id, id)
  constraint interests_company_id_taken_back_by_fkey FOREIGN KEY (company_id, taken_back_by) REFERENCES people.staff(company_id, id)
  constraint interests_pkey PRIMARY KEY (company_id, id)
  constraint interests_words_check CHECK ((words <> ''::text))
  CREATE INDEX interests_of_customer ON archive.interests USING btree (company_id, customer_id) WHERE (taken_back_at IS NULL)
  CREATE INDEX interests_of_import ON archive.interests USING btree (company_id, import_id) WHERE (import_id IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select to yinuo_app

archive.labels
  company_id uuid not null
  id uuid not null
  device_id uuid not null
  token text not null
  number text not null
  made_at timestamp with time zone not null
  made_by uuid
  revoked_at timestamp with time zone
  revoked_by uuid
  constraint labels_check CHECK (((revoked_at IS NOT NULL) OR (revoked_by IS NULL)))
  constraint labels_company_id_device_id_fkey FOREIGN KEY (company_id, device_id) REFERENCES archive.devices(company_id, id)
  constraint labels_company_id_made_by_fkey FOREIGN KEY (company_id, made_by) REFERENCES people.staff(company_id, id)
  constraint labels_company_id_revoked_by_fkey FOREIGN KEY (company_id, revoked_by) REFERENCES people.staff(company_id, id)
  constraint labels_company_id_token_key UNIQUE (company_id, token)
  constraint labels_number_check CHECK ((number ~ '^[0-9A-HJKMNP-TV-Z]{6}$'::text))
  constraint labels_pkey PRIMARY KEY (company_id, id)
  constraint labels_token_check CHECK ((token ~ '^[0-9A-HJKMNP-TV-Z]{26}$'::text))
  CREATE INDEX labels_by_token ON archive.labels USING btree (token) WHERE (revoked_at IS NULL)
  CREATE UNIQUE INDEX labels_live ON archive.labels USING btree (company_id, device_id) WHERE (revoked_at IS NULL)
  CREATE INDEX labels_of_device ON archive.labels USING btree (company_id, device_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

archive.models
  company_id uuid not null
  id uuid not null
  product_line_id uuid
  name text not null
  name_key text not null
  constraint models_company_id_product_line_id_fkey FOREIGN KEY (company_id, product_line_id) REFERENCES archive.product_lines(company_id, id)
  constraint models_company_id_product_line_id_name_key_key UNIQUE NULLS NOT DISTINCT (company_id, product_line_id, name_key)
  constraint models_name_check CHECK ((name <> ''::text))
  constraint models_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX models_by_name ON archive.models USING btree (company_id, name_key, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.phones
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  contact_id uuid
  number text not null
  extension text not null default ''::text
  typed text not null
  label text not null default ''::text
  constraint phones_company_id_contact_id_fkey FOREIGN KEY (company_id, contact_id) REFERENCES archive.contacts(company_id, id)
  constraint phones_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint phones_number_check CHECK ((number ~ '^\+?[0-9]{3,15}$'::text))
  constraint phones_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX phones_by_number ON archive.phones USING btree (company_id, number, customer_id)
  CREATE INDEX phones_of_contact ON archive.phones USING btree (company_id, contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX phones_of_customer ON archive.phones USING btree (company_id, customer_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

archive.product_lines
  company_id uuid not null
  id uuid not null
  name text not null
  name_key text not null
  constraint product_lines_company_id_name_key_key UNIQUE (company_id, name_key)
  constraint product_lines_name_check CHECK ((name <> ''::text))
  constraint product_lines_pkey PRIMARY KEY (company_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

auth.accounts
  id uuid not null
  account_id text not null
  provider_id text not null
  user_id uuid not null
  access_token text
  refresh_token text
  id_token text
  access_token_expires_at timestamp with time zone
  refresh_token_expires_at timestamp with time zone
  scope text
  password text
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  constraint accounts_pkey PRIMARY KEY (id)
  constraint accounts_provider_id_account_id_key UNIQUE (provider_id, account_id)
  constraint accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
  CREATE INDEX accounts_of_user ON auth.accounts USING btree (user_id)
  grant delete, insert, select, update to yinuo_auth

auth.invitations
  code_hash text not null
  company_id uuid not null
  staff_id uuid not null
  expires_at timestamp with time zone not null
  constraint invitations_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint invitations_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint invitations_pkey PRIMARY KEY (code_hash)
  CREATE INDEX invitations_of_staff ON auth.invitations USING btree (company_id, staff_id)
  grant delete, insert, select, update to yinuo_auth

auth.memberships
  user_id uuid not null
  company_id uuid not null
  staff_id uuid not null
  home boolean not null
  used_at timestamp with time zone
  constraint memberships_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint memberships_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint memberships_company_id_staff_id_key UNIQUE (company_id, staff_id)
  constraint memberships_pkey PRIMARY KEY (user_id, company_id)
  constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
  CREATE UNIQUE INDEX one_home ON auth.memberships USING btree (user_id) WHERE home
  grant delete, insert, select, update to yinuo_auth

auth.sessions
  id uuid not null
  token text not null
  user_id uuid not null
  company_id uuid
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ip_address text
  user_agent text
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  constraint sessions_company_id_fkey FOREIGN KEY (company_id) REFERENCES core.companies(id)
  constraint sessions_pkey PRIMARY KEY (id)
  constraint sessions_token_key UNIQUE (token)
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
  CREATE INDEX sessions_by_age ON auth.sessions USING btree (expires_at)
  CREATE INDEX sessions_of_user ON auth.sessions USING btree (user_id)
  grant delete, insert, select, update to yinuo_auth

auth.tries
  key text not null
  failures integer not null
  last_at timestamp with time zone not null
  locked_until timestamp with time zone
  constraint tries_pkey PRIMARY KEY (key)
  CREATE INDEX tries_by_age ON auth.tries USING btree (last_at)
  grant delete, insert, select, update to yinuo_auth

auth.users
  id uuid not null
  name text not null
  email text not null
  email_verified boolean not null default false
  image text
  username text not null
  phone text
  password_due boolean not null default false
  demo boolean not null default false
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  constraint users_email_key UNIQUE (email)
  constraint users_phone_key UNIQUE (phone)
  constraint users_pkey PRIMARY KEY (id)
  constraint users_username_key UNIQUE (username)
  grant delete, insert, select, update to yinuo_auth

auth.verifications
  id uuid not null
  identifier text not null
  value text not null
  expires_at timestamp with time zone not null
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  constraint verifications_pkey PRIMARY KEY (id)
  CREATE INDEX verifications_by_identifier ON auth.verifications USING btree (identifier)
  grant delete, insert, select, update to yinuo_auth

cases.attachments
  company_id uuid not null
  id uuid not null
  case_id uuid not null
  file_id uuid not null
  added_at timestamp with time zone not null
  added_by uuid not null
  taken_away_at timestamp with time zone
  taken_away_by uuid
  constraint attachments_check CHECK (((taken_away_at IS NULL) = (taken_away_by IS NULL)))
  constraint attachments_company_id_added_by_fkey FOREIGN KEY (company_id, added_by) REFERENCES people.staff(company_id, id)
  constraint attachments_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint attachments_company_id_file_id_fkey FOREIGN KEY (company_id, file_id) REFERENCES core.files(company_id, id)
  constraint attachments_company_id_file_id_key UNIQUE (company_id, file_id)
  constraint attachments_company_id_taken_away_by_fkey FOREIGN KEY (company_id, taken_away_by) REFERENCES people.staff(company_id, id)
  constraint attachments_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX attachments_of_case ON cases.attachments USING btree (company_id, case_id, id) WHERE (taken_away_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

cases.cases
  company_id uuid not null
  id uuid not null
  number text not null
  customer_id uuid not null
  device_id uuid
  reason text not null
  symptom text not null
  urgency text not null
  opened_at timestamp with time zone not null
  first_asked_by uuid
  recorded_at timestamp with time zone
  recorded_by uuid
  constraint asked_or_recorded CHECK (((first_asked_by IS NULL) = (recorded_at IS NOT NULL)))
  constraint cases_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint cases_company_id_device_id_fkey FOREIGN KEY (company_id, device_id) REFERENCES archive.devices(company_id, id)
  constraint cases_company_id_first_asked_by_fkey FOREIGN KEY (company_id, first_asked_by) REFERENCES people.staff(company_id, id)
  constraint cases_company_id_number_key UNIQUE (company_id, number)
  constraint cases_company_id_recorded_by_fkey FOREIGN KEY (company_id, recorded_by) REFERENCES people.staff(company_id, id)
  constraint cases_number_check CHECK ((number <> ''::text))
  constraint cases_pkey PRIMARY KEY (company_id, id)
  constraint cases_reason_check CHECK ((reason = ANY (ARRAY['consultation'::text, 'suggestion'::text, 'complaint'::text, 'repair'::text])))
  constraint cases_symptom_check CHECK (((symptom <> ''::text) OR (recorded_at IS NOT NULL)))
  constraint cases_urgency_check CHECK ((urgency = ANY (ARRAY['normal'::text, 'urgent'::text, 'emergency'::text])))
  constraint recorded_by_with_at CHECK (((recorded_by IS NULL) OR (recorded_at IS NOT NULL)))
  CREATE INDEX cases_by_opening ON cases.cases USING btree (company_id, opened_at, id)
  CREATE INDEX cases_of_customer ON cases.cases USING btree (company_id, customer_id, opened_at, id)
  CREATE INDEX cases_of_device ON cases.cases USING btree (company_id, device_id, opened_at, id)
  CREATE INDEX cases_of_first_asked ON cases.cases USING btree (company_id, first_asked_by, opened_at, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select to yinuo_app

cases.closures
  company_id uuid not null
  id uuid not null
  case_id uuid not null
  at timestamp with time zone not null
  by uuid not null
  outcome text not null
  word text not null
  constraint closures_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint closures_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint closures_company_id_case_id_id_key UNIQUE (company_id, case_id, id)
  constraint closures_outcome_check CHECK ((outcome = ANY (ARRAY['solved'::text, 'solved by phone'::text, 'answered'::text, 'not wanted'::text, 'not solvable'::text])))
  constraint closures_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX closures_by_time ON cases.closures USING btree (company_id, at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

cases.conversations
  company_id uuid not null
  case_id uuid not null
  conversation_id uuid not null
  constraint conversations_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint conversations_company_id_conversation_id_fkey FOREIGN KEY (company_id, conversation_id) REFERENCES hotline.conversations(company_id, id)
  constraint conversations_pkey PRIMARY KEY (company_id, case_id, conversation_id)
  CREATE INDEX cases_of_conversation ON cases.conversations USING btree (company_id, conversation_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

cases.handlings
  company_id uuid not null
  id uuid not null
  case_id uuid not null
  handler uuid not null
  from_at timestamp with time zone not null
  given_by uuid
  until_at timestamp with time zone
  constraint handlings_check CHECK ((until_at >= from_at))
  constraint handlings_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint handlings_company_id_given_by_fkey FOREIGN KEY (company_id, given_by) REFERENCES people.staff(company_id, id)
  constraint handlings_company_id_handler_fkey FOREIGN KEY (company_id, handler) REFERENCES people.staff(company_id, id)
  constraint handlings_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX handlings_ended ON cases.handlings USING btree (company_id, until_at) WHERE (until_at IS NOT NULL)
  CREATE UNIQUE INDEX handlings_live ON cases.handlings USING btree (company_id, case_id) WHERE (until_at IS NULL)
  CREATE INDEX handlings_of_case ON cases.handlings USING btree (company_id, case_id, from_at)
  CREATE INDEX handlings_of_handler ON cases.handlings USING btree (company_id, handler, case_id) WHERE (until_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

cases.notes
  company_id uuid not null
  id uuid not null
  case_id uuid not null
  at timestamp with time zone not null
  by uuid not null
  text text not null
  constraint notes_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint notes_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint notes_pkey PRIMARY KEY (company_id, id)
  constraint notes_text_check CHECK ((text <> ''::text))
  CREATE INDEX notes_of_case ON cases.notes USING btree (company_id, case_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

cases.past_services
  company_id uuid not null
  case_id uuid not null
  on_day date not null
  known_to text not null
  latest_day date not null default 
CASE known_to
    WHEN 'day'::text THEN on_day
    WHEN 'month'::text THEN (((date_trunc('month'::text, (on_day)::timestamp without time zone) + '1 mon'::interval))::date - 1)
    ELSE (((date_trunc('year'::text, (on_day)::timestamp without time zone) + '1 year'::interval))::date - 1)
END
  kind text not null
  done text not null default ''::text
  repaired_by uuid
  repaired_by_name text not null default ''::text
  charge_cents bigint
  number text not null default ''::text
  said_key text not null
  import_id uuid
  import_row integer
  constraint past_services_check CHECK (((import_id IS NULL) = (import_row IS NULL)))
  constraint past_services_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint past_services_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES archive.imports(company_id, id)
  constraint past_services_company_id_repaired_by_fkey FOREIGN KEY (company_id, repaired_by) REFERENCES people.staff(company_id, id)
  constraint past_services_kind_check CHECK ((kind = ANY (ARRAY['repair'::text, 'upkeep'::text, 'installation'::text])))
  constraint past_services_known_to_check CHECK ((known_to = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])))
  constraint past_services_pkey PRIMARY KEY (company_id, case_id)
  CREATE INDEX past_repairs_by_day ON cases.past_services USING btree (company_id, latest_day) WHERE (kind = 'repair'::text)
  CREATE INDEX past_services_by_name ON cases.past_services USING btree (company_id, repaired_by_name, case_id) WHERE ((repaired_by IS NULL) AND (repaired_by_name <> ''::text))
  CREATE UNIQUE INDEX past_services_of_row ON cases.past_services USING btree (company_id, import_id, import_row) WHERE (import_id IS NOT NULL)
  CREATE INDEX past_services_said ON cases.past_services USING btree (company_id, said_key)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select to yinuo_app

cases.reopenings
  company_id uuid not null
  closure_id uuid not null
  case_id uuid not null
  at timestamp with time zone not null
  by uuid
  why text not null
  constraint reopenings_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint reopenings_company_id_case_id_closure_id_fkey FOREIGN KEY (company_id, case_id, closure_id) REFERENCES cases.closures(company_id, case_id, id)
  constraint reopenings_pkey PRIMARY KEY (company_id, closure_id)
  constraint reopenings_why_check CHECK ((why <> ''::text))
  CREATE INDEX reopenings_of_case ON cases.reopenings USING btree (company_id, case_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

core.commands
  company_id uuid not null
  id uuid not null
  actor uuid
  request_hash text not null
  answer jsonb
  at timestamp with time zone not null
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
  constraint files_name_check CHECK ((name <> ''::text))
  constraint files_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX files_not_taken ON core.files USING btree (company_id, uploaded_at) WHERE (taken_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

core.find_subjects
  company_id uuid not null
  kind text not null
  subject_id uuid not null
  said text not null
  constraint find_subjects_pkey PRIMARY KEY (company_id, subject_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

core.find_terms
  company_id uuid not null
  kind text not null
  how smallint not null
  term text not null
  subject_id uuid not null
  constraint find_terms_how_check CHECK (((how >= 1) AND (how <= 4)))
  constraint find_terms_pkey PRIMARY KEY (company_id, kind, how, term, subject_id)
  constraint find_terms_term_check CHECK ((term <> ''::text))
  CREATE INDEX find_terms_of_subject ON core.find_terms USING btree (company_id, subject_id)
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
  constraint reactions_due_company_id_journal_id_fkey FOREIGN KEY (company_id, journal_id) REFERENCES core.journal(company_id, id)
  constraint reactions_due_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX reactions_of_company ON core.reactions_due USING btree (company_id, due_at) WHERE (dead_at IS NULL)
  CREATE INDEX reactions_waiting ON core.reactions_due USING btree (due_at) WHERE (dead_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app
  grant select to yinuo_sweep

dispatch.acceptances
  company_id uuid not null
  slot_id uuid not null
  accepted_at timestamp with time zone not null
  constraint acceptances_company_id_slot_id_fkey FOREIGN KEY (company_id, slot_id) REFERENCES dispatch.slots(company_id, id) ON DELETE CASCADE
  constraint acceptances_pkey PRIMARY KEY (company_id, slot_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

dispatch.choices
  company_id uuid not null
  id uuid not null
  promise_id uuid not null
  technician_id uuid not null
  grounds text not null
  why text not null default ''::text
  chosen_by uuid not null
  chosen_at timestamp with time zone not null
  constraint choices_company_id_chosen_by_fkey FOREIGN KEY (company_id, chosen_by) REFERENCES people.staff(company_id, id)
  constraint choices_company_id_id_promise_id_technician_id_key UNIQUE (company_id, id, promise_id, technician_id)
  constraint choices_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint choices_company_id_technician_id_fkey FOREIGN KEY (company_id, technician_id) REFERENCES people.staff(company_id, id)
  constraint choices_grounds_check CHECK ((grounds = ANY (ARRAY['original installer'::text, 'repaired it last'::text, 'same team'::text, 'skilled and free'::text])))
  constraint choices_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX choices_of_promise ON dispatch.choices USING btree (company_id, promise_id, id)
  CREATE INDEX choices_of_technician ON dispatch.choices USING btree (company_id, technician_id, chosen_at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

dispatch.declines
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  technician_id uuid not null
  reason text not null
  said_on date not null
  entered_by uuid not null
  entered_at timestamp with time zone not null
  constraint declines_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint declines_company_id_entered_by_fkey FOREIGN KEY (company_id, entered_by) REFERENCES people.staff(company_id, id)
  constraint declines_company_id_technician_id_fkey FOREIGN KEY (company_id, technician_id) REFERENCES people.staff(company_id, id)
  constraint declines_pkey PRIMARY KEY (company_id, id)
  constraint declines_reason_check CHECK ((reason <> ''::text))
  CREATE INDEX declines_of_customer ON dispatch.declines USING btree (company_id, customer_id)
  CREATE INDEX declines_of_technician ON dispatch.declines USING btree (company_id, technician_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

dispatch.declines_taken_back
  company_id uuid not null
  decline_id uuid not null
  why text not null
  by uuid not null
  at timestamp with time zone not null
  constraint declines_taken_back_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint declines_taken_back_company_id_decline_id_fkey FOREIGN KEY (company_id, decline_id) REFERENCES dispatch.declines(company_id, id)
  constraint declines_taken_back_pkey PRIMARY KEY (company_id, decline_id)
  constraint declines_taken_back_why_check CHECK ((why <> ''::text))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

dispatch.departures
  company_id uuid not null
  slot_id uuid not null
  set_out_at timestamp with time zone not null
  constraint departures_company_id_slot_id_fkey FOREIGN KEY (company_id, slot_id) REFERENCES dispatch.slots(company_id, id) ON DELETE CASCADE
  constraint departures_pkey PRIMARY KEY (company_id, slot_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

dispatch.needs
  company_id uuid not null
  product_line_id uuid not null
  skill_id uuid not null
  constraint needs_company_id_product_line_id_fkey FOREIGN KEY (company_id, product_line_id) REFERENCES archive.product_lines(company_id, id)
  constraint needs_company_id_skill_id_fkey FOREIGN KEY (company_id, skill_id) REFERENCES people.skills(company_id, id)
  constraint needs_pkey PRIMARY KEY (company_id, product_line_id, skill_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

dispatch.reviews
  company_id uuid not null
  id uuid not null
  case_id uuid not null
  device_id uuid
  technician_id uuid not null
  because text not null
  visit_id uuid not null
  began_at timestamp with time zone not null
  constraint reviews_because_check CHECK ((because = ANY (ARRAY['installation fault'::text, 'unhappy customer'::text])))
  constraint reviews_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint reviews_company_id_device_id_fkey FOREIGN KEY (company_id, device_id) REFERENCES archive.devices(company_id, id)
  constraint reviews_company_id_technician_id_fkey FOREIGN KEY (company_id, technician_id) REFERENCES people.staff(company_id, id)
  constraint reviews_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX reviews_of_case ON dispatch.reviews USING btree (company_id, case_id)
  CREATE INDEX reviews_of_device ON dispatch.reviews USING btree (company_id, device_id) WHERE (device_id IS NOT NULL)
  CREATE INDEX reviews_of_technician ON dispatch.reviews USING btree (company_id, technician_id)
  CREATE INDEX reviews_of_visit ON dispatch.reviews USING btree (company_id, visit_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

dispatch.reviews_ended
  company_id uuid not null
  review_id uuid not null
  why text not null default ''::text
  by uuid not null
  at timestamp with time zone not null
  constraint reviews_ended_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint reviews_ended_company_id_review_id_fkey FOREIGN KEY (company_id, review_id) REFERENCES dispatch.reviews(company_id, id)
  constraint reviews_ended_pkey PRIMARY KEY (company_id, review_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

dispatch.skips
  company_id uuid not null
  choice_id uuid not null
  technician_id uuid not null
  grounds text not null
  reason text not null
  near text
  constraint skips_company_id_choice_id_fkey FOREIGN KEY (company_id, choice_id) REFERENCES dispatch.choices(company_id, id)
  constraint skips_company_id_technician_id_fkey FOREIGN KEY (company_id, technician_id) REFERENCES people.staff(company_id, id)
  constraint skips_grounds_check CHECK ((grounds = ANY (ARRAY['original installer'::text, 'repaired it last'::text, 'same team'::text, 'skilled and free'::text])))
  constraint skips_near_check CHECK ((near = ANY (ARRAY['this district'::text, 'this city'::text])))
  constraint skips_pkey PRIMARY KEY (company_id, choice_id, technician_id)
  constraint skips_reason_check CHECK ((reason = ANY (ARRAY['left'::text, 'other work'::text, 'no skill'::text, 'certificate expired'::text, 'customer declined'::text, 'installation under review'::text, 'off shift'::text, 'absent'::text, 'full'::text, 'by choice'::text])))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

dispatch.slots
  company_id uuid not null
  id uuid not null
  promise_id uuid not null
  choice_id uuid not null
  technician_id uuid not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  constraint no_double_booking EXCLUDE USING gist (company_id WITH =, technician_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE
  constraint slots_check CHECK ((ends_at > starts_at))
  constraint slots_company_id_choice_id_promise_id_technician_id_fkey FOREIGN KEY (company_id, choice_id, promise_id, technician_id) REFERENCES dispatch.choices(company_id, id, promise_id, technician_id)
  constraint slots_company_id_promise_id_key UNIQUE (company_id, promise_id)
  constraint slots_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX slots_by_time ON dispatch.slots USING btree (company_id, starts_at, id)
  CREATE INDEX slots_of_technician ON dispatch.slots USING btree (company_id, technician_id, starts_at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

fieldwork.attributions
  company_id uuid not null
  id uuid not null
  visit_id uuid not null
  main_class text not null
  side_classes text[] not null default '{}'::text[]
  reason text not null default ''::text
  by uuid not null
  at timestamp with time zone not null
  constraint attributions_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint attributions_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.finishes(company_id, visit_id)
  constraint attributions_main_class_check CHECK ((main_class = ANY (ARRAY['environment'::text, 'installation'::text, 'use'::text, 'product'::text, 'part'::text, 'transport'::text, 'wear'::text, 'earlier repair'::text, 'third party'::text, 'no fault found'::text, 'undetermined'::text])))
  constraint attributions_pkey PRIMARY KEY (company_id, id)
  constraint attributions_side_classes_check CHECK ((cardinality(side_classes) <= 2))
  CREATE INDEX attributions_of_visit ON fieldwork.attributions USING btree (company_id, visit_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.breakoffs
  company_id uuid not null
  visit_id uuid not null
  ended_at timestamp with time zone not null
  reason text not null
  found text not null default ''::text
  next text not null
  next_promise_id uuid not null
  constraint breakoffs_company_id_next_promise_id_fkey FOREIGN KEY (company_id, next_promise_id) REFERENCES promises.promises(company_id, id)
  constraint breakoffs_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.visits(company_id, id)
  constraint breakoffs_next_check CHECK ((next <> ''::text))
  constraint breakoffs_pkey PRIMARY KEY (company_id, visit_id)
  constraint breakoffs_reason_check CHECK ((reason = ANY (ARRAY['nobody was there'::text, 'no access'::text, 'part is missing'::text, 'a second person is needed'::text, 'weather'::text, 'the customer wants to think it over'::text, 'something else'::text])))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.conduct
  company_id uuid not null
  visit_id uuid not null
  edition text not null
  done text[] not null
  constraint conduct_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.finishes(company_id, visit_id)
  constraint conduct_edition_check CHECK ((edition <> ''::text))
  constraint conduct_pkey PRIMARY KEY (company_id, visit_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.conduct_editions
  company_id uuid not null
  number integer not null
  edition text not null
  items jsonb not null
  note text not null
  published_by uuid not null
  published_at timestamp with time zone not null
  constraint conduct_editions_company_id_edition_key UNIQUE (company_id, edition)
  constraint conduct_editions_company_id_published_by_fkey FOREIGN KEY (company_id, published_by) REFERENCES people.staff(company_id, id)
  constraint conduct_editions_edition_check CHECK ((edition <> ''::text))
  constraint conduct_editions_items_check CHECK ((jsonb_typeof(items) = 'array'::text))
  constraint conduct_editions_number_check CHECK ((number > 0))
  constraint conduct_editions_pkey PRIMARY KEY (company_id, number)
  CREATE INDEX conduct_editions_by_time ON fieldwork.conduct_editions USING btree (company_id, published_at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.conduct_unmet
  company_id uuid not null
  visit_id uuid not null
  code text not null
  why text not null
  constraint conduct_unmet_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.conduct(company_id, visit_id)
  constraint conduct_unmet_pkey PRIMARY KEY (company_id, visit_id, code)
  constraint conduct_unmet_why_check CHECK ((why <> ''::text))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.finishes
  company_id uuid not null
  visit_id uuid not null
  finished_at timestamp with time zone not null
  seen_as text not null
  cause text not null
  work text not null
  explanation text not null
  constraint finishes_cause_check CHECK ((cause <> ''::text))
  constraint finishes_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.visits(company_id, id)
  constraint finishes_explanation_check CHECK ((explanation <> ''::text))
  constraint finishes_pkey PRIMARY KEY (company_id, visit_id)
  constraint finishes_seen_as_check CHECK ((seen_as = ANY (ARRAY['environment'::text, 'installation'::text, 'use'::text, 'product'::text, 'part'::text, 'transport'::text, 'wear'::text, 'earlier repair'::text, 'third party'::text, 'no fault found'::text, 'undetermined'::text])))
  constraint finishes_work_check CHECK ((work <> ''::text))
  CREATE INDEX finishes_by_time ON fieldwork.finishes USING btree (company_id, finished_at, visit_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.materials_used
  company_id uuid not null
  visit_id uuid not null
  "position" integer not null
  name text not null
  quantity numeric(12,3) not null
  unit text not null default ''::text
  constraint materials_used_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.finishes(company_id, visit_id)
  constraint materials_used_name_check CHECK ((name <> ''::text))
  constraint materials_used_pkey PRIMARY KEY (company_id, visit_id, "position")
  constraint materials_used_position_check CHECK (("position" > 0))
  constraint materials_used_quantity_check CHECK ((quantity > (0)::numeric))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.photos
  company_id uuid not null
  id uuid not null
  visit_id uuid not null
  file_id uuid not null
  moment text not null
  kept_at timestamp with time zone not null
  constraint photos_company_id_file_id_fkey FOREIGN KEY (company_id, file_id) REFERENCES core.files(company_id, id)
  constraint photos_company_id_file_id_key UNIQUE (company_id, file_id)
  constraint photos_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.visits(company_id, id)
  constraint photos_moment_check CHECK ((moment = ANY (ARRAY['before'::text, 'after'::text])))
  constraint photos_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX photos_of_visit ON fieldwork.photos USING btree (company_id, visit_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.photos_taken_back
  company_id uuid not null
  photo_id uuid not null
  taken_back_by uuid not null
  taken_back_at timestamp with time zone not null
  constraint photos_taken_back_company_id_photo_id_fkey FOREIGN KEY (company_id, photo_id) REFERENCES fieldwork.photos(company_id, id)
  constraint photos_taken_back_company_id_taken_back_by_fkey FOREIGN KEY (company_id, taken_back_by) REFERENCES people.staff(company_id, id)
  constraint photos_taken_back_pkey PRIMARY KEY (company_id, photo_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.signatures
  company_id uuid not null
  visit_id uuid not null
  signer text
  relation text
  strokes text
  why_not text
  constraint signatures_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.finishes(company_id, visit_id)
  constraint signatures_pkey PRIMARY KEY (company_id, visit_id)
  constraint signatures_relation_check CHECK ((relation = ANY (ARRAY['the customer'::text, 'family'::text, 'neighbour'::text, 'colleague'::text, 'caretaker'::text, 'somebody else'::text])))
  constraint signatures_strokes_check CHECK ((strokes <> ''::text))
  constraint signatures_why_not_check CHECK ((why_not <> ''::text))
  constraint signed_or_why CHECK ((num_nonnulls(signer, relation, strokes) =
CASE
    WHEN (why_not IS NULL) THEN 3
    ELSE 0
END))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

fieldwork.visits
  company_id uuid not null
  id uuid not null
  slot_id uuid not null
  case_id uuid not null
  promise_id uuid not null
  technician_id uuid not null
  arrived_at timestamp with time zone not null
  agreed_early boolean not null
  constraint visits_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint visits_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint visits_company_id_slot_id_fkey FOREIGN KEY (company_id, slot_id) REFERENCES dispatch.slots(company_id, id)
  constraint visits_company_id_slot_id_key UNIQUE (company_id, slot_id)
  constraint visits_company_id_technician_id_fkey FOREIGN KEY (company_id, technician_id) REFERENCES people.staff(company_id, id)
  constraint visits_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX visits_of_case ON fieldwork.visits USING btree (company_id, case_id, arrived_at)
  CREATE INDEX visits_of_technician ON fieldwork.visits USING btree (company_id, technician_id, arrived_at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

followup.return_visits
  company_id uuid not null
  id uuid not null
  visit_id uuid not null
  conversation_id uuid not null
  visitor uuid not null
  at timestamp with time zone not null
  outcome text not null
  cause_heard text not null
  repair_state text not null
  arrival_said timestamp with time zone
  manners jsonb not null
  manners_word text not null default ''::text
  satisfaction integer not null
  opinion text not null default ''::text
  suggestion text not null default ''::text
  constraint return_visits_company_id_conversation_id_fkey FOREIGN KEY (company_id, conversation_id) REFERENCES hotline.conversations(company_id, id)
  constraint return_visits_company_id_visit_id_fkey FOREIGN KEY (company_id, visit_id) REFERENCES fieldwork.finishes(company_id, visit_id)
  constraint return_visits_company_id_visit_id_key UNIQUE (company_id, visit_id)
  constraint return_visits_company_id_visitor_fkey FOREIGN KEY (company_id, visitor) REFERENCES people.staff(company_id, id)
  constraint return_visits_outcome_check CHECK ((outcome = ANY (ARRAY['works'::text, 'does not work'::text])))
  constraint return_visits_pkey PRIMARY KEY (company_id, id)
  constraint return_visits_repair_state_check CHECK ((repair_state = ANY (ARRAY['repaired'::text, 'partly'::text, 'not repaired'::text])))
  constraint return_visits_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5)))
  CREATE INDEX return_visits_by_time ON followup.return_visits USING btree (company_id, at, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

function archive.device_of_label
  (given text) returns TABLE(company_id uuid, device_id uuid) security definer owned by yinuo_sweep

function auth.end_sessions
  (of_staff uuid) returns void security definer owned by yinuo_auth

function auth.enrol
  (of_staff uuid, new_user uuid, full_name text, login text, phone_number text, password_hash text, must_change boolean, is_demo boolean, moment timestamp with time zone) returns void security definer owned by yinuo_auth

function auth.give_password
  (of_staff uuid, password_hash text, moment timestamp with time zone) returns boolean security definer owned by yinuo_auth

function auth.invite
  (of_staff uuid, hash text, until_when timestamp with time zone) returns void security definer owned by yinuo_auth

function auth.logins_of
  (staff uuid[]) returns TABLE(staff_id uuid, user_id uuid, username text, home boolean, demo boolean, password_due boolean, locked_until timestamp with time zone, last_seen_at timestamp with time zone) security definer owned by yinuo_auth

function auth.rename
  (of_staff uuid, full_name text, login text, phone_number text, moment timestamp with time zone) returns void security definer owned by yinuo_auth

function auth.this_company
  () returns uuid owned by the owner

function cases.only_what_was_recorded
  () returns trigger owned by the owner

function core.companies_with_reactions
  (moment timestamp with time zone, most integer) returns SETOF uuid security definer owned by yinuo_sweep

function core.guard
  (business_table regclass) returns void owned by the owner

function core.journal_after
  (after_txid xid8, after_id uuid, most integer) returns TABLE(company_id uuid, id uuid, txid xid8, event text, subject_id uuid, about uuid[]) security definer owned by yinuo_sweep

function core.runs_as
  (given regprocedure, login regrole, caller regrole) returns void owned by the owner

function hotline.due_companies
  (moment timestamp with time zone, most integer, besides uuid[]) returns SETOF uuid security definer owned by yinuo_sweep

function knowledge.answers_by_terms
  (wanted integer[], at_once integer, for_customers boolean, most integer) returns TABLE(answer_id uuid, shared integer) security definer owned by yinuo_sweep

function knowledge.companies_of_address
  (given text) returns TABLE(company_id uuid) security definer owned by yinuo_sweep

function knowledge.companies_with_answers
  () returns SETOF uuid security definer owned by yinuo_sweep

function knowledge.journal_end
  () returns TABLE(txid xid8, id uuid) security definer owned by yinuo_sweep

function knowledge.journal_holds
  (entry_txid xid8, entry_id uuid) returns boolean security definer owned by yinuo_sweep

function people.found_company
  (new_company uuid, full_name text, zone text, moment timestamp with time zone, only_first boolean) returns uuid security definer owned by yinuo_auth

function people.owner_of_feed
  (given text, today date) returns TABLE(company_id uuid, staff_id uuid) security definer owned by yinuo_sweep

function people.standing
  (company uuid, staff uuid, moment timestamp with time zone) returns TABLE(name text, roles text[], company_name text, time_zone text) security definer owned by yinuo_sweep

function promises.companies_to_follow
  (moment timestamp with time zone, most integer) returns SETOF uuid security definer owned by yinuo_sweep

function promises.due_companies
  (moment timestamp with time zone, most integer) returns SETOF uuid security definer owned by yinuo_sweep

function promises.told_times_stay
  () returns trigger owned by the owner

function reception.companies_to_close
  (moment timestamp with time zone, most integer) returns SETOF uuid security definer owned by yinuo_sweep

function reception.due_companies
  (moment timestamp with time zone, most integer) returns SETOF uuid security definer owned by yinuo_sweep

hotline.conversations
  company_id uuid not null
  id uuid not null
  direction text not null
  channel text not null
  customer_id uuid not null
  contact_id uuid
  staff_id uuid not null
  at timestamp with time zone not null
  logged_at timestamp with time zone not null
  reached boolean not null
  said text not null
  constraint conversations_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'walk-in'::text, 'letter'::text, 'e-mail'::text, 'web'::text, 'wechat'::text])))
  constraint conversations_check CHECK ((logged_at >= at))
  constraint conversations_check1 CHECK ((reached OR (direction = 'out'::text)))
  constraint conversations_check2 CHECK (((said <> ''::text) OR (NOT reached)))
  constraint conversations_company_id_contact_id_fkey FOREIGN KEY (company_id, contact_id) REFERENCES archive.contacts(company_id, id) ON DELETE SET NULL (contact_id)
  constraint conversations_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint conversations_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint conversations_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
  constraint conversations_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX conversations_of_contact ON hotline.conversations USING btree (company_id, contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX conversations_of_customer ON hotline.conversations USING btree (company_id, customer_id, at, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

hotline.customer_addresses
  company_id uuid not null
  id uuid not null
  customer_id uuid not null
  channel text not null
  address text not null
  language text not null
  agreed_at timestamp with time zone not null
  agreed_by uuid not null
  stopped_at timestamp with time zone
  stopped_by uuid
  constraint customer_addresses_address_check CHECK ((address <> ''::text))
  constraint customer_addresses_channel_check CHECK ((channel = ANY (ARRAY['e-mail'::text, 'sms'::text])))
  constraint customer_addresses_check CHECK (((stopped_by IS NULL) OR (stopped_at IS NOT NULL)))
  constraint customer_addresses_company_id_agreed_by_fkey FOREIGN KEY (company_id, agreed_by) REFERENCES people.staff(company_id, id)
  constraint customer_addresses_company_id_customer_id_channel_key UNIQUE (company_id, customer_id, channel)
  constraint customer_addresses_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint customer_addresses_company_id_stopped_by_fkey FOREIGN KEY (company_id, stopped_by) REFERENCES people.staff(company_id, id)
  constraint customer_addresses_language_check CHECK ((language = ANY (ARRAY['zh-Hans'::text, 'zh-Hant'::text, 'en'::text])))
  constraint customer_addresses_pkey PRIMARY KEY (company_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

hotline.mail_accounts
  company_id uuid not null
  host text not null
  port integer not null
  security text not null
  username text not null default ''::text
  sealed_password text
  from_address text not null
  from_name text not null default ''::text
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint mail_accounts_check CHECK (((security <> 'none'::text) OR (sealed_password IS NULL)))
  constraint mail_accounts_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint mail_accounts_from_address_check CHECK ((from_address <> ''::text))
  constraint mail_accounts_host_check CHECK ((host <> ''::text))
  constraint mail_accounts_pkey PRIMARY KEY (company_id)
  constraint mail_accounts_port_check CHECK (((port >= 1) AND (port <= 65535)))
  constraint mail_accounts_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

hotline.notices
  company_id uuid not null
  id uuid not null default gen_random_uuid()
  key text not null
  template text not null
  channel text not null
  staff_id uuid
  customer_id uuid
  case_id uuid
  language text not null
  facts jsonb not null
  written_at timestamp with time zone not null
  any_hour boolean not null
  useless_after timestamp with time zone
  try_at timestamp with time zone
  held_until timestamp with time zone
  attempts integer not null default 0
  last_fault text
  sent_at timestamp with time zone
  sent_to text
  title text
  body text
  delivered_at timestamp with time zone
  failed_at timestamp with time zone
  failed_why text
  stopped_at timestamp with time zone
  constraint notices_channel_check CHECK ((channel = ANY (ARRAY['e-mail'::text, 'sms'::text, 'group'::text])))
  constraint notices_check CHECK ((num_nonnulls(try_at, sent_at, failed_at, stopped_at) = 1))
  constraint notices_check1 CHECK ((num_nulls(failed_at, failed_why) = ANY (ARRAY[0, 2])))
  constraint notices_check2 CHECK ((num_nulls(sent_at, sent_to, title, body) = ANY (ARRAY[0, 4])))
  constraint notices_check3 CHECK (((sent_at IS NOT NULL) OR (delivered_at IS NULL)))
  constraint notices_check4 CHECK (((held_until IS NULL) OR (try_at IS NOT NULL)))
  constraint notices_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint notices_company_id_key_key UNIQUE (company_id, key)
  constraint notices_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint notices_language_check CHECK ((language = ANY (ARRAY['zh-Hans'::text, 'zh-Hant'::text, 'en'::text])))
  constraint notices_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX notices_by_time ON hotline.notices USING btree (company_id, written_at, id)
  CREATE INDEX notices_not_sent ON hotline.notices USING btree (company_id, written_at, id) WHERE (failed_at IS NOT NULL)
  CREATE INDEX notices_of_customer ON hotline.notices USING btree (company_id, customer_id, written_at, id) WHERE (customer_id IS NOT NULL)
  CREATE INDEX notices_of_template ON hotline.notices USING btree (company_id, template, written_at, id)
  CREATE INDEX notices_stopped ON hotline.notices USING btree (company_id, written_at, id) WHERE (stopped_at IS NOT NULL)
  CREATE INDEX notices_to_try ON hotline.notices USING btree (try_at) WHERE (try_at IS NOT NULL)
  CREATE INDEX notices_to_try_here ON hotline.notices USING btree (company_id, try_at, id) WHERE (try_at IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select, update to yinuo_app
  grant select to yinuo_sweep

hotline.quiet_hours
  company_id uuid not null
  audience text not null
  from_minute integer not null
  until_minute integer not null
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint quiet_hours_audience_check CHECK ((audience = ANY (ARRAY['staff'::text, 'customer'::text])))
  constraint quiet_hours_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint quiet_hours_from_minute_check CHECK (((from_minute >= 0) AND (from_minute <= 1439)))
  constraint quiet_hours_pkey PRIMARY KEY (company_id, audience)
  constraint quiet_hours_until_minute_check CHECK (((until_minute >= 0) AND (until_minute <= 1439)))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

hotline.staff_addresses
  company_id uuid not null
  staff_id uuid not null
  e_mail text not null
  language text not null
  quiet_from_minute integer
  quiet_until_minute integer
  changed_at timestamp with time zone not null
  constraint staff_addresses_check CHECK (((quiet_from_minute IS NULL) = (quiet_until_minute IS NULL)))
  constraint staff_addresses_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint staff_addresses_e_mail_check CHECK ((e_mail <> ''::text))
  constraint staff_addresses_language_check CHECK ((language = ANY (ARRAY['zh-Hans'::text, 'zh-Hant'::text, 'en'::text])))
  constraint staff_addresses_pkey PRIMARY KEY (company_id, staff_id)
  constraint staff_addresses_quiet_from_minute_check CHECK (((quiet_from_minute >= 0) AND (quiet_from_minute <= 1439)))
  constraint staff_addresses_quiet_until_minute_check CHECK (((quiet_until_minute >= 0) AND (quiet_until_minute <= 1439)))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

hotline.webhooks
  company_id uuid not null
  audience text not null
  shape text not null
  host text not null
  sealed_url text not null
  sealed_secret text
  language text not null
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint webhooks_audience_check CHECK ((audience = ANY (ARRAY['staff'::text, 'customer'::text])))
  constraint webhooks_check CHECK (((audience = 'staff'::text) OR (shape = 'signed'::text)))
  constraint webhooks_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint webhooks_host_check CHECK ((host <> ''::text))
  constraint webhooks_language_check CHECK ((language = ANY (ARRAY['zh-Hans'::text, 'zh-Hant'::text, 'en'::text])))
  constraint webhooks_pkey PRIMARY KEY (company_id, audience)
  constraint webhooks_shape_check CHECK ((shape = ANY (ARRAY['signed'::text, 'wecom'::text, 'dingtalk'::text, 'feishu'::text])))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

knowledge.answers
  company_id uuid not null
  id uuid not null
  number integer not null
  kind text not null
  language text not null
  audience text not null
  confidence text not null
  owner_id uuid
  review_on date
  external_id text
  edition integer not null
  version integer not null
  added_at timestamp with time zone not null
  added_by uuid
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint answers_audience_check CHECK ((audience = ANY (ARRAY['internal'::text, 'customer'::text])))
  constraint answers_company_id_added_by_fkey FOREIGN KEY (company_id, added_by) REFERENCES people.staff(company_id, id)
  constraint answers_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint answers_company_id_external_id_key UNIQUE (company_id, external_id)
  constraint answers_company_id_number_key UNIQUE (company_id, number)
  constraint answers_company_id_owner_id_fkey FOREIGN KEY (company_id, owner_id) REFERENCES people.staff(company_id, id)
  constraint answers_confidence_check CHECK ((confidence = ANY (ARRAY['work in progress'::text, 'not validated'::text, 'validated'::text, 'archived'::text])))
  constraint answers_edition_check CHECK ((edition > 0))
  constraint answers_external_id_check CHECK ((external_id <> ''::text))
  constraint answers_kind_check CHECK ((kind = ANY (ARRAY['answer'::text, 'lesson'::text])))
  constraint answers_language_check CHECK ((language = ANY (ARRAY['zh-Hans'::text, 'zh-Hant'::text, 'en'::text])))
  constraint answers_number_check CHECK ((number > 0))
  constraint answers_pkey PRIMARY KEY (company_id, id)
  constraint answers_version_check CHECK ((version > 0))
  CREATE INDEX answers_by_change ON knowledge.answers USING btree (company_id, changed_at DESC, id DESC)
  CREATE INDEX answers_by_language ON knowledge.answers USING btree (company_id, language, changed_at DESC, id DESC)
  CREATE INDEX answers_of_owner ON knowledge.answers USING btree (company_id, owner_id) WHERE (owner_id IS NOT NULL)
  CREATE INDEX answers_to_review ON knowledge.answers USING btree (company_id, review_on) WHERE ((review_on IS NOT NULL) AND (confidence <> 'archived'::text))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

knowledge.askings
  company_id uuid not null
  not_found_id uuid not null
  asked_by uuid not null
  asked_on date not null
  constraint askings_company_id_asked_by_fkey FOREIGN KEY (company_id, asked_by) REFERENCES people.staff(company_id, id)
  constraint askings_company_id_not_found_id_fkey FOREIGN KEY (company_id, not_found_id) REFERENCES knowledge.not_found(company_id, id)
  constraint askings_pkey PRIMARY KEY (company_id, not_found_id, asked_by, asked_on)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

knowledge.attachments
  company_id uuid not null
  id uuid not null
  answer_id uuid not null
  file_id uuid not null
  added_at timestamp with time zone not null
  added_by uuid not null
  taken_away_at timestamp with time zone
  taken_away_by uuid
  constraint attachments_check CHECK (((taken_away_at IS NULL) = (taken_away_by IS NULL)))
  constraint attachments_company_id_added_by_fkey FOREIGN KEY (company_id, added_by) REFERENCES people.staff(company_id, id)
  constraint attachments_company_id_file_id_fkey FOREIGN KEY (company_id, file_id) REFERENCES core.files(company_id, id)
  constraint attachments_company_id_file_id_key UNIQUE (company_id, file_id)
  constraint attachments_company_id_taken_away_by_fkey FOREIGN KEY (company_id, taken_away_by) REFERENCES people.staff(company_id, id)
  constraint attachments_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX attachments_of_answer ON knowledge.attachments USING btree (company_id, answer_id, id) WHERE (taken_away_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

knowledge.drafts
  company_id uuid not null
  answer_id uuid not null
  staff_id uuid not null
  base_edition integer
  content jsonb not null
  saved_at timestamp with time zone not null
  constraint drafts_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint drafts_content_check CHECK ((jsonb_typeof(content) = 'object'::text))
  constraint drafts_pkey PRIMARY KEY (company_id, answer_id, staff_id)
  CREATE INDEX drafts_of_staff ON knowledge.drafts USING btree (company_id, staff_id, saved_at DESC)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

knowledge.editions
  company_id uuid not null
  answer_id uuid not null
  number integer not null
  title text not null
  phrasings text[] not null default '{}'::text[]
  body text not null
  steps jsonb not null default '[]'::jsonb
  safety jsonb
  parts jsonb not null default '[]'::jsonb
  places jsonb not null
  reason text not null default ''::text
  made_at timestamp with time zone not null
  made_by uuid
  title_key uuid not null default (md5(lower(regexp_replace(NORMALIZE(title, NFKC), '\s+'::text, ''::text, 'g'::text))))::uuid
  constraint editions_company_id_answer_id_fkey FOREIGN KEY (company_id, answer_id) REFERENCES knowledge.answers(company_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint editions_company_id_made_by_fkey FOREIGN KEY (company_id, made_by) REFERENCES people.staff(company_id, id)
  constraint editions_number_check CHECK ((number > 0))
  constraint editions_parts_check CHECK ((jsonb_typeof(parts) = 'array'::text))
  constraint editions_pkey PRIMARY KEY (company_id, answer_id, number)
  constraint editions_places_check CHECK ((jsonb_typeof(places) = 'object'::text))
  constraint editions_safety_check CHECK ((jsonb_typeof(safety) = 'object'::text))
  constraint editions_steps_check CHECK ((jsonb_typeof(steps) = 'array'::text))
  constraint editions_title_check CHECK ((title <> ''::text))
  CREATE INDEX editions_by_title ON knowledge.editions USING btree (company_id, title_key)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select to yinuo_app

knowledge.faults
  company_id uuid not null
  id uuid not null
  level smallint not null
  parent_id uuid
  product_line_id uuid
  model_id uuid
  code text not null default ''::text
  name text not null
  other_names text[] not null default '{}'::text[]
  safety boolean not null default false
  retired_at timestamp with time zone
  version integer not null
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint faults_check CHECK (((level = 1) = (parent_id IS NULL)))
  constraint faults_check1 CHECK ((num_nonnulls(product_line_id, model_id) <= 1))
  constraint faults_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint faults_company_id_model_id_fkey FOREIGN KEY (company_id, model_id) REFERENCES archive.models(company_id, id)
  constraint faults_company_id_parent_id_fkey FOREIGN KEY (company_id, parent_id) REFERENCES knowledge.faults(company_id, id)
  constraint faults_company_id_parent_id_product_line_id_model_id_code_n_key UNIQUE NULLS NOT DISTINCT (company_id, parent_id, product_line_id, model_id, code, name)
  constraint faults_company_id_product_line_id_fkey FOREIGN KEY (company_id, product_line_id) REFERENCES archive.product_lines(company_id, id)
  constraint faults_level_check CHECK (((level >= 1) AND (level <= 3)))
  constraint faults_name_check CHECK ((name <> ''::text))
  constraint faults_pkey PRIMARY KEY (company_id, id)
  constraint faults_version_check CHECK ((version > 0))
  CREATE INDEX faults_below ON knowledge.faults USING btree (company_id, parent_id)
  CREATE INDEX faults_of_line ON knowledge.faults USING btree (company_id, product_line_id) WHERE (product_line_id IS NOT NULL)
  CREATE INDEX faults_of_model ON knowledge.faults USING btree (company_id, model_id) WHERE (model_id IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select, update to yinuo_app

knowledge.import_rows
  company_id uuid not null
  import_id uuid not null
  "row" integer not null
  title text not null
  key bigint
  said bigint
  problems jsonb not null default '[]'::jsonb
  texts jsonb
  same_as_row integer
  expected text not null
  outcome text
  answer_id uuid
  edition integer
  before jsonb
  constraint import_rows_company_id_answer_id_fkey FOREIGN KEY (company_id, answer_id) REFERENCES knowledge.answers(company_id, id)
  constraint import_rows_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES knowledge.imports(company_id, id)
  constraint import_rows_expected_check CHECK ((expected = ANY (ARRAY['created'::text, 'changed'::text, 'unchanged'::text, 'refused'::text])))
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'changed'::text, 'unchanged'::text, 'refused'::text])))
  constraint import_rows_pkey PRIMARY KEY (company_id, import_id, "row")
  constraint import_rows_row_check CHECK (("row" > 0))
  CREATE INDEX import_rows_by_key ON knowledge.import_rows USING btree (company_id, import_id, key) WHERE ((key IS NOT NULL) AND (same_as_row IS NULL))
  CREATE INDEX import_rows_of_answer ON knowledge.import_rows USING btree (company_id, answer_id, import_id) WHERE (answer_id IS NOT NULL)
  CREATE INDEX import_rows_with_problems ON knowledge.import_rows USING btree (company_id, import_id, "row") WHERE (problems <> '[]'::jsonb)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

knowledge.imports
  company_id uuid not null
  id uuid not null
  file_id uuid not null
  file_name text not null
  look jsonb not null
  choice jsonb not null default '{}'::jsonb
  mapping jsonb not null
  revision integer not null
  shape text not null
  remembered boolean not null
  samples jsonb not null
  unknown_names text not null
  tally jsonb not null default '{}'::jsonb
  rows integer not null
  rows_in_all integer
  read_upto integer not null
  written_upto integer not null
  undone_from integer
  read_at timestamp with time zone not null
  read_by uuid
  rows_read_at timestamp with time zone
  judged_at timestamp with time zone
  started_at timestamp with time zone
  started_by uuid
  finished_at timestamp with time zone
  cancelled_at timestamp with time zone
  cancelled_by uuid
  undo_started_at timestamp with time zone
  undo_started_by uuid
  undone_at timestamp with time zone
  failed text
  turn integer not null
  worked_by uuid[] not null default '{}'::uuid[]
  resumed jsonb not null default '[]'::jsonb
  constraint imports_company_id_cancelled_by_fkey FOREIGN KEY (company_id, cancelled_by) REFERENCES people.staff(company_id, id)
  constraint imports_company_id_file_id_fkey FOREIGN KEY (company_id, file_id) REFERENCES core.files(company_id, id)
  constraint imports_company_id_read_by_fkey FOREIGN KEY (company_id, read_by) REFERENCES people.staff(company_id, id)
  constraint imports_company_id_started_by_fkey FOREIGN KEY (company_id, started_by) REFERENCES people.staff(company_id, id)
  constraint imports_company_id_undo_started_by_fkey FOREIGN KEY (company_id, undo_started_by) REFERENCES people.staff(company_id, id)
  constraint imports_pkey PRIMARY KEY (company_id, id)
  constraint imports_revision_check CHECK ((revision > 0))
  constraint imports_rows_check CHECK ((rows >= 0))
  constraint imports_unknown_names_check CHECK ((unknown_names = ANY (ARRAY['add'::text, 'refuse'::text])))
  CREATE INDEX imports_of_shape ON knowledge.imports USING btree (company_id, shape, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

knowledge.not_found
  company_id uuid not null
  id uuid not null
  key text not null
  text text not null
  model_id uuid
  count integer not null
  first_at timestamp with time zone not null
  last_at timestamp with time zone not null
  last_by uuid
  owner_id uuid
  settled_at timestamp with time zone
  settled_by uuid
  answer_id uuid
  why text not null default ''::text
  constraint not_found_check CHECK (((settled_at IS NULL) = (settled_by IS NULL)))
  constraint not_found_company_id_answer_id_fkey FOREIGN KEY (company_id, answer_id) REFERENCES knowledge.answers(company_id, id)
  constraint not_found_company_id_last_by_fkey FOREIGN KEY (company_id, last_by) REFERENCES people.staff(company_id, id)
  constraint not_found_company_id_model_id_fkey FOREIGN KEY (company_id, model_id) REFERENCES archive.models(company_id, id)
  constraint not_found_company_id_owner_id_fkey FOREIGN KEY (company_id, owner_id) REFERENCES people.staff(company_id, id)
  constraint not_found_company_id_settled_by_fkey FOREIGN KEY (company_id, settled_by) REFERENCES people.staff(company_id, id)
  constraint not_found_count_check CHECK ((count > 0))
  constraint not_found_key_check CHECK ((key <> ''::text))
  constraint not_found_pkey PRIMARY KEY (company_id, id)
  constraint not_found_text_check CHECK ((text <> ''::text))
  CREATE INDEX not_found_by_count ON knowledge.not_found USING btree (company_id, count DESC, id) WHERE (settled_at IS NULL)
  CREATE UNIQUE INDEX not_found_open ON knowledge.not_found USING btree (company_id, key, model_id) NULLS NOT DISTINCT WHERE (settled_at IS NULL)
  CREATE INDEX not_found_settled ON knowledge.not_found USING btree (company_id, settled_at DESC, id DESC) WHERE (settled_at IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select, update to yinuo_app

knowledge.numbers
  company_id uuid not null
  next integer not null
  constraint numbers_next_check CHECK ((next > 0))
  constraint numbers_pkey PRIMARY KEY (company_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

knowledge.places
  company_id uuid not null
  id uuid not null
  answer_id uuid not null
  product_line_id uuid
  model_id uuid
  fault_id uuid
  constraint places_check CHECK ((num_nonnulls(product_line_id, model_id, fault_id) = 1))
  constraint places_company_id_answer_id_fkey FOREIGN KEY (company_id, answer_id) REFERENCES knowledge.answers(company_id, id)
  constraint places_company_id_answer_id_product_line_id_model_id_fault__key UNIQUE NULLS NOT DISTINCT (company_id, answer_id, product_line_id, model_id, fault_id)
  constraint places_company_id_fault_id_fkey FOREIGN KEY (company_id, fault_id) REFERENCES knowledge.faults(company_id, id)
  constraint places_company_id_model_id_fkey FOREIGN KEY (company_id, model_id) REFERENCES archive.models(company_id, id)
  constraint places_company_id_product_line_id_fkey FOREIGN KEY (company_id, product_line_id) REFERENCES archive.product_lines(company_id, id)
  constraint places_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX places_of_fault ON knowledge.places USING btree (company_id, fault_id) WHERE (fault_id IS NOT NULL)
  CREATE INDEX places_of_line ON knowledge.places USING btree (company_id, product_line_id) WHERE (product_line_id IS NOT NULL)
  CREATE INDEX places_of_model ON knowledge.places USING btree (company_id, model_id) WHERE (model_id IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

knowledge.public_pages
  company_id uuid not null
  address text not null
  version integer not null
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint public_pages_address_check CHECK ((address ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'::text))
  constraint public_pages_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint public_pages_pkey PRIMARY KEY (company_id)
  constraint public_pages_version_check CHECK ((version > 0))
  CREATE INDEX public_pages_by_address ON knowledge.public_pages USING btree (address)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select, update to yinuo_app
  grant select to yinuo_sweep

knowledge.reasons
  company_id uuid not null
  journal_id uuid not null
  said text not null
  constraint reasons_company_id_journal_id_fkey FOREIGN KEY (company_id, journal_id) REFERENCES core.journal(company_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint reasons_pkey PRIMARY KEY (company_id, journal_id)
  constraint reasons_said_check CHECK ((said <> ''::text))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

knowledge.synonyms
  company_id uuid not null
  id uuid not null
  words text[] not null
  noted_at timestamp with time zone not null
  noted_by uuid
  taken_back_at timestamp with time zone
  taken_back_by uuid
  constraint synonyms_company_id_noted_by_fkey FOREIGN KEY (company_id, noted_by) REFERENCES people.staff(company_id, id)
  constraint synonyms_company_id_taken_back_by_fkey FOREIGN KEY (company_id, taken_back_by) REFERENCES people.staff(company_id, id)
  constraint synonyms_pkey PRIMARY KEY (company_id, id)
  constraint synonyms_words_check CHECK (((cardinality(words) >= 2) AND (cardinality(words) <= 30)))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

knowledge.title_terms
  company_id uuid not null
  answer_id uuid not null
  terms integer[] not null
  constraint title_terms_company_id_answer_id_fkey FOREIGN KEY (company_id, answer_id) REFERENCES knowledge.answers(company_id, id)
  constraint title_terms_pkey PRIMARY KEY (company_id, answer_id)
  CREATE INDEX title_terms_by_term ON knowledge.title_terms USING gin (terms)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select, update to yinuo_app
  grant select to yinuo_sweep

knowledge.uses
  company_id uuid not null
  id uuid not null
  answer_id uuid not null
  edition integer not null
  how text not null
  about uuid
  device_id uuid
  used_at timestamp with time zone not null
  used_by uuid
  solved boolean
  solved_at timestamp with time zone
  contradicted_at timestamp with time zone
  constraint uses_check CHECK (((solved IS NULL) = (solved_at IS NULL)))
  constraint uses_check1 CHECK (((solved IS NULL) OR (how = 'told'::text)))
  constraint uses_check2 CHECK (((contradicted_at IS NULL) OR solved))
  constraint uses_company_id_answer_id_fkey FOREIGN KEY (company_id, answer_id) REFERENCES knowledge.answers(company_id, id)
  constraint uses_company_id_device_id_fkey FOREIGN KEY (company_id, device_id) REFERENCES archive.devices(company_id, id)
  constraint uses_company_id_used_by_fkey FOREIGN KEY (company_id, used_by) REFERENCES people.staff(company_id, id)
  constraint uses_how_check CHECK ((how = ANY (ARRAY['told'::text, 'sent'::text, 'lesson'::text, 'read on a visit'::text])))
  constraint uses_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX uses_about ON knowledge.uses USING btree (company_id, about) WHERE (about IS NOT NULL)
  CREATE INDEX uses_by_time ON knowledge.uses USING btree (company_id, used_at DESC)
  CREATE INDEX uses_contradicted ON knowledge.uses USING btree (company_id, contradicted_at) WHERE (contradicted_at IS NOT NULL)
  CREATE INDEX uses_of_answer ON knowledge.uses USING btree (company_id, answer_id, used_at DESC)
  CREATE INDEX uses_of_device ON knowledge.uses USING btree (company_id, device_id) WHERE (device_id IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

knowledge.validations
  company_id uuid not null
  id uuid not null
  answer_id uuid not null
  edition integer not null
  validated_at timestamp with time zone not null
  validated_by uuid
  import_id uuid
  constraint validations_company_id_answer_id_edition_fkey FOREIGN KEY (company_id, answer_id, edition) REFERENCES knowledge.editions(company_id, answer_id, number)
  constraint validations_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES knowledge.imports(company_id, id)
  constraint validations_company_id_validated_by_fkey FOREIGN KEY (company_id, validated_by) REFERENCES people.staff(company_id, id)
  constraint validations_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX validations_of_answer ON knowledge.validations USING btree (company_id, answer_id, validated_at DESC)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

people.absences
  company_id uuid not null
  id uuid not null
  staff_id uuid not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  reason text not null
  note text not null default ''::text
  told uuid
  entered_by uuid
  entered_at timestamp with time zone not null
  constraint absences_check CHECK ((starts_at < ends_at))
  constraint absences_company_id_entered_by_fkey FOREIGN KEY (company_id, entered_by) REFERENCES people.staff(company_id, id)
  constraint absences_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint absences_company_id_told_fkey FOREIGN KEY (company_id, told) REFERENCES people.staff(company_id, id)
  constraint absences_pkey PRIMARY KEY (company_id, id)
  constraint absences_reason_check CHECK ((reason = ANY (ARRAY['sick'::text, 'leave'::text, 'training'::text, 'other'::text])))
  CREATE INDEX absences_by_time ON people.absences USING btree (company_id, starts_at, id)
  CREATE INDEX absences_of_staff ON people.absences USING btree (company_id, staff_id, starts_at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.calendar_days
  company_id uuid not null
  calendar_id uuid not null
  day date not null
  name text not null
  working boolean not null
  constraint calendar_days_company_id_calendar_id_fkey FOREIGN KEY (company_id, calendar_id) REFERENCES people.calendars(company_id, id)
  constraint calendar_days_pkey PRIMARY KEY (company_id, calendar_id, day)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.calendar_feeds
  company_id uuid not null
  id uuid not null
  staff_id uuid not null
  token_hash text not null
  language text not null
  made_at timestamp with time zone not null
  revoked_at timestamp with time zone
  constraint calendar_feeds_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint calendar_feeds_company_id_token_hash_key UNIQUE (company_id, token_hash)
  constraint calendar_feeds_language_check CHECK ((language = ANY (ARRAY['zh-Hans'::text, 'zh-Hant'::text, 'en'::text])))
  constraint calendar_feeds_pkey PRIMARY KEY (company_id, id)
  constraint calendar_feeds_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
  CREATE INDEX calendar_feeds_by_token ON people.calendar_feeds USING btree (token_hash) WHERE (revoked_at IS NULL)
  CREATE UNIQUE INDEX calendar_feeds_live ON people.calendar_feeds USING btree (company_id, staff_id) WHERE (revoked_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

people.calendar_hours
  company_id uuid not null
  calendar_id uuid not null
  weekday integer not null
  opens_minute integer not null
  closes_minute integer not null
  constraint calendar_hours_check CHECK ((opens_minute < closes_minute))
  constraint calendar_hours_closes_minute_check CHECK ((closes_minute <= 1440))
  constraint calendar_hours_company_id_calendar_id_fkey FOREIGN KEY (company_id, calendar_id) REFERENCES people.calendars(company_id, id)
  constraint calendar_hours_opens_minute_check CHECK ((opens_minute >= 0))
  constraint calendar_hours_pkey PRIMARY KEY (company_id, calendar_id, weekday, opens_minute)
  constraint calendar_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.calendars
  company_id uuid not null
  id uuid not null
  name text not null
  time_zone text not null
  always_open boolean not null default false
  official text
  ordinary boolean not null default false
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint calendars_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint calendars_company_id_name_key UNIQUE (company_id, name)
  constraint calendars_name_check CHECK ((name <> ''::text))
  constraint calendars_official_check CHECK ((official = 'CN'::text))
  constraint calendars_pkey PRIMARY KEY (company_id, id)
  CREATE UNIQUE INDEX one_ordinary_calendar ON people.calendars USING btree (company_id) WHERE ordinary
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.certificates
  company_id uuid not null
  id uuid not null
  staff_id uuid not null
  skill_id uuid
  name text not null
  number text not null default ''::text
  issued_on date
  valid_until date
  constraint certificates_check CHECK ((valid_until >= issued_on))
  constraint certificates_company_id_skill_id_fkey FOREIGN KEY (company_id, skill_id) REFERENCES people.skills(company_id, id)
  constraint certificates_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint certificates_name_check CHECK ((name <> ''::text))
  constraint certificates_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX certificates_by_end ON people.certificates USING btree (company_id, valid_until, id)
  CREATE INDEX certificates_of_staff ON people.certificates USING btree (company_id, staff_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.hotline_numbers
  company_id uuid not null
  typed text not null
  dialled text not null
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint hotline_numbers_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint hotline_numbers_dialled_check CHECK ((dialled ~ '^\+?[0-9]{3,15}(,[0-9]{1,8})?$'::text))
  constraint hotline_numbers_pkey PRIMARY KEY (company_id)
  constraint hotline_numbers_typed_check CHECK ((typed <> ''::text))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.official_days
  company_id uuid not null
  country text not null
  year integer not null
  day date not null
  name text not null
  working boolean not null
  constraint official_days_company_id_country_year_fkey FOREIGN KEY (company_id, country, year) REFERENCES people.official_years(company_id, country, year)
  constraint official_days_name_check CHECK ((name <> ''::text))
  constraint official_days_pkey PRIMARY KEY (company_id, country, day)
  CREATE INDEX official_days_of_year ON people.official_days USING btree (company_id, country, year)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.official_years
  company_id uuid not null
  country text not null
  year integer not null
  source text not null default ''::text
  imported_at timestamp with time zone not null
  imported_by uuid
  constraint official_years_company_id_imported_by_fkey FOREIGN KEY (company_id, imported_by) REFERENCES people.staff(company_id, id)
  constraint official_years_country_check CHECK ((country = 'CN'::text))
  constraint official_years_pkey PRIMARY KEY (company_id, country, year)
  constraint official_years_year_check CHECK (((year >= 2000) AND (year <= 2199)))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.service_points
  company_id uuid not null
  id uuid not null
  parent_id uuid
  kind text not null
  name text not null
  phone text
  address text not null default ''::text
  closed_on date
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  calendar_id uuid
  constraint service_points_check CHECK ((parent_id <> id))
  constraint service_points_company_id_calendar_id_fkey FOREIGN KEY (company_id, calendar_id) REFERENCES people.calendars(company_id, id)
  constraint service_points_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint service_points_company_id_name_key UNIQUE (company_id, name)
  constraint service_points_company_id_parent_id_fkey FOREIGN KEY (company_id, parent_id) REFERENCES people.service_points(company_id, id)
  constraint service_points_kind_check CHECK ((kind = ANY (ARRAY['maker'::text, 'dealer'::text, 'store'::text])))
  constraint service_points_name_check CHECK ((name <> ''::text))
  constraint service_points_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX points_below ON people.service_points USING btree (company_id, parent_id)
  CREATE INDEX points_of_calendar ON people.service_points USING btree (company_id, calendar_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.shifts
  company_id uuid not null
  id uuid not null
  staff_id uuid not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  entered_by uuid
  entered_at timestamp with time zone not null
  constraint shifts_check CHECK ((starts_at < ends_at))
  constraint shifts_company_id_entered_by_fkey FOREIGN KEY (company_id, entered_by) REFERENCES people.staff(company_id, id)
  constraint shifts_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint shifts_pkey PRIMARY KEY (company_id, id)
  CREATE INDEX shifts_by_time ON people.shifts USING btree (company_id, starts_at, id)
  CREATE INDEX shifts_of_staff ON people.shifts USING btree (company_id, staff_id, starts_at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.skills
  company_id uuid not null
  id uuid not null
  name text not null
  needs_certificate boolean not null default false
  constraint skills_company_id_name_key UNIQUE (company_id, name)
  constraint skills_name_check CHECK ((name <> ''::text))
  constraint skills_pkey PRIMARY KEY (company_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.staff
  company_id uuid not null
  id uuid not null
  name text not null
  phone text
  roles text[] not null default '{}'::text[]
  service_point_id uuid
  guest_of text
  joined_on date
  left_on date
  disabled_at timestamp with time zone
  disabled_by uuid
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint staff_check CHECK ((left_on >= joined_on))
  constraint staff_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint staff_company_id_disabled_by_fkey FOREIGN KEY (company_id, disabled_by) REFERENCES people.staff(company_id, id)
  constraint staff_company_id_service_point_id_fkey FOREIGN KEY (company_id, service_point_id) REFERENCES people.service_points(company_id, id)
  constraint staff_name_check CHECK ((name <> ''::text))
  constraint staff_pkey PRIMARY KEY (company_id, id)
  constraint staff_roles_check CHECK ((roles <@ ARRAY['agent'::text, 'dispatcher'::text, 'technician'::text, 'visitor'::text, 'manager'::text, 'admin'::text, 'auditor'::text]))
  CREATE INDEX staff_by_name ON people.staff USING btree (company_id, name, id)
  CREATE INDEX staff_of_point ON people.staff USING btree (company_id, service_point_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app
  grant select to yinuo_sweep

people.staff_skills
  company_id uuid not null
  staff_id uuid not null
  skill_id uuid not null
  constraint staff_skills_company_id_skill_id_fkey FOREIGN KEY (company_id, skill_id) REFERENCES people.skills(company_id, id)
  constraint staff_skills_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint staff_skills_pkey PRIMARY KEY (company_id, staff_id, skill_id)
  CREATE INDEX staff_with_skill ON people.staff_skills USING btree (company_id, skill_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.team_members
  company_id uuid not null
  team_id uuid not null
  staff_id uuid not null
  leads boolean not null default false
  constraint team_members_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES people.staff(company_id, id)
  constraint team_members_company_id_team_id_fkey FOREIGN KEY (company_id, team_id) REFERENCES people.teams(company_id, id)
  constraint team_members_pkey PRIMARY KEY (company_id, team_id, staff_id)
  CREATE INDEX teams_of_staff ON people.team_members USING btree (company_id, staff_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

people.teams
  company_id uuid not null
  id uuid not null
  name text not null
  service_point_id uuid
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint teams_company_id_changed_by_fkey FOREIGN KEY (company_id, changed_by) REFERENCES people.staff(company_id, id)
  constraint teams_company_id_name_key UNIQUE (company_id, name)
  constraint teams_company_id_service_point_id_fkey FOREIGN KEY (company_id, service_point_id) REFERENCES people.service_points(company_id, id)
  constraint teams_name_check CHECK ((name <> ''::text))
  constraint teams_pkey PRIMARY KEY (company_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app

promises.breaches
  company_id uuid not null
  promise_id uuid not null
  raised_at timestamp with time zone not null
  reason text
  told_in uuid
  followed_at timestamp with time zone
  followed_by uuid
  next_promise uuid
  constraint breaches_check CHECK ((num_nulls(reason, told_in, followed_at, followed_by) = ANY (ARRAY[0, 4])))
  constraint breaches_check1 CHECK (((next_promise IS NULL) OR (followed_at IS NOT NULL)))
  constraint breaches_company_id_followed_by_fkey FOREIGN KEY (company_id, followed_by) REFERENCES people.staff(company_id, id)
  constraint breaches_company_id_next_promise_fkey FOREIGN KEY (company_id, next_promise) REFERENCES promises.promises(company_id, id)
  constraint breaches_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint breaches_company_id_told_in_fkey FOREIGN KEY (company_id, told_in) REFERENCES core.journal(company_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint breaches_pkey PRIMARY KEY (company_id, promise_id)
  constraint breaches_reason_check CHECK ((reason = ANY (ARRAY['forgotten'::text, 'no time'::text, 'absent'::text, 'earlier work took longer'::text, 'part not there'::text, 'promised too much'::text, 'handed over badly'::text, 'weather or traffic'::text, 'system down'::text, 'other'::text])))
  CREATE INDEX breaches_to_follow_up ON promises.breaches USING btree (company_id, raised_at, promise_id) WHERE (followed_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

promises.followings
  company_id uuid not null
  id uuid not null
  why text not null
  edition integer not null
  begun_at timestamp with time zone not null
  cursor_id uuid
  looked integer not null default 0
  moved integer not null default 0
  ended integer not null default 0
  finished_at timestamp with time zone
  constraint followings_pkey PRIMARY KEY (company_id, id)
  constraint followings_why_check CHECK ((why = ANY (ARRAY['book'::text, 'calendar'::text])))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

promises.notings
  company_id uuid not null
  id uuid not null
  promise_id uuid not null
  what text not null
  at timestamp with time zone not null
  noted_at timestamp with time zone not null
  by uuid not null
  words text not null
  amount_cents bigint
  constraint notings_amount_cents_check CHECK ((amount_cents > 0))
  constraint notings_check CHECK (((what = 'payment'::text) = (amount_cents IS NOT NULL)))
  constraint notings_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint notings_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint notings_pkey PRIMARY KEY (company_id, id)
  constraint notings_what_check CHECK ((what = ANY (ARRAY['payment'::text, 'handing over'::text, 'work'::text, 'word'::text])))
  constraint notings_words_check CHECK ((words <> ''::text))
  CREATE INDEX notings_of_promise ON promises.notings USING btree (company_id, promise_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

promises.pauses
  company_id uuid not null
  id uuid not null
  promise_id uuid not null
  reason text not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone not null
  begun_by uuid
  ended_by uuid
  constraint pauses_begun_check CHECK (((begun_by IS NOT NULL) OR (reason = 'closed'::text)))
  constraint pauses_check CHECK ((from_at <= until_at))
  constraint pauses_company_id_begun_by_fkey FOREIGN KEY (company_id, begun_by) REFERENCES people.staff(company_id, id)
  constraint pauses_company_id_ended_by_fkey FOREIGN KEY (company_id, ended_by) REFERENCES people.staff(company_id, id)
  constraint pauses_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint pauses_pkey PRIMARY KEY (company_id, id)
  constraint pauses_reason_check CHECK ((reason = ANY (ARRAY['customer'::text, 'part'::text, 'closed'::text])))
  CREATE INDEX pauses_of_promise ON promises.pauses USING btree (company_id, promise_id, from_at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

promises.promises
  company_id uuid not null
  id uuid not null
  kind text not null
  case_id uuid
  customer_id uuid
  made_by uuid
  made_at timestamp with time zone not null
  first_asked_by uuid
  handler uuid
  window_from timestamp with time zone
  due_at timestamp with time zone not null
  about text not null default ''::text
  told_in uuid
  owed_for text
  subject_id uuid
  owner uuid
  owner_role text
  not_by uuid
  instead_of uuid
  settled_as text
  settled_at timestamp with time zone
  settled_by uuid
  evidence uuid
  moved_by text
  look_at timestamp with time zone
  owed_from timestamp with time zone
  edition integer
  to_staff uuid
  amount_cents bigint
  method text
  recurs_on smallint
  recurs_day date
  series uuid
  constraint promises_amount_cents_check CHECK ((amount_cents > 0))
  constraint promises_check CHECK ((window_from < due_at))
  constraint promises_check2 CHECK (((owner IS NULL) <> (owner_role IS NULL)))
  constraint promises_check3 CHECK (((owed_for IS NULL) = (subject_id IS NULL)))
  constraint promises_check4 CHECK ((num_nulls(settled_as, settled_at, evidence) = ANY (ARRAY[0, 3])))
  constraint promises_check5 CHECK (((settled_as = 'renegotiated'::text) = (moved_by IS NOT NULL)))
  constraint promises_check6 CHECK (((settled_as IS NULL) OR (look_at IS NULL)))
  constraint promises_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint promises_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES archive.customers(company_id, id)
  constraint promises_company_id_edition_fkey FOREIGN KEY (company_id, edition) REFERENCES standards.editions(company_id, number)
  constraint promises_company_id_evidence_fkey FOREIGN KEY (company_id, evidence) REFERENCES core.journal(company_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint promises_company_id_first_asked_by_fkey FOREIGN KEY (company_id, first_asked_by) REFERENCES people.staff(company_id, id)
  constraint promises_company_id_handler_fkey FOREIGN KEY (company_id, handler) REFERENCES people.staff(company_id, id)
  constraint promises_company_id_instead_of_fkey FOREIGN KEY (company_id, instead_of) REFERENCES promises.promises(company_id, id)
  constraint promises_company_id_made_by_fkey FOREIGN KEY (company_id, made_by) REFERENCES people.staff(company_id, id)
  constraint promises_company_id_not_by_fkey FOREIGN KEY (company_id, not_by) REFERENCES people.staff(company_id, id)
  constraint promises_company_id_owner_fkey FOREIGN KEY (company_id, owner) REFERENCES people.staff(company_id, id)
  constraint promises_company_id_series_fkey FOREIGN KEY (company_id, series) REFERENCES promises.promises(company_id, id)
  constraint promises_company_id_settled_by_fkey FOREIGN KEY (company_id, settled_by) REFERENCES people.staff(company_id, id)
  constraint promises_company_id_to_staff_fkey FOREIGN KEY (company_id, to_staff) REFERENCES people.staff(company_id, id)
  constraint promises_company_id_told_in_fkey FOREIGN KEY (company_id, told_in) REFERENCES core.journal(company_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint promises_in_case CHECK (((case_id IS NULL) OR (num_nonnulls(customer_id, first_asked_by, handler) = 3)))
  constraint promises_kind_check CHECK ((kind = ANY (ARRAY['callback'::text, 'visit window'::text, 'feedback'::text, 'return visit'::text, 'settled today'::text, 'written answer'::text, 'repair done'::text, 'part there'::text, 'document sent'::text, 'loaner'::text, 'thanks'::text, 'delivery check'::text, 're-test'::text, 'lesson'::text, 'maintenance'::text, 'recurring'::text, 'privilege'::text, 'suggestion answer'::text, 'payment'::text])))
  constraint promises_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'transfer'::text, 'card'::text, 'wechat'::text, 'alipay'::text, 'cheque'::text])))
  constraint promises_moved_by_check CHECK ((moved_by = ANY (ARRAY['us'::text, 'customer'::text])))
  constraint promises_payment CHECK ((num_nonnulls(amount_cents, method) =
CASE
    WHEN (kind = 'payment'::text) THEN 2
    ELSE 0
END))
  constraint promises_pkey PRIMARY KEY (company_id, id)
  constraint promises_recurring CHECK ((num_nonnulls(recurs_on, recurs_day, series) =
CASE
    WHEN (kind = 'recurring'::text) THEN 3
    ELSE 0
END))
  constraint promises_recurs_on_check CHECK (((recurs_on >= 1) AND (recurs_on <= 31)))
  constraint promises_settled_as_check CHECK ((settled_as = ANY (ARRAY['kept'::text, 'renegotiated'::text, 'withdrawn'::text, 'not reached'::text, 'replaced'::text])))
  constraint promises_to_staff CHECK (((kind = 'suggestion answer'::text) = (to_staff IS NOT NULL)))
  constraint promises_to_whom CHECK ((num_nonnulls(customer_id, to_staff) = 1))
  constraint promises_window_check CHECK (((kind <> 'visit window'::text) OR (window_from IS NOT NULL)))
  CREATE INDEX promises_by_due ON promises.promises USING btree (company_id, due_at, id)
  CREATE INDEX promises_kept_late ON promises.promises USING btree (company_id, due_at, id) WHERE ((settled_as = 'kept'::text) AND (settled_at > due_at))
  CREATE INDEX promises_not_kept ON promises.promises USING btree (company_id, settled_as, due_at, id) WHERE (settled_as <> 'kept'::text)
  CREATE INDEX promises_of_case ON promises.promises USING btree (company_id, case_id, due_at)
  CREATE INDEX promises_of_customer ON promises.promises USING btree (company_id, customer_id, due_at, id)
  CREATE INDEX promises_open_by_kind ON promises.promises USING btree (company_id, kind, due_at, id) WHERE (settled_as IS NULL)
  CREATE INDEX promises_open_of_owner ON promises.promises USING btree (company_id, owner, due_at, id) WHERE (settled_as IS NULL)
  CREATE INDEX promises_open_of_role ON promises.promises USING btree (company_id, owner_role, due_at, id) WHERE ((settled_as IS NULL) AND (owner IS NULL))
  CREATE UNIQUE INDEX promises_owed_once ON promises.promises USING btree (company_id, subject_id, owed_for, kind) WHERE ((instead_of IS NULL) AND (owed_for IS NOT NULL))
  CREATE INDEX promises_owed_open ON promises.promises USING btree (company_id, id) WHERE ((settled_as IS NULL) AND (owed_for IS NOT NULL))
  CREATE UNIQUE INDEX promises_round_once ON promises.promises USING btree (company_id, series, recurs_day) WHERE ((instead_of IS NULL) AND (series IS NOT NULL))
  CREATE INDEX promises_to_look_at ON promises.promises USING btree (look_at) WHERE (look_at IS NOT NULL)
  CREATE INDEX promises_to_look_at_here ON promises.promises USING btree (company_id, look_at) WHERE (look_at IS NOT NULL)
  CREATE INDEX promises_to_staff_by_due ON promises.promises USING btree (company_id, to_staff, due_at, id) WHERE (to_staff IS NOT NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

promises.raisings
  company_id uuid not null
  case_id uuid not null
  why text not null
  at timestamp with time zone not null
  by uuid not null
  words text not null default ''::text
  taken_back_at timestamp with time zone
  taken_back_by uuid
  constraint raisings_check CHECK (((why = 'damage'::text) OR (words = ''::text)))
  constraint raisings_check1 CHECK ((taken_back_by <> by))
  constraint raisings_check2 CHECK (((taken_back_at IS NULL) = (taken_back_by IS NULL)))
  constraint raisings_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint raisings_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint raisings_company_id_taken_back_by_fkey FOREIGN KEY (company_id, taken_back_by) REFERENCES people.staff(company_id, id)
  constraint raisings_pkey PRIMARY KEY (company_id, case_id, why)
  constraint raisings_why_check CHECK ((why = ANY (ARRAY['damage'::text, 'vulnerable'::text])))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

promises.reminders
  company_id uuid not null
  promise_id uuid not null
  stage text not null
  at timestamp with time zone not null
  for_staff uuid
  for_role text
  seen_at timestamp with time zone
  seen_by uuid
  minutes integer not null
  rung text not null
  due_at timestamp with time zone not null
  passed_by jsonb not null default '[]'::jsonb
  last_resort boolean not null default false
  announced_in uuid
  constraint reminders_check CHECK (((for_staff IS NULL) <> (for_role IS NULL)))
  constraint reminders_check1 CHECK (((seen_at IS NULL) = (seen_by IS NULL)))
  constraint reminders_company_id_announced_in_fkey FOREIGN KEY (company_id, announced_in) REFERENCES core.journal(company_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint reminders_company_id_for_staff_fkey FOREIGN KEY (company_id, for_staff) REFERENCES people.staff(company_id, id)
  constraint reminders_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint reminders_company_id_seen_by_fkey FOREIGN KEY (company_id, seen_by) REFERENCES people.staff(company_id, id)
  constraint reminders_passed_by_check CHECK ((jsonb_typeof(passed_by) = 'array'::text))
  constraint reminders_pkey PRIMARY KEY (company_id, promise_id, due_at, minutes, rung)
  constraint reminders_rung_check CHECK ((rung = ANY (ARRAY['owner'::text, 'first-asked'::text, 'team lead'::text, 'duty'::text, 'manager'::text])))
  constraint reminders_stage_check CHECK ((stage = ANY (ARRAY['due soon'::text, 'broken'::text, 'escalated'::text])))
  constraint reminders_stage_of_step CHECK ((stage =
CASE
    WHEN (minutes < 0) THEN 'due soon'::text
    WHEN (minutes = 0) THEN 'broken'::text
    ELSE 'escalated'::text
END))
  CREATE INDEX reminders_unseen_of_role ON promises.reminders USING btree (company_id, for_role, at) WHERE (seen_at IS NULL)
  CREATE INDEX reminders_unseen_of_staff ON promises.reminders USING btree (company_id, for_staff, at) WHERE (seen_at IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select to yinuo_app

promises.tries
  company_id uuid not null
  promise_id uuid not null
  evidence uuid not null
  at timestamp with time zone not null
  by uuid
  constraint tries_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint tries_company_id_evidence_fkey FOREIGN KEY (company_id, evidence) REFERENCES core.journal(company_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint tries_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint tries_pkey PRIMARY KEY (company_id, promise_id, evidence)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

reception.clearances
  company_id uuid not null
  id uuid not null
  case_id uuid not null
  on_day date not null
  at timestamp with time zone not null
  by uuid not null
  reason text not null
  note text not null
  expected_on date not null
  promise_id uuid not null
  told_in uuid
  constraint clearances_check CHECK ((expected_on >= on_day))
  constraint clearances_check1 CHECK (((reason <> 'other'::text) OR (note <> ''::text)))
  constraint clearances_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint clearances_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint clearances_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint clearances_company_id_told_in_fkey FOREIGN KEY (company_id, told_in) REFERENCES core.journal(company_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint clearances_pkey PRIMARY KEY (company_id, id)
  constraint clearances_reason_check CHECK ((reason = ANY (ARRAY['part awaited'::text, 'visit to come'::text, 'customer not free'::text, 'expert needed'::text, 'decision awaited'::text, 'other'::text])))
  CREATE INDEX clearances_of_case ON reception.clearances USING btree (company_id, case_id, id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

reception.closings
  company_id uuid not null
  next_at timestamp with time zone not null
  constraint closings_pkey PRIMARY KEY (company_id)
  CREATE INDEX closings_due ON reception.closings USING btree (next_at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant delete, insert, select, update to yinuo_app
  grant select to yinuo_sweep

reception.day_end_reds
  company_id uuid not null
  day date not null
  case_id uuid not null
  handler uuid not null
  constraint day_end_reds_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint day_end_reds_company_id_day_fkey FOREIGN KEY (company_id, day) REFERENCES reception.day_ends(company_id, day)
  constraint day_end_reds_company_id_handler_fkey FOREIGN KEY (company_id, handler) REFERENCES people.staff(company_id, id)
  constraint day_end_reds_pkey PRIMARY KEY (company_id, day, case_id)
  CREATE INDEX day_end_reds_of_case ON reception.day_end_reds USING btree (company_id, case_id, day)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

reception.day_ends
  company_id uuid not null
  day date not null
  closed_at timestamp with time zone not null
  kept_at timestamp with time zone not null
  settled integer not null
  cleared integer not null
  uncleared integer not null
  constraint day_ends_check CHECK ((kept_at >= closed_at))
  constraint day_ends_cleared_check CHECK ((cleared >= 0))
  constraint day_ends_pkey PRIMARY KEY (company_id, day)
  constraint day_ends_settled_check CHECK ((settled >= 0))
  constraint day_ends_uncleared_check CHECK ((uncleared >= 0))
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

reception.handovers
  company_id uuid not null
  id uuid not null
  case_id uuid not null
  from_staff uuid not null
  to_staff uuid not null
  why text not null
  offered_at timestamp with time zone not null
  offered_by uuid not null
  answer text
  answered_at timestamp with time zone
  answered_by uuid
  answer_why text
  answer_by timestamp with time zone not null
  constraint handovers_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'taken back'::text, 'unanswered'::text])))
  constraint handovers_answered_by_somebody CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND (((answer IS NULL) OR (answer = 'unanswered'::text)) = (answered_by IS NULL))))
  constraint handovers_check CHECK ((from_staff <> to_staff))
  constraint handovers_check2 CHECK (((answer IS DISTINCT FROM 'declined'::text) OR (answer_why <> ''::text)))
  constraint handovers_company_id_answered_by_fkey FOREIGN KEY (company_id, answered_by) REFERENCES people.staff(company_id, id)
  constraint handovers_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint handovers_company_id_from_staff_fkey FOREIGN KEY (company_id, from_staff) REFERENCES people.staff(company_id, id)
  constraint handovers_company_id_offered_by_fkey FOREIGN KEY (company_id, offered_by) REFERENCES people.staff(company_id, id)
  constraint handovers_company_id_to_staff_fkey FOREIGN KEY (company_id, to_staff) REFERENCES people.staff(company_id, id)
  constraint handovers_pkey PRIMARY KEY (company_id, id)
  constraint handovers_why_check CHECK ((why <> ''::text))
  CREATE INDEX handovers_from ON reception.handovers USING btree (company_id, from_staff, id) WHERE (answer = 'unanswered'::text)
  CREATE INDEX handovers_of_case ON reception.handovers USING btree (company_id, case_id, id)
  CREATE INDEX handovers_to ON reception.handovers USING btree (company_id, to_staff, id) WHERE (answer = 'unanswered'::text)
  CREATE INDEX handovers_to_bounce ON reception.handovers USING btree (answer_by) WHERE (answer IS NULL)
  CREATE UNIQUE INDEX handovers_waiting ON reception.handovers USING btree (company_id, case_id) WHERE (answer IS NULL)
  CREATE INDEX handovers_waiting_for ON reception.handovers USING btree (company_id, to_staff, id) WHERE (answer IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

reception.phone_solutions
  company_id uuid not null
  conversation_id uuid not null
  case_id uuid not null
  at timestamp with time zone not null
  by uuid not null
  told text not null
  constraint phone_solutions_company_id_by_fkey FOREIGN KEY (company_id, by) REFERENCES people.staff(company_id, id)
  constraint phone_solutions_company_id_case_id_fkey FOREIGN KEY (company_id, case_id) REFERENCES cases.cases(company_id, id)
  constraint phone_solutions_company_id_conversation_id_fkey FOREIGN KEY (company_id, conversation_id) REFERENCES hotline.conversations(company_id, id)
  constraint phone_solutions_pkey PRIMARY KEY (company_id, conversation_id, case_id)
  constraint phone_solutions_told_check CHECK ((told <> ''::text))
  CREATE INDEX phone_solutions_of_case ON reception.phone_solutions USING btree (company_id, case_id, at)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

reception.shift_handover_promises
  company_id uuid not null
  handover_id uuid not null
  promise_id uuid not null
  taken boolean
  constraint shift_handover_promises_company_id_handover_id_fkey FOREIGN KEY (company_id, handover_id) REFERENCES reception.shift_handovers(company_id, id)
  constraint shift_handover_promises_company_id_promise_id_fkey FOREIGN KEY (company_id, promise_id) REFERENCES promises.promises(company_id, id)
  constraint shift_handover_promises_pkey PRIMARY KEY (company_id, handover_id, promise_id)
  CREATE INDEX shift_handovers_of_promise ON reception.shift_handover_promises USING btree (company_id, promise_id)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app

reception.shift_handovers
  company_id uuid not null
  id uuid not null
  from_staff uuid
  to_staff uuid
  to_role text
  why text not null
  offered_at timestamp with time zone not null
  offered_by uuid not null
  answer_by timestamp with time zone not null
  answer text
  answered_at timestamp with time zone
  answered_by uuid
  answer_why text
  constraint shift_handovers_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'taken back'::text, 'unanswered'::text])))
  constraint shift_handovers_check CHECK ((num_nonnulls(to_staff, to_role) = 1))
  constraint shift_handovers_check1 CHECK ((from_staff <> to_staff))
  constraint shift_handovers_check2 CHECK (((answer IS NULL) = (answered_at IS NULL)))
  constraint shift_handovers_check3 CHECK ((((answer IS NULL) OR (answer = 'unanswered'::text)) = (answered_by IS NULL)))
  constraint shift_handovers_check4 CHECK (((answer IS DISTINCT FROM 'declined'::text) OR (answer_why <> ''::text)))
  constraint shift_handovers_company_id_answered_by_fkey FOREIGN KEY (company_id, answered_by) REFERENCES people.staff(company_id, id)
  constraint shift_handovers_company_id_from_staff_fkey FOREIGN KEY (company_id, from_staff) REFERENCES people.staff(company_id, id)
  constraint shift_handovers_company_id_offered_by_fkey FOREIGN KEY (company_id, offered_by) REFERENCES people.staff(company_id, id)
  constraint shift_handovers_company_id_to_staff_fkey FOREIGN KEY (company_id, to_staff) REFERENCES people.staff(company_id, id)
  constraint shift_handovers_pkey PRIMARY KEY (company_id, id)
  constraint shift_handovers_why_check CHECK ((why <> ''::text))
  CREATE INDEX shift_handovers_back ON reception.shift_handovers USING btree (company_id, answered_at) WHERE (answer = ANY (ARRAY['unanswered'::text, 'declined'::text]))
  CREATE INDEX shift_handovers_to_bounce ON reception.shift_handovers USING btree (answer_by) WHERE (answer IS NULL)
  CREATE INDEX shift_handovers_waiting ON reception.shift_handovers USING btree (company_id, id) WHERE (answer IS NULL)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

standards.editions
  company_id uuid not null
  number integer not null
  effective_from date not null
  published_at timestamp with time zone not null
  published_by uuid not null
  note text not null default ''::text
  constraint editions_company_id_published_by_fkey FOREIGN KEY (company_id, published_by) REFERENCES people.staff(company_id, id)
  constraint editions_number_check CHECK ((number > 0))
  constraint editions_pkey PRIMARY KEY (company_id, number)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
  grant select to yinuo_sweep

standards.standards
  company_id uuid not null
  id uuid not null
  event text not null
  owes text not null
  reason text
  urgency text
  counted text not null
  minutes integer not null
  owner text not null
  source text not null
  effective_from date not null
  set_at timestamp with time zone not null
  set_by uuid not null
  edition integer
  product_line_id uuid
  customer_kind text
  days integer not null default 0
  at_minute integer
  calendar text not null default 'company'::text
  pauses_for text[] not null default '{}'::text[]
  reopened text not null default 'new cycle'::text
  ladder jsonb not null default '[]'::jsonb
  off boolean not null default false
  up_for text[] not null default '{damage,vulnerable}'::text[]
  customer_grade text
  contract text
  constraint standards_at_minute_check CHECK (((at_minute >= 0) AND (at_minute <= 1440)))
  constraint standards_calendar_check CHECK ((calendar = ANY (ARRAY['company'::text, 'always'::text, 'service point'::text])))
  constraint standards_company_id_edition_fkey FOREIGN KEY (company_id, edition) REFERENCES standards.editions(company_id, number)
  constraint standards_company_id_product_line_id_fkey FOREIGN KEY (company_id, product_line_id) REFERENCES archive.product_lines(company_id, id)
  constraint standards_company_id_set_by_fkey FOREIGN KEY (company_id, set_by) REFERENCES people.staff(company_id, id)
  constraint standards_contract_check CHECK ((contract <> ''::text))
  constraint standards_counted_check CHECK ((counted = ANY (ARRAY['minutes'::text, 'working minutes'::text, 'end of working day'::text, 'days'::text, 'working days'::text])))
  constraint standards_customer_grade_check CHECK ((customer_grade <> ''::text))
  constraint standards_customer_kind_check CHECK ((customer_kind = ANY (ARRAY['person'::text, 'firm'::text])))
  constraint standards_days_check CHECK (((days >= 0) AND (days <= 366)))
  constraint standards_event_check CHECK ((event <> ''::text))
  constraint standards_ladder_check CHECK ((jsonb_typeof(ladder) = 'array'::text))
  constraint standards_minutes_check CHECK (((minutes >= 0) AND (minutes <= 525600)))
  constraint standards_owes_check CHECK ((owes = ANY (ARRAY['callback'::text, 'visit window'::text, 'feedback'::text, 'return visit'::text, 'settled today'::text, 'written answer'::text, 'repair done'::text, 'part there'::text, 'document sent'::text, 'loaner'::text, 'thanks'::text, 'delivery check'::text, 're-test'::text, 'lesson'::text, 'maintenance'::text, 'recurring'::text, 'privilege'::text, 'suggestion answer'::text])))
  constraint standards_owner_check CHECK ((owner = ANY (ARRAY['first-asked'::text, 'handler'::text, 'visitor'::text, 'manager'::text])))
  constraint standards_pauses_for_check CHECK ((pauses_for <@ ARRAY['customer'::text, 'part'::text]))
  constraint standards_pkey PRIMARY KEY (company_id, id)
  constraint standards_reopened_check CHECK ((reopened = ANY (ARRAY['continue'::text, 'restart'::text, 'new cycle'::text])))
  constraint standards_source_check CHECK ((source <> ''::text))
  constraint standards_up_for_check CHECK ((up_for <@ ARRAY['damage'::text, 'vulnerable'::text]))
  CREATE INDEX standards_of_edition ON standards.standards USING btree (company_id, edition)
  CREATE INDEX standards_of_event ON standards.standards USING btree (company_id, event, effective_from)
  policy company to all using ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)) with check ((company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid))
  grant insert, select to yinuo_app
