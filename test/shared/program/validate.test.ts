import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readProgram } from "../../../shared/program/validate.ts";

const good = `
program: uk-quarterly
name: { en: Quarterly volume, zh: 季度返利 }
contract_reference: C-2011-017
effective: { from: 2011-01-01, until: 2012-01-01 }
currency: GBP
customers:
  include: { segment: [key, small] }
  exclude: { tag: [export] }
products:
  exclude: { product_id: [POST, "22423"] }
period: quarter
qualifier: { measure: net_amount }
base: { measure: net_amount }
method: banded
tiers:
  - from: "0"
    benefit: { kind: percent, percent: "1" }
  - from: "1000.50"
    benefit: { kind: percent, percent: "2.5" }
limits: { cap_per_position: "500", minimum_payout: "20" }
`;

/** The good document with one piece of text replaced. */
function problemsWith(text: string, replacement: string): readonly string[] {
  if (!good.includes(text)) throw new Error(`the good document does not say ${text}`);
  return problemsOf(good.replace(text, replacement));
}

function problemsOf(text: string): readonly string[] {
  const read = readProgram(text);
  return read.ok ? [] : read.problems.map(({ path, problem }) => `${path}: ${problem}`);
}

describe("a document without problems", () => {
  test("is read with what it leaves out filled in", () => {
    const read = readProgram(good);
    expect(read).toMatchObject({
      ok: true,
      document: { program: "uk-quarterly", rounding: "half-up", name: { zh: "季度返利" } },
    });
  });

  test("says the same in YAML and in JSON", () => {
    const read = readProgram(good);
    if (!read.ok) throw new Error("not read");
    expect(readProgram(JSON.stringify(read.document, null, "\t"))).toEqual(read);
    expect(readProgram(stringify(read.document))).toEqual(read);
  });
});

describe("the text", () => {
  test.each`
    from                                                                   | to                                                         | problem
    ${'from: "1000.50"'}                                                   | ${"from: 1000.50"}                                         | ${'tiers[1].from: must be in quotes, as "1000.50": without them it is read as a number, which may change its digits'}
    ${'percent: "2.5"'}                                                    | ${"percent: 2.5"}                                          | ${'tiers[1].benefit.percent: must be in quotes, as "2.5": without them it is read as a number, which may change its digits'}
    ${'cap_per_position: "500"'}                                           | ${"cap_per_position: 5e2"}                                 | ${'limits.cap_per_position: must be in quotes, as "5e2": without them it is read as a number, which may change its digits'}
    ${"[POST,"}                                                            | ${"[007,"}                                                 | ${'products.exclude.product_id[0]: must be in quotes, as "007": without them it is read as a number, which may change its digits'}
    ${"[POST,"}                                                            | ${"[true,"}                                                | ${'products.exclude.product_id[0]: must be in quotes, as "true": without them it is read as yes or no'}
    ${"currency: GBP"}                                                     | ${"currency: GBP\ncurrency: EUR"}                          | ${"currency: the field is given twice"}
    ${"{ measure: net_amount }\nmethod"}                                   | ${"{ measure: net_amount, measure: quantity }\nmethod"}    | ${"base.measure: the field is given twice"}
    ${"qualifier: { measure: net_amount }\nbase: { measure: net_amount }"} | ${"qualifier: &same { measure: net_amount }\nbase: *same"} | ${"base: aliases are not read: write the value out"}
    ${"currency: GBP"}                                                     | ${"currency: !!binary GBP"}                                | ${"currency: the tag tag:yaml.org,2002:binary is not read"}
    ${"currency: GBP"}                                                     | ${"currency: !pound GBP"}                                  | ${"line 6, column 11: Unresolved tag: !pound"}
    ${"period: quarter"}                                                   | ${"period: [quarter"}                                      | ${"line 13, column 1: Flow sequence in block collection must be sufficiently indented and end with a ]"}
    ${"period: quarter"}                                                   | ${"period: quarter\n---\nperiod: year"}                    | ${"line 13, column 1: a second document begins: one text is one program"}
  `("$to: $problem", ({ from, to, problem }) => {
    expect(problemsWith(from, to)).toContain(problem);
  });

  test("nothing, a bare word and a list are no program", () => {
    expect(problemsOf("")).toEqual([": has no value"]);
    expect(problemsOf("quarterly")).toEqual([': must be a group of fields, not "quarterly"']);
    expect(problemsOf("- a\n- b")).toEqual([": must be a group of fields"]);
  });

  test("a text that is too long is not read, and one nested without end does no harm", () => {
    expect(problemsOf("x".repeat(300_001))).toEqual([": the document has 300001 characters; at most 300000 are read"]);
    expect(problemsOf("[".repeat(20_000)).length).toBeGreaterThan(0);
  });

  test("fields named like parts of the language are unknown fields", () => {
    expect(problemsOf(`${good}__proto__: { currency: EUR }\nconstructor: x\n`)).toEqual([
      "__proto__: a program has no such field here",
      "constructor: a program has no such field here",
    ]);
  });
});

