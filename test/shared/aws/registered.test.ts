import { afterAll, beforeAll, expect, test } from "vitest";
import { registeredOf } from "../../../shared/aws/registered.ts";
import { database, type Fixture, startFixture, workGroup } from "../../infra/athena/fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const columns =
  "customer_id, program_id, period_id, period_day_after, legal_name, entity_kind, country, tax_id, payout_method, account_holder, iban, account_number, bic, bank_code, bank_name";
const nobody = "null, null, null, null, null, null, null, null, null, null, null";
const company =
  "'Ahrens GmbH', 'company', 'DE', null, 'bank_transfer', 'AHRENS', 'DE89370400440532013000', null, null, null, null";

/** The question of queries/release/payees-and-periods.sql, over rows of its own. */
const query = `
select ${columns} from (
    values
        ('c1', 'annual', '2025', date '2026-01-01', ${company}),
        ('c1', 'quarterly', '2025-Q1', date '2025-04-01', ${company}),
        ('o''neill, "x"', 'annual', '2025', date '2026-01-01', ${nobody}),
        ('c3', 'annual', '2025', date '2026-01-01', ${company})
) as positions (${columns})
where customer_id in ('{{customer_ids}}')`;

const desk = () => ({
  athena: fixture.athena,
  workGroup,
  database,
  objectsIn: (bucket: string) => ({ read: async (key: string) => Buffer.from(await fixture.text(bucket, key)) }),
});

test("tells where money of the customers goes, and when the periods of their positions end", async () => {
  const registered = await registeredOf(desk(), query, ["c1", `o'neill, "x"`, "c1", "c9"]);
  expect([...registered.keys()].toSorted()).toEqual(["c1", `o'neill, "x"`]);
  const { payee, periodDayAfter } = registered.get("c1") ?? {};
  expect(payee).toEqual({
    legalName: "Ahrens GmbH",
    entityKind: "company",
    country: "DE",
    payoutMethod: "bank_transfer",
    accountHolder: "AHRENS",
    iban: "DE89370400440532013000",
  });
  expect([...(periodDayAfter ?? [])]).toEqual([
    ["annual/c1/2025", "2026-01-01"],
    ["quarterly/c1/2025-Q1", "2025-04-01"],
  ]);
  expect(registered.get(`o'neill, "x"`)?.payee).toBeUndefined();
});
