import type { Fate, Fault } from "../faulty-proxy.ts";
import type { Schedule } from "../schedule.ts";
import { type FunctionRequest, folderOf, type Service } from "../step.ts";
import { writeOf } from "./writes.ts";

/** A write in the way of a payout. */
export type Point = {
  readonly words: string;
  /** Which one it is of the writes of the same words in one payout's way, counted from 1. */
  readonly ordinal: number;
  /** The part of the play in which it was made. */
  readonly part: string;
};

/** What happens to the first write of a customer's payouts that is at the point. */
export type Strike = { readonly point: Point; readonly fault: Fault };

export type Watch = Pick<Schedule, "fateOf"> & {
  readonly begin: (part: string) => void;
  readonly strike: (customerId: string, strike: Strike) => void;
  /** From now on no such write of the customer's payouts ever arrives. */
  readonly cutOff: (customerId: string, words: readonly RegExp[]) => void;
  /** The writes of a customer's payouts so far, in their order. */
  readonly pointsOf: (customerId: string) => readonly Point[];
  readonly hasStruck: (customerId: string) => boolean;
  /** The files that were written, by path: the hash of each time. */
  readonly files: ReadonlyMap<string, readonly string[]>;
};

/** The functions by which a payout goes from its proposal to the bank and back. */
export const functionsOfPayouts: readonly string[] = [
  "propose-payouts",
  "advance-payout",
  "serve-pages",
  "deliver-answers",
  "write-payment-files",
];

type Course = { readonly points: Point[]; readonly contents: Map<string, string[]> };

/** Looks at every write that functions make of payouts, keeps a record of it by customer, and strikes where it is told to. */
export function startWatch(customerIds: readonly string[]): Watch {
  const known = new Set(customerIds);
  const courses = new Map<string, Course>();
  const strikes = new Map<string, Strike>();
  const cut = new Map<string, readonly RegExp[]>();
  const struck = new Set<string>();
  /** Requests that are lost however often the SDK repeats them. */
  const lost = new Set<string>();
  const files = new Map<string, readonly string[]>();
  let part = "";
  const customersIn = namesOf(known);

  const fateOf = (service: Service, request: FunctionRequest): Fate => {
    if (!functionsOfPayouts.includes(folderOf(request.step.functionName))) return {};
    const write = writeOf(service, request);
    if (write === undefined) return {};
    const { path } = request;
    if (service === "s3") files.set(path, [...(files.get(path) ?? []), write.contentHash]);
    const [customerId, ...others] = customersIn(request);
    // What is written of several customers at once is in nobody's way alone.
    if (customerId === undefined || others.length > 0) return {};
    if (lost.has(request.callId)) return { fault: "lose-request" };
    if (cut.get(customerId)?.some((words) => words.test(write.words))) return { fault: "lose-request" };

    const course: Course = courses.get(customerId) ?? { points: [], contents: new Map() };
    courses.set(customerId, course);
    const contents = course.contents.get(write.words) ?? [];
    course.contents.set(write.words, contents);
    if (contents.includes(write.contentHash)) return {};
    contents.push(write.contentHash);
    const point = { words: write.words, ordinal: contents.length, part };
    course.points.push(point);

    const strike = strikes.get(customerId);
    if (strike === undefined || struck.has(customerId) || !isSame(strike.point, point)) return {};
    struck.add(customerId);
    if (strike.fault === "lose-request") lost.add(request.callId);
    return { fault: strike.fault };
  };

  return {
    fateOf,
    begin(next) {
      part = next;
    },
    strike: (customerId, strike) => void strikes.set(customerId, strike),
    cutOff: (customerId, words) => void cut.set(customerId, words),
    pointsOf: (customerId) => courses.get(customerId)?.points ?? [],
    hasStruck: (customerId) => struck.has(customerId),
    files,
  };
}

export const isSame = (a: Point, b: Point): boolean => a.words === b.words && a.ordinal === b.ordinal;

/** Tells whose payouts a request is about: by the customer's id, or by a payout's id or a token that came with it before. */
function namesOf(customerIds: ReadonlySet<string>) {
  const byPayoutId = new Map<string, string>();
  const byToken = new Map<string, string>();
  return ({ path, body }: FunctionRequest): readonly string[] => {
    const text = `${path} ${body.toString()}`;
    const payoutIds = [...text.matchAll(/\bP[0-9A-F]{23}\b/g)].map(([id]) => id);
    const [, token] = /"(?:task_token|taskToken)":(?:\{"S":)?"([^"]+)"/.exec(text) ?? [];
    const named = [...text.matchAll(/\bC[0-9]{3}\b/g)].map(([id]) => id).filter((id) => customerIds.has(id));
    const meant = [...payoutIds.map((id) => byPayoutId.get(id)), byToken.get(token ?? "")];
    const found = new Set([...named, ...meant.filter((id) => id !== undefined)]);
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) {
      for (const id of payoutIds) byPayoutId.set(id, only);
      if (token !== undefined) byToken.set(token, only);
    }
    return [...found];
  };
}
