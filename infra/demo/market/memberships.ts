import { periodsWithin } from "../../../shared/calendar/accrual-period.ts";
import { compareText } from "../../../shared/compare-text.ts";
import { invariant } from "../../../shared/invariant.ts";
import { type Decimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { holdOutOf, isHeldOut } from "../../../shared/program/hold-out.ts";
import type { ProgramDocument } from "../../../shared/program/program.ts";
import { workingDayFrom, workingDays } from "./calendar.ts";
import type { MarketCustomer } from "./customers.ts";
import { model, type Response } from "./model.ts";

/** A customer's place in a program, and what it does to the customer. */
export type Membership = {
  readonly programId: string;
  readonly customerId: string;
  /** Month of the market, from 0 on, in which the program could pay the customer first. */
  readonly cohort: number;
  /** Index of the first working day. */
  readonly from: number;
  /** Of the accrual periods that end within the market, the first working days after them. */
  readonly deadlines: readonly number[];
  /** Lower bounds of the tiers. */
  readonly bounds: readonly Decimal[];
  readonly response: Response;
};

/**
 * Who is in which program, by customer: whom the first version that includes one of the customer's tags does not hold out. No
 * customer is in two programs, so that every order has one cause.
 */
export function membershipsOf(
  customers: readonly MarketCustomer[],
  documents: readonly ProgramDocument[],
  responses: Readonly<Record<string, Response>>,
): ReadonlyMap<string, Membership> {
  const versions = documents.toSorted((a, b) => compareText(a.effective.from, b.effective.from));
  const memberships = new Map<string, Membership>();
  for (const { customerId, tags } of customers) {
    const including = versions.filter((version) => includedTags(version).some((tag) => tags.includes(tag)));
    const [first] = including;
    if (first === undefined) continue;
    invariant(
      including.every(({ program }) => program === first.program),
      "no customer of the market is in two programs",
    );
    const holdOut = holdOutOf(first);
    if (holdOut !== undefined && isHeldOut(holdOut, customerId)) continue;
    const response = responses[first.program];
    invariant(response !== undefined, "every program of the market has a response");
    invariant(
      response.pressure === 0 || response.loaded === 0,
      "an order that is brought forward changes nobody's pressure",
    );
    memberships.set(customerId, { ...termsOf(first), customerId, response });
  }
  return memberships;
}

function includedTags({ customers }: ProgramDocument): readonly string[] {
  const { tag, ...others } = customers.include ?? {};
  invariant(
    tag !== undefined && Object.keys(others).length === 0 && customers.exclude === undefined,
    "programs of the market choose customers by tags alone",
  );
  return tag;
}

function termsOf(version: ProgramDocument): Omit<Membership, "customerId" | "response"> {
  const from = workingDayFrom(version.effective.from);
  return {
    programId: version.program,
    cohort: workingDays[from]?.month ?? 0,
    from,
    // A deadline with no day after it has no orders to bring forward.
    deadlines: periodsWithin(version, version.effective.from, model.dayAfter)
      .map(({ dayAfter }) => workingDayFrom(dayAfter))
      .filter((day) => day < workingDays.length),
    bounds: version.tiers.map((tier) => parseDecimal(tier.from)),
  };
}
