import { divideDecimals } from "../operators.ts";
import { callMarks, type Overload } from "../signature.ts";
import { duckType } from "../type-text.ts";
import { type Typed, typed } from "../typed.ts";
import { asDecimal, bigint, decimal, type SqlType, unknown } from "../types.ts";

const first = (args: readonly Typed[]): SqlType => args[0]?.type ?? unknown;

function decimalSum(args: readonly Typed[]): SqlType {
  const type = first(args);
  return decimal(38, type.kind === "decimal" ? type.scale : 0);
}

/** The mean of decimals is a decimal of the same type, half up. */
function decimalMean(args: readonly Typed[]): string {
  const type = first(args);
  const marked = (text: string) => callMarks.open + text + callMarks.close;
  const sum = typed(marked(`sum(${args[0]?.sql})`), decimalSum(args));
  const [sumType, countType] = [asDecimal(sum.type), asDecimal(bigint)];
  if (sumType === undefined || countType === undefined) throw new Error("decimals expected");
  const count = typed(`nullif(${marked(`count(${args[0]?.sql})`)}, 0)`, bigint);
  return `CAST(${divideDecimals(sum, sumType, count, countType).sql} AS ${duckType(type)})`;
}

const histogram = (args: readonly Typed[]) =>
  `CAST(${callMarks.open}histogram(${args[0]?.sql})${callMarks.close} AS MAP(${duckType(first(args))}, BIGINT))`;

const aggregate = (signature: string, sql: Overload["sql"], returns?: Overload["returns"]): Overload => ({
  kind: "aggregate",
  signature,
  sql,
  ...(returns && { returns }),
});
const window = (signature: string, sql: string): Overload => ({ kind: "window", signature, sql });

const statistics = ["stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop", "skewness", "kurtosis"];
const pairs = [
  "corr",
  "covar_pop",
  "covar_samp",
  "regr_slope",
  "regr_intercept",
  "regr_r2",
  "regr_count",
  "regr_avgx",
  "regr_avgy",
];

/** Aggregates; array_agg and listagg, which sort inside, are in the expression itself. */
export const aggregates: readonly Overload[] = [
  aggregate("count(): bigint", "{count(*)}"),
  aggregate("count(T): bigint", "{count($1)}"),
  aggregate("count_if(boolean): bigint", "CAST({count_if($1)} AS BIGINT)"),
  ...["tinyint", "smallint", "integer", "bigint"].map((type) =>
    aggregate(`sum(${type}): bigint`, "CAST({sum($1)} AS BIGINT)"),
  ),
  aggregate("sum(real): real", "CAST({sum($1)} AS FLOAT)"),
  aggregate("sum(double): double", "{sum($1)}"),
  aggregate("sum(decimal): decimal", "{sum($1)}", decimalSum),
  ...["tinyint", "smallint", "integer", "bigint", "double"].map((type) =>
    aggregate(`avg(${type}): double`, "{avg($1)}"),
  ),
  aggregate("avg(real): real", "CAST({avg($1)} AS FLOAT)"),
  aggregate("avg(decimal): decimal", decimalMean, first),
  aggregate("min(T): T", "{min($1)}"),
  aggregate("max(T): T", "{max($1)}"),
  aggregate("min(T, bigint): array(T)", "{min($1, $2)}"),
  aggregate("max(T, bigint): array(T)", "{max($1, $2)}"),
  aggregate("max_by(T, K): T", "{arg_max_null($1, $2)}"),
  aggregate("min_by(T, K): T", "{arg_min_null($1, $2)}"),
  aggregate("arbitrary(T): T", "{any_value($1)}"),
  aggregate("any_value(T): T", "{any_value($1)}"),
  aggregate("bool_and(boolean): boolean", "{bool_and($1)}"),
  aggregate("every(boolean): boolean", "{bool_and($1)}"),
  aggregate("bool_or(boolean): boolean", "{bool_or($1)}"),
  aggregate("approx_distinct(T): bigint", "CAST({approx_count_distinct($1)} AS BIGINT)"),
  aggregate("approx_distinct(T, double): bigint", "CAST({approx_count_distinct($1)} AS BIGINT)"),
  ...["bigint", "double"].map((type) =>
    aggregate(`approx_percentile(${type}, double): ${type}`, "{quantile_disc($1, $2)}"),
  ),
  ...["bigint", "double"].map((type) =>
    aggregate(`approx_percentile(${type}, array(double)): array(${type})`, "{quantile_disc($1, $2)}"),
  ),
  ...statistics.map((name) => aggregate(`${name}(double): double`, `{${name}($1)}`)),
  ...pairs.map((name) => aggregate(`${name}(double, double): double`, `CAST({${name}($1, $2)} AS DOUBLE)`)),
  aggregate("geometric_mean(double): double", "{geomean($1)}"),
  aggregate("bitwise_and_agg(bigint): bigint", "{bit_and($1)}"),
  aggregate("bitwise_or_agg(bigint): bigint", "{bit_or($1)}"),
  aggregate("map_agg(K, V): map(K, V)", "map({list($1)}, {list($2)})"),
  aggregate("histogram(T): map(T, bigint)", histogram, (args) => ({
    kind: "map",
    key: first(args),
    value: bigint,
  })),
  window("row_number(): bigint", "{row_number()}"),
  window("rank(): bigint", "{rank()}"),
  window("dense_rank(): bigint", "{dense_rank()}"),
  window("percent_rank(): double", "{percent_rank()}"),
  window("cume_dist(): double", "{cume_dist()}"),
  window("ntile(bigint): bigint", "{ntile($1)}"),
  window("lag(T): T", "{lag($1)}"),
  window("lag(T, bigint): T", "{lag($1, $2)}"),
  window("lag(T, bigint, T): T", "{lag($1, $2, $3)}"),
  window("lead(T): T", "{lead($1)}"),
  window("lead(T, bigint): T", "{lead($1, $2)}"),
  window("lead(T, bigint, T): T", "{lead($1, $2, $3)}"),
  window("first_value(T): T", "{first_value($1)}"),
  window("last_value(T): T", "{last_value($1)}"),
  window("nth_value(T, bigint): T", "{nth_value($1, $2)}"),
];
