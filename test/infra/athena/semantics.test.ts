import { describe, expect, test } from "vitest";
import { evaluator } from "./evaluate.ts";

const { value, query, error } = evaluator();

/** The results are those that Trino documents or that its own tests hold. */
describe("numbers", () => {
  test.each`
    expression                                                                        | result                    | because
    ${"1/2"}                                                                          | ${"0"}                    | ${"integers divide to integers"}
    ${"-7/2"}                                                                         | ${"-3"}                   | ${"the quotient is cut towards zero"}
    ${"-7 % 2"}                                                                       | ${"-1"}                   | ${"the remainder has the dividend's sign"}
    ${"mod(-7, 2)"}                                                                   | ${"-1"}                   | ${"mod is the same"}
    ${"7.0/2"}                                                                        | ${"3.5"}                  | ${"the quotient keeps the larger scale"}
    ${"10.0/3"}                                                                       | ${"3.3"}                  | ${"one digit of scale stays one digit"}
    ${"20.0/3"}                                                                       | ${"6.7"}                  | ${"decimal quotients round half up"}
    ${"-20.0/3"}                                                                      | ${"-6.7"}                 | ${"away from zero below zero as well"}
    ${"1.00/8"}                                                                       | ${"0.13"}                 | ${"0.125 rounds up"}
    ${"1e0/0"}                                                                        | ${"Infinity"}             | ${"doubles divide by zero"}
    ${"1.5 * 2.25"}                                                                   | ${"3.375"}                | ${"scales add up"}
    ${"cast(1234567.123456 as decimal(18,6)) * cast(1.123456 as decimal(18,6))"}      | ${"1386981.842249383936"} | ${"a product has room for both"}
    ${"cast(999999999999.999999 as decimal(18,6)) + cast(0.000001 as decimal(18,6))"} | ${"1000000000000.000000"} | ${"a sum has one digit more"}
    ${"cast(2.5 as bigint)"}                                                          | ${"3"}                    | ${"a decimal rounds half up"}
    ${"cast(-2.5 as bigint)"}                                                         | ${"-3"}                   | ${"away from zero"}
    ${"cast(2.5e0 as bigint)"}                                                        | ${"3"}                    | ${"a double as well"}
    ${"cast(0.125 as decimal(3,2))"}                                                  | ${"0.13"}                 | ${"scales are cut half up"}
    ${"cast(0.125e0 as decimal(3,2))"}                                                | ${"0.13"}                 | ${"from doubles too"}
    ${"round(2.345, 2)"}                                                              | ${"2.350"}                | ${"the scale of a rounded decimal stays"}
    ${"round(2.5)"}                                                                   | ${"3"}                    | ${"no digits means no scale"}
    ${"round(-2.5e0)"}                                                                | ${"-3.0"}                 | ${"half away from zero"}
    ${"truncate(-1.9)"}                                                               | ${"-1"}                   | ${"truncate cuts"}
    ${"ceiling(1.2)"}                                                                 | ${"2"}                    | ${"ceiling of a decimal is a decimal"}
    ${"floor(-1.2)"}                                                                  | ${"-2"}                   | ${"floor goes down"}
    ${"abs(-5)"}                                                                      | ${"5"}                    | ${"abs keeps the type"}
    ${"sign(-2.5)"}                                                                   | ${"-1"}                   | ${"sign of a decimal"}
    ${"power(2, 10)"}                                                                 | ${"1024.0"}               | ${"powers are doubles"}
    ${"bitwise_and(19, 25)"}                                                          | ${"17"}                   | ${"bits"}
    ${"bitwise_or(19, 25)"}                                                           | ${"27"}                   | ${"bits"}
    ${"bitwise_xor(19, 25)"}                                                          | ${"10"}                   | ${"bits"}
    ${"from_base('ff', 16)"}                                                          | ${"255"}                  | ${"digits of a base"}
    ${"from_base('-11', 2)"}                                                          | ${"-3"}                   | ${"with a sign"}
    ${"to_base(255, 16)"}                                                             | ${"ff"}                   | ${"in lower case"}
    ${"width_bucket(5e0, 0e0, 10e0, 5)"}                                              | ${"3"}                    | ${"the third of five"}
    ${"typeof(sum(x)) from (values 1) t(x)"}                                          | ${"bigint"}               | ${"integers sum to bigint"}
    ${"typeof(sum(x)) from (values 1.50) t(x)"}                                       | ${"decimal(38,2)"}        | ${"decimals sum to 38 digits"}
    ${"typeof(avg(x)) from (values 1.50) t(x)"}                                       | ${"decimal(3,2)"}         | ${"the mean has the type of its values"}
    ${"avg(x) from (values 1.25, 1.26) t(x)"}                                         | ${"1.26"}                 | ${"and rounds half up"}
    ${"avg(x) from (values 1, 2) t(x)"}                                               | ${"1.5"}                  | ${"the mean of integers is a double"}
    ${"typeof(1.5 * 1)"}                                                              | ${"decimal(12,1)"}        | ${"an integer counts as decimal(10,0)"}
    ${"typeof(cast(1 as decimal(18,6)) / cast(1 as decimal(18,6)))"}                  | ${"decimal(24,6)"}        | ${"18 + 6 digits"}
    ${"typeof(1 + cast(1 as bigint))"}                                                | ${"bigint"}               | ${"the wider integer"}
    ${"typeof(1 + 1e0)"}                                                              | ${"double"}               | ${"a double wins"}
    ${"typeof(0.5)"}                                                                  | ${"decimal(1,1)"}         | ${"a leading zero is no digit"}
  `("$expression is $result: $because", async ({ expression, result }) => {
    expect(await value(expression)).toBe(result);
  });

  test("quotients of wide decimals keep all their digits", async () => {
    const wide = (text: string) => `cast(${text} as decimal(38,14))`;
    expect(await value(`${wide("12345678901234.5")} / ${wide("3")}`)).toBe("4115226300411.50000000000000");
    expect(await value(`${wide("-2")} / ${wide("3")}`)).toBe("-0.66666666666667");
    expect(await value("cast(1 as decimal(18,6)) / 3")).toBe("0.333333");
  });

  test("a division by zero fails, and try makes it null", async () => {
    expect(await error("select 1/0")).toBe("DIVISION_BY_ZERO: Division by zero");
    expect(await error("select x / (x - x) from (values 1.5) t(x)")).toBe("DIVISION_BY_ZERO: Division by zero");
    expect(await error("select 5 % x from (values 0) t(x)")).toBe("DIVISION_BY_ZERO: Division by zero");
    expect(await value("try(1/0)")).toBeNull();
  });

  test("sums beyond the type fail instead of wrapping round", async () => {
    expect(await error("select x * 2 from (values 2147483647) t(x)")).toMatch(/NUMERIC_VALUE_OUT_OF_RANGE/);
  });
});

