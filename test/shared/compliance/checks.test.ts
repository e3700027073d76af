import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { complianceChecks, runChecks } from "../../../shared/compliance/checks.ts";
import type { ComplianceContext } from "../../../shared/compliance/context.ts";
import { reasonText } from "../../../shared/compliance/reasons.ts";
import { Decimal } from "../../../shared/money/decimal.ts";
import { payoutStatuses } from "../../../shared/payout/payout.ts";
import type { ProgramDocument } from "../../../shared/program/program.ts";
import { programWith } from "../../support/program.ts";
import { defaults, earlier, payoutWith, withoutPayee } from "./given.ts";

const ids = complianceChecks.map(({ id }) => id);

test("a payout without a fault passes every check, in order", () => {
  const { verdict, results } = runChecks(payoutWith(), defaults);
  expect(results.filter((result) => result.verdict !== "pass")).toEqual([]);
  expect(results.map(({ checkId }) => checkId)).toEqual(ids);
  expect(verdict).toBe("pass");
});

test("every check has a name of its own", () => {
  expect(ids).toEqual([...new Set(ids)]);
});

test.each`
  context                                                                                | verdict    | because
  ${payoutWith({ payee: { changedOn: "2026-01-10" } })}                                  | ${"warn"}  | ${"one warning"}
  ${payoutWith({ customer: { tags: ["blocked"] } })}                                     | ${"block"} | ${"one block"}
  ${payoutWith({ payee: { changedOn: "2026-01-10" }, customer: { tags: ["blocked"] } })} | ${"block"} | ${"a block outweighs a warning"}
  ${withoutPayee}                                                                        | ${"block"} | ${"nobody to pay"}
`("$because: $verdict", ({ context, verdict }) => {
  expect(runChecks(context, defaults).verdict).toBe(verdict);
});

describe("odd data", () => {
  const text = fc.oneof(
    fc.constantFrom("", " ", "EUR", "annual", "2026-01-01", "2026-02-30", "company", "bank_transfer", "cash", "a@b.c"),
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  const odd = fc
    .constantFrom("NaN", "Infinity", "-Infinity", "-0", "0", "1e40", "-3", "100", "0.001")
    .map((value) => new Decimal(value));
  const documents: readonly (ProgramDocument | undefined)[] = [
    undefined,
    programWith(),
    programWith({ limits: { cap_per_position: "10", program_budget: "10", payouts_per_year: 1 } }),
    { ...programWith(), limits: { cap_per_position: "ten", program_budget: "", payouts_per_year: 1 } },
    { ...programWith(), currency: "", settlement: { share_percent: "all" } },
  ];
  const line = fc.record({
    programId: text,
    programVersion: fc.integer(),
    periodId: text,
    countsUntil: text,
    isFinal: fc.boolean(),
    amount: odd,
    accrued: odd,
    settledBefore: odd,
    paidToAllBefore: odd,
    netAmount: odd,
    document: fc.constantFrom(...documents),
  });
  const payee = fc.record(
    {
      legalName: text,
      entityKind: text,
      country: text,
      payoutMethod: text,
      accountHolder: text,
      iban: text,
      email: text,
      changedOn: text,
    },
    { requiredKeys: ["legalName", "entityKind", "country", "payoutMethod"] },
  );
  const row = fc.record({
    payoutId: text,
    programId: text,
    periodId: text,
    countsUntil: text,
    amount: odd,
    currency: text,
    status: fc.constantFrom(...payoutStatuses),
    payoutOn: text,
  });
  const context: fc.Arbitrary<ComplianceContext> = fc.record({
    payout: fc.record({
      payoutId: text,
      customerId: text,
      currency: text,
      amount: odd,
      payoutOn: text,
      lines: fc.array(line, { maxLength: 3 }),
    }),
    customer: fc.record({ customerId: text, name: text, legalEntity: text, tags: fc.array(text) }),
    payee: fc.option(payee, { nil: undefined }),
    history: fc.array(row, { maxLength: 4 }),
    proposer: fc.record({ id: text, email: text }),
    day: text,
  });

  test("never throws; every check answers in both languages, and the gravest answer is the verdict", () => {
    fc.assert(
      fc.property(context, (given) => {
        const { verdict, results } = runChecks(given, defaults);
        expect(results.map(({ checkId }) => checkId)).toEqual(ids);
        const verdicts = results.map((result) => result.verdict);
        expect(verdict).toBe((["block", "warn", "pass"] as const).find((each) => verdicts.includes(each)));
        for (const { reason, figures } of results) {
          // A dash stands for a figure that is missing; one that odd data brings along is none.
          const shown = Object.entries(figures).map(([name, value]) => [name, value.replaceAll("–", "-")] as const);
          expect(reasonText(reason, Object.fromEntries(shown), "en")).not.toContain("–");
          expect(reasonText(reason, figures, "zh")).not.toContain("undefined");
        }
      }),
      { numRuns: 300 },
    );
  });

  const nan = new Decimal(Number.NaN);
  const oddLine = (facts: Partial<ComplianceContext["payout"]["lines"][number]>) =>
    payoutWith({ payout: { lines: payoutWith().payout.lines.map((own) => ({ ...own, ...facts })) } });
  const capped = programWith({ limits: { cap_per_position: "500", program_budget: "5000" } });
  test.each`
    context                                                                                           | blocking                                                                                  | because
    ${payoutWith({ payout: { amount: nan } })}                                                        | ${["amount_payable", "usual_amount", "amount_not_repeated"]}                              | ${"the amount is no number"}
    ${oddLine({ amount: nan, document: capped })}                                                     | ${["amount_payable", "accrued_and_unpaid", "within_cap", "within_budget", "usual_share"]} | ${"a position's amount is no number"}
    ${oddLine({ accrued: nan })}                                                                      | ${["accrued_and_unpaid"]}                                                                 | ${"what is accrued is no number"}
    ${oddLine({ settledBefore: nan, document: capped })}                                              | ${["accrued_and_unpaid", "within_cap", "usual_share"]}                                    | ${"what is settled is no number"}
    ${oddLine({ paidToAllBefore: nan, document: capped })}                                            | ${["within_budget"]}                                                                      | ${"what all are paid is no number"}
    ${oddLine({ netAmount: nan })}                                                                    | ${["usual_share"]}                                                                        | ${"net sales are no number"}
    ${oddLine({ countsUntil: "2026-01-32" })}                                                         | ${["settled_once"]}                                                                       | ${"the settlement has no day"}
    ${payoutWith({ history: [{ ...earlier({}), amount: nan }] })}                                     | ${["usual_amount", "amount_not_repeated"]}                                                | ${"an earlier amount is no number"}
    ${payoutWith({ day: "today", payout: { payoutOn: "soon" }, payee: { changedOn: "2025-01-01" } })} | ${["payee_unchanged", "amount_not_repeated"]}                                             | ${"the day is none"}
  `("blocks where it cannot be judged: $because", ({ context, blocking }) => {
    const given: ComplianceContext = { ...context, history: [...context.history, earlier({ payoutId: "E" })] };
    const { results } = runChecks(given, defaults);
    const unjudged = results.filter(({ reason }) => reason === "cannot_be_judged").map(({ checkId }) => checkId);
    expect(unjudged).toEqual(blocking);
  });
});
