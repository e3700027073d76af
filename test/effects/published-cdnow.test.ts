import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectedPurchases, fitBgNbd } from "../../shared/effects/bg-nbd.ts";
import { fitGammaGamma } from "../../shared/effects/gamma-gamma.ts";
import type { PurchaseHistory } from "../../shared/effects/purchase-history.ts";
import { athena } from "../support/athena-sql.ts";
import { cdnowMaster, cdnowSample } from "../support/cdnow.ts";
import { type Lake, openLake } from "../support/lake.ts";
import { queryFilesIn, withParameters } from "../support/query-files.ts";

type Customer = PurchaseHistory & { readonly customer: string; readonly meanAmount: number };

describe.skipIf(cdnowMaster === undefined)(
  "the baseline of purchases at CDNOW (skipped where the file is not beside the checkout)",
  () => {
    let lake: Lake;
    let calibration: readonly Customer[];
    let wholeFile: readonly Customer[];

    beforeAll(async () => {
      lake = await openLake();
      await loadPurchases(lake, cdnowMaster ?? "");
      // 39 weeks, as the papers take them: days 1 to 273 of 1997.
      wholeFile = await summary(lake, "1997-01-01", "1997-10-01");
      calibration = ofSample(wholeFile);
    });
    afterAll(() => lake?.close());

    const fitOfSample = () => fitBgNbd(calibration);

    test("the sample is the published one: 2,357 customers, 946 of them with repeat purchases", () => {
      expect(calibration.length).toBe(2_357);
      expect(calibration.filter(({ repeatPurchaseDays }) => repeatPurchaseDays > 0).length).toBe(946);
    });

    test("BG/NBD: r .243, alpha 4.414, a .793, b 2.426, log-likelihood -9582.4 (Fader, Hardie & Lee 2005)", () => {
      const { r, alpha, a, b, logLikelihood, hasConverged } = fitOfSample();
      expect(hasConverged).toBe(true);
      expect([r.toFixed(3), alpha.toFixed(3), a.toFixed(3), b.toFixed(3)]).toEqual([
        "0.243",
        "4.414",
        "0.793",
        "2.426",
      ]);
      expect(logLikelihood.toFixed(1)).toBe("-9582.4");
    });

    test("gamma-gamma: p 6.25, q 3.74, gamma 15.44 (Fader & Hardie 2013)", () => {
      const { p, q, gamma, customers, hasConverged } = fitGammaGamma(calibration);
      expect(hasConverged).toBe(true);
      expect(customers).toBe(946);
      expect([p.toFixed(2), q.toFixed(2), gamma.toFixed(2)]).toEqual(["6.25", "3.74", "15.44"]);
    });

    test("foretells the next 39 weeks customer by customer with correlation .626, as published, and in all a little too few", async () => {
      const model = fitOfSample();
      const later = new Map(
        (await summary(lake, "1997-10-01", "1998-07-01")).map((row) => [row.customer, row.repeatPurchaseDays + 1]),
      );
      const expected = calibration.map((customer) => expectedPurchases(model, customer, 39));
      const actual = calibration.map(({ customer }) => later.get(customer) ?? 0);
      expect(correlation(expected, actual).toFixed(3)).toBe("0.626");
      const before = sum(calibration.map(({ repeatPurchaseDays }) => repeatPurchaseDays));
      const ratio = (before + sum(expected)) / (before + sum(actual));
      expect(ratio).toBeGreaterThan(0.93);
      expect(ratio).toBeLessThan(1);
    });

    test("is much the same on all 23,570 customers", () => {
      expect(wholeFile.length).toBe(23_570);
      const sample = fitOfSample();
      const whole = fitBgNbd(wholeFile);
      for (const name of ["r", "alpha", "a", "b"] as const) {
        expect(Math.abs(whole[name] / sample[name] - 1), name).toBeLessThan(0.15);
      }
    });
  },
);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function correlation(one: readonly number[], other: readonly number[]): number {
  const [meanOfOne, meanOfOther] = [sum(one) / one.length, sum(other) / other.length];
  const product = (a: readonly number[], meanOfA: number, b: readonly number[], meanOfB: number) =>
    sum(a.map((value, index) => (value - meanOfA) * ((b[index] ?? 0) - meanOfB)));
  return (
    product(one, meanOfOne, other, meanOfOther) /
    Math.sqrt(product(one, meanOfOne, one, meanOfOne) * product(other, meanOfOther, other, meanOfOther))
  );
}

const ofSample = (customers: readonly Customer[]): readonly Customer[] => {
  const sample = new Set(cdnowSample);
  return customers.filter(({ customer }) => sample.has(Number(customer)));
};

/** The lines of the file as order lines of a committed run. */
async function loadPurchases({ connection }: Lake, file: string): Promise<void> {
  await connection.run("insert into runs (run_id, run_number, as_of_date) values ('run', 1, '1998-06-30')");
  await connection.run(
    "insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values ('run', '1998-06-30', 'file', 1)",
  );
  await connection.run(`
    insert into order_lines by name
    with lines as (
      select row_number() over () as line_number, regexp_split_to_array(trim(line), '\\s+') as fields
      from read_csv('${file}', columns = {line: 'varchar'}, delim = '|', skip = 1, header = false, auto_detect = false)
    )
    select
      'file' as ingestion_id,
      cast(line_number as varchar) as order_id,
      '1' as line_id,
      fields[1] as customer_id,
      strptime(fields[2], '%Y%m%d')::date as order_date,
      fields[3]::decimal(18,6) as quantity,
      fields[4]::decimal(18,6) as net_amount,
      'USD' as currency
    from lines`);
}

async function summary({ connection }: Lake, firstDay: string, dayAfter: string): Promise<readonly Customer[]> {
  const [query] = queryFilesIn("purchases").filter(({ name }) => name === "purchase-summary");
  if (query === undefined) throw new Error("queries/purchases holds no purchase-summary");
  const { sql } = athena(queryFilesIn("views"))(withParameters(query, ["USD", firstDay, dayAfter]));
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  return rows.map((row) => ({
    customer: String(row.customer_id),
    repeatPurchaseDays: Number(row.repeat_purchase_days),
    recencyWeeks: Number(row.recency_weeks),
    ageWeeks: Number(row.age_weeks),
    meanAmount: Number(row.mean_repeat_amount),
  }));
}
