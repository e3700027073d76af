import { shownVolume } from "../../shared/explanation/explained-lines.ts";
import { lineOutcomes } from "../../shared/explanation/position-lines.ts";
import type { GoverningVersion, PositionReport } from "../../shared/explanation/position-report.ts";
import { drawText } from "../../shared/explanation/reason-texts.ts";
import { benefitText, boundText, volumeDigits, volumeText } from "../../shared/explanation/terms-text.ts";
import { positionId } from "../../shared/ledger/position.ts";
import type { LedgerEntry } from "../../shared/ledger/posting.ts";
import { type Decimal, formatDecimal, zero } from "../../shared/money/decimal.ts";
import { grouped } from "../../shared/money/grouped.ts";
import type { Measure, ProgramVersion } from "../../shared/program/program.ts";
import type { ExplainedLine, Explanation } from "../../shared/rebate/explain.ts";
import { lineReasons, standingReasons } from "../../shared/rebate/reasons.ts";
import { amountText, changeText, count } from "./amounts.ts";
import { renderFields, renderTable } from "./table.ts";

/** How many lines are shown of a position with more, unless all are asked for. */
const fewLines = 30;

export type View = { readonly width: number | undefined; readonly all: boolean };

/** The position told to a person: the number, the tiers, which line did what, and what was booked. */
export function renderPositionReport(report: PositionReport, options: View): string {
  const { versions, otherLines, entries } = report;
  return [
    headline(report),
    ...versions.map((version) => section(versionTitle(version), tiersText(version, report, options.width))),
    ...explanationSections(report, options),
    ...(otherLines.length === 0
      ? []
      : [section(`Lines that do not count: ${otherLines.length}`, otherText(report, options))]),
    section("Entries in the ledger", entriesText(entries, options.width)),
  ].join("\n\n");
}

type Told = { readonly explanation: Explanation; readonly versions: readonly ProgramVersion[] };

/** An explanation told to a person: the lines, the tiers that they crossed, and the way to what is earned. */
export function explanationSections(told: Told, options: View): readonly string[] {
  const { crossings, lines } = told.explanation;
  return [
    ...(crossings.length === 0 ? [] : [section("Crossings", crossingsText(told))]),
    section(`Lines that count: ${lines.length}`, linesText(told, options)),
    section("From the lines to what is earned", stepsText(told)),
  ];
}

function headline({ key, run, versions, explanation: { standing }, found, draws, entries }: PositionReport): string {
  const terms = versions.at(-1)?.document;
  const currency = terms?.currency ?? "";
  const measure = terms?.qualifier.measure ?? "net_amount";
  const next =
    standing.distanceToNextTier === undefined
      ? "the highest tier is reached"
      : `${volumeText(standing.distanceToNextTier, measure, currency, "en")} missing to the next tier`;
  return renderFields([
    ["Position", positionId(key)],
    ["Program", terms === undefined ? key.programId : terms.name.en],
    ["As of", `${run.as_of_date} (run ${run.run_id})`],
    ...draws.map((draw): [string, string] => ["Held out", drawText(draw, "en")]),
    [
      "Qualifier",
      `${volumeText(standing.qualifierTotal, measure, currency, "en")}, tier ${standing.tierReached}; ${next}`,
    ],
    [
      "Earned",
      `${amountText(standing.earned, currency)} ${currency}${standing.reason === undefined ? "" : `: ${standingReasons[standing.reason]}`}`,
    ],
    ...(standing.freeQuantity.isZero()
      ? []
      : [["Free goods", `${grouped(formatDecimal(standing.freeQuantity))} pieces`] as [string, string]]),
    ["Payable now", `${amountText(standing.payable, currency)} ${currency}`],
    ...estimateFields(found, measure, currency),
    [
      "Booked",
      `${amountText(entries.at(-1)?.accruedAfter ?? zero, currency)} ${currency} in ${count(entries.length, "entry", "entries")}`,
    ],
  ]);
}

function estimateFields(
  found: PositionReport["found"],
  measure: Measure,
  currency: string,
): readonly (readonly [string, string])[] {
  const { estimate, forecast_volume: volume, forecast_low: low, forecast_high: high } = found ?? {};
  if (found === undefined || estimate == null || volume == null || low == null || high == null) return [];
  const interval = `${volumeDigits(low, measure)} to ${volumeDigits(high, measure)}`;
  const bound = found.constraint_binds === true ? `, raised by the ${found.constraint_percent} % constraint` : "";
  return [
    [
      "Expected",
      `${volumeText(volume, measure, currency, "en")} in the whole period (80 % between ${interval}), tier ${found.expected_tier}`,
    ],
    [
      "To accrue",
      `${amountText(found.to_accrue_amount, currency)} ${currency} by ${estimate.replaceAll("-", " ")}, ${found.forecast_method?.replaceAll("-", " ")}${bound}`,
    ],
  ];
}

function versionTitle({ version, document, firstDay, dayAfter }: GoverningVersion): string {
  return `Version ${version} on the days from ${firstDay} until before ${dayAfter}, method ${document.method}`;
}

function tiersText({ document }: ProgramVersion, { explanation }: PositionReport, width: number | undefined): string {
  const { currency, base, tiers } = document;
  return renderTable(
    [{ title: "Tier", align: "right" }, { title: "From", align: "right" }, { title: "Gives" }, { title: "" }],
    tiers.map(({ from, benefit, at_least }, index) => [
      String(index + 1),
      `${boundText(from, document, "en")}`,
      `${benefitText(benefit, base.measure, currency, "en")}${at_least === undefined ? "" : `, at least ${grouped(at_least)} ${currency}`}`,
      explanation.standing.tierReached === index + 1 ? "◀ reached" : "",
    ]),
    width,
  );
}

