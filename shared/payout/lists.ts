import { type Payout, undecidedStatuses } from "./payout.ts";

/** The lists that people and runs read: what waits for whom. */
export const listNames = ["undecided", "to-release", "on-its-way"] as const;
export type ListName = (typeof listNames)[number] | `inbox#${string}` | `returned#${string}`;

/**
 * The lists that a payout stands in: `inbox` of everybody who is asked and has not decided, `returned` to the proposer where only
 * they can go on, `to-release` once approved or come back from the bank, `on-its-way` until it is confirmed, and `undecided` while
 * a recalculation may still replace it.
 */
export function listsOf(payout: Payout): readonly ListName[] {
  const { status, openStep, decisions, proposerId, round } = payout;
  const here = decisions.filter((one) => one.round === round && one.stepNumber === openStep?.number);
  const done = new Set(here.flatMap(({ personId, insteadOf }) => [personId, insteadOf]));
  const lists: ListName[] = (openStep?.asked ?? []).filter((id) => !done.has(id)).map((id) => `inbox#${id}` as const);
  if (undecidedStatuses.includes(status)) lists.push("undecided");
  if (status === "blocked" || status === "changes_requested" || status === "held") lists.push(`returned#${proposerId}`);
  if (status === "approved" || status === "failed") lists.push("to-release");
  if (status === "released") lists.push("on-its-way");
  return lists;
}
