import { z } from "zod";
import { periods } from "../calendar/period.ts";
import { roundings } from "../money/rounding.ts";

/** A decimal in text, so that no JSON or YAML reader turns a rate into a binary float. */
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number in quotes, not below zero, such as "2.5"');

const identifier = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    "lower-case letters, digits and hyphens, at most 63, beginning with a letter or digit",
  );

const text = z.string().trim().min(1);
const values = z.array(text).min(1);
const day = z.iso.date();
const firstDay = day.describe("First day");
const dayAfter = day.describe("Day after the last day");
const currencyCode = z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code such as EUR");

/** What a program may accumulate over: a calendar length, the whole term, or periods that it states. */
export const accrualPeriods = [...periods, "term", "custom"] as const;

/** Customers with one of these tags never earn, whatever a program says. */
export const barredTags: readonly string[] = ["blocked", "competitor"];

const customerRules = z.strictObject({
  customer_id: values.optional().describe("Customers by id"),
  segment: values.optional().describe("Customers by segment, such as key or small"),
  region: values.optional().describe("Customers by sales region"),
  channel: values.optional().describe("Customers by sales channel"),
  tag: values.optional().describe("Customers by tag"),
});
const productRules = z.strictObject({
  product_id: values.optional().describe("Products by id, as order lines name them"),
  category: values.optional().describe("Products by category"),
  brand: values.optional().describe("Products by brand"),
});

/**
 * Who or what counts. A member counts when it matches one value of every included attribute and no excluded value:
 * values of one attribute are alternatives, attributes add up, exclude wins. No include rule means everybody.
 */
const scopeOf = <Rules extends z.ZodType>(rules: Rules) =>
  z.strictObject({
    include: rules
      .optional()
      .describe(
        "Only these: one value of every attribute given here must match. Leave out for everybody or everything",
      ),
    exclude: rules.optional().describe("Never these: one matching value is enough. Exclude wins over include"),
  });

const holdOut = z
  .strictObject({
    percent: decimal.describe('Percent of the customers in scope that are held out: "10" is about every tenth'),
    lot: identifier
      .optional()
      .describe(
        "Names the draw; leave out for the program's id. One lot draws the same customers in every program, another one draws anew",
      ),
  })
  .describe("Customers drawn by lot who do not earn, so that what the program does can be measured against them");

/** The measures of a volume, which add up over lines. */
export const volumeMeasures = [
  "net_amount",
  "gross_amount",
  "quantity",
  "order_count",
  "active_days",
  "contract_amount",
] as const;
/** Days to payment belong to each line by itself. */
export const measures = [...volumeMeasures, "days_to_payment"] as const;

/** A percentage as text: "2.5" is 2.5 %. */
const percentage = decimal;

const unit = text.describe("Unit of measure that quantities are counted in; leave out to count every unit as one");

const growthAs = z
  .enum(["amount", "percent"])
  .describe("The volume beyond the baseline (amount), or the volume in percent of it (percent)");

const growth = z
  .discriminatedUnion("over", [
    z.strictObject({
      over: z.literal("same-period-last-year").describe("The same period one year earlier"),
      as: growthAs,
    }),
    z.strictObject({
      over: z.literal("previous-period").describe("The accrual period before"),
      as: growthAs,
    }),
    z.strictObject({
      over: z.literal("stated").describe("A figure that the contract states"),
      as: growthAs,
      baseline: decimal.optional().describe("The figure for every customer that none is stated for"),
      baselines: z.record(text, decimal).optional().describe("The figure of each customer, by customer id"),
    }),
  ])
  .describe(
    'Growth instead of volume: what exceeds the baseline (amount), or the volume as a percentage of it ("110" is ten percent more)',
  );

export const countings = ["period", "year-to-date", "previous-period", "per-line"] as const;

const qualifier = z.strictObject({
  measure: z
    .enum(measures)
    .describe(
      "Amounts in the program's currency, quantity, orders not wholly returned, days with such an order, contract amount, or days from order to payment of each line",
    ),
  unit: unit.optional(),
  products: scopeOf(productRules).optional().describe("What decides the tier, where it is not what earns"),
  counting: z
    .enum(countings)
    .default("period")
    .describe(
      "Which volume decides: the accrual period's, the year's up to the period's end (year-to-date), the period's before (previous-period), or each line's own (per-line)",
    ),
  growth: growth.optional(),
  bounds: z
    .enum(["inclusive", "exclusive"])
    .default("inclusive")
    .describe("Whether volume that meets a bound exactly has reached its tier (inclusive) or must exceed it"),
});

const base = z.strictObject({
  measure: z.enum(volumeMeasures).describe("What the benefit is applied to"),
  unit: unit.optional(),
  products: scopeOf(productRules).optional().describe("What earns, where it is not what decides the tier"),
  part: z
    .enum(["all", "excess"])
    .default("all")
    .describe("All of the base, or with growth only what exceeds the baseline"),
  at_most: decimal.optional().describe("No more than this much of the base earns in one accrual period"),
  at_most_per_qualifier: decimal
    .optional()
    .describe('No more of the base earns than this times the qualifier: "1" lets one B earn for every A bought'),
});

