import { documentSha256 } from "../../shared/program/canonical.ts";
import { type ProgramDocument, type ProgramVersion, programDocument } from "../../shared/program/program.ts";

/** A plain program: 1 % of the net amount from zero on, per calendar year in EUR. */
const plain = {
  program: "annual",
  name: { en: "Annual rebate" },
  contract_reference: "C-2011-001",
  effective: { from: "2011-01-01" },
  currency: "EUR",
  period: "year",
  qualifier: { measure: "net_amount" },
  base: { measure: "net_amount" },
  method: "whole",
  tiers: [{ from: "0", benefit: { kind: "percent", percent: "1" } }],
};

/** The plain program with some of its terms replaced, as it would be read from a document. */
export function programWith(terms: Readonly<Record<string, unknown>> = {}): ProgramDocument {
  return programDocument.parse({ ...plain, ...terms });
}

export function versionOf(document: ProgramDocument, version = 1): ProgramVersion {
  return {
    programId: document.program,
    version,
    document,
    documentSha256: documentSha256(document),
    publishedAt: "2010-12-01T12:00:00.000Z",
  };
}

/**
 * Tiers in short: `0: 1%, 10000: 2%` or `500: 2/unit` or `1000: fixed 50` or `0: 5 per 100` or `0: 2 free per 100 at 3.50`; what a tier
 * gives in all at least follows it: `20000: 5% at least 1500`.
 */
export function tiersOf(text: string): readonly unknown[] {
  return text.split(",").map((part) => {
    const [from = "", what = ""] = part.split(":").map((side) => side.trim());
    const [benefit = "", atLeast] = what.split(" at least ");
    return { from, benefit: benefitOf(benefit), ...(atLeast === undefined ? {} : { at_least: atLeast }) };
  });
}

function benefitOf(what: string): unknown {
  if (what.endsWith("%")) return { kind: "percent", percent: what.slice(0, -1) };
  if (what.endsWith("/unit")) return { kind: "per-unit", amount: what.slice(0, -"/unit".length) };
  const [, quantity, goodsMultiple, unit_value] = /^(\S+) free per (\S+) at (\S+)$/.exec(what) ?? [];
  if (quantity !== undefined)
    return { kind: "free-goods", multiple: goodsMultiple, quantity, product_id: "GIFT", unit_value };
  const [, amount, multiple] = /^(\S+) per (\S+)$/.exec(what) ?? [];
  if (amount !== undefined) return { kind: "per-multiple", multiple, amount };
  return { kind: "fixed", amount: what.replace("fixed ", "") };
}
