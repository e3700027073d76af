import { afterAll, expect, test } from "vitest";
import { openEstimatorLake } from "../support/estimator-lake.ts";

const lake = await openEstimatorLake();
afterAll(lake.close);

test("of 20,003 customers at a tier 20,000 are answered, the same ones whenever it is asked, and all of 20,000 at another", async () => {
  const fill = (
    order: string,
  ) => `insert into threshold_current (program_id, period_id, tier, unit_id, distance, outcome)
    select 'club', '2011-Q1', tier, 'c' || place, (place - 10000) / 20001.0, place
    from range(20003) places (place) cross join range(1, 3) tiers (tier)
    where tier = 1 or place < 20000
    order by place ${order}`;
  const asked = async (order: string) => {
    await lake.connection.run("delete from threshold_current");
    await lake.connection.run(fill(order));
    const rows = await lake.ask("effect-threshold-units", ["club"]);
    return [1, 2].map((tier) => rows.filter((row) => row.tier === tier).map(({ outcome }) => outcome));
  };
  const [first = [], second] = await asked("asc");
  expect([first.length, second?.length]).toEqual([20000, 20000]);
  expect(first).not.toEqual(second);
  expect(await asked("desc")).toEqual([first, second]);
});
