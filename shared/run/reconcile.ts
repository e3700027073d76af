import { type Decimal, formatDecimal, parseDecimal, zero } from "../money/decimal.ts";

/** One control total, as queries/nightly/control-totals.sql gives it. */
export type ControlTotal = {
  readonly totalName: string;
  readonly programId: string;
  readonly currency: string;
  readonly amount: string;
  readonly rowCount: number;
};

/**
 * Compares the totals of files, lines, the panel, standings and entries, each with its neighbour. That the ledger holds what the standings
 * say was seen position by position when they were accrued.
 * @returns every difference in words; none when all tie.
 */
export function reconcile(totals: readonly ControlTotal[]): readonly string[] {
  const overall = (name: string) => totals.find(({ totalName }) => totalName === name);
  const amount = (name: string) => parseDecimal(overall(name)?.amount ?? "0");
  const rows = (name: string) => overall(name)?.rowCount ?? 0;
  const perProgram = (name: string) =>
    new Map(
      totals
        .filter(({ totalName }) => totalName === name)
        .map((total) => [label(total), parseDecimal(total.amount)] as const),
    );

  return [
    ...countsDiffer("rows neither accepted nor rejected", rows("files_missing"), 0),
    ...countsDiffer("accepted order lines against their files", rows("lines_accepted"), rows("files_accepted")),
    ...amountsDiffer(
      "net amount of order lines against their files",
      amount("lines_accepted"),
      amount("files_accepted"),
    ),
    ...countsDiffer("rejected rows against their files", rows("lines_rejected"), rows("files_rejected")),
    ...panelDiffers(totals),
    ...programsDiffer("volume of standings against order lines", perProgram("standing_volume"), perProgram("volume")),
    ...programsDiffer(
      "accrued against what is to be accrued",
      perProgram("standing_accrued"),
      perProgram("standing_to_accrue"),
    ),
    ...programsDiffer("entries against standings", perProgram("entries"), perProgram("standing_accrued")),
    ...programsDiffer("settled against the entries of payouts", perProgram("settled"), perProgram("payout_entries")),
    ...programsDiffer(
      "payments and returns against their releases",
      perProgram("payouts_confirmed"),
      perProgram("confirmed_releases"),
    ),
  ];
}

/**
 * Compares what the run counts with what its plan pinned: input that no reader of the lake finds would tie with the nothing that
 * follows from it.
 * @returns the difference in words; none where they agree.
 */
export function pinnedInputDiffers(totals: readonly ControlTotal[], pinnedIngestions: number): readonly string[] {
  const files = totals.find(({ totalName }) => totalName === "files")?.rowCount ?? 0;
  return countsDiffer("ingestions in the lake against those of the plan", files, pinnedIngestions);
}

const label = ({ programId, currency }: { programId: string; currency: string }): string =>
  `${programId} in ${currency}`;

function countsDiffer(what: string, found: number, expected: number): readonly string[] {
  return found === expected ? [] : [`${what}: ${found} instead of ${expected}`];
}

function amountsDiffer(what: string, found: Decimal, expected: Decimal): readonly string[] {
  return found.eq(expected) ? [] : [`${what}: ${formatDecimal(found)} instead of ${formatDecimal(expected)}`];
}

/** Each row of the panel is rounded to the fourth decimal place, so that its amount is off by half of one at most. */
const panelRounding = parseDecimal("0.00005");

/** The panel holds the lines that are counted, in each currency: their amount up to the rounding of its rows, and those without a rate. */
function panelDiffers(totals: readonly ControlTotal[]): readonly string[] {
  const named = (name: string) =>
    new Map(totals.filter(({ totalName }) => totalName === name).map((total) => [total.currency, total]));
  const [panel, rows, lines] = [named("panel"), named("panel_rows"), named("panel_lines")];
  return [...new Set([...panel.keys(), ...lines.keys()])].sort().flatMap((currency) => {
    const found = parseDecimal(panel.get(currency)?.amount ?? "0");
    const expected = parseDecimal(lines.get(currency)?.amount ?? "0");
    const isWithin = found
      .minus(expected)
      .abs()
      .lte(panelRounding.times(rows.get(currency)?.rowCount ?? 0));
    return [
      ...(isWithin ? [] : amountsDiffer(`net amount of the panel against order lines in ${currency}`, found, expected)),
      ...countsDiffer(
        `lines of the panel without a rate for ${currency}`,
        panel.get(currency)?.rowCount ?? 0,
        lines.get(currency)?.rowCount ?? 0,
      ),
    ];
  });
}

/** A program that one side does not name counts as zero there. */
function programsDiffer(
  what: string,
  found: ReadonlyMap<string, Decimal>,
  expected: ReadonlyMap<string, Decimal>,
): readonly string[] {
  const programs = [...new Set([...found.keys(), ...expected.keys()])].sort();
  return programs.flatMap((program) =>
    amountsDiffer(`${what} of ${program}`, found.get(program) ?? zero, expected.get(program) ?? zero),
  );
}
