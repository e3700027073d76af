import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { instantText } from "../formats.ts";
import type { Html } from "../page.ts";
import { badge } from "../pages/parts.ts";
import { levelName, personName, statuses, timeZoneOf } from "../payout-words.ts";
import type { Reader } from "../reader.ts";
import type { AnswerTable, Row } from "./answers.ts";
import { sumOfColumn } from "./dashboard.ts";
import { isoInstant, moneyText } from "./parts.ts";

/** Where a payout stands, in the order of its course. */
export const stageNames = {
  in_approval: { en: "In approval", zh: "审批中" },
  stopped: { en: "Stopped", zh: "已停止" },
  to_release: { en: "To be released", zh: "待放行" },
  on_its_way: { en: "On its way", zh: "付款途中" },
  paid: { en: "Paid", zh: "已付款" },
} as const satisfies Record<string, Record<Language, string>>;
export type Stage = keyof typeof stageNames;
export const isStage = (name: string): name is Stage => Object.hasOwn(stageNames, name);

const waitsForNames: Readonly<Record<string, Record<Language, string>>> = {
  approval: { en: "Approval to begin", zh: "待启动审批" },
  proposer: { en: "Proposer", zh: "提案人" },
  releaser: { en: "Releaser", zh: "放行人" },
  bank: { en: "Bank", zh: "银行" },
};

/** Whom a payout waits for: a level by the name that the approval policy gives it. */
export const waitsForName = (reader: Reader, waitsFor: string, language: Language): string =>
  waitsForNames[waitsFor]?.[language] ?? levelName(reader, waitsFor, language);

/** The amount of a row's payout, leading to the payout. */
export const payoutLink = ({ payout_id, amount, currency }: Row, language: Language): Html =>
  html`<a href="/payouts/${payout_id}">${moneyText(parseDecimal(amount ?? "0"), currency ?? "", language)}</a>`;

export function statusName({ status }: Row, language: Language): Html {
  const known: Readonly<Record<string, (typeof statuses)[keyof typeof statuses]>> = statuses;
  const found = known[status ?? ""];
  return found === undefined ? html`${status}` : badge(found.tone, found[language]);
}

/** An instant as facts hold it, on the reader's clocks; nothing where there is none. */
export const momentText = (text: string | null | undefined, reader: Reader, language: Language): Html | string =>
  text === null || text === undefined ? "–" : instantText(isoInstant(text), timeZoneOf(reader), language);

/** People as facts name them, several with commas between. */
export const peopleText = (ids: string | null | undefined, reader: Reader): string =>
  ids === null || ids === undefined || ids === ""
    ? "–"
    : ids
        .split(", ")
        .map((id) => personName(reader, id))
        .join(", ");

/** What rows come to in each of their currencies, one below the other. */
export function amountsText(rows: AnswerTable["rows"], column: string, language: Language): Html | string {
  const currencies = [...new Set(rows.map(({ currency }) => currency ?? ""))].sort();
  if (currencies.length === 0) return "–";
  const amounts = currencies.map((each) => {
    const ofCurrency = rows.filter(({ currency }) => currency === each);
    return moneyText(sumOfColumn(ofCurrency, column), each, language);
  });
  return html`${amounts.map((amount, index) => html`${index === 0 ? "" : html`<br>`}${amount}`)}`;
}
