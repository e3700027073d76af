import { expect, test } from "vitest";
import { type ControlTotal, pinnedInputDiffers, reconcile } from "../../../shared/run/reconcile.ts";

const total = (totalName: string, amount: string, rowCount: number, programId = "", currency = ""): ControlTotal => ({
  totalName,
  programId,
  currency,
  amount,
  rowCount,
});
const ofProgram = (totalName: string, amount: string) => total(totalName, amount, 3, "annual", "EUR");

const tying: readonly ControlTotal[] = [
  total("files", "0", 2),
  total("files_accepted", "1000.50", 10),
  total("files_rejected", "0", 2),
  total("files_missing", "0", 0),
  total("lines_accepted", "1000.500000", 10),
  total("lines_rejected", "0", 2),
  total("lines_counted", "900.5", 9),
  total("panel", "899.9998", 1, "", "EUR"),
  total("panel_rows", "0", 4, "", "EUR"),
  total("panel_lines", "900.000000", 1, "", "EUR"),
  ofProgram("volume", "900.50000000000000"),
  ofProgram("standing_volume", "900.5"),
  ofProgram("standing_to_accrue", "9.01"),
  ofProgram("standing_accrued", "9.0100"),
  ofProgram("entries_of_run", "1.00"),
  ofProgram("entries", "9.01"),
  ofProgram("settled", "6"),
  ofProgram("payout_entries", "6.0000"),
  ofProgram("payouts_confirmed", "4.00"),
  ofProgram("confirmed_releases", "4"),
];
test("totals that tie leave nothing to say, whatever digits they are written with", () => {
  expect(reconcile(tying)).toEqual([]);
});

test("nothing at all ties with nothing", () => {
  expect(reconcile([])).toEqual([]);
});

test.each`
  changed                 | to                        | difference
  ${"files_missing"}      | ${{ rowCount: 1 }}        | ${"rows neither accepted nor rejected: 1 instead of 0"}
  ${"lines_accepted"}     | ${{ rowCount: 9 }}        | ${"accepted order lines against their files: 9 instead of 10"}
  ${"lines_accepted"}     | ${{ amount: "1000.49" }}  | ${"net amount of order lines against their files: 1000.49 instead of 1000.5"}
  ${"lines_rejected"}     | ${{ rowCount: 1 }}        | ${"rejected rows against their files: 1 instead of 2"}
  ${"panel"}              | ${{ amount: "899.9997" }} | ${"net amount of the panel against order lines in EUR: 899.9997 instead of 900"}
  ${"panel"}              | ${{ amount: "900.0003" }} | ${"net amount of the panel against order lines in EUR: 900.0003 instead of 900"}
  ${"panel"}              | ${{ rowCount: 0 }}        | ${"lines of the panel without a rate for EUR: 0 instead of 1"}
  ${"panel_rows"}         | ${{ rowCount: 3 }}        | ${"net amount of the panel against order lines in EUR: 899.9998 instead of 900"}
  ${"standing_volume"}    | ${{ amount: "900.49" }}   | ${"volume of standings against order lines of annual in EUR: 900.49 instead of 900.5"}
  ${"standing_to_accrue"} | ${{ amount: "9.02" }}     | ${"accrued against what is to be accrued of annual in EUR: 9.01 instead of 9.02"}
  ${"entries"}            | ${{ amount: "9.00" }}     | ${"entries against standings of annual in EUR: 9 instead of 9.01"}
  ${"settled"}            | ${{ amount: "5" }}        | ${"settled against the entries of payouts of annual in EUR: 5 instead of 6"}
  ${"payout_entries"}     | ${{ amount: "7" }}        | ${"settled against the entries of payouts of annual in EUR: 6 instead of 7"}
  ${"payouts_confirmed"}  | ${{ amount: "5" }}        | ${"payments and returns against their releases of annual in EUR: 5 instead of 4"}
`("a changed $changed is found", ({ changed, to, difference }) => {
  const totals = tying.map((each) => (each.totalName === changed ? { ...each, ...to } : each));
  expect(reconcile(totals)).toContain(difference);
});

test("a program that only the entries know is a difference, not an oversight", () => {
  const more = [...tying, total("entries", "1", 1, "quarterly", "EUR")];
  expect(reconcile(more)).toEqual(["entries against standings of quarterly in EUR: 1 instead of 0"]);
});

test("a currency that the panel has lost is a difference, and one that it still has", () => {
  const lines = total("panel_lines", "5", 0, "", "USD");
  expect(reconcile([...tying, lines])).toEqual(["net amount of the panel against order lines in USD: 0 instead of 5"]);
  const rows = [total("panel", "5", 0, "", "USD"), total("panel_rows", "0", 2, "", "USD")];
  expect(reconcile([...tying, ...rows])).toEqual([
    "net amount of the panel against order lines in USD: 5 instead of 0",
  ]);
});

test("a file that the plan pinned and no reader of the lake finds is a difference", () => {
  expect(pinnedInputDiffers(tying, 2)).toEqual([]);
  expect(pinnedInputDiffers(tying, 3)).toEqual(["ingestions in the lake against those of the plan: 2 instead of 3"]);
  expect(pinnedInputDiffers([], 0)).toEqual([]);
  expect(pinnedInputDiffers([], 1)).toEqual(["ingestions in the lake against those of the plan: 0 instead of 1"]);
});
