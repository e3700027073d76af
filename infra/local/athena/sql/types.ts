/** Trino's types, as far as Athena shows them. A varchar's length is not kept: nothing here depends on it. */
export type SqlType =
  | { readonly kind: ScalarKind }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "timestamp"; readonly precision: number }
  | { readonly kind: "array"; readonly element: SqlType }
  | { readonly kind: "map"; readonly key: SqlType; readonly value: SqlType }
  | { readonly kind: "row"; readonly fields: readonly RowField[] };

export type RowField = { readonly name: string | undefined; readonly type: SqlType };

export type ScalarKind =
  | "unknown"
  | "boolean"
  | "tinyint"
  | "smallint"
  | "integer"
  | "bigint"
  | "real"
  | "double"
  | "varchar"
  | "varbinary"
  | "json"
  | "date"
  | "time"
  | "timestamp with time zone"
  | "interval year to month"
  | "interval day to second";

const scalar = <K extends ScalarKind>(kind: K) => ({ kind });
export const unknown = scalar("unknown");
export const boolean = scalar("boolean");
export const integer = scalar("integer");
export const bigint = scalar("bigint");
export const real = scalar("real");
export const double = scalar("double");
export const varchar = scalar("varchar");
export const varbinary = scalar("varbinary");
export const date = scalar("date");
export const timestampWithZone = scalar("timestamp with time zone");
export const yearToMonth = scalar("interval year to month");
export const dayToSecond = scalar("interval day to second");
export const timestamp = (precision = 3): SqlType => ({ kind: "timestamp", precision });
export const decimal = (precision: number, scale: number): DecimalType => ({ kind: "decimal", precision, scale });
export const arrayOf = (element: SqlType): SqlType => ({ kind: "array", element });

export type DecimalType = Extract<SqlType, { kind: "decimal" }>;

/** The decimal digits that each integer type needs; its order is the order of widening. */
export const integerDigits: Readonly<Record<string, number>> = { tinyint: 3, smallint: 5, integer: 10, bigint: 19 };

export const isInteger = (type: SqlType) => type.kind in integerDigits;
export const isFloat = (type: SqlType) => type.kind === "real" || type.kind === "double";
export const isNumeric = (type: SqlType) => isInteger(type) || isFloat(type) || type.kind === "decimal";
export const isInterval = (type: SqlType) => type.kind.startsWith("interval");

/** An integer or decimal type as a decimal type; undefined for anything else. */
export function asDecimal(type: SqlType): DecimalType | undefined {
  if (type.kind === "decimal") return type;
  const digits = integerDigits[type.kind];
  return digits === undefined ? undefined : decimal(digits, 0);
}

/** The type as Trino writes it, such as `decimal(18,6)` or `array(integer)`. */
export function typeName(type: SqlType): string {
  switch (type.kind) {
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
    case "timestamp":
      return `timestamp(${type.precision})`;
    case "array":
      return `array(${typeName(type.element)})`;
    case "map":
      return `map(${typeName(type.key)}, ${typeName(type.value)})`;
    case "row":
      return `row(${type.fields.map(({ name, type }) => (name === undefined ? "" : `${name} `) + typeName(type)).join(", ")})`;
    default:
      return type.kind;
  }
}

export const sameType = (left: SqlType, right: SqlType): boolean => typeName(left) === typeName(right);

const widening = ["tinyint", "smallint", "integer", "bigint", "decimal", "real", "double"];
const temporal = ["date", "timestamp", "timestamp with time zone"];

/** The narrowest type that both convert to without being asked, or undefined where Trino refuses. */
export function commonType(left: SqlType, right: SqlType): SqlType | undefined {
  if (left.kind === "unknown") return right;
  if (right.kind === "unknown" || sameType(left, right)) return left;
  if (isNumeric(left) && isNumeric(right)) {
    const [leftDecimal, rightDecimal] = [asDecimal(left), asDecimal(right)];
    if ((left.kind === "decimal" || right.kind === "decimal") && leftDecimal && rightDecimal) {
      const scale = Math.max(leftDecimal.scale, rightDecimal.scale);
      const whole = Math.max(leftDecimal.precision - leftDecimal.scale, rightDecimal.precision - rightDecimal.scale);
      return decimal(Math.min(38, whole + scale), scale);
    }
    return widening.indexOf(left.kind) > widening.indexOf(right.kind) ? left : right;
  }
  if (left.kind === "timestamp" && right.kind === "timestamp") return left.precision > right.precision ? left : right;
  if (temporal.includes(left.kind) && temporal.includes(right.kind)) {
    return temporal.indexOf(left.kind) > temporal.indexOf(right.kind) ? left : right;
  }
  if (left.kind === "array" && right.kind === "array") {
    const element = commonType(left.element, right.element);
    return element && arrayOf(element);
  }
  if (left.kind === "map" && right.kind === "map") {
    const key = commonType(left.key, right.key);
    const value = commonType(left.value, right.value);
    return key && value && { kind: "map", key, value };
  }
  if (left.kind === "row" && right.kind === "row" && left.fields.length === right.fields.length) {
    const fields: RowField[] = [];
    for (const [index, field] of left.fields.entries()) {
      const other = right.fields[index];
      const type = other && commonType(field.type, other.type);
      if (type === undefined) return undefined;
      fields.push({ name: field.name ?? other?.name, type });
    }
    return { kind: "row", fields };
  }
  return undefined;
}
