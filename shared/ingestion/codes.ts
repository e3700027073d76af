import { minorDigitsByCurrency } from "../money/currencies.ts";
import { entityKinds, languages, statedMethods } from "../reference/payee.ts";
import { countries } from "../reference/payee-countries.ts";
import type { Rejection } from "./rejections.ts";

type ClosedList = {
  readonly values: readonly string[];
  /** The reason that stands against a row with another value. */
  readonly unknown: Rejection;
  /** What another value is called where a profile states it. */
  readonly otherwise: string;
};

/** Closed lists of which a value is one, whether a row or a profile states it. Capital and small letters differ. */
export const codes = {
  currency: {
    values: [...minorDigitsByCurrency.keys()],
    unknown: "currency_unknown",
    otherwise: "no ISO 4217 code",
  },
  country: { values: countries, unknown: "country_unknown", otherwise: "no ISO 3166 code of two letters" },
  entity_kind: { values: entityKinds, unknown: "entity_kind_unknown", otherwise: noneOf(entityKinds) },
  payout_method: { values: statedMethods, unknown: "payout_method_unknown", otherwise: noneOf(statedMethods) },
  language: { values: languages, unknown: "language_unknown", otherwise: noneOf(languages) },
} as const satisfies Record<string, ClosedList>;

export type Code = keyof typeof codes;

/** The list that the values of one of our columns are from; undefined where they are from none. */
export function closedListOf(column: string): ClosedList | undefined {
  const name = column.endsWith("_currency") ? "currency" : column;
  return Object.hasOwn(codes, name) ? codes[name as Code] : undefined;
}

function noneOf(values: readonly string[]): string {
  return `none of ${values.join(", ")}`;
}
