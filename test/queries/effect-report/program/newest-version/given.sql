insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-03-31'), ('r2', 2, '2011-06-30');
insert into programs (run_id, as_of_date, program_id, program_version, name_en, name_zh, currency, period) values
    ('r1', '2011-03-31', 'club', 1, 'Club', null, 'EUR', 'quarter'),
    ('r2', '2011-06-30', 'club', 1, 'Club', null, 'EUR', 'quarter'),
    ('r2', '2011-06-30', 'club', 2, 'The club', '会员', 'EUR', 'quarter'),
    ('r2', '2011-06-30', 'clubs', 3, 'Another', null, 'USD', 'year');
