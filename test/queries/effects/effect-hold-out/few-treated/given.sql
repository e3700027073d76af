insert into hold_out_current (unit_id, is_held_out, outcome_before, outcome) select 't' || number, false, number % 2, 3 + number % 2 from range(29) numbers(number);
insert into hold_out_current (unit_id, is_held_out, outcome_before, outcome) select 'h' || number, true, number % 2, number % 2 from range(10) numbers(number);
