import { parseType } from "./type-text.ts";
import { coerce, type Typed, typed } from "./typed.ts";
import { arrayOf, asDecimal, commonType, decimal, isNumeric, type SqlType, sameType, unknown } from "./types.ts";

/**
 * One overload of a function: its signature as Trino documents it, and its DuckDB text with `$1`, `$2` … for the
 * arguments and `$*` for all of them. In an aggregate or window function braces hold each aggregate call, so that
 * `distinct`, `filter` and `over` can be put to it: `CAST({sum($1)} AS BIGINT)`.
 *
 * In a signature, T, K and V stand for any type; `decimal` for any decimal; `number` for any number; a last parameter
 * that ends in `...` repeats.
 */
export type Overload = {
  readonly signature: string;
  readonly sql: string | ((args: readonly Typed[]) => string);
  /** The result's type where the signature cannot say it. */
  readonly returns?: (args: readonly Typed[]) => SqlType;
  readonly kind?: "aggregate" | "window";
};

export type Rule = {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly repeats: boolean;
  readonly result: string;
  readonly overload: Overload;
};

export function readOverload(overload: Overload): Rule {
  const match = /^(\w+)\((.*)\): (.+)$/.exec(overload.signature);
  const [, name, inside, result] = match ?? [];
  if (name === undefined || inside === undefined || result === undefined) {
    throw new Error(`not a signature: ${overload.signature}`);
  }
  const parameters = inside === "" ? [] : inside.split(/,\s*(?![^(]*\))/).map((parameter) => parameter.trim());
  const repeats = parameters.at(-1)?.endsWith("...") ?? false;
  return {
    name,
    parameters: parameters.map((parameter) => parameter.replace("...", "")),
    repeats,
    result,
    overload,
  };
}

/** The arguments converted to a rule's parameters, and the result's type; undefined where they do not fit. */
export function match(rule: Rule, args: readonly Typed[]): { args: readonly Typed[]; type: SqlType } | undefined {
  const { parameters, repeats } = rule;
  if (repeats ? args.length < parameters.length : args.length !== parameters.length) return undefined;
  const bound = new Map<string, SqlType>();
  const parameterOf = (index: number) => parameters[Math.min(index, parameters.length - 1)] ?? "";
  for (const [index, arg] of args.entries()) if (!bind(parameterOf(index), arg.type, bound)) return undefined;
  const converted = args.map((arg, index) => {
    const parameter = parameterOf(index);
    if (parameter === "number") return arg;
    if (parameter === "decimal") return coerce(arg, asDecimal(arg.type) ?? arg.type);
    return coerce(arg, resolve(parameter, bound));
  });
  const type = rule.overload.returns?.(converted) ?? resolve(rule.result, bound);
  return { args: converted, type };
}

const isVariable = (text: string) => /^[A-Z]$/.test(text);

function bind(parameter: string, type: SqlType, bound: Map<string, SqlType>): boolean {
  if (isVariable(parameter)) {
    const before = bound.get(parameter);
    const common = before === undefined ? type : commonType(before, type);
    if (common === undefined) return false;
    bound.set(parameter, common);
    return true;
  }
  if (type.kind === "unknown") return true;
  if (parameter === "number") return isNumeric(type);
  if (parameter === "decimal") return asDecimal(type) !== undefined;
  const inner = /^(array|map)\((.*)\)$/.exec(parameter);
  if (inner?.[1] === "array") return type.kind === "array" && bind(inner[2] ?? "", type.element, bound);
  if (inner?.[1] === "map") {
    const [key = "", value = ""] = (inner[2] ?? "").split(/,\s*/);
    return type.kind === "map" && bind(key, type.key, bound) && bind(value, type.value, bound);
  }
  const declared = parseType(parameter);
  if (declared.kind === "timestamp" && type.kind === "timestamp") return true;
  const common = commonType(declared, type);
  return common !== undefined && sameType(common, declared);
}

function resolve(text: string, bound: ReadonlyMap<string, SqlType>): SqlType {
  if (isVariable(text)) return bound.get(text) ?? unknown;
  if (text === "decimal") return decimal(38, 0);
  const inner = /^(array|map)\((.*)\)$/.exec(text);
  if (inner?.[1] === "array") return arrayOf(resolve(inner[2] ?? "", bound));
  if (inner?.[1] === "map") {
    const [key = "", value = ""] = (inner[2] ?? "").split(/,\s*/);
    return { kind: "map", key: resolve(key, bound), value: resolve(value, bound) };
  }
  return parseType(text);
}

/** The rule that fits best: one whose parameters the arguments have already, else the first that they convert to. */
export function choose(rules: readonly Rule[], args: readonly Typed[]) {
  const fitting = rules.flatMap((rule) => {
    const matched = match(rule, args);
    return matched === undefined ? [] : [{ rule, ...matched }];
  });
  const conversions = ({ args: converted }: { args: readonly Typed[] }) =>
    converted.filter(({ sql }, index) => sql !== args[index]?.sql).length;
  return fitting.toSorted((left, right) => conversions(left) - conversions(right))[0];
}

/** What marks the aggregate calls in a filled text; no SQL holds these characters. */
export const callMarks = { open: "\u0001", close: "\u0002" };

const marked = (template: string) => template.replaceAll("{", callMarks.open).replaceAll("}", callMarks.close);

/** A rule's DuckDB text with the arguments put in. */
export function fill(rule: Rule, args: readonly Typed[]): string {
  const { sql } = rule.overload;
  if (typeof sql === "function") return sql(args);
  return marked(sql).replace(/\$(\d|\*)/g, (_, which: string) =>
    which === "*" ? args.map((arg) => arg.sql).join(", ") : (args[Number(which) - 1]?.sql ?? ""),
  );
}

export const call = (rule: Rule, args: readonly Typed[], type: SqlType) => typed(fill(rule, args), type);
