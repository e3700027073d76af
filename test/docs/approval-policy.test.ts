import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { ApprovalPolicy } from "../../shared/approval/approval-policy.ts";
import { addBusinessHours } from "../../shared/approval/business-time.ts";
import { stepsAfterTimeOut } from "../../shared/approval/escalation.ts";
import { approvalPolicyJsonSchema } from "../../shared/approval/json-schema.ts";
import { mayDecide } from "../../shared/approval/may-decide.ts";
import { readApprovalPolicy } from "../../shared/approval/read-approval-policy.ts";
import { refusalWords } from "../../shared/approval/refusals.ts";
import { levelsFor, type Step } from "../../shared/approval/route.ts";
import { figure } from "./reckon.ts";
import { fieldsOf } from "./schema-fields.ts";

/** docs/approval-policy.md names what the schema has, and its examples are what the rules give. */

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, "../..", file), "utf8");
const page = textOf("docs/approval-policy.md");

type Row = { readonly [head: string]: string };

/** The rows of the tables whose first head is this. */
function rowsBelow(firstHead: string): readonly Row[] {
  const tables = page.match(/(?:^\|.*\n)+/gm) ?? [];
  const rows = tables.flatMap((table) => {
    const [heads = [], , ...cells] = table.trim().split("\n").map(cellsOf);
    return heads[0] === firstHead
      ? cells.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index] ?? ""])))
      : [];
  });
  if (rows.length === 0) throw new Error(`no table begins with ${firstHead}`);
  return rows;
}

const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split("|")
    .map((cell) => bare(cell.trim()));
const bare = (cell: string): string => cell.replace(/^`(.*)`$/, "$1");

const [, example = ""] = /^```yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];

function policyOf(text: string): ApprovalPolicy {
  const read = readApprovalPolicy(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

const told = (steps: readonly Step[]): string =>
  steps.map(({ levelId, peopleNeeded }) => (peopleNeeded === 1 ? levelId : `${levelId} × ${peopleNeeded}`)).join(", ");

describe("the fields", () => {
  const fields = fieldsOf(approvalPolicyJsonSchema());
  const rows = new Map(rowsBelow("field").map((row) => [row.field, row]));

  test("every field of the schema has a row", () => {
    expect(fields.filter(({ path, isGroup }) => !isGroup && !rows.has(path)).map(({ path }) => path)).toEqual([]);
  });

  test("every row is a field of the schema", () => {
    const paths = new Set(fields.map(({ path }) => path));
    expect([...rows.keys()].filter((path) => path === undefined || !paths.has(path))).toEqual([]);
  });

  test.each(fields)("$path: whether it is required, its default and its values", ({ path, ...field }) => {
    const row = rows.get(path);
    if (row !== undefined) expect(row.default).toBe(field.byDefault ?? (field.isRequired ? "required" : "–"));
    expect(field.values.filter((value) => !page.includes(`\`${value}\``))).toEqual([]);
  });
});

test("the schema for editors is that of the code", () => {
  expect(JSON.parse(textOf("docs/approval-policy.schema.json"))).toEqual(approvalPolicyJsonSchema());
});

test("every refusal is named", () => {
  expect(Object.keys(refusalWords).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

describe("the template", () => {
  const template = textOf("docs/approval-policy-template.yaml");

  test("is a policy without problems", () => {
    expect(readApprovalPolicy(template)).toMatchObject({ ok: true });
  });

  test("is explained in both languages", () => {
    const comments = template.match(/^ *#.*$/gm) ?? [];
    expect(comments.filter((comment) => /\p{Script=Han}/u.test(comment)).length).toBeGreaterThanOrEqual(10);
    expect(comments.filter((comment) => /[a-z]{3}/.test(comment)).length).toBeGreaterThanOrEqual(10);
  });

  test("and the page name each other", () => {
    expect(page).toContain("(approval-policy-template.yaml)");
    expect(template).toContain("approval-policy.md");
  });
});

describe("the examples", () => {
  const policy = policyOf(example);
  const idOf = (name: string): string => `${name.toLowerCase()}@example.com`;

  test.each(rowsBelow("amount").filter((row) => row.way !== undefined))(
    "$amount $currency in $region: $way",
    ({ amount = "", currency = "", region, way }) => {
      const route = levelsFor(policy, { amount: figure(amount), currency, region });
      expect(route.ok ? told(route.steps) : route.refusal).toBe(way);
    },
  );

  test.each(rowsBelow("amount").filter((row) => row.way === undefined))(
    "$amount after a time-out: $because",
    ({ amount = "", "timed out at": levelId = "", "goes on to": steps }) => {
      const payout = { amount: figure(amount), currency: "EUR", region: "DE" };
      expect(told(stepsAfterTimeOut(policy, payout, levelId)) || "held").toBe(steps);
    },
  );

  test.each(rowsBelow("who"))(
    "$who at $at on $day",
    ({ who = "", at = "", "proposed by": proposer = "", "decided before": decided = "", day = "", ...row }) => {
      const payout = {
        proposerId: idOf(proposer),
        region: "DE",
        earlierDeciderIds: decided === "–" ? [] : decided.split(", ").map(idOf),
        deciderIds: [],
      };
      const step = { levelId: at, peopleNeeded: 1 } as const;
      expect(mayDecide(policy, step, payout, idOf(who), day, row.acknowledged)).toBe(row["may decide"]);
    },
  );

  test.each(rowsBelow("asked at"))("asked at $asked at with $hours hours", ({ hours, ...row }) => {
    const zone = policy.business_hours.time_zone;
    const instantOf = (time = "") =>
      Temporal.PlainDateTime.from(time.replace(" ", "T")).toZonedDateTime(zone).toInstant().toString();
    const due = addBusinessHours(instantOf(row["asked at"]), Number(hours), policy);
    expect(Date.parse(due)).toBe(Date.parse(instantOf(row["due at"])));
  });
});
