import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generateCustomers } from "../../../infra/demo/year/customers.ts";
import { readPersonas } from "../../../infra/local/personas.ts";
import { proposersFor } from "../../../shared/approval/proposers.ts";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import { levelsFor } from "../../../shared/approval/route.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";

/** The demonstration's approval policy serves the demonstration's customers. */

const read = readApprovalPolicy(
  readFileSync(join(import.meta.dirname, "../../../infra/demo/approval-policy.yaml"), "utf8"),
);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { policy } = read;

describe.each(["EUR", "USD", "GBP", "CNY"])("in %s", (currency) => {
  test.each`
    amount       | levels
    ${"100"}     | ${["sales-manager"]}
    ${"1000000"} | ${["sales-manager", "sales-director", "cfo"]}
  `("a payout of $amount to any customer passes $levels", ({ amount, levels }) => {
    for (const customer of generateCustomers()) {
      const route = levelsFor(policy, { ...customer, amount: parseDecimal(amount), currency });
      expect(route.ok && route.steps.map(({ levelId }) => levelId)).toEqual(levels);
    }
  });
});

test("somebody proposes for every customer", () => {
  const deserted = generateCustomers().filter((customer) => proposersFor(policy, ["any"], customer).length === 0);
  expect(deserted).toEqual([]);
});

test("two people release, and one only looks", () => {
  expect(policy.releasers).toHaveLength(2);
  expect(policy.people.filter(({ roles }) => roles.join() === "auditor")).toHaveLength(1);
});

test("its people are those as whom one can sign in on this machine, with the same roles", () => {
  const people = policy.people.map(({ id, name, roles }) => ({ email: id, name, groups: roles }));
  const personas = readPersonas("").map(({ email, name, groups }) => ({ email, name, groups }));
  const byEmail = (a: { email: string }, b: { email: string }) => (a.email < b.email ? -1 : 1);
  expect(personas.toSorted(byEmail)).toEqual(people.toSorted(byEmail));
});
