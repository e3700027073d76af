import { effectOf, rejects } from "../effect.ts";
import { coverage, type Finding, unbiased } from "../finding.ts";
import { middlePeriod } from "../orders.ts";
import { overAssignments } from "../panel.ts";
import type { TruthLake } from "../truth-lake.ts";

const probability = 0.2;
const truth = Math.log(1 + probability);

/** Half of the customers repeat each invoice since they joined with a probability: that many more orders, and as much more is bought. */
export async function injectedFrequency(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const effects = await overAssignments(
    lake,
    assignments,
    {
      cohort: `case when draw(program_id, customer) < 0.5 then ${middlePeriod} end`,
      bought: `select program_id, customer, period, orders * copies as orders, amount * copies as amount
        from (
          select *, case when period >= cohort and draw(program_id || '/again', invoice) < ${probability} then 2 else 1 end as copies
          from purchases
        )`,
      outcomes: ["orders"],
    },
    async () => (await lake.ask("effect-ratio-did", "%")).filter(({ cohort }) => cohort === null).map(effectOf),
  );
  const inWords = `ln(1 + ${probability}) = ${truth.toFixed(4)}`;
  return [
    coverage(
      "ratio: interval of orders holds the truth",
      effects.map((effect) => !rejects(effect, truth)),
      inWords,
    ),
    unbiased(
      "ratio: mean estimate of orders",
      effects.map(({ estimate }) => estimate),
      truth,
      inWords,
    ),
  ];
}