describe("the shape", () => {
  test.each`
    from                                | to                           | problem
    ${"program: uk-quarterly"}          | ${"program: UK Quarterly"}   | ${'program: lower-case letters, digits and hyphens, at most 63, beginning with a letter or digit, not "UK Quarterly"'}
    ${"contract_reference: C-2011-017"} | ${"contract_reference:"}     | ${"contract_reference: has no value"}
    ${"contract_reference: C-2011-017"} | ${'contract_reference: " "'} | ${"contract_reference: must not be empty"}
    ${"currency: GBP\n"}                | ${""}                        | ${"currency: is missing"}
    ${"currency: GBP"}                  | ${"currency: pound"}         | ${'currency: an ISO 4217 code such as EUR, not "pound"'}
    ${"from: 2011-01-01"}               | ${"from: 2011-02-29"}        | ${'effective.from: a calendar day such as 2011-03-31, not "2011-02-29"'}
    ${"from: 2011-01-01"}               | ${"from: 01.01.2011"}        | ${'effective.from: a calendar day such as 2011-03-31, not "01.01.2011"'}
    ${"period: quarter\n"}              | ${""}                        | ${"period: is missing: one of month, quarter, half-year, year, term, custom"}
    ${"period: quarter"}                | ${"period:"}                 | ${"period: has no value: one of month, quarter, half-year, year, term, custom"}
    ${"period: quarter"}                | ${"period: week"}            | ${'period: one of month, quarter, half-year, year, term, custom, not "week"'}
    ${"method: banded"}                 | ${"method: stepped"}         | ${'method: one of whole, banded, reached-up-to, reached-whole, not "stepped"'}
    ${'percent: "1"'}                   | ${'percent: "-1"'}           | ${'tiers[0].benefit.percent: a decimal number in quotes, not below zero, such as "2.5", not "-1"'}
    ${'percent: "1"'}                   | ${'percent: "1,5"'}          | ${'tiers[0].benefit.percent: a decimal number in quotes, not below zero, such as "2.5", not "1,5"'}
    ${'percent: "1"'}                   | ${'amount: "1"'}             | ${"tiers[0].benefit.percent: is missing"}
    ${'percent: "1"'}                   | ${'amount: "1"'}             | ${"tiers[0].benefit.amount: a program has no such field here"}
    ${"[key, small]"}                   | ${"key"}                     | ${'customers.include.segment: must be a list, not "key"'}
    ${"[key, small]"}                   | ${"[]"}                      | ${"customers.include.segment: must not be empty"}
    ${"limits: {"}                      | ${"rate: 1\nlimits: {"}      | ${"rate: a program has no such field here"}
  `("$to: $problem", ({ from, to, problem }) => {
    expect(problemsWith(from, to)).toContain(problem);
  });
});

/** The good document with lines added. */
const problemsWithMore = (text: string) => problemsOf(`${good}${text}\n`);

