import { Temporal } from "temporal-polyfill";

/** The tables that a run's statements unload for the panel, before publish-facts puts them into their places. */
export const panelTables = ["customer_months", "enrolments"] as const;
export type PanelTable = (typeof panelTables)[number];

/** How many months the panel has, the as-of date's among them: Athena's writer opens at most a hundred partitions in a statement. */
const panelMonths = 96;

/** The first day that the panel of a run knows. */
export function panelFirstDay(asOfDate: string): string {
  return Temporal.PlainYearMonth.from(asOfDate)
    .subtract({ months: panelMonths - 1 })
    .toPlainDate({ day: 1 })
    .toString();
}

/** The last month, as `YYYY-MM`, of which the run counts every day. */
export function lastFullMonth(asOfDate: string): string {
  return Temporal.PlainDate.from(asOfDate).add({ days: 1 }).toPlainYearMonth().subtract({ months: 1 }).toString();
}
