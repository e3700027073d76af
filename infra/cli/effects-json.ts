import type { EffectReport } from "../../shared/effects/effect-report.ts";
import { Decimal, formatDecimal } from "../../shared/money/decimal.ts";

/** A report for scripts: field names as in the facts, amounts of money as text in plain digits, what is not known as null. */
export function effectsJson(report: EffectReport): unknown {
  return plain(report);
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Decimal) return formatDecimal(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snakeCase(name), plain(inner)]));
}

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
