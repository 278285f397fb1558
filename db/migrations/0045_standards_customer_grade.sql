-- A line may hold for customers of one grade only, in the company's own words: 十佳, A, VIP (archive.grades).
alter table standards.standards add column customer_grade text check (customer_grade <> '');