export const methods = ["whole", "banded", "reached-up-to", "reached-whole"] as const;

const amount = (meaning: string) => decimal.describe(`${meaning}, in the program's currency`);
const multiple = decimal.describe("The base is counted in full multiples of this; a part of one gives nothing");

export const benefit = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("percent"),
    percent: percentage.describe('Percent of the base: "2.5" is 2.5 %'),
  }),
  z.strictObject({ kind: z.literal("per-unit"), amount: amount("Amount per unit of the base") }),
  z.strictObject({ kind: z.literal("fixed"), amount: amount("A fixed amount for reaching the tier") }),
  z.strictObject({ kind: z.literal("per-multiple"), multiple, amount: amount("Amount for each full multiple") }),
  z.strictObject({
    kind: z.literal("free-goods"),
    multiple,
    quantity: decimal.describe("Free pieces for each full multiple"),
    product_id: text.describe("The product that is given"),
    unit_value: amount("What one free piece is booked at"),
  }),
]);

const tier = z.strictObject({
  from: decimal.describe(
    "Lower bound of the qualifier; the bound itself belongs to this tier unless bounds are exclusive",
  ),
  benefit: benefit.describe("What the tier gives"),
  at_least: decimal
    .optional()
    .describe("Once the tier is reached, at least this amount in all, if the benefits give less"),
});

const limits = z.strictObject({
  cap_per_line: decimal.optional().describe("The most that one order line may earn"),
  cap_per_position: decimal.optional().describe("The most that one customer may earn in one accrual period"),
  share_of_net_amount: percentage
    .optional()
    .describe(
      "The most that one customer may earn in one accrual period, as a percentage of the net amount that earns",
    ),
  program_budget: decimal
    .optional()
    .describe(
      "The most that all customers together may earn in one accrual period; shared out in the ratio of what each would earn",
    ),
  guaranteed_minimum: z
    .strictObject({
      amount: decimal.describe("What a customer who bought anything earns at least in one accrual period"),
      over: z
        .enum(["period", "year"])
        .default("period")
        .describe("Each period by itself, or with what earlier periods of the year earned beyond it taken off (year)"),
      above_cap: z.boolean().default(true).describe("Whether the guarantee wins over the caps"),
    })
    .optional()
    .describe("What a customer earns at least; nothing is guaranteed to one who bought nothing"),
  minimum_payout: decimal
    .optional()
    .describe("Below this amount nothing is payable yet; it stays accrued and carries forward"),
  payouts_per_year: z.int().min(1).max(366).optional().describe("At most so many payouts to one customer in a year"),
});

const settlement = z
  .strictObject({
    every: z.enum(periods).optional().describe("Settle more often than the accrual period; later settlements true up"),
    share_percent: percentage
      .optional()
      .describe("Percent of what is earned that interim settlements pay; the final one pays the rest"),
    grace_days: z
      .int()
      .min(0)
      .max(366)
      .optional()
      .describe(
        "Days after the period in which lines of it may still come in. What comes later is booked in the period then open",
      ),
    payout_days: z.int().min(0).max(366).optional().describe("Days after the period's last day when it is paid out"),
    payout_group: identifier
      .optional()
      .describe(
        "Programs of one group are paid out to a customer as one amount for each currency; leave out to pay by itself",
      ),
  })
  .describe("When what is earned is settled");

const stacking = z
  .strictObject({
    group: identifier.describe("Programs of one group meet on the same lines"),
    order: z.int().describe("Lower comes first; programs with equal order follow each other by program id"),
    base: z
      .enum(["list", "net"])
      .default("list")
      .describe("The line as it is, or net of what earlier programs of the group gave on it"),
    reduces_later: z.boolean().default(true).describe("Whether it lowers the base of later programs that count net"),
    exclusive: z
      .boolean()
      .default(false)
      .describe("Of the group's exclusive programs only the one that gives most pays on a line"),
  })
  .describe("How the program meets others on the same order lines; leave out where it stands alone");

const exchange = z
  .discriminatedUnion("by", [
    z.strictObject({ by: z.literal("day").describe("The day's rate") }),
    z.strictObject({ by: z.literal("month-average").describe("The average of the month's stated rates") }),
    z.strictObject({
      by: z.literal("fixed").describe("Rates that the contract fixes"),
      rates: z.record(currencyCode, decimal).describe("Units of the program's currency per unit of each other one"),
    }),
  ])
  .describe("How amounts in other currencies are converted");

/** Probabilities that the constraint knows. */
export const constraintPercents = ["50", "60", "70", "75", "80", "90", "95", "99"] as const;