function crossingsText({ explanation, versions }: Told): string {
  return explanation.crossings
    .map(({ line, direction, tier, from }) => {
      const document = versions.find(({ version }) => version === line.version)?.document;
      const bound = volumeText(from, document?.qualifier.measure ?? "net_amount", document?.currency ?? "", "en");
      const verb = direction === "up" ? "reached" : "fell below";
      return `${line.orderDate}  order ${line.orderId} line ${line.lineId} ${verb} tier ${tier} (${bound})`;
    })
    .join("\n");
}

function linesText({ explanation, versions }: Told, { width, all }: View): string {
  const { lines } = explanation;
  if (lines.length === 0) return "none: nothing that the customer bought in the period counts";
  const crossing = new Set(explanation.crossings.map(({ line }) => line));
  const shown = all
    ? lines
    : lines.filter((line, index) => index >= lines.length - fewLines || crossing.has(line.line));
  const currency = versions[0]?.document.currency ?? "";
  const table = renderTable(
    [
      { title: "Date" },
      { title: "Order" },
      { title: "Line" },
      { title: "Product" },
      { title: "Quantity", align: "right" },
      { title: `Net ${currency}`, align: "right" },
      { title: "Running", align: "right" },
      { title: "Tier", align: "right" },
      { title: "Earns", align: "right" },
      { title: "" },
    ],
    shown.map((explained) => lineCells(explained, crossing.has(explained.line), currency, versions)),
    width,
  );
  const sum = lines.reduce((total, { amount }) => total.plus(amount), zero);
  const hidden = lines.length - shown.length;
  const remark = hidden > 0 ? `\n${count(hidden, "earlier line")} not shown: --all shows every line` : "";
  return `${table}\nSum of all ${count(lines.length, "line")}: ${amountText(sum, currency)} ${currency}${remark}`;
}

function lineCells(
  explained: ExplainedLine,
  crosses: boolean,
  currency: string,
  versions: readonly ProgramVersion[],
): string[] {
  const { line, qualifierAfter, tierBefore, tierAfter, tierApplied, amount, reason } = explained;
  const measure = versions.find(({ version }) => version === line.version)?.document.qualifier.measure ?? "net_amount";
  return [
    line.orderDate,
    line.orderId,
    line.lineId,
    line.productId,
    grouped(formatDecimal(shownVolume(line).quantity)),
    grouped(shownVolume(line).netAmount.toFixed(2)),
    volumeDigits(qualifierAfter, measure),
    String(tierApplied),
    amountText(amount, currency),
    crosses ? `▲ tier ${tierBefore} to ${tierAfter}` : reason === undefined ? "" : lineReasons[reason],
  ];
}

function stepsText({ explanation, versions }: Told): string {
  const currency = versions[0]?.document.currency ?? "";
  const [first] = explanation.steps;
  return renderFields([
    ["tiers give", formatDecimal((first?.before ?? explanation.standing.earned).toDecimalPlaces(8))],
    ...explanation.steps
      .filter(({ before, after }) => !before.eq(after))
      .map(({ step, before, after }): [string, string] => [
        step.replaceAll("_", " "),
        `${formatDecimal(after.toDecimalPlaces(8))} (${changeOf(after.minus(before))})`,
      ]),
    ["earned", `${amountText(explanation.standing.earned, currency)} ${currency}`],
  ]);
}

const changeOf = (change: Decimal): string => `${change.gt(0) ? "+" : ""}${formatDecimal(change.toDecimalPlaces(8))}`;

function otherText({ otherLines }: PositionReport, { width, all }: View): string {
  if (!all) {
    const byOutcome = [...Map.groupBy(otherLines, ({ outcome }) => outcome)];
    return byOutcome.map(([outcome, lines]) => `${count(lines.length, "line")}: ${lineOutcomes[outcome]}`).join("\n");
  }
  return renderTable(
    [
      { title: "Date" },
      { title: "Order" },
      { title: "Line" },
      { title: "Product" },
      { title: "Net", align: "right" },
      { title: "" },
      { title: "Why not" },
    ],
    otherLines.map((line) => [
      line.accrual_date,
      line.order_id,
      line.line_id,
      line.product_id,
      grouped(line.net_amount.toFixed(2)),
      line.currency,
      lineOutcomes[line.outcome],
    ]),
    width,
  );
}

function entriesText(entries: readonly LedgerEntry[], width: number | undefined): string {
  if (entries.length === 0) return "none: nothing has been earned so far";
  const currency = entries[0]?.currency ?? "";
  return renderTable(
    [
      { title: "Run" },
      { title: "Posted on" },
      { title: "Debit" },
      { title: "Credit" },
      { title: `Change ${currency}`, align: "right" },
      { title: "Accrued after", align: "right" },
    ],
    entries.map((entry) => [
      entry.runId,
      entry.postedAt.slice(0, 10),
      entry.debitAccount,
      entry.creditAccount,
      changeText(entry.accruedChange, currency),
      amountText(entry.accruedAfter, currency),
    ]),
    width,
  );
}

const section = (title: string, body: string): string => `${title}\n${body}`;
