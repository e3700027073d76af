import { addDays } from "../calendar/day.ts";
import { standingReasonText, stepText } from "../explanation/reason-texts.ts";
import { benefitText, boundText, measureNames, methodNames, volumeText } from "../explanation/terms-text.ts";
import type { Language } from "../language.ts";
import { dayText } from "../mail/formats.ts";
import { minorDigits } from "../money/currency.ts";
import { type Decimal, zero } from "../money/decimal.ts";
import { grouped } from "../money/grouped.ts";
import { roundToMinorUnit } from "../money/rounding.ts";
import { sumOf } from "../rebate/figures.ts";
import { letterWords } from "./letter-words.ts";
import { limitTexts } from "./limits-text.ts";
import type { StatementSpan } from "./span.ts";
import type { StatedPosition, Statement } from "./statement.ts";

/** A table of a letter: the columns after the first are figures unless they say otherwise. */
export type LetterTable = {
  readonly columns: readonly { readonly title: string; readonly isFigure: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Rows of sums below the others. */
  readonly totals: readonly (readonly string[])[];
};

/** A part of a letter: facts come first, then sentences, then tables. */
export type LetterSection = {
  readonly heading: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly sentences: readonly string[];
  readonly tables: readonly LetterTable[];
};

/** A statement in one language, as it is read. Whoever draws it adds nothing but looks. */
export type Letter = {
  readonly language: Language;
  readonly title: string;
  /** Who writes: name and address, line by line; empty where the approval policy names no payer. */
  readonly sender: readonly string[];
  readonly addressee: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly opening: string;
  readonly sections: readonly LetterSection[];
  readonly closing: readonly string[];
  /** The as-of day: the letter's date wherever one is needed. */
  readonly day: string;
};

/** The span in words. */
export function spanText(span: StatementSpan, language: Language): string {
  if ("periodId" in span) return span.periodId;
  const [first, last] = [dayText(span.firstDay, language), dayText(addDays(span.dayAfter, -1), language)];
  return letterWords[language].fromTo(first, last);
}

/** @param sender the company that writes, line by line */
export function letterOf(statement: Statement, language: Language, sender: readonly string[]): Letter {
  const said = letterWords[language];
  const { customer, span, run, positions } = statement;
  const { name, legalEntity, customerId } = customer;
  return {
    language,
    title: said.title,
    sender,
    addressee: [name, ...(legalEntity === undefined || legalEntity === name ? [] : [legalEntity])],
    facts: [
      [said.customerNumber, customerId],
      [said.period, spanText(span, language)],
      [said.asOf, dayText(run.as_of_date, language)],
      [said.run, run.run_id],
    ],
    opening: said.opening(spanText(span, language)),
    sections: [
      summary(statement, language),
      ...positions.map((position) => positionSection(position, language)),
      payments(statement, language),
    ],
    closing: said.closing,
    day: run.as_of_date,
  };
}

/** An amount to its last digit, with at least the decimals of its currency. */
function digits(amount: Decimal, currency: string): string {
  return grouped(amount.toFixed(Math.max(minorDigits(currency), amount.decimalPlaces())));
}

const money = (amount: Decimal, currency: string): string => `${digits(amount, currency)} ${currency}`;
const figure = (title: string) => ({ title, isFigure: true });
const text = (title: string) => ({ title, isFigure: false });

const programName = ({ terms }: StatedPosition, language: Language): string => {
  const { name } = terms.document;
  return language === "zh" ? (name.zh ?? name.en) : name.en;
};

const summed = ["earned", "accrued", "paid", "onItsWay", "inApproval", "carriedForward", "open"] as const;
type Summed = (typeof summed)[number];

const summedOf = (position: StatedPosition, name: Summed): Decimal =>
  name === "earned" ? position.standing.earned : position[name];

/** For each currency a table with a row for each position, and the sums. */
function summary({ positions }: Statement, language: Language): LetterSection {
  const said = letterWords[language];
  const byCurrency = [...Map.groupBy(positions, ({ currency }) => currency)];
  return {
    heading: said.summary,
    facts: [],
    sentences: [said.openMeans],
    tables: byCurrency.map(([currency, own]) => ({
      columns: [text(said.inCurrency(currency)), ...summed.map((name) => figure(said[name]))],
      rows: own.map((position) => [
        said.named(programName(position, language), position.period.id),
        ...summed.map((name) => digits(summedOf(position, name), currency)),
      ]),
      totals: [
        [
          said.total,
          ...summed.map((name) =>
            digits(
              sumOf(own, (position) => summedOf(position, name)),
              currency,
            ),
          ),
        ],
      ],
    })),
  };
}

function positionSection(position: StatedPosition, language: Language): LetterSection {
  const said = letterWords[language];
  const { period, terms, heldLineCount, isExpected, standing, accrued } = position;
  const { document, version } = terms;
  return {
    heading: said.named(programName(position, language), period.id),
    facts: [
      [said.contract, document.contract_reference],
      [said.terms, said.version(position.programId, version)],
      [
        said.accrualPeriod,
        said.fromTo(dayText(period.firstDay, language), dayText(addDays(period.dayAfter, -1), language)),
      ],
      [said.howTiersApply, methodNames[document.method][language]],
    ],
    sentences: [
      ...limitTexts(document, language),
      ...(heldLineCount === 0 ? [] : [said.held(heldLineCount)]),
      ...(isExpected && !accrued.eq(standing.earned) ? [said.expected] : []),
    ],
    tables: [tiers(position, language), purchases(position, language), calculation(position, language)],
  };
}

function tiers({ terms: { document }, standing }: StatedPosition, language: Language): LetterTable {
  const said = letterWords[language];
  const { currency, base } = document;
  return {
    columns: [text(said.tier), figure(said.from(measureNames[document.qualifier.measure][language])), text(said.gives)],
    rows: document.tiers.map(({ from, benefit, at_least }, index) => [
      index + 1 === standing.tierReached ? said.reachedTier(index + 1) : String(index + 1),
      boundText(from, document, language),
      `${benefitText(benefit, base.measure, currency, language)}${at_least === undefined ? "" : said.atLeast(`${grouped(at_least)} ${currency}`)}`,
    ]),
    totals: [],
  };
}

function purchases({ months, lineCount, netAmount, currency, terms }: StatedPosition, language: Language): LetterTable {
  const said = letterWords[language];
  const { rounding } = terms.document;
  const shown = inMinorUnits(
    months.map((month) => month.netAmount),
    (running) => roundToMinorUnit(running, currency, rounding),
  );
  return {
    columns: [text(said.purchases), figure(said.lines), figure(said.netAmount(currency))],
    rows: months.map(({ month, lineCount: lines }, index) => [
      month,
      grouped(String(lines)),
      digits(shown[index] ?? zero, currency),
    ]),
    totals: [
      [said.total, grouped(String(lineCount)), digits(roundToMinorUnit(netAmount, currency, rounding), currency)],
    ],
  };
}

/** Converted amounts have many digits; as differences of their rounded running sum they add up to the rounded whole. */
function inMinorUnits(exact: readonly Decimal[], rounded: (running: Decimal) => Decimal): readonly Decimal[] {
  let running = zero;
  return exact.map((amount) => {
    const before = rounded(running);
    running = running.plus(amount);
    return rounded(running).minus(before);
  });
}

/** Digits of an amount between two steps, before it is rounded. */
const stepDigits = 4;

function calculation({ terms, standing, steps, currency }: StatedPosition, language: Language): LetterTable {
  const said = letterWords[language];
  const { measure } = terms.document.qualifier;
  const { tierReached, distanceToNextTier: distance, reason } = standing;
  const benefit = terms.document.tiers[tierReached - 1]?.benefit;
  const rate = benefit && benefitText(benefit, terms.document.base.measure, currency, language);
  const [first] = steps;
  const changing = steps.filter(({ before, after }) => !before.eq(after));
  return {
    columns: [text(said.calculation), figure("")],
    rows: [
      [
        said.qualifier(measureNames[measure][language]),
        volumeText(standing.qualifierTotal, measure, currency, language),
      ],
      [said.tierReached, tierReached === 0 ? said.none : said.tierGives(tierReached, rate ?? "")],
      ...(distance === undefined ? [] : [[said.toNextTier, volumeText(distance, measure, currency, language)]]),
      [said.fromTiers, money((first?.before ?? standing.earned).toDecimalPlaces(stepDigits), currency)],
      ...changing.map(({ step, before, after }) => [
        stepText(step, language),
        money(after.minus(before).toDecimalPlaces(stepDigits), currency),
      ]),
    ],
    totals: [
      [
        reason === undefined ? said.earned : said.because(said.earned, standingReasonText(reason, language)),
        money(standing.earned, currency),
      ],
    ],
  };
}

function payments({ payments: all }: Statement, language: Language): LetterSection {
  const said = letterWords[language];
  if (all.length === 0) return { heading: said.payments, facts: [], sentences: [said.noPayments], tables: [] };
  return {
    heading: said.payments,
    facts: [],
    sentences: [],
    tables: [
      {
        columns: [text(said.day), text(said.program), text(said.progress), figure(said.amount)],
        rows: all.map(({ day, programId, periodId, progress, amount, currency }) => [
          dayText(day, language),
          said.named(programId, periodId),
          said[progress],
          money(amount, currency),
        ]),
        totals: [],
      },
    ],
  };
}
