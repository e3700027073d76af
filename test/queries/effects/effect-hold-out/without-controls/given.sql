insert into hold_out_current (unit_id, is_held_out, outcome_before, outcome) select 't' || number, false, number % 2, 3 + number % 2 from range(30) numbers(number);
