import { fxRates } from "../facts/tables.ts";
import type { Contract } from "../ingestion/contract.ts";
import { anyDay, currency, decimal } from "../ingestion/field-types.ts";
import { originOf } from "../ingestion/origin.ts";
import type { FxRatesProfile } from "../ingestion/profile.ts";

/** A rate is below a million: with more digits, its product with an amount would not fit into the 38 that Athena has. */
const rateDigits = { precision: 14, scale: 8 };

/** What an exchange rate's row must be. */
export function fxRateContract({ columns }: FxRatesProfile): Contract {
  const rate = decimal("rate_not_a_number", "number_out_of_range", rateDigits);
  return {
    table: fxRates,
    fields: [
      { name: "from_currency", type: currency, origin: originOf(columns.from_currency), missing: "currency_missing" },
      { name: "to_currency", type: currency, origin: originOf(columns.to_currency), missing: "currency_missing" },
      { name: "rate_date", type: anyDay, origin: originOf(columns.rate_date), missing: "date_missing" },
      { name: "rate", type: rate, origin: originOf(columns.rate), missing: "rate_missing" },
    ],
    derivations: [],
    checks: [
      { reason: "rate_not_positive", field: "rate", when: "rate <= 0" },
      { reason: "currencies_equal", field: "to_currency", when: "from_currency = to_currency" },
    ],
    identity: { columns: ["from_currency", "to_currency", "rate_date"], repeated: "rate_repeated_in_file" },
  };
}