describe("a field whose value decides which fields stand beside it", () => {
  const kinds = "percent, per-unit, fixed, per-multiple, free-goods";
  test.each`
    from                                 | to                             | problem
    ${"kind: percent, percent"}          | ${"kind: percentage, percent"} | ${`tiers[0].benefit.kind: one of ${kinds}, not "percentage"`}
    ${"{ kind: percent, percent:"}       | ${"{ percent:"}                | ${`tiers[0].benefit.kind: is missing: one of ${kinds}`}
    ${"kind: percent, percent"}          | ${"kind: , percent"}           | ${`tiers[0].benefit.kind: has no value: one of ${kinds}`}
    ${"kind: percent, percent"}          | ${"kind: 5, percent"}          | ${`tiers[0].benefit.kind: one of ${kinds}, not 5`}
    ${"kind: percent, percent"}          | ${"kind: [percent], percent"}  | ${`tiers[0].benefit.kind: one of ${kinds}`}
    ${'{ kind: percent, percent: "1" }'} | ${"2.5%"}                      | ${'tiers[0].benefit: must be a group of fields, not "2.5%"'}
    ${'{ kind: percent, percent: "1" }'} | ${""}                          | ${"tiers[0].benefit: has no value"}
  `("$to: $problem", ({ from, to, problem }) => {
    expect(problemsWith(from, to)).toEqual([problem]);
  });

  test.each`
    text                                                | problem
    ${"exchange: { by: week }"}                         | ${'exchange.by: one of day, month-average, fixed, not "week"'}
    ${"exchange: {}"}                                   | ${"exchange.by: is missing: one of day, month-average, fixed"}
    ${"exchange: fixed"}                                | ${'exchange: must be a group of fields, not "fixed"'}
    ${"exchange: { by: day, rates: {} }"}               | ${"exchange.rates: a program has no such field here"}
    ${"exchange: { by: fixed }"}                        | ${"exchange.rates: is missing"}
    ${'exchange: { by: fixed, rates: { usd: "1.1" } }'} | ${'exchange.rates.usd: an ISO 4217 code such as EUR, not "usd"'}
    ${"exchange: { by: fixed, rates: { USD: 1.10 } }"}  | ${'exchange.rates.USD: must be in quotes, as "1.10": without them it is read as a number, which may change its digits'}
    ${"exchange: { by: fixed, rates: [USD] }"}          | ${"exchange.rates: must be a group of fields"}
    ${"accrual: { basis: cash }"}                       | ${'accrual.basis: one of earned, expected, not "cash"'}
  `("$text: $problem", ({ text, problem }) => {
    expect(problemsWithMore(text)).toEqual([problem]);
  });

  test("growth is over one of three things", () => {
    const grown = "qualifier: { measure: net_amount, growth: { over: last-year, as: amount } }";
    expect(problemsWith("qualifier: { measure: net_amount }", grown)).toEqual([
      'qualifier.growth.over: one of same-period-last-year, previous-period, stated, not "last-year"',
    ]);
  });

  test("a percentage that is picked from a list is a text too", () => {
    const expected = "accrual: { basis: expected, estimate: expected-value, forecast: run-rate, constraint_percent:";
    const harm = "without them it is read as a number, which may change its digits";
    expect(problemsWithMore(`${expected} 90 }`)).toEqual([
      `accrual.constraint_percent: must be in quotes, as "90": ${harm}`,
    ]);
    expect(problemsWithMore(`${expected} "92" }`)).toEqual([
      'accrual.constraint_percent: one of 50, 60, 70, 75, 80, 90, 95, 99, not "92"',
    ]);
  });
});

