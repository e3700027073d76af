import { z } from "zod";
import { readCsv } from "../csv/read-csv.ts";
import type { StatedOutcome, Statements } from "./bank-outcome.ts";

const columns = ["payout_id", "status", "reason", "value_date"] as const;
const day = z.iso.date();

/**
 * What a list of our own says, written by whoever paid cheques or booked credit notes:
 *
 *     payout_id,status,reason,value_date
 *     P4C1…,paid,,2026-07-31
 *     P9A0…,failed,the cheque came back,
 *
 * What was paid has a day, what failed has a reason. A file with other columns is refused as a whole.
 */
export function readReturnList(text: string): Statements {
  const { records, brokenAtLine } = readCsv(text);
  if (brokenAtLine !== undefined)
    return refused(placeOf(brokenAtLine), "a quote is not closed, or text follows a closed one");
  const [header, ...rows] = records;
  const found = header?.fields ?? [];
  if (found.join() !== columns.join())
    return refused(placeOf(header?.line ?? 1), `the columns are ${columns.join(",")}, not ${found.join()}`);

  const read = rows.map(({ line, fields }) => ({ place: placeOf(line), result: rowOf(fields) }));
  return {
    stated: read.flatMap(({ place, result }) => (typeof result === "string" ? [] : [{ ...result, place }])),
    problems: read.flatMap(({ place, result }) => (typeof result === "string" ? [{ place, problem: result }] : [])),
  };
}

function refused(place: string, problem: string): Statements {
  return { stated: [], problems: [{ place, problem }] };
}

function placeOf(line: number): string {
  return `line ${line}`;
}

/** The row's outcome, or what is wrong with it. */
function rowOf(fields: readonly string[]): Omit<StatedOutcome, "place"> | string {
  if (fields.length !== columns.length) return `the row has ${fields.length} fields, not ${columns.length}`;
  const [payoutId = "", status = "", reason = "", valueDate = ""] = fields.map((field) => field.trim());
  if (payoutId === "") return "payout_id is empty";
  if (status !== "paid" && status !== "failed") return `status is paid or failed, not ${JSON.stringify(status)}`;
  if (status === "paid" && valueDate === "") return "what was paid has a value_date";
  if (status === "failed" && reason === "") return "what failed has a reason";
  if (valueDate !== "" && !day.safeParse(valueDate).success)
    return `value_date is a day as 2026-07-31, not ${JSON.stringify(valueDate)}`;
  return {
    payoutId,
    outcome: status,
    ...(reason === "" ? {} : { reason }),
    ...(valueDate === "" ? {} : { valueDate }),
  };
}
