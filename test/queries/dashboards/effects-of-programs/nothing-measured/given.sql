insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-03-31');
insert into programs (run_id, as_of_date, program_id, program_version, name_en, currency) values ('r1', '2011-03-31', 'club', 1, 'Club', 'EUR');
