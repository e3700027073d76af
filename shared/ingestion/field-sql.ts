import { type Code, codes } from "./codes.ts";
import type { Field } from "./contract.ts";
import { numberPattern, plainNumber } from "./number-notation.ts";
import type { SourceProfile } from "./profile.ts";
import type { Rejection } from "./rejections.ts";
import { sourceText, sqlName, sqlText } from "./sql-text.ts";

/** One reason that can stand against a row: where it applies, which column of the source is at fault, what stands there. */
export type Finding = {
  readonly reason: Rejection;
  readonly when: string;
  readonly column: string | undefined;
  readonly value: string;
};

/** The SQL of one field: each part may use the names of the parts before it. */
export type FieldSql = {
  readonly name: string;
  /** The field's text, null where it is empty, under `textName`. */
  readonly textName: string;
  readonly text: string;
  /** The field's typed value, null where the text is none. */
  readonly typed: string;
  /** True at least where one of the findings is: the cheap question that every row is asked. */
  readonly suspicious: string;
  /** Asked of suspicious rows only. */
  readonly findings: readonly Finding[];
};

/** What the field's column is called in the source; undefined where the profile gives a constant or nothing. */
export function columnOf({ origin }: Field): string | undefined {
  return origin !== undefined && "column" in origin ? origin.column : undefined;
}

export function textNameOf(field: Pick<Field, "name">): string {
  return sqlName(`text:${field.name}`);
}

export function fieldSql(field: Field, profile: SourceProfile): FieldSql {
  const textName = textNameOf(field);
  const { typed, suspicious, findings } = typeSql(field, textName, profile);
  const isMissing = `${textName} is null`;
  return {
    name: field.name,
    textName,
    text: textSql(field),
    typed,
    suspicious: [...(field.missing === undefined ? [] : [isMissing]), ...suspicious].join(" or "),
    findings: [...(field.missing === undefined ? [] : [{ reason: field.missing, when: isMissing }]), ...findings].map(
      (finding) => ({ ...finding, column: columnOf(field), value: textName }),
    ),
  };
}

function textSql({ origin }: Field): string {
  if (origin === undefined) return "cast(null as varchar)";
  if ("constant" in origin) return sqlText(origin.constant);
  const text = sourceText(origin.column);
  return origin.default === undefined ? text : `coalesce(${text}, ${sqlText(origin.default)})`;
}

type TypeSql = {
  readonly typed: string;
  readonly suspicious: readonly string[];
  readonly findings: readonly Pick<Finding, "reason" | "when">[];
};

function typeSql({ name, type, origin }: Field, text: string, profile: SourceProfile): TypeSql {
  const plain = (typed: string): TypeSql => ({ typed, suspicious: [], findings: [] });
  const isVarying = origin !== undefined && "column" in origin;
  switch (type.kind) {
    case "text":
      return isVarying
        ? { typed: text, ...one("value_too_long", `strlen(${text}) > ${type.longestBytes}`) }
        : plain(text);
    case "tags":
      return tagsSql(text, type.separator, type.longestBytes);
    case "code":
      // A constant was checked with the profile.
      return isVarying ? { typed: text, ...codeSql(text, type.code) } : plain(text);
    case "date":
      if (origin === undefined) return plain("cast(null as date)");
      return dateSql(name, text, type, profile.date_formats);
    case "decimal":
      if (origin === undefined) return plain(`cast(null as decimal(${type.precision},${type.scale}))`);
      return decimalSql(name, text, type, profile.numbers);
  }
}

function one(reason: Rejection, when: string): Pick<TypeSql, "suspicious" | "findings"> {
  return { suspicious: [when], findings: [{ reason, when }] };
}

function codeSql(text: string, code: Code): Pick<TypeSql, "suspicious" | "findings"> {
  const { values, unknown } = codes[code];
  return one(unknown, `${text} not in (${values.map(sqlText).join(", ")})`);
}

/**
 * Tags between bars, so that a query finds a whole tag with one comparison: |competitor|export|. In small letters, because a customer
 * is barred however the source writes Blocked.
 */
function tagsSql(text: string, separator: string, longestBytes: number): TypeSql {
  const trimmed = `list_filter(list_transform(string_split(${text}, ${sqlText(separator)}), tag -> lower(trim(tag))), tag -> tag <> '')`;
  const tooLong = `strlen(${text}) > ${longestBytes}`;
  const holdsBar = `contains(${text}, '|')`;
  const barIsText = separator !== "|";
  return {
    typed: `case when len(${trimmed}) > 0 then '|' || array_to_string(${trimmed}, '|') || '|' end`,
    suspicious: [tooLong, ...(barIsText ? [holdsBar] : [])],
    findings: [
      { reason: "value_too_long", when: tooLong },
      ...(barIsText ? [{ reason: "tag_holds_a_bar" as const, when: holdsBar }] : []),
    ],
  };
}

/** The format that a plain cast reads too, in half the time. */
const isoDay = "%Y-%m-%d";

function dateSql(
  name: string,
  text: string,
  { firstDay, dayAfter, outOfRange }: Extract<Field["type"], { kind: "date" }>,
  formats: readonly string[],
): TypeSql {
  const patterns = formats.length === 1 ? sqlText(formats[0] ?? "") : `[${formats.map(sqlText).join(", ")}]`;
  const parsed = `cast(try_strptime(${text}, ${patterns}) as date)`;
  const noDate = `${text} is not null and ${name} is null`;
  const outside = `${name} < date '${firstDay}' or ${name} >= date '${dayAfter}'`;
  return {
    typed:
      formats[0] === isoDay
        ? `case when ${text} like '____-__-__' then try_cast(${text} as date) else ${parsed} end`
        : parsed,
    suspicious: [noDate, outside],
    findings: [
      { reason: "date_invalid", when: noDate },
      { reason: outOfRange, when: outside },
    ],
  };
}

function decimalSql(
  name: string,
  text: string,
  { precision, scale, notANumber, outOfRange }: Extract<Field["type"], { kind: "decimal" }>,
  notation: SourceProfile["numbers"],
): TypeSql {
  const matches = (pattern: string) => `regexp_full_match(${text}, ${sqlText(pattern)})`;
  const isNumber = matches(numberPattern(notation));
  const isPreciseNumber = matches(numberPattern(notation, scale));
  const noValue = `${text} is not null and ${name} is null`;
  return {
    // The pattern comes first: a cast alone would take exponents and underscores, and round what is too precise.
    typed: `case when ${isPreciseNumber} then try_cast(${plainNumber(text, notation)} as decimal(${precision},${scale})) end`,
    suspicious: [noValue],
    findings: [
      { reason: notANumber, when: `${noValue} and not ${isNumber}` },
      { reason: "number_too_precise", when: `${noValue} and ${isNumber} and not ${isPreciseNumber}` },
      { reason: outOfRange, when: `${noValue} and ${isPreciseNumber}` },
    ],
  };
}
