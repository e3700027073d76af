import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { PositionReport } from "../../../shared/explanation/position-report.ts";
import { PositionUnknown } from "../../../shared/explanation/position-report.ts";
import { type PositionKey, positionId } from "../../../shared/ledger/position.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { heldOutReport, reportWith } from "../../shared/explanation/given.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { asking, openPages, proposal } from "./payouts.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let pages: Awaited<ReturnType<typeof openPages>>;
let report: PositionReport | undefined;
let asked: PositionKey[] = [];
let number = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 14 }, (_, index) => `payouts-${index}`));
});
afterAll(() => dynamodb.stop());
beforeEach(async () => {
  report = reportWith();
  asked = [];
  const positionReport = async (key: PositionKey) => {
    asked.push(key);
    if (report === undefined) throw new PositionUnknown("nothing is known");
    return report;
  };
  pages = await openPages(dynamodb.client, `payouts-${number++}`, { more: { positionReport } });
});

const pathOf = ({ payoutId }: Payout) => `/payouts/${payoutId}/calculation/annual/2025`;

test("the calculation tells terms, crossings, lines, steps, what does not count, and entries", async () => {
  const payout = await pages.put(asking(proposal(), ["nora"]));
  const page = await pages.as("nora").page(pathOf(payout));
  expect(asked.map(positionId)).toEqual(["annual/Nordwind/2025"]);
  for (const text of [
    "Annual rebate",
    "2 % of net amount",
    "reached tier 2 (1,000.00 EUR)",
    "Sum of all 3 lines",
    "<strong>20.00</strong>",
    "Cap per customer and period",
    "the product is not in the program&#39;s scope",
    "2011-12-31-00000007",
  ])
    expect(page).toContain(text);
  expect(page).not.toContain("<b>POST</b>");
});

test("in Chinese too", async () => {
  const payout = await pages.put(asking(proposal(), ["nora"]));
  const page = await pages.as("nora").page(`${pathOf(payout)}?lang=zh`);
  for (const text of [
    "年度返利",
    "净额的 2 %",
    "达到第 2 级（1,000.00 EUR）",
    "每客户每期间封顶",
    "产品不在方案适用范围内",
  ])
    expect(page).toContain(text);
});

test("of many lines the first two hundred are shown, the rest is counted, and the file holds all", async () => {
  report = reportWith(250);
  const payout = await pages.put(asking(proposal(), ["nora"]));
  const nora = pages.as("nora");
  const page = await nora.page(pathOf(payout));
  expect(page).toContain("o0200, 1");
  expect(page).not.toContain("o0201, 1");
  expect(page).toContain("50 more lines");
  expect(page).toContain("Sum of all 250 lines");
  const file = await nora.get(`${pathOf(payout)}/lines.csv`);
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const text = await file.text();
  expect(text).toContain("o0250");
  expect(text).toContain("'=1+1");
});

test.each(["", "/lines.csv"])(
  "whoever may not see the payout finds no calculation%s, and nothing is asked",
  async (of) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    expect((await pages.as("sam", "approver").get(`${pathOf(payout)}${of}`)).status).toBe(404);
    expect(asked).toEqual([]);
  },
);

test("a position that is no line of the payout is not told", async () => {
  const { payoutId } = await pages.put(asking(proposal(), ["nora"]));
  for (const position of ["annual/2024", "other/2025"])
    expect((await pages.as("nora").get(`/payouts/${payoutId}/calculation/${position}`)).status).toBe(404);
  expect(asked).toEqual([]);
});

test("a position that the latest run does not know is a page that does not exist, and no fault", async () => {
  report = undefined;
  const payout = await pages.put(asking(proposal(), ["nora"]));
  const nora = pages.as("nora");
  expect((await nora.get(pathOf(payout))).status).toBe(404);
  expect(nora.reported).toEqual([]);
});

const standing = {
  programId: "annual",
  periodId: "2025",
  tierReached: 2,
  tierCount: 3,
  benefit: { kind: "percent", percent: "2" },
  baseMeasure: "net_amount",
  qualifierMeasure: "net_amount",
  qualifierTotal: parseDecimal("61725"),
  earned: parseDecimal("1234.5"),
  accrued: parseDecimal("1300"),
} as const;

test("the payout's page shows where each line stood, without asking", async () => {
  const payout = await pages.put({ ...asking(proposal(), ["nora"]), standings: [standing] });
  const page = await pages.as("nora").page(`/payouts/${payout.payoutId}`);
  for (const text of ["Tier 2 of 3: 2 % of net amount", "61,725.00 EUR", "1,300.00", pathOf(payout)])
    expect(page).toContain(text);
  expect(asked).toEqual([]);
});

test.each`
  language | why
  ${"en"}  | ${"lot annual: the customer draws 7260 of 10000"}
  ${"zh"}  | ${"签组 annual：该客户抽得 7260"}
`("why the customer is held out by now is said in $language", async ({ language, why }) => {
  report = heldOutReport("80");
  const payout = await pages.put(asking(proposal(), ["nora"]));
  expect(await pages.as("nora").page(`${pathOf(payout)}?lang=${language}`)).toContain(why);
});

test("what has changed since the proposal is said", async () => {
  const payout = await pages.put({ ...asking(proposal(), ["nora"]), standings: [standing] });
  expect(await pages.as("nora").page(pathOf(payout))).toContain(
    "When the payout was proposed, 1,234.50 EUR was earned; by what is known now it is 20.00 EUR.",
  );
});

test("the customer's other payouts stand there, the newest first, with status and amount", async () => {
  const payout = await pages.put(asking(proposal(), ["nora"]));
  await pages.put({ ...proposal({ amount: "7", payoutOn: "2026-01-10" }), status: "paid" });
  await pages.put({ ...proposal({ amount: "8", payoutOn: "2026-03-10" }), status: "voided", reason: "recalculated" });
  await pages.put(proposal({ amount: "9", customer: { name: "Other", region: "DE" } }));
  const page = await pages.as("nora", "approver").page(`/payouts/${payout.payoutId}`);
  const history = page.slice(page.indexOf("other payouts"));
  expect([...history.matchAll(/class="amount">([\d.]+)</g)].map(([, amount]) => amount)).toEqual(["8.00", "7.00"]);
  expect(history).toContain("Paid");
  expect(history).toContain("What is due was calculated anew.");
});

test("a payout without others says so", async () => {
  const payout = await pages.put(asking(proposal(), ["nora"]));
  expect(await pages.as("nora").page(`/payouts/${payout.payoutId}`)).toContain("There are no others.");
});
