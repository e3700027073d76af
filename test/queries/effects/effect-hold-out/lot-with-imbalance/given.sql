-- Before is 0 or 2 for the treated and 1 or 3 for those held out; afterwards everybody has it again, 1 more or less, and the treated 4 and the others 2 on top.
insert into hold_out_current (unit_id, is_held_out, outcome_before, outcome)
    select 't' || number, false, 2 * (number % 2), 2 * (number % 2) + 4 + case when number % 4 < 2 then 1 else -1 end from range(32) numbers(number);
insert into hold_out_current (unit_id, is_held_out, outcome_before, outcome)
    select 'h' || number, true, 1 + 2 * (number % 2), 1 + 2 * (number % 2) + 2 + case when number % 4 < 2 then 1 else -1 end from range(8) numbers(number);
