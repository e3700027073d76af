insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value) values
    ('february', '2011-02-28', 'customer', 'small', 'include', 'segment', 'small'),
    ('march', '2011-03-31', 'customer', 'small-or-new', 'include', 'segment', 'new'),
    ('march', '2011-03-31', 'customer', 'small-or-new', 'include', 'segment', 'small');
