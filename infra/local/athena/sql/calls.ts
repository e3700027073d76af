import { AnalysisError, notSupported, syntaxError } from "../errors.ts";
import { type Body, identifier, isObject, list, type Node, open } from "./ast.ts";
import { condition, expression, firstOffset, row, unify } from "./expression.ts";
import { functionRules } from "./functions/index.ts";
import { arithmetic } from "./operators.ts";
import { orderBy } from "./order.ts";
import { functionPrefix } from "./parse.ts";
import { innerScope, type Scope } from "./scope.ts";
import { callMarks, choose, fill } from "./signature.ts";
import { coerce, quoteName, quoteText, type Typed, typed } from "./typed.ts";
import {
  arrayOf,
  bigint,
  boolean,
  date,
  type SqlType,
  timestamp,
  timestampWithZone,
  typeName,
  varchar,
} from "./types.ts";

/** What may stand around an aggregate call. */
type Around = {
  readonly distinct?: boolean;
  readonly ignoreNulls?: boolean;
  readonly filter?: string;
  readonly over?: string;
};

const nameOf = (body: Body) => {
  const name = String(body.name).toLowerCase();
  return name.startsWith(functionPrefix) ? name.slice(functionPrefix.length) : name;
};

/** `current_date` and its like, written without brackets. */
export function currentTime(name: string): Typed | undefined {
  switch (name) {
    case "current_date":
      return typed("current_date", date);
    case "current_timestamp":
      return typed("now()", timestampWithZone);
    case "localtimestamp":
      return typed("CAST(now() AS TIMESTAMP)", timestamp());
  }
  return undefined;
}

/** A call of a scalar or aggregate function. */
export function functionCall(body: Body, scope: Scope): Typed {
  const name = nameOf(body);
  const own = special[name];
  const args = Array.isArray(body.args) ? body.args.filter(isObject) : [];
  if (own !== undefined) return own(args, scope);
  const plain = body.no_parens === true ? currentTime(name) : undefined;
  return plain ?? registered(name, body, scope, undefined);
}

/** A call with OVER. */
export function windowCall(body: Body, scope: Scope): Typed {
  const inner = open(body.this);
  const over = windowSpec(body.over, scope);
  if (inner.kind === "array_agg") return listCall(inner.body, list(inner.body.order_by), scope, over);
  return registered(nameOf(inner.body), inner.body, scope, over);
}

function registered(name: string, body: Body, scope: Scope, over: string | undefined): Typed {
  const rules = functionRules.get(name);
  if (rules === undefined) throw syntaxError(`Function '${name}' not registered`, firstOffset(body));
  const nodes = list(body.args);
  const isStar = nodes.length === 1 && open(nodes[0]).kind === "star";
  const args = isStar ? [] : nodes.map((node) => expression(node, scope));
  const chosen = choose(rules, args);
  if (chosen === undefined) {
    const expected = rules.map(({ overload }) => overload.signature.replace(/: .*/, "")).join(", ");
    throw new AnalysisError(
      "FUNCTION_NOT_FOUND",
      `Unexpected parameters (${args.map(({ type }) => typeName(type)).join(", ")}) for function ${name}. Expected: ${expected}`,
      firstOffset(body),
    );
  }
  const { kind } = chosen.rule.overload;
  if (kind === undefined && over !== undefined)
    throw syntaxError(`'${name}' is not a window function`, firstOffset(body));
  if (kind === "window" && over === undefined)
    throw syntaxError(`Window function ${name} requires an OVER clause`, firstOffset(body));
  const around: Around = {
    distinct: body.distinct === true,
    ignoreNulls: body.ignore_nulls === true,
    ...(body.filter ? { filter: condition(body.filter, scope) } : {}),
    ...(over === undefined ? {} : { over }),
  };
  return typed(withCalls(fill(chosen.rule, chosen.args), around), chosen.type);
}

const markedCall = new RegExp(`${callMarks.open}(\\w+)\\(([^${callMarks.close}]*)\\)${callMarks.close}`, "g");

