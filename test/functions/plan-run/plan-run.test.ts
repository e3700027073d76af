import { describe, expect, test } from "vitest";
import { type PlanRunServices, planNightlyRun } from "../../../functions/plan-run/plan-run.ts";
import type { Ingestion } from "../../../shared/aws/ingestions.ts";
import { memoryObjects } from "../../support/memory-services.ts";

const ingestion: Ingestion = {
  status: "accepted",
  ingestionId: "one",
  kind: "orders",
  sourceId: "erp",
  file: "incoming/erp/march.csv",
  rowsIn: 1,
  rowsAccepted: 1,
  rowsRejected: 0,
  netAmountAccepted: "10.00",
  rejectReasons: {},
  receivedAt: "2025-03-31T12:00:00.000Z",
  sequence: 1,
};

/** A plan in Berlin at 1 o'clock on 1 April, with the dates for which the lock was taken. */
async function plan(request: unknown, more: Partial<PlanRunServices> = {}) {
  const locked: string[] = [];
  const lake = memoryObjects();
  const services: PlanRunServices = {
    lake,
    lakeBucket: "lake",
    programs: { all: async () => [] },
    ingestions: { accepted: async () => [ingestion, { ...ingestion, ingestionId: "two", sequence: 2 }] },
    runs: {
      async acquire({ asOfDate, executionArn, startedAt }) {
        locked.push(asOfDate);
        return {
          run_id: `${asOfDate}-00000001`,
          run_number: 1,
          as_of_date: asOfDate,
          execution_arn: executionArn,
          started_at: startedAt,
          status: "running",
          publishes_from_run_number: 1,
        };
      },
      find: async () => {
        throw new Error("there is no run before the first");
      },
    },
    isAlive: async () => true,
    now: () => "2025-03-31T23:00:00.000Z",
    timeZone: "Europe/Berlin",
    firstAsOfDate: "2010-01-01",
    sql: {
      aggregate: "select '{{run_id}}'",
      controlTotals: "select '{{as_of_date}}'",
      duePositions: "select '{{run_id}}' as due",
      customerMonths: "select '{{run_id}}' from '{{panel_first_day}}' since '{{last_run_id}}' of '{{last_as_of_date}}'",
      enrolments: "select '{{as_of_date}}' as enrolled",
    },
    ...more,
  };
  const outcome = await planNightlyRun({ execution_arn: "execution", request }, services).catch(
    (error: Error) => error,
  );
  return { outcome, locked, keys: [...lake.objects.keys()] };
}

describe("the as-of date of a run", () => {
  test.each`
    request                                       | asOfDate        | because
    ${{ as_of_date: "2025-03-31" }}               | ${"2025-03-31"} | ${"the day that has ended"}
    ${{ as_of_date: "2025-04-01" }}               | ${"2025-04-01"} | ${"it is 1 April in Berlin already"}
    ${{ as_of_date: "2010-01-01" }}               | ${"2010-01-01"} | ${"the first date that there is"}
    ${{ scheduled_time: "2025-03-31T22:30:00Z" }} | ${"2025-03-31"} | ${"the schedule fires for the day before"}
  `("$request is a run for $asOfDate: $because", async ({ request, asOfDate }) => {
    const { outcome, locked } = await plan(request);
    expect(locked).toEqual([asOfDate]);
    expect(outcome).toMatchObject({ run: { as_of_date: asOfDate } });
  });

  test.each`
    request                         | says                             | because
    ${{ as_of_date: "2025-04-02" }} | ${/2025-04-02 lies after today/} | ${"it is 1 April"}
    ${{ as_of_date: "2099-12-31" }} | ${/2099-12-31 lies after today/} | ${"it would block every real date"}
    ${{ as_of_date: "2009-12-31" }} | ${/lies before 2010-01-01/}      | ${"no reader would find what it writes"}
    ${{ as_of_date: "2025-02-29" }} | ${/as_of_date/}                  | ${"there is no such day"}
    ${{ as_of_date: "31.03.2025" }} | ${/as_of_date/}                  | ${"dates are written one way"}
    ${{ as_of_date: 20250331 }}     | ${/as_of_date/}                  | ${"a date is text"}
    ${["2025-03-31"]}               | ${/the request for a run/}       | ${"a request is an object"}
    ${{}}                           | ${/either as_of_date or/}        | ${"a run needs its date"}
  `("$request is refused before anything is locked or written: $because", async ({ request, says }) => {
    const { outcome, locked, keys } = await plan(request);
    // The state machine knows by this name that a repeat cannot help.
    expect(outcome).toMatchObject({ name: "RequestInvalid", message: expect.stringMatching(says) });
    expect([locked, keys]).toEqual([[], []]);
  });
});

test("the plan says how many ingestions it has pinned", async () => {
  expect((await plan({ as_of_date: "2025-03-31" })).outcome).toMatchObject({ ingestions: 2 });
  expect(
    (await plan({ as_of_date: "2025-03-31" }, { ingestions: { accepted: async () => [] } })).outcome,
  ).toMatchObject({ ingestions: 0 });
});
