import { z } from "zod";
import { complianceTerms } from "../compliance/terms.ts";

/** An amount in text, so that no JSON or YAML reader turns it into a binary float. */
const amount = z.string().regex(/^\d+(\.\d+)?$/, 'an amount in quotes, not below zero, such as "5000"');

const identifier = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    "lower-case letters, digits and hyphens, at most 63, beginning with a letter or digit",
  );

const text = z.string().trim().min(1);
const values = z.array(text).min(1);
const day = z.iso.date();
const currencyCode = z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code such as EUR");
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day such as 09:00");

/** In small letters only, so that one person cannot be two by spelling. */
const personId = z
  .string()
  .regex(/^[a-z0-9._%+-]+@[a-z0-9.-]+$/, "an e-mail address in small letters, such as ann@example.com");

const bothLanguages = z.strictObject({ en: text.describe("In English"), zh: text.describe("In Chinese") });

/** Amounts by currency. A currency that is not stated is one that nobody has set a limit in. */
const amounts = z.record(currencyCode, amount);

/** In business hours: at most a quarter of a year of eight-hour days. */
const hours = z.int().min(1).max(500);

const scope = z.strictObject({
  regions: values.optional().describe("Customers of these sales regions; leave out for all"),
  segments: values.optional().describe("Customers of these segments; leave out for all"),
});

export const languages = ["en", "zh"] as const;
export const mailings = ["each_step", "daily_digest"] as const;
export const roles = ["proposer", "approver", "releaser", "auditor", "admin"] as const;
/** Monday first, as ISO 8601 counts. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const person = z.strictObject({
  id: personId.describe("The e-mail address that the person signs in with, in small letters"),
  name: text.describe("The person's name, as pages and mails show it"),
  language: z.enum(languages).describe("Language of mails to the person"),
  email: z
    .string()
    .regex(/^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+$/, "an e-mail address such as ann@example.com")
    .describe("Where mails to the person go; nobody shares it"),
  mails: z
    .enum(mailings)
    .default("each_step")
    .describe(
      "How an approver is asked: by a mail for each step and a reminder, or by one mail on a working day with how many payouts wait",
    ),
  roles: z.array(z.enum(roles)).min(1).describe("What the person may do at all"),
  scope: scope.optional().describe("Customers whose payouts the person acts on; leave out for all"),
});

const level = z.strictObject({
  id: identifier.describe("The level's id, such as sales-manager, sales-director or cfo"),
  name: bothLanguages.describe("The level's name for people"),
  approvers: z.array(personId).min(1).describe("People who decide at this level, each for customers in their scope"),
  above: amounts.describe(
    'By currency: the level is asked when the payout\'s amount is above this; "0" asks it always. A payout in a currency that is not stated is blocked',
  ),
  scope: scope.optional().describe("Customers whose payouts pass this level; leave out for all"),
  decide_within_hours: hours.describe("Business hours until the payout escalates"),
  two_people_above: amounts
    .optional()
    .describe("By currency: above this amount two different people of the level must approve"),
  escalates_to: identifier
    .optional()
    .describe("The later level that is asked after a time-out; leave out for the next one"),
});

const substitute = z.strictObject({
  of: personId.describe("The approver who is away"),
  by: personId.describe("Who may decide as well on these days; cannot pass it on"),
  from: day.describe("First day"),
  until: day.describe("Day after the last day"),
  levels: z.array(identifier).min(1).optional().describe("Only at these levels; leave out for all of the approver's"),
});

/** Stands for every program in a proposer's list. */
export const everyProgram = "*";

const proposer = z.strictObject({
  person: personId.describe("Who proposes"),
  programs: values.default([everyProgram]).describe('Programs by id; "*" for every program'),
});

const businessHours = z.strictObject({
  time_zone: text.describe("IANA time zone, such as Europe/Berlin, whose days and hours count"),
  days: z.array(z.enum(weekdays)).min(1).describe("Working days of the week"),
  from: timeOfDay.describe('When a working day begins, such as "09:00"'),
  until: timeOfDay.describe('When a working day ends, such as "17:00"'),
});

/** An account of this company, from which bank transfers of one currency are paid. */
const payerAccount = z.strictObject({
  iban: text.optional().describe("The account's IBAN"),
  account_number: text.optional().describe("The account's number, where it has no IBAN"),
  bic: z
    .string()
    .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/, "a BIC of 8 or 11 capital letters and digits, such as COBADEFFXXX")
    .optional()
    .describe("The bank's BIC; needed beside an account number"),
});

const payer = z.strictObject({
  name: text.describe("The paying company's name, as the bank knows it"),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "an ISO 3166 code of two letters, such as DE")
    .describe("Where it is registered"),
  address: z
    .strictObject({
      street: text.optional().describe("Street and number"),
      post_code: text.optional().describe("Post code, in quotes"),
      town: text.describe("Town"),
    })
    .optional()
    .describe("Its address, for banks that want one"),
  accounts: z
    .record(currencyCode, payerAccount)
    .describe("By currency, the account that transfers in it are paid from; without one they are not released"),
});

/** The shape of an approval policy. What the shape cannot say is checked by `readApprovalPolicy`. */
export const approvalPolicyDocument = z.strictObject({
  policy: identifier.describe("The policy's id, the same for all its versions"),
  effective: z
    .strictObject({ from: day.describe("First day on which this text governs") })
    .describe("The days that this text governs: until a later one takes over"),
  rebate_policy: z
    .strictObject({
      version: text.describe("Version in quotes; with a new one everybody must acknowledge anew before deciding"),
      text: bothLanguages.describe("What approvers acknowledge"),
    })
    .describe("The rebate policy that approvers must have acknowledged"),
  people: z.array(person).min(1).describe("Everybody who has a part in payouts"),
  levels: z.array(level).min(1).describe("Levels of approval in the order in which they are asked"),
  substitutes: z.array(substitute).default([]).describe("Who stands in for an approver, and on which days"),
  proposers: z.array(proposer).min(1).describe("Who proposes payouts of which programs"),
  releasers: z.array(personId).min(1).describe("People who send approved payouts on their way to payment"),
  payer: payer.optional().describe("Who pays bank transfers, from which accounts; without it none is released"),
  business_hours: businessHours.describe("The hours that time limits count"),
  holidays: z.array(day).default([]).describe("Days on which nobody works, whatever day of the week"),
  reminder_after_hours: hours.describe(
    "Business hours after which an approver who has not decided is reminded, once for a step",
  ),
  compliance: complianceTerms.default(complianceTerms.parse({})),
});

export type ApprovalPolicy = z.infer<typeof approvalPolicyDocument>;
export type Person = ApprovalPolicy["people"][number];
export type Level = ApprovalPolicy["levels"][number];
export type Substitute = ApprovalPolicy["substitutes"][number];
export type PayerAccount = z.infer<typeof payerAccount>;
export type ApprovalScope = z.infer<typeof scope>;
