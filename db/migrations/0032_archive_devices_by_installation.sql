-- What was installed in a quarter is counted without reading every device (初装返修率). Devices whose
-- installation stands in the file of another are few, and found apart.
create index devices_by_installation on archive.devices (company_id, installed_on)
  where merged_into is null and installer_of is null;
create index devices_installed_as on archive.devices (company_id, installer_of)
  where installer_of is not null;
