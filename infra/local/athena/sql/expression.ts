import { AnalysisError, notSupported, syntaxError } from "../errors.ts";
import { type Body, identifier, isObject, list, type Node, offsetOf, open, stringLiteral } from "./ast.ts";
import { currentTime, functionCall, listAggregate, windowCall } from "./calls.ts";
import { cast, castType } from "./cast.ts";
import { subscript } from "./functions/collections.ts";
import { type ArithmeticOperator, arithmetic, comparison, negate } from "./operators.ts";
import { subquery } from "./query.ts";
import { columnNotFound, findColumn, type Scope } from "./scope.ts";
import { coerce, quoteName, quoteText, type Typed, typed } from "./typed.ts";
import {
  arrayOf,
  bigint,
  boolean,
  commonType,
  date,
  dayToSecond,
  decimal,
  double,
  integer,
  type SqlType,
  timestamp,
  timestampWithZone,
  typeName,
  unknown,
  varbinary,
  varchar,
  yearToMonth,
} from "./types.ts";

type Emit = (body: Body, scope: Scope) => Typed;

const arithmeticOperators: Readonly<Record<string, ArithmeticOperator>> = {
  add: "+",
  sub: "-",
  mul: "*",
  div: "/",
  mod: "%",
};
const comparisonOperators: Readonly<Record<string, string>> = {
  eq: "=",
  neq: "<>",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  null_safe_eq: "IS NOT DISTINCT FROM",
  null_safe_neq: "IS DISTINCT FROM",
};
const quantifiedOperators: Readonly<Record<string, string>> = {
  Eq: "=",
  Neq: "<>",
  Lt: "<",
  Lte: "<=",
  Gt: ">",
  Gte: ">=",
};

const negated = (body: Body) => (body.not === true ? "NOT " : "");

/** One kind of node each. */
const emitters: Readonly<Record<string, Emit>> = {
  literal,
  boolean: (body) => typed(body.value === true ? "TRUE" : "FALSE", boolean),
  null: () => typed("NULL", unknown),
  column,
  paren: (body, scope) => {
    const inner = expression(body.this, scope);
    return { ...inner, sql: `(${inner.sql})` };
  },
  neg: (body, scope) => negate(expression(body.this, scope)),
  not: (body, scope) => typed(`(NOT ${condition(body.this, scope)})`, boolean),
  and: (body, scope) => typed(`(${condition(body.left, scope)} AND ${condition(body.right, scope)})`, boolean),
  or: (body, scope) => typed(`(${condition(body.left, scope)} OR ${condition(body.right, scope)})`, boolean),
  concat: concatenation,
  between: (body, scope) => {
    const value = expression(body.this, scope);
    const [low, high] = [expression(body.low, scope), expression(body.high, scope)];
    comparison(">=", value, low);
    comparison("<=", value, high);
    return typed(`(${value.sql} ${negated(body)}BETWEEN ${low.sql} AND ${high.sql})`, boolean);
  },
  in: membership,
  is_null: (body, scope) => typed(`(${expression(body.this, scope).sql} IS ${negated(body)}NULL)`, boolean),
  is_true: (body, scope) => typed(`(${condition(body.this, scope)} IS ${negated(body)}TRUE)`, boolean),
  is_false: (body, scope) => typed(`(${condition(body.this, scope)} IS ${negated(body)}FALSE)`, boolean),
  like: (body, scope) => {
    const [left, right] = [text(body.left, scope, "LIKE"), text(body.right, scope, "LIKE")];
    const escaped = body.escape ? ` ESCAPE ${expression(body.escape, scope).sql}` : "";
    return typed(`(${left.sql} LIKE ${right.sql}${escaped})`, boolean);
  },
  exists: (body, scope) => typed(`EXISTS (${subquery(body.this, scope).sql})`, boolean),
  any: (body, scope) => quantified("ANY", body, scope),
  all: (body, scope) => quantified("ALL", body, scope),
  case: caseExpression,
  cast: (body, scope) => cast(expression(body.this, scope), castType(body.to)),
  try_cast: (body, scope) => cast(expression(body.this, scope), castType(body.to), true),
  function: functionCall,
  aggregate_function: functionCall,
  window_function: windowCall,
  array_agg: listAggregate,
  within_group: listAggregate,
  list_agg: listAggregate,
  array_func: arrayConstructor,
  tuple: (body, scope) => row(list(body.expressions), scope),
  subscript: subscripted,
  dot: dereference,
  subquery: scalarSubquery,
  interval,
  extract: (body, scope) => {
    return functionCall({ name: fieldName(body.field), args: [body.this] }, scope);
  },
  substring: (body, scope) =>
    functionCall({ name: "substring", args: [body.this, body.start, ...(body.length ? [body.length] : [])] }, scope),
  trim: (body, scope) => {
    const characters = body.characters ? `, ${expression(body.characters, scope).sql}` : "";
    const name = body.position === "Leading" ? "ltrim" : body.position === "Trailing" ? "rtrim" : "trim";
    return typed(`${name}(${text(body.this, scope, name).sql}${characters})`, varchar);
  },
  str_position: (body, scope) => functionCall({ name: "strpos", args: [body.this, body.substr] }, scope),
  at_time_zone: (body, scope) => {
    const value = expression(body.this, scope);
    if (stringLiteral(body.zone) !== "UTC") throw notSupported("a time zone other than UTC");
    return typed(`CAST(${value.sql} AS TIMESTAMPTZ)`, timestampWithZone);
  },
  placeholder: () => {
    throw syntaxError("Incorrect number of parameters: the query has a ? without a value");
  },
};

