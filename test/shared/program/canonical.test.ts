import { expect, test } from "vitest";
import { canonicalJson, documentSha256 } from "../../../shared/program/canonical.ts";
import { programWith } from "../../support/program.ts";

test("the order of fields does not matter, the order of tiers does", () => {
  const reordered = programWith({
    base: { part: "all", measure: "net_amount" },
    effective: { until: undefined, from: "2011-01-01" },
  });
  expect(canonicalJson(reordered)).toBe(canonicalJson(programWith()));
  const tier = (from: string) => ({ benefit: { percent: "1", kind: "percent" }, from });
  expect(canonicalJson(programWith({ tiers: [tier("0"), tier("5")] }))).not.toBe(
    canonicalJson(programWith({ tiers: [tier("5"), tier("0")] })),
  );
});

test("the canonical text is sorted JSON without spaces", () => {
  expect(canonicalJson(programWith())).toBe(
    '{"base":{"measure":"net_amount","part":"all"},"contract_reference":"C-2011-001","currency":"EUR","customers":{},' +
      '"effective":{"from":"2011-01-01"},"limits":{},"method":"whole","name":{"en":"Annual rebate"},"period":"year",' +
      '"products":{},"program":"annual","qualifier":{"bounds":"inclusive","counting":"period","measure":"net_amount"},' +
      '"rounding":"half-up","terms":"transaction-date","tiers":[{"benefit":{"kind":"percent","percent":"1"},"from":"0"}]}',
  );
});

test("the hash is the SHA-256 of that text", () => {
  expect(documentSha256(programWith())).toMatch(/^[0-9a-f]{64}$/);
  expect(documentSha256(programWith())).not.toBe(documentSha256(programWith({ rounding: "down" })));
});