describe("a fiscal calendar of months or of weeks", () => {
  const weeks = "calendar: { weeks: 4-4-5, years: [{ year: '2011', first_day: 2011-01-02 }]";
  test.each`
    text                                                          | problems
    ${"calendar: {}"}                                             | ${["calendar: has to say year_starts_in, or weeks, years and until"]}
    ${"calendar: { starts: 4 }"}                                  | ${["calendar: has to say year_starts_in, or weeks, years and until", "calendar.starts: a program has no such field here"]}
    ${"calendar:"}                                                | ${["calendar: has no value"]}
    ${"calendar: April"}                                          | ${['calendar: must be a group of fields, not "April"']}
    ${"calendar: { year_starts_in: '4' }"}                        | ${['calendar.year_starts_in: must be a whole number without quotes, not "4"']}
    ${"calendar: { year_starts_in: April }"}                      | ${['calendar.year_starts_in: must be a whole number, not "April"']}
    ${"calendar: { year_starts_in: 4.5 }"}                        | ${["calendar.year_starts_in: must be a whole number, not 4.5"]}
    ${"calendar: { year_starts_in: 0 }"}                          | ${["calendar.year_starts_in: must be at least 1, not 0"]}
    ${"calendar: { year_starts_in: 13 }"}                         | ${["calendar.year_starts_in: must be at most 12, not 13"]}
    ${"calendar: { year_starts_in: 4, until: 2012-01-01 }"}       | ${["calendar.until: a program has no such field here"]}
    ${`${weeks} }`}                                               | ${["calendar.until: is missing"]}
    ${`${weeks}, until: January }`}                               | ${['calendar.until: a calendar day such as 2011-03-31, not "January"']}
    ${`${weeks}, until: 2012-01-01, unti: 2012-01-01 }`}          | ${["calendar.unti: a program has no such field here"]}
    ${`${weeks}, until: 2012-01-01 }`.replace("4-4-5", "5-5-3")}  | ${['calendar.weeks: one of 4-4-5, 4-5-4, 5-4-4, not "5-5-3"']}
    ${"calendar: { weeks: 4-4-5, years: [], until: 2012-01-01 }"} | ${["calendar.years: must not be empty"]}
  `("$text: $problems", ({ text, problems }) => {
    expect(problemsWithMore(text)).toEqual(problems);
  });
});

describe("whole numbers and yes or no stand without quotes", () => {
  test.each`
    text                                                     | problem
    ${"settlement: { grace_days: '30' }"}                    | ${'settlement.grace_days: must be a whole number without quotes, not "30"'}
    ${"settlement: { grace_days: 30.5 }"}                    | ${"settlement.grace_days: must be a whole number, not 30.5"}
    ${"settlement: { grace_days: -1 }"}                      | ${"settlement.grace_days: must be at least 0, not -1"}
    ${"settlement: { grace_days: 367 }"}                     | ${"settlement.grace_days: must be at most 366, not 367"}
    ${"settlement: { grace_days: true }"}                    | ${"settlement.grace_days: must be a whole number, not true"}
    ${"stacking: { group: a, order: first }"}                | ${'stacking.order: must be a whole number, not "first"'}
    ${"stacking: { group: a, order: 1, exclusive: yes }"}    | ${'stacking.exclusive: must be true or false, not "yes"'}
    ${"stacking: { group: a, order: 1, exclusive: 'true' }"} | ${'stacking.exclusive: must be true or false without quotes, not "true"'}
    ${"stacking: { group: a, order: 1, exclusive: 1 }"}      | ${"stacking.exclusive: must be true or false, not 1"}
  `("$text: $problem", ({ text, problem }) => {
    expect(problemsWithMore(text)).toEqual([problem]);
  });

  test.each(["settlement: { grace_days: 0 }", "settlement: { grace_days: 366 }", "stacking: { group: a, order: -1 }"])(
    "%s is read",
    (text) => {
      expect(problemsWithMore(text)).toEqual([]);
    },
  );
});