/**
 * An expression in DuckDB's SQL, with Trino's type.
 * @throws AnalysisError where Athena would refuse it, or where it is not supported here
 */
export function expression(node: unknown, scope: Scope): Typed {
  const { kind, body } = open(node);
  const arithmeticOperator = arithmeticOperators[kind];
  if (arithmeticOperator !== undefined) {
    return arithmetic(
      arithmeticOperator,
      expression(body.left, scope),
      expression(body.right, scope),
      firstOffset(node),
    );
  }
  const comparisonOperator = comparisonOperators[kind];
  if (comparisonOperator !== undefined) {
    return comparison(
      comparisonOperator,
      expression(body.left, scope),
      expression(body.right, scope),
      firstOffset(node),
    );
  }
  const emit = emitters[kind];
  if (emit === undefined) throw notSupported(kind.replaceAll("_", " "), firstOffset(node));
  return emit(body, scope);
}

/** An expression that must be a boolean. */
export function condition(node: unknown, scope: Scope): string {
  const value = expression(node, scope);
  if (value.type.kind !== "boolean" && value.type.kind !== "unknown") {
    throw new AnalysisError(
      "TYPE_MISMATCH",
      `Expression must evaluate to a boolean: ${typeName(value.type)}`,
      firstOffset(node),
    );
  }
  return value.sql;
}