describe("texts", () => {
  test.each`
    expression                                                | result                                                                | because
    ${"cast(1e10 as varchar)"}                                | ${"1.0E10"}                                                           | ${"doubles print scientifically"}
    ${"cast(37.7e0 as varchar)"}                              | ${"3.77E1"}                                                           | ${"always"}
    ${"cast(0.00123e0 as varchar)"}                           | ${"1.23E-3"}                                                          | ${"small ones too"}
    ${"cast(0e0 as varchar)"}                                 | ${"0.0E0"}                                                            | ${"even zero"}
    ${"cast(1.50 as varchar)"}                                | ${"1.50"}                                                             | ${"decimals keep their scale"}
    ${"cast(true as varchar)"}                                | ${"true"}                                                             | ${"booleans are words"}
    ${"cast(date '2011-01-02' as varchar)"}                   | ${"2011-01-02"}                                                       | ${"dates are ISO"}
    ${"cast(timestamp '2011-01-02 03:04:05' as varchar)"}     | ${"2011-01-02 03:04:05.000"}                                          | ${"timestamps have milliseconds"}
    ${"'a' || null"}                                          | ${null}                                                               | ${"null takes everything"}
    ${"concat('a', null)"}                                    | ${null}                                                               | ${"concat too"}
    ${"concat('a', 'b', 'c')"}                                | ${"abc"}                                                              | ${"any number of texts"}
    ${"substr('hello', 2)"}                                   | ${"ello"}                                                             | ${"positions count from 1"}
    ${"substr('hello', 2, 3)"}                                | ${"ell"}                                                              | ${"a length cuts"}
    ${"substr('hello', -3)"}                                  | ${"llo"}                                                              | ${"from the end"}
    ${"substr('hello', 0)"}                                   | ${""}                                                                 | ${"there is no position 0"}
    ${"substr('hello', -9)"}                                  | ${""}                                                                 | ${"before the start there is nothing"}
    ${"substring('hello' from 2 for 2)"}                      | ${"el"}                                                               | ${"the standard's way to write it"}
    ${"position('l' in 'hello')"}                             | ${"3"}                                                                | ${"the first place"}
    ${"strpos('hello', 'z')"}                                 | ${"0"}                                                                | ${"0 for none"}
    ${"split_part('a,b,c', ',', 2)"}                          | ${"b"}                                                                | ${"parts count from 1"}
    ${"split_part('a,b', ',', 5)"}                            | ${null}                                                               | ${"a part that is not there"}
    ${"split('a,b', ',')"}                                    | ${"[a, b]"}                                                           | ${"an array"}
    ${"lpad('7', 3, '0')"}                                    | ${"007"}                                                              | ${"padding"}
    ${"upper('ä')"}                                           | ${"Ä"}                                                                | ${"Unicode"}
    ${"length('日本')"}                                       | ${"2"}                                                                | ${"characters, not bytes"}
    ${"trim(both 'x' from 'xax')"}                            | ${"a"}                                                                | ${"of given characters"}
    ${"trim('  a ')"}                                         | ${"a"}                                                                | ${"of spaces"}
    ${"replace('banana', 'a')"}                               | ${"bnn"}                                                              | ${"without a replacement it removes"}
    ${"'B' < 'a'"}                                            | ${"true"}                                                             | ${"by code point"}
    ${"to_hex(md5(to_utf8('abc')))"}                          | ${"900150983CD24FB0D6963F7D28E17F72"}                                 | ${"in upper case"}
    ${"to_hex(sha256(to_utf8('')))"}                          | ${"E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"} | ${"in upper case"}
    ${"from_utf8(from_hex('6162'))"}                          | ${"ab"}                                                               | ${"there and back"}
    ${"to_utf8('ab')"}                                        | ${"61 62"}                                                            | ${"bytes print as pairs"}
    ${"regexp_like('1a 2b', '\\d+b')"}                        | ${"true"}                                                             | ${"anywhere in the text"}
    ${"regexp_extract('1a 2b', '(\\d+)([a-z]+)', 2)"}         | ${"a"}                                                                | ${"a group of the first match"}
    ${"regexp_extract('x', '\\d')"}                           | ${null}                                                               | ${"no match is null"}
    ${"regexp_replace('1a 2b', '(\\d)([a-z])', '$2$1')"}      | ${"a1 b2"}                                                            | ${"groups by $"}
    ${"regexp_extract_all('1a 2b', '\\d')"}                   | ${"[1, 2]"}                                                           | ${"all matches"}
    ${"'50%' like '50!%' escape '!'"}                         | ${"true"}                                                             | ${"an escaped percent sign"}
    ${"json_extract_scalar('{\"a\": [1, \"x\"]}', '$.a[1]')"} | ${"x"}                                                                | ${"a scalar's text"}
    ${"json_extract_scalar('{\"a\": [1]}', '$.a')"}           | ${null}                                                               | ${"an array is no scalar"}
    ${"chr(65)"}                                              | ${"A"}                                                                | ${"code points"}
    ${"codepoint('A')"}                                       | ${"65"}                                                               | ${"and back"}
    ${"reverse('abc')"}                                       | ${"cba"}                                                              | ${""}
    ${"try_cast('abc' as integer)"}                           | ${null}                                                               | ${"no number"}
    ${"try_cast('1.5' as integer)"}                           | ${null}                                                               | ${"no integer either"}
    ${"cast(' 1' as varchar)"}                                | ${" 1"}                                                               | ${"untouched"}
    ${"cast('true' as boolean)"}                              | ${"true"}                                                             | ${""}
    ${"x'6162' = to_utf8('ab')"}                              | ${"true"}                                                             | ${"binary literals"}
  `("$expression is $result: $because", async ({ expression, result }) => {
    expect(await value(expression)).toBe(result);
  });

  test("what is no number fails by name", async () => {
    expect(await error("select cast('abc' as integer)")).toBe("INVALID_CAST_ARGUMENT: Cannot cast 'abc' to INT32");
  });
});

