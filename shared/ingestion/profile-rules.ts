import { formatPath, type Problem } from "../program/problem.ts";
import { closedListOf } from "./codes.ts";
import { mappedColumns, usedColumns } from "./origin.ts";
import type { OrdersProfile, SourceProfile } from "./profile.ts";

/** What is wrong with a profile of the right shape. */
export function profileProblems(profile: SourceProfile): readonly Problem[] {
  return [
    ...separatorProblems(profile),
    ...columnProblems(profile),
    ...codeProblems(profile),
    ...(profile.kind === "orders" ? orderProblems(profile) : []),
  ];
}

function separatorProblems({ numbers, format }: SourceProfile): readonly Problem[] {
  return [
    ...when(
      numbers.grouping_separator === numbers.decimal_separator,
      "numbers.grouping_separator",
      "must differ from decimal_separator",
    ),
    ...when(format.type === "csv" && format.quote === format.delimiter, "format.quote", "must differ from delimiter"),
  ];
}

function columnProblems(profile: SourceProfile): readonly Problem[] {
  const used = usedColumns(profile);
  const { format, ignored_columns } = profile;
  const mapped = mappedColumns(profile).map(({ name }) => name);
  const header = format.type === "csv" && format.header !== true ? format.header : undefined;
  return [
    ...ignored_columns.flatMap((name, index) =>
      when(used.includes(name), formatPath(["ignored_columns", index]), `${JSON.stringify(name)} is also taken from`),
    ),
    ...("required" in profile ? profile.required : []).flatMap((name, index) =>
      when(!mapped.includes(name), formatPath(["required", index]), `columns.${name} is not mapped`),
    ),
    ...(header ?? []).flatMap((name, index) =>
      when(
        header?.indexOf(name) !== index,
        formatPath(["format", "header", index]),
        `${JSON.stringify(name)} is named twice`,
      ),
    ),
  ];
}

function codeProblems(profile: SourceProfile): readonly Problem[] {
  return mappedColumns(profile).flatMap(({ name, origin }) => {
    const list = closedListOf(name);
    const fixed = "constant" in origin ? origin.constant : origin.default;
    if (list === undefined || fixed === undefined) return [];
    return when(
      !list.values.includes(fixed),
      formatPath(["columns", name]),
      `${JSON.stringify(fixed)} is ${list.otherwise}`,
    );
  });
}

function orderProblems({ columns, line_identity, returns }: OrdersProfile): readonly Problem[] {
  const isMarkedInWords = returns.marked_by.some((mark) => "column" in mark);
  return [
    ...when(
      columns.net_amount === undefined && columns.unit_price === undefined,
      "columns",
      "net_amount or unit_price must be mapped, or no line has an amount",
    ),
    ...when(
      columns.net_amount !== undefined && columns.discount_amount !== undefined,
      "columns.discount_amount",
      "net_amount is mapped and is already after the discount; map one of the two",
    ),
    ...when(
      line_identity === "column" && columns.line_id === undefined,
      "columns.line_id",
      'is missing; a source without line numbers says "line_identity": "ordinal"',
    ),
    ...when(
      line_identity === "ordinal" && columns.line_id !== undefined,
      "columns.line_id",
      "must be left out where line_identity is ordinal",
    ),
    ...when(
      returns.quantity === "positive" && !isMarkedInWords,
      "returns.quantity",
      "returns with a positive quantity must be marked by a column",
    ),
  ];
}

function when(isWrong: boolean, path: string, problem: string): readonly Problem[] {
  return isWrong ? [{ path, problem }] : [];
}
