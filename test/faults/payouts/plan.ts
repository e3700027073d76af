import type { Fault } from "../faulty-proxy.ts";
import type { Trace } from "./traces.ts";
import { isSame, type Point } from "./watch.ts";
import { mailsMore, type Traveller } from "./ways.ts";

/** On either side of the service, by the end of the function and by the loss of what was sent. */
const faults = ["kill-before", "kill-after", "lose-request", "lose-answer"] as const satisfies readonly Fault[];

/** Somebody who has gone a way undisturbed, and the writes of it. */
export type Forerunner = Pick<Traveller, "way"> & { readonly points: readonly Point[] };

/**
 * Who is to be struck by what, that every write of the forerunners is: at the first write of its words by each fault, at a later one of
 * the same words by one fault, in turn. What several ways have in common is struck on the first of them.
 */
export function planOf(forerunners: readonly Forerunner[]): readonly Required<Omit<Traveller, "customerId">>[] {
  const points: (Pick<Traveller, "way"> & { readonly point: Point })[] = [];
  for (const { way, points: own } of forerunners)
    for (const point of own) if (!points.some((one) => isSame(one.point, point))) points.push({ way, point });
  let turn = 0;
  return points.flatMap(({ way, point }) => {
    if (point.ordinal === 1) return faults.map((fault) => ({ way, strike: { point, fault } }));
    const [fault] = faults.slice(turn++ % faults.length);
    return fault === undefined ? [] : [{ way, strike: { point, fault } }];
  });
}

/** The trace that somebody leaves who was struck: the forerunner's, but for mails that the fault keeps back or doubles. */
export function traceAfter({ strike }: Pick<Traveller, "strike">, undisturbed: Trace): Trace {
  const more = strike === undefined ? 0 : mailsMore(strike);
  if (strike === undefined || more === 0) return undisturbed;
  const { words, ordinal } = strike.point;
  const mails = words.endsWith("(notice)") ? "mails to the proposer" : `mails about step ${ordinal}`;
  return undisturbed.map((line) => (line === `${mails}: 1` ? `${mails}: ${1 + more}` : line));
}