describe("dates", () => {
  test.each`
    expression                                                                               | result                           | because
    ${"date_diff('day', date '2011-01-01', date '2011-03-01')"}                              | ${"59"}                          | ${"days between"}
    ${"date_diff('month', date '2011-01-31', date '2011-02-27')"}                            | ${"0"}                           | ${"only whole months count"}
    ${"date_diff('month', date '2011-01-15', date '2011-03-14')"}                            | ${"1"}                           | ${"only whole months count"}
    ${"date_diff('hour', timestamp '2011-01-01 00:59:00', timestamp '2011-01-01 02:00:00')"} | ${"1"}                           | ${"only whole hours count"}
    ${"date_diff('day', date '2011-03-01', date '2011-01-01')"}                              | ${"-59"}                         | ${"backwards is negative"}
    ${"date_add('month', 1, date '2011-01-31')"}                                             | ${"2011-02-28"}                  | ${"the month's last day"}
    ${"date_add('quarter', -1, date '2011-05-31')"}                                          | ${"2011-02-28"}                  | ${"a quarter is three months"}
    ${"date_add('hour', 25, timestamp '2011-01-01 00:00:00')"}                               | ${"2011-01-02 01:00:00.000"}     | ${"timestamps stay timestamps"}
    ${"date '2011-01-31' + interval '1' month"}                                              | ${"2011-02-28"}                  | ${"a date plus months is a date"}
    ${"date '2011-01-01' - interval '1' day"}                                                | ${"2010-12-31"}                  | ${"a date minus days is a date"}
    ${"date_trunc('quarter', date '2011-05-17')"}                                            | ${"2011-04-01"}                  | ${"a date stays a date"}
    ${"date_trunc('hour', timestamp '2011-05-17 10:20:30.456')"}                             | ${"2011-05-17 10:00:00.000"}     | ${""}
    ${"day_of_week(date '2011-01-02')"}                                                      | ${"7"}                           | ${"Sunday is 7"}
    ${"extract(dow from date '2011-01-03')"}                                                 | ${"1"}                           | ${"Monday is 1"}
    ${"extract(year from timestamp '2011-01-02 00:00:00')"}                                  | ${"2011"}                        | ${""}
    ${"week(date '2010-01-01')"}                                                             | ${"53"}                          | ${"ISO weeks"}
    ${"year_of_week(date '2010-01-01')"}                                                     | ${"2009"}                        | ${"ISO years"}
    ${"last_day_of_month(date '2012-02-05')"}                                                | ${"2012-02-29"}                  | ${"a leap year"}
    ${"format_datetime(timestamp '2011-01-02 03:04:05', 'yyyy-MM-dd HH:mm:ss')"}             | ${"2011-01-02 03:04:05"}         | ${"Joda's pattern"}
    ${"format_datetime(date '2011-01-02', 'yyyy-''W''ww')"}                                  | ${"2011-W52"}                    | ${"quoted letters"}
    ${"date_format(timestamp '2011-01-02 03:04:05.678', '%Y-%m-%d %H:%i:%s')"}               | ${"2011-01-02 03:04:05"}         | ${"MySQL's pattern"}
    ${"date_format(date '2011-01-02', '%Y-%m')"}                                             | ${"2011-01"}                     | ${"of a date"}
    ${"date_parse('2011-02-03 04', '%Y-%m-%d %H')"}                                          | ${"2011-02-03 04:00:00.000"}     | ${"and back"}
    ${"to_iso8601(date '2011-01-02')"}                                                       | ${"2011-01-02"}                  | ${""}
    ${"to_iso8601(timestamp '2011-01-02 03:04:05.6')"}                                       | ${"2011-01-02T03:04:05.600"}     | ${""}
    ${"from_iso8601_date('2011-01-02')"}                                                     | ${"2011-01-02"}                  | ${""}
    ${"cast(timestamp '2011-01-02 03:04:05' as date)"}                                       | ${"2011-01-02"}                  | ${""}
    ${"date '2011-01-02' = timestamp '2011-01-02 00:00:00'"}                                 | ${"true"}                        | ${"a date is its midnight"}
    ${"timestamp '2011-01-02 03:04:05' at time zone 'UTC'"}                                  | ${"2011-01-02 03:04:05.000 UTC"} | ${"with its zone"}
    ${"to_unixtime(timestamp '1970-01-02 00:00:00')"}                                        | ${"86400.0"}                     | ${"seconds as a double"}
    ${"date_diff('year', date '2010-06-01', date '2011-05-31')"}                             | ${"0"}                           | ${"only whole years count"}
  `("$expression is $result: $because", async ({ expression, result }) => {
    expect(await value(expression)).toBe(result);
  });
});

