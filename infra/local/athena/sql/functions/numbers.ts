import type { Overload } from "../signature.ts";
import type { Typed } from "../typed.ts";
import { decimal, type SqlType, unknown } from "../types.ts";

const first = (args: readonly Typed[]): SqlType => args[0]?.type ?? unknown;

/** The decimal type of a first argument rounded: `round(decimal(p,s))` has p-s+1 digits and no scale. */
function rounded(args: readonly Typed[]): SqlType {
  const type = first(args);
  if (type.kind !== "decimal") return type;
  return decimal(Math.min(38, type.precision - type.scale + Math.min(1, type.scale)), 0);
}

function roundedTo(args: readonly Typed[]): SqlType {
  const type = first(args);
  return type.kind === "decimal" ? decimal(Math.min(38, type.precision + 1), type.scale) : type;
}

const cut = (args: readonly Typed[]): SqlType => {
  const type = first(args);
  return type.kind === "decimal" ? decimal(Math.max(1, type.precision - type.scale), 0) : type;
};

const decimalText = (type: SqlType) =>
  type.kind === "decimal" ? `DECIMAL(${type.precision},${type.scale})` : "DOUBLE";

/** A function of one decimal whose result type the function computes. */
const ofDecimal = (name: string, returns: (args: readonly Typed[]) => SqlType): Overload => ({
  signature: `${name === "trunc" ? "truncate" : name}(decimal): decimal`,
  sql: (args) => `CAST(${name}(${args[0]?.sql}) AS ${decimalText(returns(args))})`,
  returns,
});

const integers = ["tinyint", "smallint", "integer", "bigint"] as const;
const same = (name: string, sql: string): Overload[] =>
  integers.map((type) => ({ signature: `${name}(${type}): ${type}`, sql }));

const ofDouble = (names: readonly string[]): Overload[] =>
  names.map((name) => ({ signature: `${name}(double): double`, sql: `${name}($1)` }));

/** Mathematics and bits. */
export const numbers: readonly Overload[] = [
  ...same("abs", "abs($1)"),
  { signature: "abs(double): double", sql: "abs($1)" },
  { signature: "abs(decimal): decimal", sql: "abs($1)", returns: first },
  ...same("round", "$1"),
  { signature: "round(double): double", sql: "round($1)" },
  { signature: "round(double, bigint): double", sql: "round($1, CAST($2 AS INTEGER))" },
  ofDecimal("round", rounded),
  {
    signature: "round(decimal, bigint): decimal",
    sql: (args) => `CAST(round(${args[0]?.sql}, CAST(${args[1]?.sql} AS INTEGER)) AS ${decimalText(roundedTo(args))})`,
    returns: roundedTo,
  },
  ...["ceil", "ceiling", "floor"].flatMap((name): Overload[] => [
    ...same(name, "$1"),
    { signature: `${name}(double): double`, sql: `${name}($1)` },
    { ...ofDecimal(name, rounded) },
  ]),
  { signature: "truncate(double): double", sql: "trunc($1)" },
  ofDecimal("trunc", cut),
  ...same("sign", "CAST(sign($1) AS BIGINT)"),
  { signature: "sign(double): double", sql: "CAST(sign($1) AS DOUBLE)" },
  { signature: "sign(decimal): decimal", sql: "CAST(sign($1) AS DECIMAL(1,0))", returns: () => decimal(1, 0) },
  ...ofDouble(["sqrt", "cbrt", "exp", "ln", "log2", "log10", "degrees", "radians"]),
  ...ofDouble(["sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh"]),
  { signature: "atan2(double, double): double", sql: "atan2($1, $2)" },
  { signature: "log(double, double): double", sql: "(ln($2) / ln($1))" },
  { signature: "power(double, double): double", sql: "power($1, $2)" },
  { signature: "pow(double, double): double", sql: "power($1, $2)" },
  { signature: "pi(): double", sql: "pi()" },
  { signature: "e(): double", sql: "exp(CAST(1 AS DOUBLE))" },
  { signature: "nan(): double", sql: "CAST('nan' AS DOUBLE)" },
  { signature: "infinity(): double", sql: "CAST('infinity' AS DOUBLE)" },
  { signature: "is_nan(double): boolean", sql: "isnan($1)" },
  { signature: "is_finite(double): boolean", sql: "isfinite($1)" },
  { signature: "is_infinite(double): boolean", sql: "isinf($1)" },
  { signature: "rand(): double", sql: "random()" },
  { signature: "random(): double", sql: "random()" },
  { signature: "random(bigint): bigint", sql: "CAST(floor(random() * $1) AS BIGINT)" },
  {
    signature: "width_bucket(double, double, double, bigint): bigint",
    sql: "CAST(least(greatest(floor(($1 - $2) / ($3 - $2) * $4) + 1, 0), $4 + 1) AS BIGINT)",
  },
  { signature: "bitwise_and(bigint, bigint): bigint", sql: "($1 & $2)" },
  { signature: "bitwise_or(bigint, bigint): bigint", sql: "($1 | $2)" },
  { signature: "bitwise_xor(bigint, bigint): bigint", sql: "xor($1, $2)" },
  { signature: "bitwise_not(bigint): bigint", sql: "(~ $1)" },
  { signature: "bitwise_left_shift(bigint, bigint): bigint", sql: "($1 << $2)" },
  { signature: "bitwise_right_shift_arithmetic(bigint, bigint): bigint", sql: "($1 >> $2)" },
  { signature: "bit_count(bigint, bigint): bigint", sql: "CAST(bit_count($1) AS BIGINT)" },
];
