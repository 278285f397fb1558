-- Whatever was said about a customer before he was merged into another is found from the one that is left.
create index customers_merged on archive.customers (company_id, merged_into) where merged_into is not null;
