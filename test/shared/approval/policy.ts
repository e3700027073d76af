import {
  type ApprovalPolicy,
  approvalPolicyDocument,
  type Level,
  type Person,
} from "../../../shared/approval/approval-policy.ts";

/** A person by first name, with every role, so that a test names only what it is about. */
export function person(name: string, more: Partial<Person> = {}): Person {
  const email = `${name}@example.com`;
  return {
    id: email,
    name,
    language: "en",
    email,
    mails: "each_step",
    roles: ["proposer", "approver", "releaser"],
    ...more,
  };
}

export const idOf = (name: string): string => person(name).id;

export function level(id: string, approvers: readonly string[], above: string, more: Partial<Level> = {}): Level {
  return {
    id,
    name: { en: id, zh: id },
    approvers: approvers.map(idOf),
    above: { EUR: above },
    decide_within_hours: 16,
    ...more,
  };
}

/**
 * Managers north (DE) and south (FR) from nothing on, two directors above 1000 of whom both are needed above 5000, a CFO above
 * 10000. Pat proposes; Ray and Roz release.
 */
const plain = {
  policy: "payouts",
  effective: { from: "2026-01-01" },
  rebate_policy: { version: "2", text: { en: "Pay the counterparty.", zh: "只付给签约方。" } },
  people: [
    person("nora", { scope: { regions: ["DE"] } }),
    person("sam", { scope: { regions: ["FR"] } }),
    person("dora"),
    person("dirk"),
    person("cleo"),
    person("pat"),
    person("ray"),
    person("roz"),
  ],
  levels: [
    level("manager", ["nora", "sam"], "0"),
    level("director", ["dora", "dirk"], "1000", { two_people_above: { EUR: "5000" } }),
    level("cfo", ["cleo"], "10000"),
  ],
  proposers: [{ person: idOf("pat") }],
  releasers: [idOf("ray"), idOf("roz")],
  business_hours: {
    time_zone: "Europe/Berlin",
    days: ["mon", "tue", "wed", "thu", "fri"],
    from: "09:00",
    until: "17:00",
  },
  holidays: ["2026-05-01"],
  reminder_after_hours: 8,
};

type Parts = { readonly [Name in keyof ApprovalPolicy]?: unknown };

/** The plain policy with some of its parts replaced, as a value that is yet to be read. */
export const documentWith = (parts: Parts = {}): unknown => ({ ...plain, ...parts });

/** The plain policy with some of its parts replaced, in its shape; its rules are not checked. */
export const policyWith = (parts: Parts = {}): ApprovalPolicy => approvalPolicyDocument.parse(documentWith(parts));
