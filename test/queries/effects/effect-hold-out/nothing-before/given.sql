insert into hold_out_current (unit_id, is_held_out, outcome_before, outcome) select 't' || number, false, 0, 3 + number % 2 from range(30) numbers(number);
insert into hold_out_current (unit_id, is_held_out, outcome_before, outcome) select 'h' || number, true, 0, 1 + number % 2 from range(10) numbers(number);
