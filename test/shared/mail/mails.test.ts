import { describe, expect, test } from "vitest";
import { approvalRequest } from "../../../shared/mail/approval-request.ts";
import { proposerNotice } from "../../../shared/mail/proposer-notice.ts";
import { parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { proposed } from "../../../shared/payout/transitions.ts";
import { company } from "../payout/world.ts";

const link = "https://pages.example/payouts/P1?step=2&lang=en";

function payoutOf(name = 'Nordwind <b>"Handels"</b> & Co.', amount = "1234567.5", currency = "EUR"): Payout {
  const line = {
    programId: "annual",
    programVersion: 1,
    contractReference: "K-1",
    periodId: "2025",
    countsUntil: "2026-01-01",
    settledBefore: zero,
    amount: parseDecimal(amount),
  };
  return proposed(
    { customerId: "C1", group: "annual", currency, payoutOn: "2026-06-10", payee: company, lines: [line] },
    { proposerId: "pat@example.com", proposedAt: "2026-06-01T08:00:00.000Z", customer: { name }, checks: [] },
  );
}

const request = (language: "en" | "zh", payout = payoutOf()) =>
  approvalRequest(
    payout,
    { expiresAt: "2026-06-04T10:00:00.000Z" },
    { language, level: { name: { en: "Sales manager", zh: "销售经理" } }, timeZone: "Europe/Berlin", link },
  );

/** A payout that came to rest. */
const ended = (status: Payout["status"], reason?: string): Payout => ({
  ...payoutOf("Nordwind"),
  status,
  ...(reason === undefined ? {} : { reason }),
  decisions: [
    {
      round: 1,
      stepNumber: 1,
      levelId: "manager",
      personId: "nora@example.com",
      outcome: "rejected",
      reason: "the volume looks wrong",
      contentSha256: "",
      decidedAt: "2026-06-02T10:00:00.000Z",
    },
  ],
});

describe("the request to an approver", () => {
  test.each(["en", "zh"] as const)("in %s has a subject that names nobody and no amount", (language) => {
    const subjects = [payoutOf(), payoutOf("Südwind", "7", "CNY")].map((payout) => request(language, payout).subject);
    expect(new Set(subjects).size).toBe(1);
    expect(subjects[0]).not.toMatch(/\d|Nordwind|EUR/);
  });

  test("says who is paid how much and when, and until when to decide, by the clocks of the policy", () => {
    const { text } = request("en");
    for (const said of ["1,234,567.50 EUR", "10 June 2026", "4 June 2026 at 12:00 (Europe/Berlin)", "Sales manager"])
      expect(text).toContain(said);
  });

  test("speaks Chinese to those who read it", () => {
    const { text, html } = request("zh");
    for (const said of ["销售经理", "1,234,567.50 EUR", "2026年6月10日", "2026年6月4日"]) expect(text).toContain(said);
    expect(html).toContain('lang="zh-Hans"');
  });

  test("has the link once in either form, whole in the plain one", () => {
    const { text, html } = request("en");
    expect(text.split("\n").filter((line) => line === link)).toHaveLength(1);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([link.replaceAll("&", "&amp;")]);
  });

  test("shows a customer's name as it is, whatever it is made of, and loads nothing", () => {
    const { text, html } = request("en");
    expect(text).toContain('Nordwind <b>"Handels"</b> & Co.');
    expect(html).toContain("Nordwind &lt;b&gt;&quot;Handels&quot;&lt;/b&gt; &amp; Co.");
    expect(html).not.toMatch(/<(img|script|link|style)|src=|url\(/i);
  });
});

test.each`
  amount                  | currency | written
  ${"5000"}               | ${"JPY"} | ${"5,000 JPY"}
  ${"1.2345"}             | ${"EUR"} | ${"1.2345 EUR"}
  ${"12345678901234.005"} | ${"KWD"} | ${"12,345,678,901,234.005 KWD"}
`("$amount $currency is written $written, to the last digit", ({ amount, currency, written }) => {
  expect(request("en", payoutOf("Nordwind", amount, currency)).text).toContain(`: ${written}\n`);
});

describe("the notice to a proposer", () => {
  test.each`
    status                 | reason                       | says
    ${"rejected"}          | ${undefined}                 | ${"the volume looks wrong"}
    ${"changes_requested"} | ${undefined}                 | ${"the volume looks wrong"}
    ${"held"}              | ${"timed_out"}               | ${"in time, at any level"}
    ${"blocked"}           | ${"no_policy"}               | ${"No approval policy is in force."}
    ${"blocked"}           | ${"checks"}                  | ${"A compliance check stands against it."}
    ${"blocked"}           | ${"currency_without_limits"} | ${"states no limits in this currency"}
  `("of what is $status because of $reason says $says", ({ status, reason, says }) => {
    const mail = proposerNotice(ended(status, reason), { language: "en", link });
    expect(mail?.text).toContain(says);
    expect(mail?.subject).not.toMatch(/\d|Nordwind|EUR/);
  });

  test.each(["proposed", "in_approval", "approved", "released", "paid", "voided"] as const)(
    "is not written of what is %s",
    (status) => {
      expect(proposerNotice(ended(status), { language: "en", link })).toBeUndefined();
    },
  );
});
