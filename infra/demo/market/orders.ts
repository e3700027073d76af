import { invariant } from "../../../shared/invariant.ts";
import { type Decimal, zero } from "../../../shared/money/decimal.ts";
import { type MarketDay, workingDays } from "./calendar.ts";
import type { Candidate } from "./candidates.ts";
import type { MarketCustomer } from "./customers.ts";
import { dayPlaced } from "./loading.ts";
import type { Membership } from "./memberships.ts";
import { pressureFactor } from "./pressure.ts";
import { commonFactor, largestFactor } from "./rates.ts";

export type MarketOrder = Pick<Candidate, "orderId" | "lines" | "netAmount"> & { readonly day: MarketDay };

/**
 * The orders of a customer: the candidates whose draws lie below the customer's rate, as a share of the largest one. What has been
 * bought so far is part of the rate, as in Ogata, On Lewis' simulation method for point processes, IEEE Transactions on Information
 * Theory 27 (1981). A program only raises it, so without a membership the same customer has the same orders less those it caused.
 */
export function ordersOf(
  { lapsesAfterMonths }: Pick<MarketCustomer, "lapsesAfterMonths">,
  candidates: readonly Candidate[],
  membership?: Membership,
): readonly MarketOrder[] {
  const orders: MarketOrder[] = [];
  let period = 0;
  let volume = zero;
  for (const candidate of candidates) {
    const day = dayAt(candidate.day);
    if (day.monthsPassed >= lapsesAfterMonths) break;
    const periodNow = membership?.deadlines.filter((deadline) => deadline <= day.index).length ?? 0;
    if (periodNow > period) [period, volume] = [periodNow, zero];
    const response = responseFactor(membership, day.index, volume);
    const rate = (commonFactor(day) * response) / largestFactor;
    invariant(rate <= 1, "no rate is above the one that candidates are drawn at");
    if (candidate.draw >= rate) continue;
    if (isMember(membership, day.index)) volume = volume.plus(candidate.netAmount);
    orders.push(placed(candidate, membership));
  }
  return orders.toSorted((a, b) => a.day.index - b.day.index);
}

/** (1 + lift) · (1 + pressure · nearness²) since the customer has joined, 1 before. */
function responseFactor(membership: Membership | undefined, day: number, volume: Decimal): number {
  if (!isMember(membership, day)) return 1;
  const { response, bounds } = membership;
  return (1 + response.lift) * pressureFactor(response.pressure, volume, bounds);
}

function isMember(membership: Membership | undefined, day: number): membership is Membership {
  return membership !== undefined && day >= membership.from;
}

function placed({ orderId, day, loadingDraw, lines, netAmount }: Candidate, membership?: Membership): MarketOrder {
  const placedOn =
    membership === undefined
      ? day
      : dayPlaced(day, { draw: loadingDraw, loaded: membership.response.loaded, deadlines: membership.deadlines });
  return { orderId, lines, netAmount, day: dayAt(placedOn) };
}

function dayAt(index: number): MarketDay {
  const day = workingDays[index];
  invariant(day !== undefined, "every order lies on a working day of the market");
  return day;
}
