/** What comes in on a day: files with the profile to read them with, and program documents to publish. */
export type Arrival = {
  /** ISO date; everything of a day is taken in before the night of that day. */
  readonly day: string;
  readonly files: readonly { readonly file: string; readonly profile: string }[];
  readonly programs: readonly string[];
};

/** What a demonstration plays: what arrives when, and the first and last day of its orders. */
export type Story = {
  readonly title: string;
  /** The approval policy that is in force from the start; without one nothing is proposed for payment. */
  readonly policy?: string;
  /** In the order of their days. */
  readonly arrivals: readonly Arrival[];
  /** First and last day of the orders; undefined where only the data can tell. */
  readonly days?: { readonly first: string; readonly last: string };
  /** The days as of which nights are run, the last one the last day; left out, each month's end and the last day. */
  readonly nights?: readonly string[];
  /** Commands to look further with, after those that every story ends with; without the option that names the state. */
  readonly further?: readonly string[];
};