/** Where the first name in an expression stands: the parser keeps places of names only. */
export function firstOffset(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  const own = offsetOf(node);
  if (own !== undefined) return own;
  for (const child of Object.values(node)) {
    const found = firstOffset(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The types' common type. @throws AnalysisError where there is none */
export function unify(values: readonly Typed[], what: string): SqlType {
  let type: SqlType = unknown;
  for (const value of values) {
    const common = commonType(type, value.type);
    if (common === undefined) {
      throw new AnalysisError(
        "TYPE_MISMATCH",
        `All ${what} must be the same type or coercible to a common type. Cannot find common type between ${typeName(type)} and ${typeName(value.type)}`,
      );
    }
    type = common;
  }
  return type;
}

function literal(body: Body): Typed {
  const value = String(body.value);
  switch (body.literal_type) {
    case "string":
      return { sql: quoteText(value), type: varchar, literal: value };
    case "number":
      return numberOf(value);
    case "date":
      return typed(`DATE ${quoteText(value)}`, date);
    case "timestamp":
      return timestampOf(value);
    case "time":
      return typed(`TIME ${quoteText(value)}`, { kind: "time" });
    case "hex_string":
      return typed(`unhex(${quoteText(value)})`, varbinary);
  }
  throw notSupported(`a literal of the form ${String(body.literal_type)}`);
}

function numberOf(text: string): Typed {
  if (/e/i.test(text)) return { sql: `CAST(${text} AS DOUBLE)`, type: double, literal: text };
  if (!text.includes(".")) {
    if (BigInt(text) > 9223372036854775807n) throw syntaxError(`Invalid numeric literal: ${text}`);
    const type = BigInt(text) > 2147483647n ? bigint : integer;
    return { sql: text, type, literal: text };
  }
  const [whole = "", fraction = ""] = text.split(".");
  const digits = whole.replace(/^0+/, "").length + fraction.length;
  const type = decimal(Math.max(1, digits), fraction.length);
  return { sql: `CAST('${text}' AS DECIMAL(${type.precision},${type.scale}))`, type, literal: text };
}

function timestampOf(text: string): Typed {
  const fraction = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  if (/ (UTC|Z|[+-]\d\d:?\d\d)$/.test(text))
    return typed(`CAST(${quoteText(text.replace(/ UTC$/, "+00"))} AS TIMESTAMPTZ)`, timestampWithZone);
  return typed(`TIMESTAMP ${quoteText(text)}`, timestamp(Math.max(3, fraction)));
}

function column(body: Body, scope: Scope): Typed {
  const name = identifier(body.name);
  const table = identifier(body.table);
  if (name === undefined) throw syntaxError("a column is expected");
  const offset = table?.offset ?? name.offset;
  const found = findColumn(scope, table?.name, name.name, offset);
  if (found !== undefined) return found;
  if (table === undefined && body.name !== undefined) {
    const special = currentTime(name.name);
    if (special !== undefined) return special;
  }
  const owner = table && findColumn(scope, undefined, table.name, offset);
  if (owner?.type.kind === "row") return field(owner, name.name);
  throw columnNotFound(table === undefined ? name.name : `${table.name}.${name.name}`, offset);
}

function field(owner: Typed, name: string): Typed {
  const found = owner.type.kind === "row" ? owner.type.fields.find((each) => each.name === name) : undefined;
  if (found === undefined) throw columnNotFound(name);
  return typed(`(${owner.sql}).${quoteName(name)}`, found.type);
}

function dereference(body: Body, scope: Scope): Typed {
  const name = identifier(body.field)?.name ?? "";
  const owner = open(body.this);
  // database.table.column reads like column.field of a row
  if (owner.kind === "column" && owner.body.table) {
    const table = identifier(owner.body.name);
    const found = table && findColumn(scope, table.name, name, table.offset);
    if (found !== undefined) return found;
  }
  return field(expression(body.this, scope), name);
}

function text(node: unknown, scope: Scope, operator: string): Typed {
  const value = expression(node, scope);
  if (value.type.kind !== "varchar" && value.type.kind !== "unknown") {
    throw new AnalysisError(
      "TYPE_MISMATCH",
      `${operator} expects varchar, found ${typeName(value.type)}`,
      firstOffset(node),
    );
  }
  return value;
}

function concatenation(body: Body, scope: Scope): Typed {
  const [left, right] = [expression(body.left, scope), expression(body.right, scope)];
  if (left.type.kind === "array" || right.type.kind === "array") {
    const type = unify([left, right], "concat operands");
    return typed(`(${left.sql} || ${right.sql})`, type);
  }
  const type = commonType(left.type, right.type);
  if (type === undefined || !["varchar", "varbinary", "unknown"].includes(type.kind)) {
    throw new AnalysisError(
      "TYPE_MISMATCH",
      `Unexpected parameters (${typeName(left.type)}, ${typeName(right.type)}) for function concat`,
      firstOffset(body),
    );
  }
  return typed(`(${left.sql} || ${right.sql})`, type.kind === "unknown" ? varchar : type);
}

function membership(body: Body, scope: Scope): Typed {
  const value = expression(body.this, scope);
  if (body.query) {
    const query = subquery(body.query, scope);
    const first = query.columns[0];
    if (first !== undefined && query.columns.length === 1)
      comparison("=", value, typed("", first.type), firstOffset(body.this));
    return typed(`(${value.sql} ${negated(body)}IN (${query.sql}))`, boolean);
  }
  const values = list(body.expressions).map((each) => expression(each, scope));
  for (const each of values) comparison("=", value, each, firstOffset(body.this));
  return typed(`(${value.sql} ${negated(body)}IN (${values.map(({ sql }) => sql).join(", ")}))`, boolean);
}

function quantified(word: string, body: Body, scope: Scope): Typed {
  const value = expression(body.this, scope);
  const operator = quantifiedOperators[String(body.op)];
  if (operator === undefined) throw notSupported(`the operator ${String(body.op)} ${word}`);
  const inner = open(body.subquery);
  const query = subquery(inner.kind === "subquery" ? inner.body.this : body.subquery, scope);
  return typed(`(${value.sql} ${operator} ${word} (${query.sql}))`, boolean);
}

function caseExpression(body: Body, scope: Scope): Typed {
  const operand = body.operand ? expression(body.operand, scope) : undefined;
  const whens = (Array.isArray(body.whens) ? body.whens : []).map((pair: unknown) => {
    const [when, then] = Array.isArray(pair) ? pair : [];
    const test = operand === undefined ? condition(when, scope) : comparison("=", operand, expression(when, scope)).sql;
    return { test, result: expression(then, scope) };
  });
  const otherwise = body.else_ ? expression(body.else_, scope) : undefined;
  const results = [...whens.map(({ result }) => result), ...(otherwise ? [otherwise] : [])];
  const type = unify(results, "CASE results");
  const cases = whens.map(({ test, result }) => `WHEN ${test} THEN ${coerce(result, type).sql}`).join(" ");
  return typed(`CASE ${cases}${otherwise ? ` ELSE ${coerce(otherwise, type).sql}` : ""} END`, type);
}

function arrayConstructor(body: Body, scope: Scope): Typed {
  const values = list(body.expressions).map((each) => expression(each, scope));
  const element = unify(values, "ARRAY elements");
  return typed(`[${values.map((value) => coerce(value, element).sql).join(", ")}]`, arrayOf(element));
}

/** `row(1, 'x')`, or a tuple; its fields have no names until a cast gives them some. */
export function row(nodes: readonly Node[], scope: Scope): Typed {
  const values = nodes.map((each) => expression(each, scope));
  const type: SqlType = { kind: "row", fields: values.map((value) => ({ name: undefined, type: value.type })) };
  return typed(`row(${values.map(({ sql }) => sql).join(", ")})`, type);
}

function subscripted(body: Body, scope: Scope): Typed {
  const owner = expression(body.this, scope);
  const index = expression(body.index, scope);
  if (owner.type.kind === "array") return typed(subscript(owner.sql, index.sql), owner.type.element);
  if (owner.type.kind === "map") {
    const value = `${owner.sql}[${coerce(index, owner.type.key).sql}]`;
    return typed(value, owner.type.value);
  }
  if (owner.type.kind === "row") {
    const found = owner.type.fields[Number(index.literal) - 1];
    if (found !== undefined) return typed(`struct_extract_at(${owner.sql}, ${index.sql})`, found.type);
  }
  throw new AnalysisError("TYPE_MISMATCH", `Cannot use ${typeName(owner.type)} with []`, firstOffset(body.this));
}

function scalarSubquery(body: Body, scope: Scope): Typed {
  const query = subquery(body.this, scope);
  const [first] = query.columns;
  if (first === undefined || query.columns.length > 1)
    throw syntaxError("Multiple columns returned by subquery are not yet supported");
  return typed(`(${query.sql})`, first.type);
}

function interval(body: Body): Typed {
  const value = stringLiteral(body.this);
  const unit = open({ unit: body.unit }).body;
  if (value === undefined || unit.type !== "simple") throw notSupported("this form of interval");
  const name = String(unit.unit).toUpperCase();
  const type = name === "YEAR" || name === "MONTH" ? yearToMonth : dayToSecond;
  return typed(`INTERVAL ${quoteText(value)} ${name}`, type);
}

/** `DayOfWeek`, or `{ Custom: "dow" }`, as the name of the function that gives the field. */
function fieldName(field: unknown): string {
  const name = typeof field === "string" ? field : String(isObject(field) ? field.Custom : "");
  return name.replace(/(?<=[a-z])[A-Z]/g, "_$&").toLowerCase();
}