/** Puts distinct, filter and over to each aggregate call of a filled text. */
function withCalls(sql: string, { distinct, ignoreNulls, filter, over }: Around): string {
  return sql.replace(markedCall, (_, name: string, args: string) => {
    const inside = `${distinct ? "DISTINCT " : ""}${args}${ignoreNulls ? " IGNORE NULLS" : ""}`;
    return `${name}(${inside})${filter === undefined ? "" : ` FILTER (WHERE ${filter})`}${over === undefined ? "" : ` OVER ${over}`}`;
  });
}

/** array_agg and listagg: the aggregates that sort. */
export function listAggregate(body: Body, scope: Scope): Typed {
  const inner = open(body.this);
  if (inner.kind === "list_agg") return textCall(inner.body, list(body.order_by), body.filter, scope);
  if ("separator" in body) return textCall(body, [], body.filter, scope);
  return listCall(body, list(body.order_by), scope, undefined);
}

function listCall(body: Body, sorting: readonly Node[], scope: Scope, over: string | undefined): Typed {
  const value = expression(body.this, scope);
  const filter = body.filter ? ` FILTER (WHERE ${condition(body.filter, scope)})` : "";
  const inside = `${body.distinct === true ? "DISTINCT " : ""}${value.sql}${orderBy(sorting, scope)}`;
  return typed(`list(${inside})${filter}${over === undefined ? "" : ` OVER ${over}`}`, arrayOf(value.type));
}

function textCall(body: Body, sorting: readonly Node[], filterNode: unknown, scope: Scope): Typed {
  const value = expression(body.this, scope);
  if (value.type.kind !== "varchar")
    throw new AnalysisError("TYPE_MISMATCH", "listagg expects varchar", firstOffset(body.this));
  const separator = body.separator ? expression(body.separator, scope).sql : "''";
  const filter = filterNode ? ` FILTER (WHERE ${condition(filterNode, scope)})` : "";
  return typed(
    `string_agg(${body.distinct === true ? "DISTINCT " : ""}${value.sql}, ${separator}${orderBy(sorting, scope)})${filter}`,
    varchar,
  );
}

/** What follows OVER: a window's name, or its definition in brackets. */
export function windowSpec(over: unknown, scope: Scope): string {
  const body = isObject(over) ? over : {};
  const name = identifier(open({ name: body.window_name }).body)?.name;
  const definition = windowDefinition(body, scope);
  if (name === undefined) return `(${definition})`;
  return definition === "" ? quoteName(name) : `(${quoteName(name)} ${definition})`;
}