describe("nulls and conditions", () => {
  test.each`
    expression                                      | result     | because
    ${"greatest(1, null)"}                          | ${null}    | ${"null takes everything"}
    ${"least(2, 1.5)"}                              | ${"1.5"}   | ${"in the common type"}
    ${"coalesce(null, 1, 2.5)"}                     | ${"1.0"}   | ${"in the common type"}
    ${"nullif(1, 1)"}                               | ${null}    | ${""}
    ${"if(1 > 2, 'a')"}                             | ${null}    | ${"without an else it is null"}
    ${"case when null then 1 else 2 end"}           | ${"2"}     | ${"null is not true"}
    ${"case 2 when 1 then 'a' when 2 then 'b' end"} | ${"b"}     | ${""}
    ${"1 is distinct from null"}                    | ${"true"}  | ${""}
    ${"null is not distinct from null"}             | ${"true"}  | ${""}
    ${"1 in (2, null)"}                             | ${null}    | ${"unknown"}
    ${"2 between 1 and 3"}                          | ${"true"}  | ${""}
    ${"(1, 'a') in ((1, 'a'), (2, 'b'))"}           | ${"true"}  | ${"rows compare"}
    ${"3 > all (values 1, 2)"}                      | ${"true"}  | ${""}
    ${"3 = any (values 1, 3)"}                      | ${"true"}  | ${""}
    ${"exists (select 1 where 1 = 2)"}              | ${"false"} | ${""}
    ${"(select max(x) from (values 1, 2) t(x))"}    | ${"2"}     | ${"a scalar subquery"}
  `("$expression is $result: $because", async ({ expression, result }) => {
    expect(await value(expression)).toBe(result);
  });

  test("nulls come last both ways, or where the query says", async () => {
    const sorted = async (direction: string) =>
      (await query(`select x from (values 2, null, 1) t(x) order by x ${direction}`)).rows.flat();
    expect(await sorted("")).toEqual(["1", "2", null]);
    expect(await sorted("desc")).toEqual(["2", "1", null]);
    expect(await sorted("asc nulls first")).toEqual([null, "1", "2"]);
  });

  test("types that do not compare are refused", async () => {
    expect(await error("select 1 where 'a' = 1")).toMatch(/TYPE_MISMATCH.*varchar = integer/);
    expect(await error("select x + 'a' from (values 1) t(x)")).toBe(
      "TYPE_MISMATCH: line 1:8: Cannot apply operator: integer + varchar",
    );
    expect(await error("select case when 1 then 2 end")).toMatch(/TYPE_MISMATCH.*boolean/);
  });
});

