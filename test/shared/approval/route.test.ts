import { describe, expect, test } from "vitest";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { stepsAfterTimeOut } from "../../../shared/approval/escalation.ts";
import { levelsFor, type Step } from "../../../shared/approval/route.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { level, person, policyWith } from "./policy.ts";

const payoutOf = (amount: string, region: string | undefined = "DE", segment = "key", currency = "EUR") => ({
  amount: parseDecimal(amount),
  currency,
  region,
  segment,
});

/** Steps in short: `manager, director × 2`. */
const told = (steps: readonly Step[]): string =>
  steps.map(({ levelId, peopleNeeded }) => (peopleNeeded === 1 ? levelId : `${levelId} × ${peopleNeeded}`)).join(", ");

function routeOf(policy: ApprovalPolicy, payout: ReturnType<typeof payoutOf>): string {
  const route = levelsFor(policy, payout);
  return route.ok ? told(route.steps) : route.refusal;
}

/** What a payout of an amount is refused with, and the level named with it. */
function refusalOf(policy: ApprovalPolicy, payout: ReturnType<typeof payoutOf>) {
  const route = levelsFor(policy, payout);
  return route.ok ? undefined : { refusal: route.refusal, levelId: route.levelId };
}

describe("the levels that a payout passes", () => {
  test.each`
    amount                   | steps                           | because
    ${"0.01"}                | ${"manager"}                    | ${"the first level is asked about everything"}
    ${"1000.00"}             | ${"manager"}                    | ${"a limit that is met exactly is not exceeded"}
    ${"1000.01"}             | ${"manager, director"}          | ${"somebody with a higher limit is asked in addition"}
    ${"5000.00"}             | ${"manager, director"}          | ${"one director decides up to the second limit"}
    ${"5000.01"}             | ${"manager, director × 2"}      | ${"two different directors decide above it"}
    ${"10000.01"}            | ${"manager, director × 2, cfo"} | ${"every level that is exceeded is asked, in order"}
    ${"9999999999999999.99"} | ${"manager, director × 2, cfo"} | ${"amounts are exact however large"}
  `("$amount: $steps, since $because", ({ amount, steps }) => {
    expect(routeOf(policyWith(), payoutOf(amount))).toBe(steps);
  });

  const scoped = policyWith({
    levels: [
      level("manager", ["nora", "sam"], "0"),
      level("key-accounts", ["dora"], "0", { scope: { segments: ["key"] } }),
      level("cfo", ["cleo"], "1000"),
    ],
  });

  test("a level of some customers is asked for those only", () => {
    expect(routeOf(scoped, payoutOf("2000", "DE", "key"))).toBe("manager, key-accounts, cfo");
    expect(routeOf(scoped, payoutOf("2000", "DE", "small"))).toBe("manager, cfo");
  });
});

describe("a payout that has no way", () => {
  const onlyEuros = policyWith({
    levels: [level("manager", ["nora", "sam"], "0", { above: { EUR: "0", USD: "0" } }), level("cfo", ["cleo"], "1000")],
  });

  test("a currency that no level states is refused", () => {
    expect(refusalOf(policyWith(), payoutOf("1", "DE", "key", "JPY"))).toEqual({
      refusal: "currency_without_limits",
      levelId: "manager",
    });
  });

  test("a currency that one level does not state is refused even for small amounts: whether it is asked is unknown", () => {
    expect(refusalOf(onlyEuros, payoutOf("1", "DE", "key", "USD"))).toEqual({
      refusal: "currency_without_limits",
      levelId: "cfo",
    });
  });

  test.each`
    region       | because
    ${"BR"}      | ${"no manager's scope covers it"}
    ${undefined} | ${"a customer without a region lies in no stated scope"}
  `("region $region finds nobody: $because", ({ region }) => {
    expect(refusalOf(policyWith(), { ...payoutOf("1"), region })).toEqual({
      refusal: "nobody_in_scope",
      levelId: "manager",
    });
  });

  test.each(["0", "-5"])("an amount of %s is asked of nobody", (amount) => {
    expect(refusalOf(policyWith(), payoutOf(amount))).toEqual({ refusal: "no_level_asked", levelId: undefined });
  });

  test("one whose customer lies in the scope of no level is asked of nobody", () => {
    const policy = policyWith({ levels: [level("fr", ["sam"], "0", { scope: { regions: ["FR"] } })] });
    expect(refusalOf(policy, payoutOf("1"))).toEqual({ refusal: "no_level_asked", levelId: undefined });
  });
});

describe("after a time-out", () => {
  const toCfo = policyWith({
    levels: policyWith().levels.map((one) => (one.id === "manager" ? { ...one, escalates_to: "cfo" } : one)),
  });
  const directorsInFrance = policyWith({
    people: policyWith().people.map(({ id, name }) =>
      person(name, id.startsWith("d") ? { scope: { regions: ["FR"] } } : {}),
    ),
  });
  const levelOfFrance = policyWith({
    levels: policyWith().levels.map((one) => (one.id === "director" ? { ...one, scope: { regions: ["FR"] } } : one)),
  });

  test.each`
    policy               | amount     | at            | steps                  | because
    ${policyWith()}      | ${"500"}   | ${"manager"}  | ${"director"}          | ${"the next level is asked although the amount would not ask it"}
    ${policyWith()}      | ${"2000"}  | ${"manager"}  | ${"director"}          | ${"a level that is asked anyway serves for both"}
    ${policyWith()}      | ${"20000"} | ${"manager"}  | ${"director × 2, cfo"} | ${"no later level is left out"}
    ${policyWith()}      | ${"20000"} | ${"director"} | ${"cfo"}               | ${"the director's part goes to the CFO"}
    ${policyWith()}      | ${"20000"} | ${"cfo"}      | ${""}                  | ${"after the last level the payout is held"}
    ${toCfo}             | ${"500"}   | ${"manager"}  | ${"cfo"}               | ${"the level says whom it escalates to"}
    ${toCfo}             | ${"2000"}  | ${"manager"}  | ${"director, cfo"}     | ${"a level in between that the amount asks is asked still"}
    ${directorsInFrance} | ${"500"}   | ${"manager"}  | ${"cfo"}               | ${"directors have nobody for this customer"}
    ${levelOfFrance}     | ${"500"}   | ${"manager"}  | ${"cfo"}               | ${"directors are not asked about this customer"}
    ${levelOfFrance}     | ${"20000"} | ${"manager"}  | ${"cfo"}               | ${"nor are they if the amount is theirs"}
  `("$amount at $at: $steps, since $because", ({ policy, amount, at, steps }) => {
    expect(told(stepsAfterTimeOut(policy, payoutOf(amount), at))).toBe(steps);
  });

  test("a payout that waits at a level of another policy is a defect, and goes nowhere", () => {
    expect(() => stepsAfterTimeOut(policyWith(), payoutOf("1"), "board")).toThrow(/level board/);
  });
});
