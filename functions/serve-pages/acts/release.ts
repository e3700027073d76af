import { businessDay } from "../../../shared/approval/business-time.ts";
import { mayRelease } from "../../../shared/approval/may-decide.ts";
import { payersOf } from "../../../shared/approval/payer.ts";
import type { ObjectStore } from "../../../shared/aws/objects.ts";
import type { PaymentBatchStore } from "../../../shared/aws/payment-batches.ts";
import type { Registered, ReleasingResult } from "../../../shared/aws/releasing.ts";
import type { PaymentBatch } from "../../../shared/payment/payment-batch.ts";
import { paymentBatchIdOf, type ReleaseForm } from "../../../shared/payment/payment-batch-id.ts";
import { isIn } from "../../../shared/payment/payment-order.ts";
import { soFarOf } from "../../../shared/payout/as-routed.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { inParallel } from "../../../shared/run/in-parallel.ts";
import type { PayoutServices } from "../payout-services.ts";
import type { Reader } from "../reader.ts";
import { findVisible } from "../visible.ts";
import type { ActRefusal, ActResult } from "./act.ts";

/** What releases need from the world beside the payouts. */
export type ReleaseServices = {
  readonly batches: PaymentBatchStore;
  /** What the last committed run knows of customers, by customer id. */
  readonly registeredOf: (customerIds: readonly string[]) => Promise<ReadonlyMap<string, Registered>>;
  readonly releaseInto: (
    batch: PaymentBatch,
    payout: Payout,
    registered: Registered,
    at: string,
  ) => Promise<ReleasingResult>;
  /** The bucket of payment files. */
  readonly payments: Pick<ObjectStore, "read" | "write">;
};

/** A release as its form brings it. */
export type ReleaseRequest = Omit<ReleaseForm, "releasedBy">;

export type ReleaseReport = {
  readonly batch: PaymentBatch;
  /** What came of each payout of the form, in the form's order; `fault` where it failed and nothing was released. */
  readonly results: readonly (ActResult | "fault")[];
};

type ReleasingPage = Pick<PayoutServices, "payouts" | "releases" | "report">;

const readsAtOnce = 8;
const nothingRegistered: Registered = { payee: undefined, periodDayAfter: new Map() };

/**
 * Releases payouts into one payment batch, each on its own: what one is refused for holds up no other. They go one after another,
 * because each write also checks the batch. The same form again is the same batch, and releases nothing twice.
 * @returns undefined while no approval policy is in force
 */
export async function release(
  form: ReleaseRequest,
  reader: Reader,
  services: ReleasingPage,
): Promise<ReleaseReport | undefined> {
  const { policy, personId, at } = reader;
  if (policy === undefined) return undefined;
  const chosen = await inParallel(readsAtOnce, form.payouts, ({ payoutId }) =>
    findVisible(services.payouts, payoutId, reader),
  );
  const customerIds = chosen.flatMap((payout) => payout?.content.customerId ?? []);
  const registered =
    customerIds.length === 0 ? new Map<string, Registered>() : await services.releases.registeredOf(customerIds);
  const batch = await services.releases.batches.open({
    paymentBatchId: paymentBatchIdOf({ ...form, releasedBy: personId }),
    method: form.method,
    releasedBy: personId,
    createdAt: at,
    requestedOn: businessDay(at, policy),
    payers: form.method === "bank_transfer" ? payersOf(policy) : {},
    payoutIds: form.payouts.map(({ payoutId }) => payoutId),
    status: "open",
    sent: [],
    totals: [],
    files: [],
  });
  const results: (ActResult | "fault")[] = [];
  for (const [index, { revision }] of form.payouts.entries()) {
    const payout = chosen[index];
    const refusal = whyNot(payout, revision, batch, reader);
    results.push(
      payout === undefined || refusal !== undefined
        ? { refused: refusal ?? "not_visible", ...(payout === undefined ? {} : { payout }) }
        : await releaseOne(batch, payout, registered.get(payout.content.customerId) ?? nothingRegistered, services, at),
    );
  }
  return { batch, results };
}

/** Why a payout is not this person's to release as they saw it; undefined if it is, or is in the batch already. */
function whyNot(
  payout: Payout | undefined,
  revision: number,
  batch: PaymentBatch,
  reader: Reader,
): ActRefusal | undefined {
  if (payout === undefined) return "not_visible";
  if (isIn(payout, batch)) return undefined;
  return releaseRefusal(payout, reader) ?? (payout.revision === revision ? undefined : "changed_since");
}

/** Why a person may not release a payout that waits for it; undefined if they may. */
export function releaseRefusal(payout: Payout, { policy, roles, personId }: Reader): ActRefusal | undefined {
  if (policy === undefined || !roles.includes("releaser")) return "not_a_releaser";
  const answer = mayRelease(policy, soFarOf(payout), personId);
  return answer === "yes" ? undefined : answer;
}

/** One payout's fault is told of that payout; the others go out all the same. */
async function releaseOne(
  batch: PaymentBatch,
  payout: Payout,
  registered: Registered,
  { releases, report }: ReleasingPage,
  at: string,
): Promise<ActResult | "fault"> {
  try {
    const result = await releases.releaseInto(batch, payout, registered, at);
    return "refused" in result ? { ...result, payout } : result;
  } catch (error) {
    report(error instanceof Error ? error : new Error(String(error)));
    return "fault";
  }
}