describe("collections", () => {
  test.each`
    expression                                                  | result                                    | because
    ${"array[1, 2]"}                                            | ${"[1, 2]"}                               | ${""}
    ${"array[1, null]"}                                         | ${"[1, null]"}                            | ${"a null has a name"}
    ${"map(array['a', 'b'], array[1, 2])"}                      | ${"{a=1, b=2}"}                           | ${""}
    ${"cast(row(1, 'x') as row(n integer, t varchar))"}         | ${"{n=1, t=x}"}                           | ${""}
    ${"cast(row(1, 'x') as row(n integer, t varchar)).t"}       | ${"x"}                                    | ${"a field"}
    ${"array[1, 2][2]"}                                         | ${"2"}                                    | ${"elements count from 1"}
    ${"element_at(array[1, 2], -1)"}                            | ${"2"}                                    | ${"from the end"}
    ${"element_at(array[1, 2], 5)"}                             | ${null}                                   | ${"outside is null"}
    ${"element_at(map(array['a'], array[1]), 'z')"}             | ${null}                                   | ${"a missing key is null"}
    ${"cardinality(array[1, 2, 3])"}                            | ${"3"}                                    | ${""}
    ${"contains(array[1, 2], 2)"}                               | ${"true"}                                 | ${""}
    ${"array_position(array[5, 6], 7)"}                         | ${"0"}                                    | ${"0 for none"}
    ${"array_join(array['a', 'b'], '-')"}                       | ${"a-b"}                                  | ${""}
    ${"array_sort(array[3, 1, null, 2])"}                       | ${"[1, 2, 3, null]"}                      | ${"nulls last"}
    ${"transform(array[1, 2], x -> x * 10)"}                    | ${"[10, 20]"}                             | ${""}
    ${"filter(array[1, 2, 3], x -> x % 2 = 1)"}                 | ${"[1, 3]"}                               | ${""}
    ${"reduce(array[1, 2, 3], 0, (s, x) -> s + x, s -> s * 2)"} | ${"12"}                                   | ${""}
    ${"any_match(array[1, 2], x -> x > 1)"}                     | ${"true"}                                 | ${""}
    ${"all_match(array[], x -> x > 1)"}                         | ${"true"}                                 | ${"of nothing all is true"}
    ${"sequence(1, 4)"}                                         | ${"[1, 2, 3, 4]"}                         | ${"both ends"}
    ${"sequence(date '2011-01-30', date '2011-02-01')"}         | ${"[2011-01-30, 2011-01-31, 2011-02-01]"} | ${"days"}
    ${"slice(array[1, 2, 3, 4], 2, 2)"}                         | ${"[2, 3]"}                               | ${""}
    ${"array[1] || array[2]"}                                   | ${"[1, 2]"}                               | ${""}
    ${"flatten(array[array[1], array[2, 3]])"}                  | ${"[1, 2, 3]"}                            | ${""}
    ${"map_keys(map(array['a'], array[1]))"}                    | ${"[a]"}                                  | ${""}
  `("$expression is $result: $because", async ({ expression, result }) => {
    expect(await value(expression)).toBe(result);
  });

  test("an element outside of an array fails", async () => {
    expect(await error("select array[1][2]")).toBe(
      "INVALID_FUNCTION_ARGUMENT: Array subscript must be less than or equal to array length",
    );
  });
});

