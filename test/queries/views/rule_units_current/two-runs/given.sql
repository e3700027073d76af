insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into rule_units (run_id, as_of_date, unit_id, unit, factor) values
    ('february', '2011-02-28', 'pieces', 'box', 10),
    ('march', '2011-03-31', 'pieces', 'box', 12),
    ('march', '2011-03-31', 'pieces', 'piece', 1);
