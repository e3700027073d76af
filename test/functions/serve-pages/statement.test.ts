import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { StatementSpan } from "../../../shared/statement/span.ts";
import { CustomerUnknown, statementOf } from "../../../shared/statement/statement.ts";
import { customerRow, findings } from "../../shared/statement/given.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { openPages } from "./payouts.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let pages: Awaited<ReturnType<typeof openPages>>;
let number = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 30 }, (_, index) => `payouts-${index}`));
});
afterAll(() => dynamodb.stop());
beforeEach(async () => {
  const customer = [{ ...customerRow, region: "DE" }];
  const statement = async (customerId: string, span: StatementSpan) => {
    // Nothing was bought under the number with a stroke.
    if (customerId === "C1") return statementOf(customerId, span, findings({ customer }));
    if (customerId === "C1/a")
      return statementOf(customerId, span, findings({ customer, aggregate: [], standings: [] }));
    throw new CustomerUnknown("nothing is known");
  };
  pages = await openPages(dynamodb.client, `payouts-${number++}`, { more: { statement } });
});

const path = "/statements/C1?period=2011";

test.each`
  name      | roles           | because
  ${"nora"} | ${["approver"]} | ${"the customer is in the scope"}
  ${"ray"}  | ${["releaser"]} | ${"releasers see customers in their scope"}
  ${"pat"}  | ${["proposer"]} | ${"so do proposers"}
  ${"cleo"} | ${["auditor"]}  | ${"and auditors"}
  ${"cleo"} | ${["admin"]}    | ${"and administrators"}
`("$name as $roles reads the letter: $because", async ({ name, roles }) => {
  const response = await pages.as(name, ...roles).get(path);
  expect(response.status).toBe(200);
  const page = await response.text();
  for (const text of ["Rebate statement", "天河电子有限公司", "2 % of net amount", "1,200.00", "24.00 EUR"])
    expect(page).toContain(text);
});

test.each`
  name     | roles           | because
  ${"sam"} | ${["approver"]} | ${"the customer lies in another manager's region"}
  ${"eve"} | ${["auditor"]}  | ${"the approval policy does not know her"}
`("$name as $roles is refused as if there were no such customer: $because", async ({ name, roles }) => {
  const visitor = pages.as(name, ...roles);
  for (const address of [path, "/statements/C1/statement.pdf?period=2011"])
    expect((await visitor.get(address)).status).toBe(404);
});

test("an unknown customer is 404", async () => {
  expect((await pages.as("nora").get("/statements/C9?period=2011")).status).toBe(404);
});

test("a period without anything says so, in both languages, and there is no file of it", async () => {
  const nora = pages.as("nora");
  const response = await nora.get("/statements/C1?period=1999");
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("nothing was bought or booked");
  expect(await nora.page("/statements/C1?period=1999&lang=zh")).toContain("没有对账单");
  expect((await nora.get("/statements/C1/statement.pdf?period=1999")).status).toBe(404);
});

test.each(["", "?period=2011%2FQ1", "?from=2011-01-01", "?from=2011-03-01&to=2011-01-01"])(
  "%s states no period: the form asks again and says what is missing",
  async (query) => {
    const response = await pages.as("nora").get(`/statements/C1${query}`);
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain("State a settlement period");
    expect(page).toContain('value="C1"');
  },
);

test("the form leads to the statement, whatever signs the customer's number holds", async () => {
  const nora = pages.as("nora");
  expect(await nora.page("/statements")).toContain('<form method="get" action="/statements">');
  const response = await nora.get("/statements?customer=C1%2Fa&period=&from=2011-01-01&to=2011-12-31");
  const location = response.headers.get("location") ?? "";
  expect([response.status, location]).toEqual([303, "/statements/C1%2Fa?from=2011-01-01&to=2011-12-31"]);
  expect((await nora.get(location)).status).toBe(200);
});

test("the letter has a style sheet of its own, which prints it alone", async () => {
  const nora = pages.as("nora");
  const page = await nora.page(path);
  const [, sheet = ""] = /href="(\/assets\/letter[^"]+)"/.exec(page) ?? [];
  expect(await (await nora.get(sheet)).text()).toContain("@media print");
  expect(page).not.toMatch(/<style|style="/);
});

test("the same letter comes as PDF, in the reader's language", async () => {
  const response = await pages.as("nora").get("/statements/C1/statement.pdf?period=2011&lang=zh");
  expect(response.headers.get("content-type")).toBe("application/pdf");
  expect(response.headers.get("content-disposition")).toBe('inline; filename="statement-C1-2011-2011-12-31-zh.pdf"');
  const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
  const { text } = await extractText(document, { mergePages: true });
  expect(text).toContain("返利对账单");
  expect(text).toContain("24.00");
});
