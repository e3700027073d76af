import { isCurrency } from "../../money/currency.ts";
import { isInMinorUnits } from "../../money/rounding.ts";
import { isAboveZero, sumOf } from "../../rebate/figures.ts";
import { amountText, check, finding } from "./check.ts";
import { readable } from "./readable.ts";

/** The amount can be paid as it stands and is what its positions add up to. */
export const amountPayable = check("amount_payable", ({ payout: { amount, currency, lines } }) => {
  readable(amount, "the amount");
  const figures = { amount: amountText(amount, currency), currency };
  if (!isCurrency(currency)) return finding("currency_unknown", { currency });
  if (!isAboveZero(amount)) return finding("amount_not_above_zero", figures);
  if (!isInMinorUnits(amount, currency)) return finding("amount_finer_than_minor_unit", figures);
  if (lines.length === 0) return finding("payout_without_positions", {});
  const sum = sumOf(lines, (line) => readable(line.amount, "a position's amount"));
  if (!sum.eq(amount)) return finding("positions_do_not_add_up", { ...figures, sum: amountText(sum, currency) });
  return finding("amount_payable", figures);
});
