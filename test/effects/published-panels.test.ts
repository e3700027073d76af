import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPublishedLake, type PublishedLake, publishedPanelsAreThere } from "../support/published-panels.ts";

describe.skipIf(!publishedPanelsAreThere)(
  "estimates of published studies (skipped where the panels are not beside the checkout)",
  () => {
    let lake: PublishedLake;
    beforeAll(async () => {
      lake = await openPublishedLake();
    });
    afterAll(() => lake?.close());

    // Card and Krueger 1994, table 3, row 4: the restaurants that answered both times. Baker, Callaway, Cunningham, Goodman-Bacon
    // and Sant'Anna 2025, table 3: counties, then adults, as what counts.
    test.each`
      panel                          | treated  | controls  | estimate  | standardError | digits
      ${"card_krueger"}              | ${"309"} | ${"75"}   | ${2.75}   | ${1.34}       | ${2}
      ${"county_mortality"}          | ${"978"} | ${"1222"} | ${0.122}  | ${3.7}        | ${3}
      ${"county_mortality_weighted"} | ${"978"} | ${"1222"} | ${-2.563} | ${1.5}        | ${3}
    `("$panel: $estimate ($standardError)", async ({ panel, treated, controls, estimate, standardError, digits }) => {
      const [row] = await lake.ask("effect-did", panel);
      expect(row).toMatchObject({ treated_units: treated, control_units: controls });
      expect(row?.estimate).toBeCloseTo(estimate, digits);
      expect(row?.standard_error).toBeCloseTo(standardError, panel === "card_krueger" ? 2 : 1);
    });

    test.each(["card_krueger", "county_mortality", "county_mortality_weighted"] as const)(
      "%s: with two periods the one cell and all that is put together of it say the same",
      async (panel) => {
        const [did] = await lake.ask("effect-did", panel);
        const cells = await lake.ask("effect-group-time", panel);
        const aggregates = await lake.ask("effect-aggregates", panel, "-1", "1");
        expect(cells).toHaveLength(2);
        expect(aggregates).toHaveLength(8);
        for (const row of [...cells, ...aggregates]) {
          expect(row.estimate).toBeCloseTo(Number(did?.estimate), 9);
          // The cell's error counts with n where the other counts with n - 1; with weights both are the same.
          const ratio = Number(row.standard_error) / Number(did?.standard_error);
          expect(ratio).toBeGreaterThan(0.99);
          expect(ratio).toBeLessThan(1 + 1e-9);
        }
      },
    );

    describe("minimum wages and teen employment (Callaway and Sant'Anna), without covariates", () => {
      // Printed by the R package did 2.0.0. Its errors are bootstrapped with 1,000 draws and taken from their quartiles: what it
      // prints twice differs by six percent, so ours are only asked to be within fifteen. Exact are the next test and the laws.
      test.each`
        cohort  | period  | estimate      | bootstrapped
        ${2004} | ${2004} | ${-0.0105032} | ${0.0236655}
        ${2004} | ${2005} | ${-0.0704232} | ${0.0321237}
        ${2004} | ${2006} | ${-0.1372587} | ${0.0379082}
        ${2004} | ${2007} | ${-0.1008114} | ${0.0366244}
        ${2006} | ${2004} | ${0.0065201}  | ${0.0221145}
        ${2006} | ${2005} | ${-0.0027508} | ${0.0191619}
        ${2006} | ${2006} | ${-0.0045946} | ${0.0166724}
        ${2006} | ${2007} | ${-0.0412245} | ${0.0201639}
        ${2007} | ${2004} | ${0.0305067}  | ${0.0162415}
        ${2007} | ${2005} | ${-0.0027259} | ${0.0159968}
        ${2007} | ${2006} | ${-0.0310871} | ${0.0187626}
        ${2007} | ${2007} | ${-0.0260544} | ${0.0171699}
      `("cell $cohort, $period: $estimate", async ({ cohort, period, estimate, bootstrapped }) => {
        const rows = await lake.ask("effect-group-time", "mpdta");
        expect(rows).toHaveLength(24);
        const row = rows.find((row) => row.control_group === "never" && row.cohort === cohort && row.period === period);
        expect(row?.estimate).toBeCloseTo(estimate, 7);
        expect(ofOneCounty(row) / bootstrapped).toBeGreaterThan(0.85);
        expect(ofOneCounty(row) / bootstrapped).toBeLessThan(1.15);
      });

      // By formula, as the authors of csdid print it for one cell: over the cell's 329 counties, divided by n - 1.
      test("cell 2004, 2004: the standard error is 0.0232865", async () => {
        const [row] = await lake.ask("effect-group-time", "mpdta");
        expect(row).toMatchObject({ control_group: "never", cohort: 2004, period: 2004 });
        expect(ofOneCounty(row) * Math.sqrt(329 / 328)).toBeCloseTo(0.0232865, 7);
      });

      // Printed by did with control_group = "notyettreated", to four digits.
      test("against those who are not in it yet", async () => {
        const rows = await lake.ask("effect-group-time", "mpdta");
        const cells = rows.filter((row) => row.control_group === "not_yet");
        expect(cells.map(({ cohort, period, estimate }) => [cohort, period, Number(estimate).toFixed(4)])).toEqual([
          [2004, 2004, "-0.0194"],
          [2004, 2005, "-0.0783"],
          [2004, 2006, "-0.1363"],
          [2004, 2007, "-0.1008"],
          [2006, 2004, "-0.0026"],
          [2006, 2005, "-0.0019"],
          [2006, 2006, "0.0047"],
          [2006, 2007, "-0.0412"],
          [2007, 2004, "0.0298"],
          [2007, 2005, "-0.0024"],
          [2007, 2006, "-0.0311"],
          [2007, 2007, "-0.0261"],
        ]);
      });

      // Printed by did 2.0.0 as before; simple as did, csdid and others print it, its error to three digits.
      test.each`
        aggregation      | key                    | estimate      | bootstrapped
        ${"simple"}      | ${{}}                  | ${-0.0399513} | ${0.012}
        ${"event_study"} | ${{ event_month: -3 }} | ${0.0305067}  | ${0.0146065}
        ${"event_study"} | ${{ event_month: -2 }} | ${-0.0005631} | ${0.0127567}
        ${"event_study"} | ${{ event_month: -1 }} | ${-0.0244587} | ${0.0145721}
        ${"event_study"} | ${{ event_month: 0 }}  | ${-0.0199318} | ${0.0122406}
        ${"event_study"} | ${{ event_month: 1 }}  | ${-0.0509574} | ${0.017277}
        ${"event_study"} | ${{ event_month: 2 }}  | ${-0.1372587} | ${0.0401527}
        ${"event_study"} | ${{ event_month: 3 }}  | ${-0.1008114} | ${0.0365839}
        ${"cohort"}      | ${{ cohort: 2004 }}    | ${-0.0797491} | ${0.0302426}
        ${"cohort"}      | ${{ cohort: 2006 }}    | ${-0.0229095} | ${0.0173542}
        ${"cohort"}      | ${{ cohort: 2007 }}    | ${-0.0260544} | ${0.0175499}
      `("$aggregation $key: $estimate", async ({ aggregation, key, estimate, bootstrapped }) => {
        const rows = await lake.ask("effect-aggregates", "mpdta", "-5", "5");
        const asked = { event_month: null, period: null, cohort: null, ...key };
        const row = rows.find(
          (row) =>
            row.control_group === "never" &&
            row.aggregation === aggregation &&
            row.event_month === asked.event_month &&
            row.period === asked.period &&
            row.cohort === asked.cohort,
        );
        expect(row?.estimate).toBeCloseTo(estimate, 7);
        expect(ofOneCounty(row) / bootstrapped).toBeGreaterThan(0.85);
        expect(ofOneCounty(row) / bootstrapped).toBeLessThan(1.15);
      });

      test("influence knows that both rows of a county are one", async () => {
        const aggregates = await lake.ask("effect-aggregates", "mpdta", "-5", "5");
        const influence = await lake.ask("effect-influence", "mpdta", "-5", "5");
        const eventStudy = aggregates.filter((row) => row.aggregation === "event_study");
        expect(eventStudy).toHaveLength(14);
        for (const row of eventStudy) {
          const own = influence.filter(
            (each) => each.control_group === row.control_group && each.event_month === row.event_month,
          );
          const squares = own.reduce((total, each) => total + Number(each.influence) ** 2, 0);
          expect(own[0]?.estimate).toBeCloseTo(Number(row.estimate), 12);
          expect(Math.sqrt(squares)).toBeCloseTo(ofOneCounty(row), 12);
        }
      });
    });
  },
);

/** The standard error if each county stood there once. */
const ofOneCounty = (row: Readonly<Record<string, unknown>> | undefined): number =>
  Number(row?.standard_error) * Math.SQRT2;
