import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { contentSha256, payoutAmount, payoutIdOf } from "../../../shared/payout/content.ts";
import { type DuePosition, dueAmount } from "../../../shared/payout/due.ts";
import { type EarlierPayout, proposalsOf } from "../../../shared/payout/propose.ts";
import { programWith } from "../../support/program.ts";

type Terms = {
  readonly limits?: Readonly<Record<string, unknown>>;
  readonly settlement?: Readonly<Record<string, unknown>>;
  readonly currency?: string;
};

/** A due position from `program period earned accrued settled`, of customer C1; what is left out is as much as is earned, or nothing. */
function due(text: string, terms: Terms = {}): DuePosition {
  const [programId = "", periodId = "", earned = "0", accrued = earned, settled = "0"] = text.split(" ");
  return {
    customerId: "C1",
    programId,
    programVersion: 1,
    document: programWith({ program: programId, contract_reference: `K-${programId}`, ...terms }),
    periodId,
    countsUntil: `${periodId}-28`,
    payoutOn: `${periodId}-28`,
    isFinal: terms.settlement?.share_percent === undefined,
    earned: parseDecimal(earned),
    accrued: parseDecimal(accrued),
    settled: parseDecimal(settled),
  };
}

/** Proposals as `group amount: program period change, …`, and what is carried forward as `program amount reason`. */
function told(positions: readonly DuePosition[], earlier: readonly EarlierPayout[] = []) {
  const { contents, carriedForward } = proposalsOf(positions, earlier, new Map());
  return {
    proposed: contents.map(
      (content) =>
        `${content.group} ${formatDecimal(payoutAmount(content))}: ${content.lines
          .map(({ programId, periodId, amount }) => `${programId} ${periodId} ${formatDecimal(amount)}`)
          .join(", ")}`,
    ),
    carried: carriedForward.map(({ programId, amount, reason }) => `${programId} ${formatDecimal(amount)} ${reason}`),
  };
}

const minimum = { limits: { minimum_payout: "25" } };
const once = { limits: { payouts_per_year: 1 } };
const grouped = { settlement: { payout_group: "both" } };

describe("what is due", () => {
  test.each`
    position                     | terms                                                      | amount      | because
    ${"a 2025-01 100"}           | ${{}}                                                      | ${"100"}    | ${"nothing was settled before"}
    ${"a 2025-01 100 100 40"}    | ${{}}                                                      | ${"60"}     | ${"a settlement adds to the earlier ones"}
    ${"a 2025-01 100 80 0"}      | ${{}}                                                      | ${"80"}     | ${"no more than is accrued"}
    ${"a 2025-01 100 80 90"}     | ${{}}                                                      | ${"-10"}    | ${"what was settled too much comes off"}
    ${"a 2025-01 1025 1025 500"} | ${{ settlement: { every: "month", share_percent: "75" } }} | ${"268.75"} | ${"an interim settlement pays its share"}
  `("$position: $amount, because $because", ({ position, terms, amount }) => {
    expect(formatDecimal(dueAmount(due(position, terms)))).toBe(amount);
  });
});

describe("what is proposed", () => {
  test("each program goes out by itself, its periods as lines", () => {
    expect(told([due("b 2025-02 5"), due("a 2025-02 20"), due("a 2025-01 10")])).toEqual({
      proposed: ["b 5: b 2025-02 5", "a 30: a 2025-01 10, a 2025-02 20"],
      carried: [],
    });
  });

  test("what is settled already is proposed no more", () => {
    expect(told([due("a 2025-01 10 10 10")])).toEqual({ proposed: [], carried: [] });
  });

  test("below the minimum it is carried forward, and goes out with a later period that lifts it to the minimum", () => {
    expect(told([due("a 2025-01 24.99", minimum)])).toEqual({
      proposed: [],
      carried: ["a 24.99 below_minimum_payout"],
    });
    expect(told([due("a 2025-01 10", minimum), due("a 2025-02 15", minimum)]).proposed).toEqual([
      "a 25: a 2025-01 10, a 2025-02 15",
    ]);
  });

  test("beyond the payouts of the year it is carried forward into the next one", () => {
    const earlier = [{ customerId: "C1", programId: "a", payoutOn: "2025-01-28" }];
    expect(told([due("a 2025-02 10", once)], earlier).carried).toEqual(["a 10 payouts_of_the_year_used_up"]);
    expect(told([due("a 2026-01 10", once)], earlier).proposed).toEqual(["a 10: a 2026-01 10"]);
    expect(told([due("a 2025-02 10", once)], [{ ...earlier[0], programId: "b" } as EarlierPayout]).carried).toEqual([]);
  });

  test("a period that was settled too much is taken off another one of the program", () => {
    expect(told([due("a 2025-01 6 6 10"), due("a 2025-02 9")]).proposed).toEqual(["a 5: a 2025-01 -4, a 2025-02 9"]);
    expect(told([due("a 2025-01 6 6 20"), due("a 2025-02 9")])).toEqual({
      proposed: [],
      carried: ["a -5 nothing_due"],
    });
  });

  test("programs of one group go out as one amount, and what one took back is taken off the others", () => {
    expect(told([due("a 2025-01 30", grouped), due("b 2025-01 6 6 10", grouped)])).toEqual({
      proposed: ["both 26: a 2025-01 30, b 2025-01 -4"],
      carried: [],
    });
  });

  test("an amount of more lines than one payout holds goes out in several on one day", () => {
    const periods = Array.from({ length: 31 }, (_, index) => due(`a ${2000 + index}-01 10`, grouped));
    const { contents } = proposalsOf([...periods, due("b 2031-01 5", grouped)], [], new Map());
    expect(contents.map(({ lines, payoutOn }) => [lines.length, payoutOn])).toEqual([
      [30, "2031-01-28"],
      [2, "2031-01-28"],
    ]);
    expect(contents.map((content) => formatDecimal(payoutAmount(content)))).toEqual(["300", "15"]);
    expect(new Set(contents.map(payoutIdOf)).size).toBe(2);
  });

  test("payouts of one day count once among those of the year", () => {
    const twice = { limits: { payouts_per_year: 2 } };
    const onDay = (payoutOn: string) => ({ customerId: "C1", programId: "a", payoutOn });
    const oneDay = [onDay("2025-01-28"), onDay("2025-01-28")];
    expect(told([due("a 2025-02 10", twice)], oneDay).proposed).toEqual(["a 10: a 2025-02 10"]);
    expect(told([due("a 2025-03 10", twice)], [...oneDay, onDay("2025-02-28")]).carried).toEqual([
      "a 10 payouts_of_the_year_used_up",
    ]);
  });

  test("what is taken back and fits into no part is carried forward with the rest", () => {
    const takenBack = Array.from({ length: 60 }, (_, index) => due(`a ${2000 + index}-01 0 0 1`));
    expect(told([...takenBack, due("a 2061-01 100")])).toEqual({ proposed: [], carried: ["a 40 nothing_due"] });
  });

  test("amounts in different currencies do not meet", () => {
    const euro = due("a 2025-01 30", grouped);
    const yen = due("b 2025-01 30", { ...grouped, currency: "JPY" });
    expect(told([euro, yen]).proposed).toEqual(["both 30: a 2025-01 30", "both 30: b 2025-01 30"]);
  });
});

