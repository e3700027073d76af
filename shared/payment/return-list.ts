import { z } from "zod";
import { readCsv } from "../csv/read-csv.ts";
import type { OpenedAnswer, ReturnProblem, StatedOutcome } from "./bank-outcome.ts";
import { bankProblems, type Words } from "./bank-problems.ts";
import { refusedAnswer } from "./refused-answer.ts";

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
export function openReturnList(text: string): OpenedAnswer {
  const { records, brokenAtLine } = readCsv(text);
  if (brokenAtLine !== undefined) return refusedAnswer([{ place: brokenAtLine, problem: bankProblems.broken_quote() }]);
  const [header, ...rows] = records;
  const found = (header?.fields ?? []).join();
  if (found !== columns.join())
    return refusedAnswer([{ place: header?.line ?? 1, problem: bankProblems.other_columns(columns.join(), found) }]);

  const stated: StatedOutcome[] = [];
  const problems: ReturnProblem[] = [];
  for (const { line, fields } of rows) {
    const row = rowOf(fields);
    if ("problem" in row) problems.push({ place: line, problem: row.problem });
    else stated.push({ ...row, place: line });
  }
  return {
    speaksOf: { payoutIds: [...new Set(stated.map(({ payoutId }) => payoutId))] },
    statementsOn: () => ({ stated, problems }),
  };
}

/** The row's outcome, or what is wrong with it. */
function rowOf(fields: readonly string[]): Omit<StatedOutcome, "place"> | { readonly problem: Words } {
  if (fields.length !== columns.length)
    return { problem: bankProblems.other_number_of_fields(columns.length, fields.length) };
  const [payoutId = "", status = "", reason = "", valueDate = ""] = fields.map((field) => field.trim());
  if (payoutId === "") return { problem: bankProblems.no_payout_id() };
  if (status !== "paid" && status !== "failed") return { problem: bankProblems.other_status(status) };
  if (status === "paid" && valueDate === "") return { problem: bankProblems.no_value_date() };
  if (status === "failed" && reason === "") return { problem: bankProblems.no_reason() };
  if (valueDate !== "" && !day.safeParse(valueDate).success) return { problem: bankProblems.no_day(valueDate) };
  return {
    payoutId,
    outcome: status,
    ...(reason === "" ? {} : { reason }),
    ...(valueDate === "" ? {} : { valueDate }),
  };
}
