import { type Finding, notRequired, rejections, shareBetween, shareOf } from "../finding.ts";
import { middlePeriod } from "../orders.ts";
import type { Answer, TruthLake } from "../truth-lake.ts";

const line = 500;
/** SQL of program_id and line: one program for each of forty lines. */
const realLines =
  "select 'line-' || cast(line as varchar) as program_id, line from range(200, 1000, 20) as lines (line)";
const bandwidth = "0.2";
const near = 0.1;

/**
 * Customers within a tenth below a line are moved above it. Their volumes are multiplied by lot, by 0.55 to 1.8, so that nothing
 * heaps at the line but what is moved, and each assignment is another draw; as the year before stands the same under another lot.
 * Then the real volumes as they are, at forty lines: there is one of each, whatever the number of assignments. Real volumes heap at
 * some of them without a program, so how many the density test rejects untouched says something of the orders and nothing of the
 * test; those moved must be found at all lines alike.
 */
export async function threshold(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const programs = `select 'assignment-' || cast(number as varchar) as program_id, ${line} as line
        from range(${assignments}) as assignments (number)`;
  const byLot = (lot: string) => `volume * exp(1.2 * (draw(program_id || '${lot}', customer) - 0.5))`;
  const [untouched, moved] = await bothWays(lake, programs, byLot(""), byLot("/before"));
  const [untouchedReal, movedReal] = await bothWays(lake, realLines, "volume", "volume");
  const onReal = `${untouchedReal.density.length} lines of real volumes`;
  const truthMoved = "customers within 10 % below the line moved above it";
  const isFlagged = ({ verdict }: Answer[number]) => verdict === "customers_choose_their_side";
  const isExcess = ({ excess, excess_standard_error: error }: Answer[number]) => Number(excess) > 1.96 * Number(error);
  return [
    rejections("density test", untouched.density.map(isFlagged)),
    nearlyAll("density test rejects", truthMoved, moved.density.map(isFlagged)),
    nearlyAll("every effect at the line is flagged", truthMoved, moved.effects.map(isFlagged)),
    rejections(
      "excess beside the year before",
      untouched.bunching.map(
        ({ excess, excess_standard_error: error }) => Math.abs(Number(excess)) > 1.96 * Number(error),
      ),
    ),
    nearlyAll("excess found", truthMoved, moved.bunching.map(isExcess)),
    notRequired(
      shareBetween(
        `density test rejects, ${onReal}`,
        "nobody moved",
        shareOf(untouchedReal.density.map(isFlagged)),
        0,
        1,
      ),
      "real volumes heap",
    ),
    nearlyAll(
      `density test finds more above, ${onReal}`,
      truthMoved,
      movedReal.density.map((row) => isFlagged(row) && Number(row.z) > 0),
    ),
  ];
}

type Answers = { readonly density: Answer; readonly effects: Answer; readonly bunching: Answer };

const bothWays = async (lake: TruthLake, programs: string, volume: string, volumeBefore: string) =>
  [
    await answers(lake, programs, volume, volumeBefore, false),
    await answers(lake, programs, volume, volumeBefore, true),
  ] as const;

/** Volumes of the first half of the orders, and as outcome those of the second. */
async function answers(
  lake: TruthLake,
  programs: string,
  volume: string,
  before: string,
  isMoved: boolean,
): Promise<Answers> {
  const { connection, ask } = lake;
  await connection.run("begin transaction");
  try {
    await connection.run(`insert into threshold_current by name
      with halves as (
        select
          customer,
          sum(amount) filter (period < ${middlePeriod}) as volume,
          coalesce(sum(amount) filter (period >= ${middlePeriod}), 0) as outcome
        from invoices
        group by customer
        having volume > 0
      ),
      distances as (
        select
          program_id,
          customer,
          ${volume} / line - 1 as distance,
          ${before} / line - 1 as distance_before,
          outcome
        from (${programs}) as programs
        cross join halves
      )
      select
        program_id,
        '2011-H1' as period_id,
        1 as tier,
        customer as unit_id,
        case
          when ${isMoved} and distance >= -${near} and distance < 0 then ${near} * draw(program_id || '/above', customer)
          else distance
        end as distance,
        distance_before,
        outcome
      from distances`);
    return {
      density: await ask("effect-density-test", bandwidth),
      effects: isMoved ? await ask("effect-threshold", bandwidth) : [],
      bunching: await ask("effect-bunching", `${near}`),
    };
  } finally {
    await connection.run("rollback");
  }
}

const nearlyAll = (what: string, truth: string, hits: readonly boolean[]): Finding =>
  shareBetween(what, truth, shareOf(hits), 0.95, 1);