const accrual = z
  .discriminatedUnion("basis", [
    z.strictObject({ basis: z.literal("earned").describe("What the volume so far has earned") }),
    z.strictObject({
      basis: z
        .literal("expected")
        .describe("The volume so far at the rate expected for the whole period (IFRS 15, ASC 606)"),
      estimate: z
        .enum(["expected-value", "most-likely-amount"])
        .describe("What the forecast's outcomes earn on average, or what the most likely one earns"),
      forecast: z
        .enum(["run-rate", "last-year-shape"])
        .describe("The period's volume by the days gone by, or by last year's months"),
      constraint_percent: z
        .enum(constraintPercents)
        .optional()
        .describe("Accrue at least what is owed at the volume that is not exceeded with this probability"),
    }),
  ])
  .describe("What the ledger books for a period that is not over");

const calendar = z
  .union([
    z.strictObject({ year_starts_in: z.int().min(1).max(12).describe("Month in which the fiscal year begins") }),
    z.strictObject({
      weeks: z.enum(["4-4-5", "4-5-4", "5-4-4"]).describe("Weeks of the three months of a quarter"),
      years: z
        .array(z.strictObject({ year: text.describe('Four digits in quotes, such as "2025"'), first_day: firstDay }))
        .min(1)
        .describe("Fiscal years and their first days, from the earliest on"),
      until: day.describe("Day after the last of these years"),
    }),
  ])
  .describe("The fiscal calendar; leave out for calendar years");

/** The shape of a program document. What the shape cannot say is checked by `readProgram`. */
export const programDocument = z.strictObject({
  program: identifier.describe("The program's id, the same for all its versions"),
  name: z
    .strictObject({ en: text.describe("In English"), zh: text.optional().describe("In Chinese") })
    .describe("The program's name for people"),
  contract_reference: text.describe("The contract that the program rests on"),
  effective: z
    .strictObject({
      from: day.describe("First day on which this version governs"),
      until: day.optional().describe("Day after the last day on which it governs; leave out while open"),
    })
    .describe("The days that this version governs, by transaction date"),
  terms: z
    .enum(["transaction-date", "latest"])
    .default("transaction-date")
    .describe("Which version governs a line: the one in force on its day, or this one for all lines of the program"),
  suspended: z
    .array(z.strictObject({ from: firstDay, until: dayAfter }))
    .optional()
    .describe("Days on which lines do not count"),
  currency: currencyCode.describe("ISO 4217 code of every amount in the document; the same for all versions"),
  exchange: exchange.optional(),
  customers: scopeOf(customerRules).default({}).describe("Who can earn; leave out for every customer"),
  hold_out: holdOut.optional(),
  products: scopeOf(productRules).default({}).describe("What counts; leave out for every product"),
  unit_conversions: z
    .array(
      z.strictObject({
        unit: text.describe("A unit as order lines name it"),
        is: decimal.describe("How many of the other unit it is"),
        of: text.describe("The unit that a measure counts in"),
      }),
    )
    .optional()
    .describe("How units convert; a line in a unit that does not is held back"),
  period: z
    .enum(accrualPeriods)
    .describe("The accrual period over which volume accumulates; the same for all versions"),
  calendar: calendar.optional(),
  periods: z
    .array(
      z.strictObject({
        id: text.describe("What the period is called: letters, digits and hyphens"),
        from: firstDay,
        until: dayAfter,
      }),
    )
    .min(1)
    .optional()
    .describe("With period custom: the periods, in order"),
  term: z
    .strictObject({ from: firstDay, until: dayAfter })
    .optional()
    .describe("With period term: the days that the program runs"),
  qualifier: qualifier.describe("The measure that decides the tier"),
  base: base.describe("The measure that the benefit is applied to"),
  method: z
    .enum(methods)
    .describe(
      "How tiers apply: the highest tier on everything (whole), each tier on its own band (banded), each tier reached on everything up to the next (reached-up-to) or on everything (reached-whole)",
    ),
  tiers: z.array(tier).min(1).describe("From the lowest bound up"),
  limits: limits.default({}).describe("What bounds the result of the tiers"),
  stacking: stacking.optional(),
  settlement: settlement.optional(),
  accrual: accrual.optional(),
  rounding: z
    .enum(roundings)
    .default("half-up")
    .describe("How the result is rounded to the currency's minor unit, once per customer and period"),
});

export type ProgramDocument = z.infer<typeof programDocument>;
export type Benefit = z.infer<typeof benefit>;
export type Measure = (typeof measures)[number];
export type VolumeMeasure = (typeof volumeMeasures)[number];
export type Method = (typeof methods)[number];
export type Tier = ProgramDocument["tiers"][number];

/** One immutable, effective-dated text of a program. Numbers grow from 1 in the order of publication. */
export type ProgramVersion = {
  readonly programId: string;
  readonly version: number;
  readonly document: ProgramDocument;
  /** SHA-256 of the canonical document. */
  readonly documentSha256: string;
  /** ISO instant in UTC. */
  readonly publishedAt: string;
};
