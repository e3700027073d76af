import { failure } from "./typed.ts";

/** What DuckDB cannot say in one expression; installed once in the instance. */
export const macros: readonly string[] = [
  // n × p ÷ d for integers, half away from zero; the remainder is carried separately, so that n × p need not fit.
  `CREATE MACRO athena_divide(n, d, p) AS CASE WHEN d = 0 THEN ${failure("DIVISION_BY_ZERO: Division by zero")}
     ELSE (n // d) * p + ((n % d) * p) // d
       + CASE WHEN 2 * abs(((n % d) * p) % d) >= abs(d) THEN sign(n) * sign(d) ELSE 0 END END`,
  // Characters count from 1, or from the end; a start outside of the text gives nothing.
  `CREATE MACRO athena_substr(t, s) AS
     CASE WHEN s = 0 OR -s > length(t) THEN '' ELSE substring(t, CAST(s AS BIGINT)) END,
   (t, s, n) AS
     CASE WHEN s = 0 OR -s > length(t) OR n <= 0 THEN '' ELSE substring(t, CAST(s AS BIGINT), CAST(n AS BIGINT)) END`,
  // Digits of a base up to 36, sign included.
  `CREATE MACRO athena_from_base(t, b) AS CAST(
     CASE WHEN starts_with(t, '-') THEN -1 ELSE 1 END *
     list_reduce(
       list_transform(string_split(ltrim(lower(t), '-+'), ''),
         lambda c: CAST(strpos('0123456789abcdefghijklmnopqrstuvwxyz', c) - 1 AS HUGEINT)),
       lambda x, y: x * b + y, CAST(0 AS HUGEINT)) AS BIGINT)`,
  "CREATE MACRO athena_json_scalar(j, p) AS CASE WHEN json_type(j, p) IN ('OBJECT', 'ARRAY', 'NULL') THEN NULL ELSE json_extract_string(j, p) END",
  // A double's shortest digits without sign, point and zeros at either end, and its decimal exponent.
  `CREATE MACRO athena_digits(x) AS regexp_replace(rtrim(ltrim(replace(split_part(CAST(abs(x) AS VARCHAR), 'e', 1), '.', ''), '0'), '0'), '^$', '0')`,
  `CREATE MACRO athena_exponent(x) AS CASE WHEN x = 0 THEN 0
     WHEN contains(CAST(abs(x) AS VARCHAR), 'e') THEN CAST(split_part(CAST(abs(x) AS VARCHAR), 'e', 2) AS INTEGER)
     WHEN abs(x) >= 1 THEN CAST(length(split_part(CAST(abs(x) AS VARCHAR), '.', 1)) AS INTEGER) - 1
     ELSE CAST(length(ltrim(split_part(CAST(abs(x) AS VARCHAR), '.', 2), '0')) - length(split_part(CAST(abs(x) AS VARCHAR), '.', 2)) AS INTEGER) - 1 END`,
  // 1234.5 as 1.2345E3.
  `CREATE MACRO athena_scientific(x) AS CASE WHEN isnan(x) THEN 'NaN' WHEN isinf(x) THEN CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END
     ELSE CASE WHEN x < 0 THEN '-' ELSE '' END || athena_digits(x)[1] || '.' || CASE WHEN length(athena_digits(x)) > 1 THEN athena_digits(x)[2:] ELSE '0' END
       || 'E' || athena_exponent(x) END`,
  // As Java prints a double: plain between 0.001 and 10,000,000, scientific elsewhere.
  `CREATE MACRO athena_double(x) AS CASE WHEN x = 0 OR (abs(x) >= 0.001 AND abs(x) < 10000000) THEN CAST(x AS VARCHAR) ELSE athena_scientific(x) END`,
  // Bytes as Athena prints them: 61 62 63.
  "CREATE MACRO athena_bytes(x) AS rtrim(regexp_replace(lower(hex(x)), '(..)', '\\1 ', 'g'))",
  // 1 02:03:04.005 and 1-2
  `CREATE MACRO athena_day_to_second(x) AS printf('%s%d %02d:%02d:%02d.%03d', CASE WHEN epoch_ms(x) < 0 THEN '-' ELSE '' END,
     abs(epoch_ms(x)) // 86400000, abs(epoch_ms(x)) // 3600000 % 24, abs(epoch_ms(x)) // 60000 % 60,
     abs(epoch_ms(x)) // 1000 % 60, abs(epoch_ms(x)) % 1000)`,
  `CREATE MACRO athena_year_to_month(x) AS printf('%s%d-%d', CASE WHEN x < INTERVAL 0 MONTH THEN '-' ELSE '' END,
     abs(date_part('year', x) * 12 + date_part('month', x)) // 12, abs(date_part('year', x) * 12 + date_part('month', x)) % 12)`,
];
