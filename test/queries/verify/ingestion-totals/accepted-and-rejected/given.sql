insert into order_lines (ingestion_id, order_month, order_id, line_id, net_amount) values
    ('mixed', '2025-01', 'o1', '1', 10.5),
    ('mixed', '2025-02', 'o2', '1', -2),
    ('clean', '2025-01', 'o3', '1', 1);
insert into rejected_lines (ingestion_id, line_number) values ('mixed', 3), ('hopeless', 1), ('hopeless', 2);
