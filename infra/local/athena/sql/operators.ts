import { AnalysisError } from "../errors.ts";
import { duckType } from "./type-text.ts";
import { coerce, failure, type Typed, typed } from "./typed.ts";
import {
  asDecimal,
  boolean,
  commonType,
  type DecimalType,
  date,
  dayToSecond,
  decimal,
  isFloat,
  isInteger,
  isInterval,
  isNumeric,
  type SqlType,
  typeName,
  unknown,
} from "./types.ts";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";

const mismatch = (operator: string, left: Typed, right: Typed, offset?: number) =>
  new AnalysisError(
    "TYPE_MISMATCH",
    `Cannot apply operator: ${typeName(left.type)} ${operator} ${typeName(right.type)}`,
    offset,
  );

/**
 * Arithmetic by Trino's rules: integers stay integers and division truncates, decimals keep exact types, a division
 * by zero fails.
 */
export function arithmetic(operator: ArithmeticOperator, left: Typed, right: Typed, offset?: number): Typed {
  if (left.type.kind === "unknown" || right.type.kind === "unknown") {
    const other = left.type.kind === "unknown" ? right.type : left.type;
    return typed(`CAST(NULL AS ${duckType(other)})`, other);
  }
  if (!isNumeric(left.type) || !isNumeric(right.type)) return temporalArithmetic(operator, left, right, offset);
  const common = commonType(left.type, right.type) ?? unknown;
  if (isFloat(common)) {
    return typed(`(${coerce(left, common).sql} ${operator} ${coerce(right, common).sql})`, common);
  }
  if (isInteger(common)) return integerArithmetic(operator, coerce(left, common), coerce(right, common), common);
  const [leftType, rightType] = [asDecimal(left.type), asDecimal(right.type)];
  if (leftType === undefined || rightType === undefined) throw mismatch(operator, left, right, offset);
  return decimalArithmetic(operator, coerce(left, leftType), leftType, coerce(right, rightType), rightType, offset);
}

function integerArithmetic(operator: ArithmeticOperator, left: Typed, right: Typed, type: SqlType): Typed {
  if (operator !== "/" && operator !== "%") return typed(`(${left.sql} ${operator} ${right.sql})`, type);
  const operation = `(${left.sql} ${operator === "/" ? "//" : "%"} ${right.sql})`;
  return typed(guarded(right, operation), type);
}

/** Division by a literal that is not zero needs no guard. */
function guarded(divisor: Typed, operation: string): string {
  if (divisor.literal !== undefined && Number(divisor.literal) !== 0) return operation;
  return `CASE WHEN ${divisor.sql} = 0 THEN ${failure("DIVISION_BY_ZERO: Division by zero")} ELSE ${operation} END`;
}

function decimalArithmetic(
  operator: ArithmeticOperator,
  left: Typed,
  leftType: DecimalType,
  right: Typed,
  rightType: DecimalType,
  offset: number | undefined,
): Typed {
  const scale = Math.max(leftType.scale, rightType.scale);
  const wholes = [leftType.precision - leftType.scale, rightType.precision - rightType.scale] as const;
  switch (operator) {
    case "+":
    case "-": {
      const type = decimal(Math.min(38, Math.max(...wholes) + scale + 1), scale);
      return castTo(`(${coerce(left, type).sql} ${operator} ${coerce(right, type).sql})`, type);
    }
    case "*": {
      const type = decimal(Math.min(38, leftType.precision + rightType.precision), leftType.scale + rightType.scale);
      if (type.scale > 38) {
        throw new AnalysisError(
          "NUMERIC_VALUE_OUT_OF_RANGE",
          "DECIMAL scale must be in range [0, precision (38)]",
          offset,
        );
      }
      // DuckDB keeps a product of two narrow decimals narrow, and overflows; a wide factor makes it wide.
      const wide = type.precision > 18 ? coerce(left, decimal(Math.max(19, leftType.precision), leftType.scale)) : left;
      return castTo(`(${wide.sql} * ${right.sql})`, type);
    }
    case "%": {
      const type = decimal(Math.min(38, Math.min(...wholes) + scale), scale);
      const common = decimal(Math.min(38, Math.max(...wholes) + scale), scale);
      const operation = `(${coerce(left, common).sql} % ${coerce(right, common).sql})`;
      return castTo(guarded(right, operation), type);
    }
    case "/":
      return divideDecimals(left, leftType, right, rightType);
  }
}

