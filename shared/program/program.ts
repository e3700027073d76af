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

export const measures = ["net_amount", "quantity", "order_count"] as const;
const measure = z.strictObject({
  measure: z
    .enum(measures)
    .describe("Net amount in the program's currency, quantity, or the number of orders not wholly returned"),
});

export const methods = ["whole", "banded"] as const;

export const benefit = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("percent"),
    percent: decimal.describe('Percent of the base: "2.5" is 2.5 %'),
  }),
  z.strictObject({
    kind: z.literal("per-unit"),
    amount: decimal.describe("Amount per unit of the base, in the program's currency"),
  }),
  z.strictObject({
    kind: z.literal("fixed"),
    amount: decimal.describe("A fixed amount for reaching the tier, in the program's currency"),
  }),
]);

const tier = z.strictObject({
  from: decimal.describe("Lower bound of the qualifier; the bound itself belongs to this tier"),
  benefit: benefit.describe("What the tier gives"),
});

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
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "an ISO 4217 code such as EUR")
    .describe("ISO 4217 code of every amount in the document; the same for all versions"),
  customers: scopeOf(customerRules).default({}).describe("Who can earn; leave out for every customer"),
  products: scopeOf(productRules).default({}).describe("What counts; leave out for every product"),
  period: z.enum(periods).describe("The accrual period over which volume accumulates; the same for all versions"),
  qualifier: measure.describe("The measure that decides the tier"),
  base: measure.describe("The measure that the benefit is applied to"),
  method: z
    .enum(methods)
    .describe("How tiers apply: the highest tier on everything (whole), or each tier on its own band (banded)"),
  tiers: z.array(tier).min(1).describe("From the lowest bound up"),
  limits: z
    .strictObject({
      cap_per_position: decimal.optional().describe("The most that one customer may earn in one accrual period"),
      minimum_payout: decimal.optional().describe("Below this amount nothing is payable yet; it stays accrued"),
    })
    .default({})
    .describe("What bounds the result of the tiers"),
  rounding: z
    .enum(roundings)
    .default("half-up")
    .describe("How the result is rounded to the currency's minor unit, once per customer and period"),
});

export type ProgramDocument = z.infer<typeof programDocument>;
export type Benefit = z.infer<typeof benefit>;
export type Measure = (typeof measures)[number];
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
