insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-30');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('april', '2011-04-30', 'orders', 'orders', 1);
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out) values
    ('april', '2011-04-30', 'volume', 'c1', '2011-03', false),
    ('april', '2011-04-30', 'volume', 'c2', '2011-03', false),
    ('april', '2011-04-30', 'volume', 'c3', '2011-03', false),
    ('april', '2011-04-30', 'volume', 'held-out', '2011-03', true),
    ('april', '2011-04-30', 'other', 'c1', '2011-01', false);
insert into order_lines (order_id, line_id, order_date, customer_id, quantity, is_return, original_order_id, ingestion_id) values
    ('1', '1', '2011-01-01', 'c1', 1, false, null, 'orders'),
    ('2', '1', '2011-01-11', 'c1', 1, false, null, 'orders'),
    ('3', '1', '2011-01-31', 'c1', 1, false, null, 'orders'),
    ('4', '1', '2011-03-02', 'c1', 1, false, null, 'orders'),
    ('5', '1', '2011-03-12', 'c1', 1, false, null, 'orders'),
    ('6', '1', '2011-03-16', 'c1', 1, false, null, 'orders'),
    ('7', '1', '2011-03-16', 'c1', 1, false, null, 'orders'),
    ('8', '1', '2011-03-20', 'c1', 1, false, null, 'orders'),
    ('R8', '1', '2011-03-25', 'c1', -1, true, '8', 'orders'),
    ('9', '1', '2011-04-01', 'c1', 1, false, null, 'orders'),
    ('10', '1', '2011-02-01', 'c2', 1, false, null, 'orders'),
    ('11', '1', '2011-02-08', 'c2', 1, false, null, 'orders'),
    ('16', '1', '2011-03-01', 'c2', 1, false, null, 'orders'),
    ('17', '1', '2011-03-31', 'c2', 1, false, null, 'orders'),
    ('20', '1', '2011-01-01', 'c3', 1, false, null, 'orders'),
    ('21', '1', '2011-01-08', 'c3', 1, false, null, 'orders'),
    ('22', '1', '2011-01-15', 'c3', 1, false, null, 'orders'),
    ('23', '1', '2011-01-22', 'c3', 1, false, null, 'orders'),
    ('24', '1', '2011-01-29', 'c3', 1, false, null, 'orders'),
    ('25', '1', '2011-02-05', 'c3', 1, false, null, 'orders'),
    ('26', '1', '2011-02-12', 'c3', 1, false, null, 'orders'),
    ('27', '1', '2011-02-19', 'c3', 1, false, null, 'orders'),
    ('12', '1', '2011-02-01', 'held-out', 1, false, null, 'orders'),
    ('13', '1', '2011-02-02', 'held-out', 1, false, null, 'orders'),
    ('14', '1', '2011-02-01', 'never', 1, false, null, 'orders'),
    ('15', '1', '2011-02-02', 'never', 1, false, null, 'orders');
