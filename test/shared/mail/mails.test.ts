import { describe, expect, test } from "vitest";
import { approvalReminder } from "../../../shared/mail/approval-reminder.ts";
import { approvalRequest } from "../../../shared/mail/approval-request.ts";
import { digest } from "../../../shared/mail/digest.ts";
import { proposerNotice } from "../../../shared/mail/proposer-notice.ts";
import { parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { proposed } from "../../../shared/payout/transitions.ts";
import { company } from "../payout/world.ts";

const pagesUrl = "https://pages.example";

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

const step = { number: 2, expiresAt: "2026-06-04T10:00:00.000Z" };
const reader = (language: "en" | "zh") => ({
  language,
  level: { name: { en: "Sales manager", zh: "销售经理" } },
  timeZone: "Europe/Berlin",
  pagesUrl,
});
const request = (language: "en" | "zh", payout = payoutOf()) => approvalRequest(payout, step, reader(language));
const linksIn = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

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
      askedAt: "2026-06-01T09:00:00.000Z",
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
    const payout = payoutOf();
    const { text, html } = request("en", payout);
    const link = `${pagesUrl}/payouts/${payout.payoutId}?step=2`;
    expect(text.split("\n").filter((line) => line === link)).toHaveLength(1);
    expect(linksIn(html)).toEqual([link]);
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

describe("the reminder of a step", () => {
  const reminder = (language: "en" | "zh", hoursLeft: number) =>
    approvalReminder(payoutOf(), step, reader(language), hoursLeft);

  test.each`
    language | hours | left
    ${"en"}  | ${7}  | ${"Time left: 7 working hours\n"}
    ${"en"}  | ${1}  | ${"Time left: 1 working hour\n"}
    ${"en"}  | ${0}  | ${"Time left: less than one working hour\n"}
    ${"zh"}  | ${7}  | ${"剩余时间: 7 个工作小时\n"}
    ${"zh"}  | ${0}  | ${"剩余时间: 不足 1 个工作小时\n"}
  `("in $language with $hours hours left says so", ({ language, hours, left }) => {
    expect(reminder(language, hours).text).toContain(left);
  });

  test.each(["en", "zh"] as const)("in %s is told from the request by its subject, which names nobody", (language) => {
    const { subject } = reminder(language, 7);
    expect(subject).not.toBe(request(language).subject);
    expect(subject).not.toMatch(/\d|Nordwind|EUR/);
  });

  test("leads where the request led", () => {
    expect(linksIn(reminder("en", 7).html)).toEqual(linksIn(request("en").html));
  });
});

describe("the digest", () => {
  const mailOf = (language: "en" | "zh") =>
    digest(
      { count: 1312, runningOut: 40, until: "2026-06-03T15:00:00.000Z" },
      { language, timeZone: "Europe/Berlin", pagesUrl },
    );

  test.each`
    language | says
    ${"en"}  | ${["Waiting for you: 1,312\n", "by 3 June 2026 at 17:00 (Europe/Berlin): 40\n"]}
    ${"zh"}  | ${["待您审批: 1,312\n", "2026年6月3日 17:00 (Europe/Berlin) 前审批: 40\n"]}
  `("in $language says how many wait, and how many must be decided by when", ({ language, says }) => {
    for (const said of says) expect(mailOf(language).text).toContain(said);
  });

  test.each(["en", "zh"] as const)(
    "in %s counts nothing in its subject, and links inbox and batch page",
    (language) => {
      const { subject, text, html } = mailOf(language);
      expect(subject).not.toMatch(/\d/);
      expect(linksIn(html)).toEqual([`${pagesUrl}/`, `${pagesUrl}/payouts`]);
      expect(text.split("\n").filter((line) => line.startsWith("https:"))).toEqual(linksIn(html));
      expect(html).not.toMatch(/<(img|script|link|style)|src=|url\(/i);
    },
  );
});

describe("the notice to a proposer", () => {
  test("has its link whole in the plain form and escaped in the other", () => {
    const link = `${pagesUrl}/payouts/P1?a=1&b=2`;
    const { text, html } = proposerNotice(ended("held"), { language: "en", link }) ?? { text: "", html: "" };
    expect(text).toContain(`\n${link}\n`);
    expect(linksIn(html)).toEqual([link.replaceAll("&", "&amp;")]);
  });

  test.each`
    status                 | reason                       | says
    ${"rejected"}          | ${undefined}                 | ${"the volume looks wrong"}
    ${"changes_requested"} | ${undefined}                 | ${"the volume looks wrong"}
    ${"held"}              | ${"timed_out"}               | ${"in time, at any level"}
    ${"blocked"}           | ${"no_policy"}               | ${"No approval policy is in force."}
    ${"blocked"}           | ${"checks"}                  | ${"A compliance check stands against it."}
    ${"blocked"}           | ${"currency_without_limits"} | ${"states no limits in this currency"}
  `("of what is $status because of $reason says $says", ({ status, reason, says }) => {
    const mail = proposerNotice(ended(status, reason), { language: "en", link: pagesUrl });
    expect(mail?.text).toContain(says);
    expect(mail?.subject).not.toMatch(/\d|Nordwind|EUR/);
  });

  test.each(["proposed", "in_approval", "approved", "released", "paid", "voided"] as const)(
    "is not written of what is %s",
    (status) => {
      expect(proposerNotice(ended(status), { language: "en", link: pagesUrl })).toBeUndefined();
    },
  );
});
