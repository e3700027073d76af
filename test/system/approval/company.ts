import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { untilClosed } from "../../../infra/cli/after-the-night.ts";
import type { Tierline } from "../../../infra/cli/client.ts";
import { ingestFile } from "../../../infra/cli/ingestion.ts";
import { runNight } from "../../../infra/cli/night.ts";
import { publishProgram } from "../../../infra/cli/publication.ts";
import { csvOf, type FileRecord } from "../../../infra/demo/year/records.ts";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";

/** Ten per cent a month, so that a payout is a tenth of what was bought. */
const program = `
program: monthly
name: { en: Monthly rebate }
contract_reference: K-1
effective: { from: 2025-01-01 }
currency: EUR
period: month
qualifier: { measure: net_amount }
base: { measure: net_amount }
method: whole
tiers: [{ from: "0", benefit: { kind: percent, percent: "10" } }]
`;

const columns = {
  customers: ["customer_id", "customer_name", "legal_entity", "region"],
  payees: ["customer_id", "legal_name", "entity_kind", "country", "payout_method", "account_holder", "iban"],
} as const;
const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));

const profiles = {
  customers: { source_id: "crm", kind: "customers", format: { type: "csv" }, columns: named(columns.customers) },
  payees: { source_id: "finance", kind: "payees", format: { type: "csv" }, columns: named(columns.payees) },
  orders: {
    source_id: "shop",
    kind: "orders",
    format: { type: "csv" },
    columns: {
      order_id: "order",
      line_id: { constant: "1" },
      order_date: { constant: "2025-01-15" },
      customer_id: "customer",
      product_id: { constant: "p1" },
      quantity: { constant: "1" },
      net_amount: "net",
      currency: { constant: "EUR" },
    },
  },
};

/** A customer's name, which nobody reads who may not see the payout. */
export const nameOf = (customerId: string): string => `${customerId} Handels GmbH`;

/** Amounts in EUR by customer id. */
export type Amounts = Readonly<Record<string, string>>;

/** Tells a system of customers in Germany, their payees, the program and a policy, which everybody has acknowledged. */
export async function setUp(
  tierline: Tierline,
  customers: readonly string[],
  approvalPolicy: ApprovalPolicy,
): Promise<void> {
  await takeIn(
    tierline,
    "customers",
    customers.map((id) => ({
      customer_id: id,
      customer_name: nameOf(id),
      legal_entity: nameOf(id),
      region: "DE",
    })),
  );
  await takeIn(
    tierline,
    "payees",
    customers.map((id) => ({
      customer_id: id,
      legal_name: nameOf(id),
      entity_kind: "company",
      country: "DE",
      payout_method: "bank_transfer",
      account_holder: nameOf(id),
      iban: "DE89370400440532013000",
    })),
  );
  const { outcome } = await publishProgram(tierline, program);
  if (outcome !== "published") throw new Error(`the program was ${outcome}`);
  const at = new Date().toISOString();
  await tierline.approvalPolicies.publish(approvalPolicy, at);
  const { version } = approvalPolicy.rebate_policy;
  for (const { id } of approvalPolicy.people) await tierline.approvalPolicies.acknowledge(id, version, at);
}

/** Takes in orders of January by which so much more is due, and runs a night and its close. */
export async function buyAndClose(tierline: Tierline, due: Amounts, asOfDate: string): Promise<void> {
  await buy(tierline, due, asOfDate);
  await runNight(tierline, asOfDate);
  await untilClosed(tierline);
}

/** Takes in orders of January by which so much more is due. */
export async function buy(tierline: Tierline, due: Amounts, asOfDate: string): Promise<void> {
  const orders = Object.entries(due).map(([customer, amount]) => ({
    order: `${customer}-${asOfDate}`,
    customer,
    net: formatDecimal(parseDecimal(amount).times(10)),
  }));
  await takeIn(tierline, "orders", orders);
}

async function takeIn(tierline: Tierline, kind: keyof typeof profiles, rows: readonly FileRecord[]): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "tierline-files-"));
  try {
    const [file, profile] = [join(directory, `${kind}.csv`), join(directory, "profile.json")];
    await writeFile(file, csvOf(rows));
    await writeFile(profile, JSON.stringify(profiles[kind]));
    const { ingestion } = await ingestFile(tierline, file, profile);
    if (ingestion.status !== "accepted" || ingestion.rowsRejected > 0) throw new Error(JSON.stringify(ingestion));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
