import { afterAll, beforeAll, expect, test } from "vitest";
import { type Folder, folder, quarterly, simulating } from "./given.ts";

let given: Folder;
let json: ReturnType<typeof simulating>["json"];

const monthly = quarterly.replace("period: quarter", "period: month").replace("quarterly", "monthly");
/** c1 earns 10.00 in January, 12.00 in February and 9.00 in March. */
const orders = `order_id,order_date,customer_id,product_id,quantity,unit_price
o1,2025-01-10,c1,p1,1,999.99
o2,2025-02-11,c1,p1,4,300.00
o3,2025-03-12,c1,p1,1,900.00
`;

beforeAll(async () => {
  given = await folder();
  ({ json } = simulating(given));
  await given.write({
    "plain.yaml": monthly,
    "minimum.yaml": `${monthly}limits: { minimum_payout: "50" }\n`,
    "settled.yaml": `${monthly}limits: { payouts_per_year: 1 }\nsettlement: { grace_days: 5, payout_days: 10 }\n`,
    "orders.csv": orders,
  });
});
afterAll(() => given.remove());

const payoutsOf = async (program: string) =>
  (await json("--programs", program, "--orders", "orders.csv", "--as-of", "2025-06-30")).payouts.map(
    ({ payout_on, paid_amount, carried_forward_amount, reason }: Readonly<Record<string, string | null>>) =>
      `${payout_on} pays ${paid_amount}, carries ${carried_forward_amount}${reason === null ? "" : `: ${reason}`}`,
  );

test.each`
  program           | payouts                                                                                                                                                                | because
  ${"plain.yaml"}   | ${[]}                                                                                                                                                                  | ${"terms that say nothing of payouts have no schedule"}
  ${"minimum.yaml"} | ${["2025-01-31 pays 0, carries 10: below_minimum_payout", "2025-02-28 pays 0, carries 49.96: below_minimum_payout", "2025-03-31 pays 58.96, carries 0"]}               | ${"what is below the minimum is carried forward until it is reached"}
  ${"settled.yaml"} | ${["2025-02-10 pays 10, carries 0", "2025-03-10 pays 0, carries 39.96: payouts_of_the_year_used_up", "2025-04-10 pays 0, carries 48.96: payouts_of_the_year_used_up"]} | ${"one payout a year, ten days after the month"}
`("$program: $because", async ({ program, payouts }) => {
  expect(await payoutsOf(program)).toEqual(payouts);
});
