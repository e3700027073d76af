import { timestampPattern } from "./sql/cast.ts";
import { quoteName } from "./sql/typed.ts";
import type { SqlType } from "./sql/types.ts";

/** A value as Athena prints it in result files; null stays null. */
export function valueText(sql: string, type: SqlType): string {
  switch (type.kind) {
    case "varchar":
      return sql;
    case "double":
    case "real":
      return `athena_double(${sql})`;
    case "timestamp":
      return `strftime(${sql}, '${timestampPattern(type.precision)}')`;
    case "timestamp with time zone":
      return `strftime(${sql}, '%Y-%m-%d %H:%M:%S.%g UTC')`;
    case "interval day to second":
      return `athena_day_to_second(${sql})`;
    case "interval year to month":
      return `athena_year_to_month(${sql})`;
    case "varbinary":
      return `athena_bytes(${sql})`;
    case "array":
      return `'[' || array_to_string(list_transform(${sql}, lambda v: coalesce(${valueText("v", type.element)}, 'null')), ', ') || ']'`;
    case "map": {
      const entry = `${valueText("v.key", type.key)} || '=' || coalesce(${valueText("v.value", type.value)}, 'null')`;
      return `'{' || array_to_string(list_transform(map_entries(${sql}), lambda v: ${entry}), ', ') || '}'`;
    }
    case "row": {
      const fields = type.fields.map((field, index) => {
        const value =
          field.name === undefined ? `struct_extract_at(${sql}, ${index + 1})` : `(${sql}).${quoteName(field.name)}`;
        return `'${field.name ?? `field${index}`}=' || coalesce(${valueText(value, field.type)}, 'null')`;
      });
      return `CASE WHEN ${sql} IS NULL THEN NULL ELSE '{' || ${fields.join(" || ', ' || ")} || '}' END`;
    }
    default:
      return `CAST(${sql} AS VARCHAR)`;
  }
}