export function windowDefinition(body: Body, scope: Scope): string {
  const partitions = list(body.partition_by).map((each) => expression(each, scope).sql);
  const parts = [
    partitions.length === 0 ? "" : `PARTITION BY ${partitions.join(", ")}`,
    orderBy(list(body.order_by), scope).trim(),
    frame(body.frame, scope),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function frame(value: unknown, scope: Scope): string {
  if (!isObject(value)) return "";
  const kind = String(value.kind).toUpperCase();
  const start = frameBound(value.start, scope);
  return value.end ? `${kind} BETWEEN ${start} AND ${frameBound(value.end, scope)}` : `${kind} ${start}`;
}

const frameWords: Readonly<Record<string, string>> = {
  CurrentRow: "CURRENT ROW",
  UnboundedPreceding: "UNBOUNDED PRECEDING",
  UnboundedFollowing: "UNBOUNDED FOLLOWING",
};

function frameBound(bound: unknown, scope: Scope): string {
  if (typeof bound === "string") return frameWords[bound] ?? bound;
  const [side, distance] = isObject(bound) ? (Object.entries(bound)[0] ?? []) : [];
  return `${expression(distance, scope).sql} ${String(side).toUpperCase()}`;
}

type Special = (args: readonly Node[], scope: Scope) => Typed;

/** Functions that take a lambda, or whose result depends on more than the arguments' types. */
const special: Readonly<Record<string, Special>> = {
  row,
  map: (args, scope) => {
    const [keys, values] = args.map((arg) => expression(arg, scope));
    if (keys?.type.kind !== "array" || values?.type.kind !== "array") throw notSupported("this form of map()");
    return typed(`map(${keys.sql}, ${values.sql})`, {
      kind: "map",
      key: keys.type.element,
      value: values.type.element,
    });
  },
  mod: (args, scope) => arithmetic("%", expression(args[0], scope), expression(args[1], scope)),
  try: (args, scope) => {
    const value = expression(args[0], scope);
    return typed(`TRY(${value.sql})`, value.type);
  },
  typeof: (args, scope) => typed(quoteText(typeName(expression(args[0], scope).type)), varchar),
  grouping: (args, scope) => typed(`GROUPING(${args.map((arg) => expression(arg, scope).sql).join(", ")})`, bigint),
  at_timezone: (args, scope) => expression({ at_time_zone: { this: args[0], zone: args[1] } }, scope),
  format: (args, scope) => {
    const [pattern, ...values] = args.map((arg) => expression(arg, scope));
    if (pattern?.literal === undefined) throw notSupported("format() without a literal pattern");
    return typed(`printf(${[pattern, ...values].map(({ sql }) => sql).join(", ")})`, varchar);
  },
  transform: (args, scope) => {
    const array = arrayArgument(args[0], scope);
    const body = lambda(args[1], [array.element], scope);
    return typed(`list_transform(${array.sql}, ${body.sql})`, arrayOf(body.type));
  },
  filter: (args, scope) => {
    const array = arrayArgument(args[0], scope);
    return typed(`list_filter(${array.sql}, ${lambda(args[1], [array.element], scope).sql})`, arrayOf(array.element));
  },
  any_match: (args, scope) => matching(args, scope, (list) => `coalesce(list_bool_or(${list}), FALSE)`),
  all_match: (args, scope) => matching(args, scope, (list) => `coalesce(list_bool_and(${list}), TRUE)`),
  none_match: (args, scope) => matching(args, scope, (list) => `NOT coalesce(list_bool_or(${list}), FALSE)`),
  reduce: (args, scope) => {
    const array = arrayArgument(args[0], scope);
    const start = expression(args[1], scope);
    const first = lambda(args[2], [start.type, array.element], scope);
    // The state's type is what start and step have in common.
    const type = unify([start, first], "reduce states");
    const step = lambda(args[2], [type, array.element], scope);
    const reduced = typed(`list_reduce(${array.sql}, ${step.sql}, ${coerce(start, type).sql})`, type);
    return lambdaBody(args[3], [reduced], scope);
  },
};

function matching(args: readonly Node[], scope: Scope, sql: (list: string) => string): Typed {
  const array = arrayArgument(args[0], scope);
  return typed(sql(`list_transform(${array.sql}, ${lambda(args[1], [array.element], scope).sql})`), boolean);
}

function arrayArgument(node: Node | undefined, scope: Scope): { sql: string; element: SqlType } {
  const value = expression(node, scope);
  if (value.type.kind !== "array")
    throw new AnalysisError("TYPE_MISMATCH", `array expected, found ${typeName(value.type)}`);
  return { sql: value.sql, element: value.type.element };
}

function lambdaParts(node: Node | undefined) {
  const { kind, body } = open(node);
  if (kind !== "lambda") throw syntaxError("a lambda expression is expected");
  return { names: list(body.parameters).map((each) => identifier(each)?.name ?? ""), body: body.body };
}

/** A lambda as DuckDB writes it, its body typed for parameters of the given types. */
function lambda(node: Node | undefined, types: readonly SqlType[], scope: Scope): Typed {
  const { names, body } = lambdaParts(node);
  const overlay = new Map(names.map((name, index) => [name, typed(quoteName(name), types[index] ?? varchar)] as const));
  const value = expression(body, innerScope(scope, { overlay }));
  return typed(`lambda ${names.map(quoteName).join(", ")}: ${value.sql}`, value.type);
}

/** A lambda's body with values put in for its parameters. */
function lambdaBody(node: Node | undefined, values: readonly Typed[], scope: Scope): Typed {
  const { names, body } = lambdaParts(node);
  const overlay = new Map(names.flatMap((name, index) => (values[index] ? [[name, values[index]] as const] : [])));
  return expression(body, innerScope(scope, { overlay }));
}
