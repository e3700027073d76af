import { effectOf, rejects } from "../effect.ts";
import { type Finding, rejections } from "../finding.ts";
import { middlePeriod } from "../orders.ts";
import { overAssignments } from "../panel.ts";
import type { TruthLake } from "../truth-lake.ts";

/** Half of the customers are in a program that does nothing. */
export async function placebo(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const tests = await overAssignments(
    lake,
    assignments,
    {
      cohort: `case when draw(program_id, customer) < 0.5 then ${middlePeriod} end`,
      outcomes: ["net_amount", "orders", "active"],
    },
    async () => {
      const did = await lake.ask("effect-did", "%");
      const cells = (await lake.ask("effect-group-time", "%")).filter(
        ({ control_group, event_month }) => control_group === "never" && Number(event_month) >= 0,
      );
      const simple = (await lake.ask("effect-aggregates", "%", "0", "0")).filter(
        ({ control_group, aggregation }) => control_group === "never" && aggregation === "simple",
      );
      return Object.entries({
        "difference in differences": did,
        "group-time, each month": cells,
        "group-time, all months": simple,
      }).flatMap(([estimator, rows]) =>
        rows.map((row) => ({ what: `${estimator}: ${row.outcome_name}`, rejected: rejects(effectOf(row)) })),
      );
    },
  );
  return [...Map.groupBy(tests, ({ what }) => what)].map(([what, found]) =>
    rejections(
      what,
      found.map(({ rejected }) => rejected),
      assignments,
    ),
  );
}
