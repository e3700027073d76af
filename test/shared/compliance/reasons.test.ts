import { describe, expect, test } from "vitest";
import { finding } from "../../../shared/compliance/checks/check.ts";
import { complianceReasons, type ReasonCode, reasonText } from "../../../shared/compliance/reasons.ts";

const namesIn = (words: string) => [...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

describe.each(Object.entries(complianceReasons))("%s", (_, { en, zh }) => {
  test("names the same figures in both languages", () => {
    expect(namesIn(zh)).toEqual(namesIn(en));
  });

  test("is a sentence in each", () => {
    expect(en).toMatch(/^[A-Z{].*\.$/);
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
  });
});

test("a reason is told with its figures", () => {
  const figures = { other_payout: "P-7", other_day: "2026-01-10", amount: "100.00", currency: "EUR", days: "30" };
  expect(reasonText("amount_repeated", figures, "en")).toBe(
    "Payout P-7 of 2026-01-10 to the customer has the same amount 100.00 EUR, within 30 days.",
  );
  expect(reasonText("amount_repeated", figures, "zh")).toBe(
    "2026-01-10 对该客户的付款 P-7 金额同为 100.00 EUR，相隔不超过 30 天。",
  );
});

test("a figure that looks like a name in braces is told as it is", () => {
  expect(reasonText("customer_barred", { tag: "{tag}$&" }, "en")).toBe('The customer carries the tag "{tag}$&".');
});

test("a figure that an old record lacks is a dash", () => {
  expect(reasonText("customer_barred", {}, "en")).toBe('The customer carries the tag "–".');
});

test("a finding needs the figures that its words name", () => {
  expect(finding("customer_barred", { tag: "competitor" }).verdict).toBe("block");
  // @ts-expect-error the words name the tag
  finding("customer_barred", {});
  // @ts-expect-error no such reason
  const unknown: ReasonCode = "customer_liked";
  expect(Object.hasOwn(complianceReasons, unknown)).toBe(false);
});