const castTo = (sql: string, type: SqlType) => typed(`CAST(${sql} AS ${duckType(type)})`, type);

/** The quotient at the larger scale, half up: an integer division of the unscaled values. */
export function divideDecimals(left: Typed, leftType: DecimalType, right: Typed, rightType: DecimalType): Typed {
  const scale = Math.max(leftType.scale, rightType.scale);
  const precision = Math.min(38, leftType.precision + rightType.scale + Math.max(0, rightType.scale - leftType.scale));
  const power = rightType.scale - leftType.scale + scale;
  const factor = `CAST('1${"0".repeat(power)}' AS HUGEINT)`;
  const quotient = `CAST(athena_divide(${unscaled(left, leftType)}, ${unscaled(right, rightType)}, ${factor}) AS DECIMAL(38,0))`;
  return castTo(scale === 0 ? quotient : `(${quotient} * ${unitOf(scale)})`, decimal(precision, scale));
}

/** The smallest step of a scale: multiplying an integer by it only moves the point. */
const unitOf = (scale: number) => `CAST('0.${"0".repeat(scale - 1)}1' AS DECIMAL(${scale},${scale}))`;

function unscaled(expression: Typed, { precision, scale }: DecimalType): string {
  if (scale === 0) return `CAST(${expression.sql} AS HUGEINT)`;
  if (precision + scale > 38) return `CAST(replace(CAST(${expression.sql} AS VARCHAR), '.', '') AS HUGEINT)`;
  const power = `CAST(1${"0".repeat(scale)} AS DECIMAL(${scale + 1},0))`;
  return `CAST(CAST(${expression.sql} AS DECIMAL(${Math.max(19, precision)},${scale})) * ${power} AS HUGEINT)`;
}

function temporalArithmetic(operator: ArithmeticOperator, left: Typed, right: Typed, offset?: number): Typed {
  const isTime = (type: SqlType) => type.kind === "date" || type.kind.startsWith("timestamp");
  if (operator === "+" || operator === "-") {
    if (isTime(left.type) && isInterval(right.type)) {
      return typed(`CAST(${left.sql} ${operator} ${right.sql} AS ${duckType(left.type)})`, left.type);
    }
    if (operator === "+" && isInterval(left.type) && isTime(right.type)) {
      return typed(`CAST(${right.sql} + ${left.sql} AS ${duckType(right.type)})`, right.type);
    }
    if (left.type.kind === right.type.kind && isInterval(left.type)) {
      return typed(`(${left.sql} ${operator} ${right.sql})`, left.type);
    }
    if (operator === "-" && left.type.kind === "date" && right.type.kind === date.kind) {
      return typed(`to_days(CAST(${left.sql} - ${right.sql} AS INTEGER))`, dayToSecond);
    }
    if (operator === "-" && isTime(left.type) && isTime(right.type)) {
      return typed(`(${left.sql} - ${right.sql})`, dayToSecond);
    }
  }
  if (operator === "*" && isInterval(left.type) && isInteger(right.type)) {
    return typed(`(${left.sql} * ${right.sql})`, left.type);
  }
  throw mismatch(operator, left, right, offset);
}

/** A comparison; DuckDB widens as Trino does once the types are known to be comparable. */
export function comparison(operator: string, left: Typed, right: Typed, offset?: number): Typed {
  if (commonType(left.type, right.type) === undefined) throw mismatch(operator, left, right, offset);
  return typed(`(${left.sql} ${operator} ${right.sql})`, boolean);
}

/** The sign turned. */
export function negate(operand: Typed, offset?: number): Typed {
  if (!isNumeric(operand.type) && !isInterval(operand.type)) {
    throw new AnalysisError("TYPE_MISMATCH", `Cannot negate ${typeName(operand.type)}`, offset);
  }
  return {
    sql: `(- ${operand.sql})`,
    type: operand.type,
    ...(operand.literal !== undefined && { literal: `-${operand.literal}` }),
  };
}
