import type { ListName } from "../../shared/payout/lists.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import type { PayoutServices } from "./payout-services.ts";
import { payoutIdText } from "./visible.ts";

/** Some payouts of a list, and the one to go on from if there are more. */
export type ListPage = { readonly payouts: readonly Payout[]; readonly next?: string };

type Payouts = Pick<PayoutServices["payouts"], "find" | "list">;

const readsAtOnce = 16;

/** A page of a list in order of the days of payment. @param after the payout that the page before ended with */
export async function listPage(
  payouts: Payouts,
  name: ListName,
  size: number,
  after: string | undefined,
): Promise<ListPage> {
  const last = after !== undefined && payoutIdText.test(after) ? await payouts.find(after) : undefined;
  const listed = await payouts.list(
    name,
    size + 1,
    last && { payoutId: last.payoutId, payoutOn: last.content.payoutOn },
  );
  const shown = listed.slice(0, size);
  const found = await inParallel(readsAtOnce, shown, ({ payoutId }) => payouts.find(payoutId));
  const next = listed.length > size ? shown.at(-1)?.payoutId : undefined;
  return {
    payouts: found.filter((payout) => payout !== undefined),
    ...(next === undefined ? {} : { next }),
  };
}

/** Nobody needs to know how many more there are. */
const countedAtMost = 1000;

/** How many payouts stand in a list; `isMore` where there are more than are counted. */
export async function listCount(
  payouts: Pick<Payouts, "list">,
  name: ListName,
): Promise<{ readonly count: number; readonly isMore: boolean }> {
  const count = (await payouts.list(name, countedAtMost + 1)).length;
  return { count: Math.min(count, countedAtMost), isMore: count > countedAtMost };
}
