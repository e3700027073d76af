import type { PayoutSoFar } from "../approval/may-decide.ts";
import type { RoutedPayout } from "../approval/route.ts";
import { payoutAmount } from "./content.ts";
import type { Payout } from "./payout.ts";

/** A payout as the approval policy's levels are asked for it. */
export function routedPayout({ customer, content }: Payout): RoutedPayout {
  return { ...customer, amount: payoutAmount(content), currency: content.currency };
}

/** What has happened in a payout's present round, as the approval policy judges by it who may act next. */
export function soFarOf({ customer, proposerId, decisions, round, openStep }: Payout): PayoutSoFar {
  const people = (isHere: boolean): readonly string[] =>
    decisions
      .filter((decision) => decision.round === round && (decision.stepNumber === openStep?.number) === isHere)
      .flatMap(({ personId, insteadOf }) => (insteadOf === undefined ? [personId] : [personId, insteadOf]));
  return { ...customer, proposerId, earlierDeciderIds: people(false), deciderIds: people(true) };
}

/** Everybody who had a part in a payout up to its release, in whichever round: nobody of them says what became of it. */
export function actorsOf({ customer, proposerId, decisions }: Payout): PayoutSoFar {
  const earlierDeciderIds = decisions.flatMap(({ personId, insteadOf }) =>
    insteadOf === undefined ? [personId] : [personId, insteadOf],
  );
  return { ...customer, proposerId, earlierDeciderIds, deciderIds: [] };
}
