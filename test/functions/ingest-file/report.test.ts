import { expect, test, vi } from "vitest";
import { reporter } from "../../../functions/ingest-file/report.ts";
import { ingest } from "./ingesting.ts";

const profile = {
  source_id: "treasury",
  kind: "payees",
  format: { type: "csv" },
  columns: {
    ...{ customer_id: "id", legal_name: "name", entity_kind: "kind", country: "country", payout_method: "method" },
    ...{ account_holder: "holder", iban: "iban" },
  },
};
const header = "id,name,kind,country,method,holder,iban\n";
const row = (iban: string) => `C1,Brenner GmbH,company,DE,bank_transfer,Brenner GmbH,${iban}\n`;

/** All that is logged of a file, as one text. */
async function logOf(body: string): Promise<string> {
  const lines: unknown[] = [];
  const write = (...line: readonly unknown[]) => void lines.push(line);
  const metrics = { addMetric: vi.fn(), publishStoredMetrics: vi.fn() };
  const report = reporter({ info: write, warn: write } as never, metrics as never);
  const { ingestion, isRepeat } = await ingest(profile, body);
  report({ ingestion, isRepeat });
  return JSON.stringify(lines);
}

test.each`
  situation                                              | body                                      | says
  ${"accepted"}                                          | ${header + row("DE89370400440532013000")} | ${'"rows_accepted":1'}
  ${"rejected for its account"}                          | ${header + row("DE88370400440532013000")} | ${'"iban_invalid":1'}
  ${"malformed"}                                         | ${`${header}DE89370400440532013000,C1\n`} | ${'"row_malformed":1'}
  ${"refused, its first payee being taken for a header"} | ${row("DE89370400440532013000")}          | ${'"problems":14'}
`("no account number is logged of a row that is $situation", async ({ body, says }) => {
  const log = await logOf(body);
  expect(log).toContain(says);
  expect(log).not.toContain("370400440532013000");
});