describe("what the shape cannot say", () => {
  test.each`
    from                               | to                                 | problem
    ${"until: 2012-01-01"}             | ${"until: 2011-01-01"}             | ${"effective.until: must be after effective.from (2011-01-01): it is the day after the last day"}
    ${"from: 2011-01-01"}              | ${"from: 0211-01-01"}              | ${"effective.from: must lie between 1970-01-01 and 2200-01-01, not on 0211-01-01"}
    ${"currency: GBP"}                 | ${"currency: GPB"}                 | ${"currency: ISO 4217 lists no currency GPB that amounts can be paid in"}
    ${"{ tag: [export] }"}             | ${"{ segment: [small] }"}          | ${'customers.exclude.segment[0]: "small" is included as well; exclude wins'}
    ${"[key, small]"}                  | ${"[key, small, key]"}             | ${'customers.include.segment[2]: "key" is listed twice'}
    ${"{ segment: [key, small] }"}     | ${"{ tag: [vip, competitor] }"}    | ${"customers.include.tag[1]: customers with the tag competitor never earn"}
    ${'from: "1000.50"'}               | ${'from: "0"'}                     | ${"tiers[1].from: must be above tiers[0].from (0), not 0"}
    ${'from: "1000.50"'}               | ${'from: "0.0000001"'}             | ${"tiers[1].from: must have at most 6 digits after the point"}
    ${'from: "1000.50"'}               | ${'from: "1000000000000"'}         | ${"tiers[1].from: must have at most 12 digits before the point"}
    ${'percent: "2.5"'}                | ${'percent: "100.01"'}             | ${'tiers[1].benefit.percent: 100.01 percent gives back more than was paid; "2.5" is 2.5 percent'}
    ${'percent: "2.5"'}                | ${'percent: "2.12345678901"'}      | ${"tiers[1].benefit.percent: must have at most 10 digits after the point"}
    ${'kind: percent, percent: "2.5"'} | ${'kind: per-unit, amount: "2.5"'} | ${"tiers[1].benefit.kind: per-unit needs base.measure quantity, order_count or active_days, not net_amount: an amount per unit needs something counted"}
    ${'kind: percent, percent: "2.5"'} | ${'kind: fixed, amount: "2.505"'}  | ${"tiers[1].benefit.amount: 2.505 cannot be paid in GBP: it has more digits than the currency's smallest coin"}
    ${'cap_per_position: "500"'}       | ${'cap_per_position: "500.005"'}   | ${"limits.cap_per_position: 500.005 cannot be paid in GBP: it has more digits than the currency's smallest coin"}
    ${'cap_per_position: "500"'}       | ${'cap_per_position: "19.99"'}     | ${"limits.cap_per_position: must not be below limits.minimum_payout (20): nothing would ever be paid"}
    ${'cap_per_position: "500"'}       | ${'cap_per_position: "0.00"'}      | ${"limits.cap_per_position: with a cap of zero nothing is ever earned"}
  `("$to: $problem", ({ from, to, problem }) => {
    expect(problemsWith(from, to)).toEqual([problem]);
  });

  test.each`
    from                         | to                               | because
    ${"until: 2012-01-01"}       | ${"until: 2011-01-02"}           | ${"a version may govern a single day"}
    ${'percent: "2.5"'}          | ${'percent: "100"'}              | ${"everything may be given back"}
    ${'from: "1000.50"'}         | ${'from: "0.000001"'}            | ${"the smallest step above the tier below"}
    ${'from: "1000.50"'}         | ${'from: "999999999999.999999"'} | ${"the largest bound"}
    ${'cap_per_position: "500"'} | ${'cap_per_position: "20"'}      | ${"a cap may equal the minimum payout"}
    ${"{ tag: [export] }"}       | ${"{ tag: [key] }"}              | ${"the same word as a tag is another thing than as a segment"}
  `("$to is allowed: $because", ({ from, to }) => {
    expect(problemsWith(from, to)).toEqual([]);
  });
});

test("every problem is told at once, of shape and of sense", () => {
  const bad = good
    .replace("currency: GBP", "currency: GPB")
    .replace("method: banded", "method: stepped")
    .replace('from: "1000.50"', 'from: "0"')
    .replace('cap_per_position: "500"', 'cap_per_position: "10"')
    .replace("contract_reference: C-2011-017\n", "");
  expect(problemsOf(bad).map((problem) => problem.split(":")[0])).toEqual([
    "contract_reference",
    "method",
    "currency",
    "tiers[1].from",
    "limits.cap_per_position",
  ]);
});
