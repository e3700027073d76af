import { z } from "zod";
import { outcomes } from "../../../shared/payout/payout.ts";
import { decide } from "../acts/decide.ts";
import type { PageContext } from "../page.ts";
import { followUp, type PayoutServices } from "../payout-services.ts";
import { showProblem } from "../problem.ts";
import { readerOf } from "../reader.ts";
import { showRefusal } from "../refusals.ts";
import { showPayout } from "./payout.ts";
import { otherPayouts } from "./payout-history.ts";

/** Wider than what browsers let one type: they count a line's end as one sign and send two. */
export const reasonField = z.string().max(8000);

export const outcomeField = z.enum(outcomes);

const DecisionFields = z.object({
  content: z.string(),
  step: z.coerce.number().int(),
  outcome: outcomeField,
  reason: reasonField,
});

/** Takes the form of a decision on one payout. */
export const takeDecision = (services: PayoutServices) => async (context: PageContext) => {
  const payoutId = context.req.param("id") ?? "";
  const fields = DecisionFields.safeParse(await context.req.parseBody());
  if (!fields.success) return showProblem(context, "form_refused");
  const { content, step, outcome, reason } = fields.data;
  const reader = await readerOf(context, services);
  const form = { payoutId, contentSha256: content, stepNumber: step, outcome, reason };
  const result = await decide(form, reader, services.payouts);
  if ("refused" in result) {
    const { refused, payout } = result;
    if (refused === "no_reason" && payout !== undefined)
      return showPayout(context, payout, await otherPayouts(services.payouts, payout, reader), reader, refused);
    return showRefusal(context, refused, payout?.payoutId);
  }
  await followUp(services, services.deliverAnswers);
  return context.redirect(`/payouts/${payoutId}`, 303);
};