describe("laws", () => {
  const amount = fc.integer({ min: 0, max: 50_000 }).map((cents) => new Decimal(cents).div(100));
  const positions = fc.array(
    fc
      .record({
        customerId: fc.constantFrom("C1", "C2"),
        programId: fc.constantFrom("a", "b"),
        month: fc.integer({ min: 1, max: 9 }),
        earned: amount,
        accrued: amount,
        settled: amount,
        terms: fc.constantFrom({}, minimum, once, grouped),
      })
      .map(({ customerId, programId, month, earned, accrued, settled, terms }) => ({
        ...due(`${programId} 2025-0${month}`, terms),
        customerId,
        earned,
        accrued,
        settled,
      })),
    { maxLength: 12 },
  );
  const distinct = positions.map((all) => [
    ...new Map(all.map((one) => [`${one.customerId} ${one.programId} ${one.periodId}`, one])).values(),
  ]);

  test("what is proposed is above zero, and never settles more of a position than is accrued", () => {
    fc.assert(
      fc.property(distinct, (all) => {
        for (const content of proposalsOf(all, [], new Map()).contents) {
          expect(payoutAmount(content).gt(0)).toBe(true);
          for (const line of content.lines) {
            const position = all.find(
              ({ customerId, programId, periodId }) =>
                customerId === content.customerId && programId === line.programId && periodId === line.periodId,
            );
            expect(line.settledBefore.plus(line.amount).lte(position?.accrued ?? zero)).toBe(true);
          }
        }
      }),
    );
  });

  test("everything that is due is proposed or carried forward", () => {
    fc.assert(
      fc.property(distinct, (all) => {
        const { contents, carriedForward } = proposalsOf(all, [], new Map());
        const told = [...contents.map(payoutAmount), ...carriedForward.map((one) => one.amount)];
        const sum = (amounts: readonly Decimal[]) =>
          formatDecimal(amounts.reduce((total, one) => total.plus(one), zero));
        expect(sum(told)).toBe(sum(all.map(dueAmount)));
      }),
    );
  });

  test("the order of the positions changes no content, and so no id", () => {
    fc.assert(
      fc.property(distinct, (all) => {
        const ids = (some: readonly DuePosition[]) => proposalsOf(some, [], new Map()).contents.map(payoutIdOf).sort();
        expect(ids(all.toReversed())).toEqual(ids(all));
      }),
    );
  });
});

test("the hash changes with everything that is approved", () => {
  const [content] = proposalsOf([due("a 2025-01 10")], [], new Map()).contents;
  if (content === undefined) throw new Error("something is due");
  const [line] = content.lines;
  if (line === undefined) throw new Error("the content has a line");
  const others = [
    { ...content, customerId: "C2" },
    { ...content, currency: "USD" },
    { ...content, payoutOn: "2025-02-01" },
    { ...content, payee: { legalName: "A", entityKind: "company", country: "DE", payoutMethod: "cheque" } as const },
    { ...content, lines: [{ ...line, amount: parseDecimal("10.01") }] },
    { ...content, lines: [{ ...line, contractReference: "K-2" }] },
    { ...content, lines: [{ ...line, settledBefore: parseDecimal("1") }] },
  ];
  expect(new Set([content, ...others].map(contentSha256)).size).toBe(others.length + 1);
  expect(contentSha256({ ...content, lines: [{ ...line, amount: parseDecimal("10.00") }] })).toBe(
    contentSha256(content),
  );
  expect(payoutIdOf(content)).toMatch(/^P[0-9A-F]{23}$/);
});
