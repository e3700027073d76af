import { between, type Finding, meanOf, rejections, shareBetween } from "../finding.ts";
import { middlePeriod } from "../orders.ts";
import type { Answer, TruthLake } from "../truth-lake.ts";

const line = 500;
const bandwidth = "0.2";
const near = 0.1;

/**
 * Customers within a tenth below a line are moved above it. Their volumes are multiplied by lot, by 0.55 to 1.8, so that nothing
 * heaps at the line but what is moved, and each assignment is another draw; as the year before stands the same under another lot.
 * Then the real volumes at the one line, as they are: there is one of these. At other lines real volumes heap without a program,
 * at 300 for one, and the density test says so.
 */
export async function threshold(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const numbers = `range(${assignments})`;
  const byLot = (lot: string) => `volume * exp(1.2 * (draw(program_id || '${lot}', customer) - 0.5))`;
  const [untouched, moved] = await bothWays(lake, numbers, byLot(""), byLot("/before"));
  const [untouchedReal, movedReal] = await bothWays(lake, "range(1)", "volume", "volume");
  const truthMoved = "customers within 10 % below the line moved above it";
  const isFlagged = ({ verdict }: Answer[number]) => verdict === "customers_choose_their_side";
  const isExcess = ({ excess, excess_standard_error: error }: Answer[number]) => Number(excess) > 1.96 * Number(error);
  return [
    rejections("density test", untouched.density.map(isFlagged)),
    shareOf("density test rejects", truthMoved, moved.density.map(isFlagged)),
    shareOf("every effect at the line is flagged", truthMoved, moved.effects.map(isFlagged)),
    rejections(
      "excess beside the year before",
      untouched.bunching.map(
        ({ excess, excess_standard_error: error }) => Math.abs(Number(excess)) > 1.96 * Number(error),
      ),
    ),
    shareOf("excess found", truthMoved, moved.bunching.map(isExcess)),
    between("density of real volumes, z", "nobody moved", zOf(untouchedReal), -1.96, 1.96),
    between("density of real volumes, z", truthMoved, zOf(movedReal), 1.96, Number.POSITIVE_INFINITY),
  ];
}

type Answers = { readonly density: Answer; readonly effects: Answer; readonly bunching: Answer };

const bothWays = async (lake: TruthLake, numbers: string, volume: string, volumeBefore: string) =>
  [
    await answers(lake, numbers, volume, volumeBefore, false),
    await answers(lake, numbers, volume, volumeBefore, true),
  ] as const;

/** Volumes of the first half of the orders, and as outcome those of the second. */
async function answers(
  lake: TruthLake,
  numbers: string,
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
          'assignment-' || lpad(cast(number as varchar), 3, '0') as program_id,
          customer,
          ${volume} / ${line} - 1 as distance,
          ${before} / ${line} - 1 as distance_before,
          outcome
        from ${numbers} as assignments (number)
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

const shareOf = (what: string, truth: string, hits: readonly boolean[]): Finding =>
  shareBetween(what, truth, meanOf(hits.map(Number)), 0.95, 1);

const zOf = ({ density }: Answers): number => Number(density[0]?.z);