describe("queries", () => {
  const rows = async (sql: string) => (await query(sql)).rows;

  test.each<[string, string, (string | null)[][]]>([
    [
      "unnest counts with ordinality",
      "select v, o from unnest(array['a', 'b']) with ordinality as u(v, o) order by o",
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    [
      "unnest fills up the shorter array",
      "select a, b from unnest(array[1, 2], array['x']) as u(a, b) order by a",
      [
        ["1", "x"],
        ["2", null],
      ],
    ],
    [
      "unnest gives a map's keys and values",
      "select k, v from unnest(map(array['a'], array[1])) as u(k, v)",
      [["a", "1"]],
    ],
    [
      "cross join unnest drops rows without elements",
      "select x, v from (values (1, array[7, 8]), (2, array[])) t(x, l) cross join unnest(l) as u(v) order by v",
      [
        ["1", "7"],
        ["1", "8"],
      ],
    ],
    [
      "left join unnest keeps them",
      "select x, v from (values (1, array[7]), (2, array[])) t(x, l) left join unnest(l) as u(v) on true order by x",
      [
        ["1", "7"],
        ["2", null],
      ],
    ],
    [
      "lateral sees its neighbour",
      "select x, y from (values 1, 2) t(x), lateral (select x * 10) l(y) order by x",
      [
        ["1", "10"],
        ["2", "20"],
      ],
    ],
    [
      "a filter on an aggregate",
      "select count(*) filter (where x > 1), sum(x) filter (where x > 5) from (values 1, 2, 3) t(x)",
      [["2", null]],
    ],
    [
      "grouping sets",
      "select a, b, sum(c), grouping(a, b) from (values ('x', 'y', 1), ('x', 'z', 2)) t(a, b, c) group by grouping sets ((a, b), (a), ()) order by 4, 2",
      [
        ["x", "y", "1", "0"],
        ["x", "z", "2", "0"],
        ["x", null, "3", "1"],
        [null, null, "3", "3"],
      ],
    ],
    [
      "rollup",
      "select a, sum(b) from (values ('x', 1), ('y', 2)) t(a, b) group by rollup (a) order by a",
      [
        ["x", "1"],
        ["y", "2"],
        [null, "3"],
      ],
    ],
    [
      "recursion",
      "with recursive r(n) as (select 1 union all select n + 1 from r where n < 4) select sum(n) from r",
      [["10"]],
    ],
    ["with names its columns", "with a(p, q) as (select 1, 2) select q, p from a", [["2", "1"]]],
    [
      "a window with a frame",
      "select sum(x) over (order by x rows between 1 preceding and current row) from (values 1, 2, 4) t(x) order by x",
      [["1"], ["3"], ["6"]],
    ],
    [
      "peers share the default frame",
      "select sum(x) over (order by x) from (values 1, 1, 2) t(x) order by 1",
      [["2"], ["2"], ["4"]],
    ],
    [
      "a named window",
      "select rank() over w, dense_rank() over w from (values 1, 1, 2) t(x) window w as (order by x) order by 1, 2",
      [
        ["1", "1"],
        ["1", "1"],
        ["3", "2"],
      ],
    ],
    [
      "lag without nulls",
      "select lag(x) ignore nulls over (order by o) from (values (1, 5), (2, null), (3, 6)) t(o, x) order by o",
      [[null], ["5"], ["5"]],
    ],
    [
      "an aggregate in a window",
      "select y, sum(sum(x)) over (order by y) from (values (1, 2), (3, 4)) t(x, y) group by y order by y",
      [
        ["2", "1"],
        ["4", "4"],
      ],
    ],
    [
      "array_agg sorts and keeps nulls",
      "select array_agg(x order by x desc) from (values 1, null, 2) t(x)",
      [["[2, 1, null]"]],
    ],
    ["listagg", "select listagg(x, '; ') within group (order by x) from (values 'b', 'a') t(x)", [["a; b"]]],
    [
      "max_by takes the value even if it is null",
      "select max_by(x, y), min_by(x, y) from (values (null, 5), (1, 2), (3, null)) t(x, y)",
      [[null, "1"]],
    ],
    ["arbitrary finds a value", "select arbitrary(x) from (values null, 3) t(x)", [["3"]]],
    ["histogram", "select histogram(x) from (values 1, 1, 2) t(x)", [["{1=2, 2=1}"]]],
    [
      "intervals",
      "select date '2011-01-02' - date '2011-01-01', interval '25' hour, interval '14' month",
      [["1 00:00:00.000", "1 01:00:00.000", "1-2"]],
    ],
    ["count_if", "select count_if(x > 1) from (values 1, 2, 3) t(x)", [["2"]]],
    ["intersect binds tighter than union", "select 3 union all select 1 intersect select 2", [["3"]]],
    ["set operations take the common type", "select 1 union all select 2.5 order by 1", [["1.0"], ["2.5"]]],
    ["except", "select x from (values 1, 2) t(x) except select 2", [["1"]]],
    [
      "using joins a column once",
      "select * from (values (1, 'a')) t(k, a) join (values (1, 'b')) u(k, b) using (k)",
      [["1", "a", "b"]],
    ],
    [
      "a full join coalesces it",
      "select k, a, b from (values (1, 'a')) t(k, a) full join (values (2, 'b')) u(k, b) using (k) order by k",
      [
        ["1", "a", null],
        ["2", null, "b"],
      ],
    ],
    [
      "limit and offset",
      "select x from (values 1, 2, 3) t(x) order by x offset 1 rows fetch first 1 rows only",
      [["2"]],
    ],
    [
      "order by an output's name, a position and an expression",
      "select x, -x as y from (values 1, 2) t(x) order by y, 1, x + y",
      [
        ["2", "-2"],
        ["1", "-1"],
      ],
    ],
    ["order by an aggregate", "select x from (values 1, 2, 2) t(x) group by x order by count(*) desc", [["2"], ["1"]]],
    [
      "group by a position",
      "select x % 2, count(*) from (values 1, 2, 3) t(x) group by 1 order by 1",
      [
        ["0", "1"],
        ["1", "2"],
      ],
    ],
    [
      "a correlated subquery",
      "select x, (select count(*) from (values 1, 2, 3) u(y) where y < x) from (values 1, 3) t(x) order by x",
      [
        ["1", "0"],
        ["3", "2"],
      ],
    ],
    [
      "a subquery sees the with of its query",
      "with a as (select 1 as x) select * from (select x + 1 as y from a) b",
      [["2"]],
    ],
    [
      "a name in an inner with hides the outer one",
      "with a as (select 1 as x) select * from (with a as (select 2 as x) select x from a) b",
      [["2"]],
    ],
    [
      "distinct counts",
      "select count(distinct x), count(x), count(*) from (values 1, 1, null) t(x)",
      [["1", "2", "3"]],
    ],
    ["an aggregate of nothing", "select count(*), sum(x) from (values 1) t(x) where x > 1", [["0", null]]],
    [
      "statistics are doubles",
      "select corr(y, x), regr_slope(y, x), stddev(x) from (values (1, 2), (2, 4), (3, 6)) t(x, y)",
      [["1.0", "2.0", "1.0"]],
    ],
    ["two columns may share a name", "select 1 as a, 2 as a", [["1", "2"]]],
    [
      "values as a query",
      "values (1, 'a'), (2, 'b')",
      [
        ["1", "a"],
        ["2", "b"],
      ],
    ],
    [
      "doubles print as Java does",
      "select 1e7, 1e-3, 1.5e0, 123456.789e0, 1e-4, -0e0",
      [["1.0E7", "0.001", "1.5", "123456.789", "1.0E-4", "-0.0"]],
    ],
  ])("%s", async (_, sql, expected) => {
    expect(await rows(sql)).toEqual(expected);
  });

  test("columns have the names that Athena gives them", async () => {
    expect((await query("select 1, x, x as Y, x + 1 from (values 1) t(x)")).names).toEqual([
      "_col0",
      "x",
      "Y",
      "_col3",
    ]);
  });

  test.each`
    sql                                                 | message
    ${"select nope from (values 1) t(x)"}               | ${"COLUMN_NOT_FOUND: line 1:8: Column 'nope' cannot be resolved or requester is not authorized to access requested resources"}
    ${"select 1\nfrom nowhere"}                         | ${"TABLE_NOT_FOUND: line 2:6: Table 'awsdatacatalog.default.nowhere' does not exist"}
    ${"select t.x from (values 1) u(x)"}                | ${"COLUMN_NOT_FOUND: line 1:8: Column 't.x' cannot be resolved or requester is not authorized to access requested resources"}
    ${"select x from (values 1) t(x), (values 2) u(x)"} | ${"SYNTAX_ERROR: line 1:8: Column 'x' is ambiguous"}
    ${"select lower(1)"}                                | ${"FUNCTION_NOT_FOUND: Unexpected parameters (integer) for function lower. Expected: lower(varchar)"}
    ${"select frobnicate(1)"}                           | ${"SYNTAX_ERROR: Function 'frobnicate' not registered"}
    ${"select row_number() from (values 1) t(x)"}       | ${"SYNTAX_ERROR: Window function row_number requires an OVER clause"}
    ${"select x, count(*) from (values 1) t(x)"}        | ${"EXPRESSION_NOT_AGGREGATE: 'x' must be an aggregate expression or appear in GROUP BY clause"}
    ${"select 1 union select 'a'"}                      | ${"TYPE_MISMATCH: column 1 in UNION query has incompatible types: integer, varchar"}
    ${"select (select x from (values 1, 2) t(x))"}      | ${"SUBQUERY_MULTIPLE_ROWS: Scalar sub-query has returned multiple rows"}
  `("$sql fails: $message", async ({ sql, message }) => {
    expect(await error(sql)).toBe(message);
  });

  test("a place in an error is that of the text as written, past renamed functions", async () => {
    expect(await error("select date_add('day', 1, date '2011-01-01'),\n  upper('a'), nope")).toMatch(
      /^COLUMN_NOT_FOUND: line 2:15:/,
    );
  });
});
