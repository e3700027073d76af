-- Each outcome is the customer's own level, the period's, and 2 for the dose; rows before a gap would spoil it and are left out.
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 't' || number, period, 3, case when period >= 3 then 1 else 0 end, 7 * number + period * period + case when period >= 3 then 2 else 0 end, 't' || number
    from range(30) numbers(number), range(1, 5) periods(period) where period >= 1 + number % 2;
insert into panel_current (unit_id, period, dose, outcome, cluster_id)
    select 'c' || number, period, 0, 100 - number + period * period, 'c' || number
    from range(30) numbers(number), range(1, 5) periods(period) where period >= 1 + number % 4;
insert into panel_current (unit_id, period, dose, outcome, cluster_id) values
    ('gap', 1, 0, 999, 'gap'), ('gap', 3, 0, 14, 'gap'), ('gap', 4, 0, 21, 'gap'),
    ('gone', 1, 0, -999, 'gone'), ('gone', 2, 0, 5, 'gone');
