import { setTimeout as sleep } from "node:timers/promises";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import type { Outcome, Payout } from "../../../shared/payout/payout.ts";
import { inParallel } from "../../../shared/run/in-parallel.ts";
import type { Strike, Watch } from "./watch.ts";
import type { World } from "./world.ts";

/**
 * The ways that payouts go:
 * - `straight`: Mara and Dora approve, Ray releases, the payment fails, Ray releases it again, and it is paid;
 * - `left behind`: the same without the failure, but no page ever reaches its machine or closes its payment batch, so that all of that
 *   is left to the functions that sweep;
 * - `sent back`: Mara wants changes, Pia proposes it again, Mara approves, and it is released and paid;
 * - `recalculated`: while Mara is asked more is bought, so that the next close voids it and proposes another.
 */
export const ways = ["straight", "left behind", "sent back", "recalculated"] as const;
export type Way = (typeof ways)[number];

/** A customer whose payout goes a way, and what happens on it. */
export type Traveller = { readonly customerId: string; readonly way: Way; readonly strike?: Strike };

/** What pages do in vain for whoever is left behind; a payment batch that others are in too is everybody's. */
const neverFromPages = [/^serve-pages: SendTaskSuccess/, /^serve-pages: put payment_batch \(sealed\)/];

const postsAtOnce = 4;
const formAtMost = 50;
/** More forms than it takes to release what one fault kept from its first batch. */
const formsAtMost = 4;
const pauseMilliseconds = 50;
/** Far more than it takes, for machines that are busy with something else. */
const longestWaitMilliseconds = 120_000;

/** Takes all travellers along their ways at once, one part after another. @param days as-of dates of the two nights that it needs */
export async function travel(
  travellers: readonly Traveller[],
  [firstNight, secondNight]: readonly [string, string],
  { world, watch }: { readonly world: World; readonly watch: Watch },
): Promise<void> {
  const on = (...names: readonly Way[]) => travellers.filter(({ way }) => names.includes(way));
  for (const { customerId } of on("left behind")) watch.cutOff(customerId, neverFromPages);
  const people = actsOf(world, watch);

  watch.begin("close");
  await world.closeNight(amounts(travellers, "1500", "500"), firstNight);

  watch.begin("first decision");
  await people.decide(on("straight"), "mara", 1, "approved");
  await people.decide(on("sent back"), "mara", 1, "changes_requested");
  await people.decide(on("left behind"), "mara", 1, "approved");
  await world.deliverAnswers();

  watch.begin("proposal again");
  await people.proposeAgain(on("sent back"));

  watch.begin("next close");
  await people.untilAsked(on("recalculated"), 1);
  await world.closeNight(amounts(on("recalculated"), "100", "100"), secondNight);
  await world.deliverAnswers();

  watch.begin("last decision");
  await people.decide(on("straight"), "dora", 2, "approved");
  await people.decide(on("sent back"), "mara", 2, "approved");
  await people.decide(on("recalculated"), "mara", 1, "approved");
  await people.decide(on("left behind"), "dora", 2, "approved");
  await world.deliverAnswers();

  watch.begin("release");
  await people.release(travellers, 1);
  await world.writePaymentFiles();

  watch.begin("failure");
  await people.confirm(on("straight"), { attempt: "1", outcome: "failed", reason: "AC04: the account was closed." });

  watch.begin("release again");
  await people.release(on("straight"), 2);
  await world.writePaymentFiles();

  watch.begin("payment");
  const value_date = new Date().toISOString().slice(0, "2026-01-01".length);
  await people.confirm(on("straight"), { attempt: "2", outcome: "paid", value_date });
  await people.confirm(on("left behind", "sent back", "recalculated"), { attempt: "1", outcome: "paid", value_date });
}

/** What is due: above the first level's limit for those who need two, and a little more for each, so that no two are alike. */
function amounts(travellers: readonly Traveller[], ofTwoLevels: string, ofOneLevel: string) {
  return Object.fromEntries(
    travellers.map(({ customerId, way }) => {
      const base = way === "straight" || way === "left behind" ? ofTwoLevels : ofOneLevel;
      return [customerId, formatDecimal(parseDecimal(base).plus(parseDecimal(`0.${customerId.slice(1)}`)))];
    }),
  );
}

function actsOf(world: World, watch: Watch) {
  /** The payout of a customer that is not replaced by another. */
  const payoutOf = async ({ customerId }: Traveller): Promise<Payout> => {
    const [payout, ...others] = (await world.payouts.ofCustomer(customerId)).filter(
      ({ status }) => status !== "voided",
    );
    if (payout === undefined || others.length > 0) throw new Error(`${customerId} has ${others.length + 1} payouts`);
    return payout;
  };
  /** Acts for each traveller as soon as it is ready; who is not yet, lets the others pass. */
  const whenReady = async (
    travellers: readonly Traveller[],
    ready: (traveller: Traveller) => Promise<Payout | undefined>,
    act: (traveller: Traveller, payout: Payout) => Promise<void>,
  ): Promise<void> => {
    const queue = [...travellers];
    const deadline = performance.now() + longestWaitMilliseconds;
    await inParallel(postsAtOnce, Array(postsAtOnce).fill(undefined), async () => {
      for (let traveller = queue.shift(); traveller !== undefined; traveller = queue.shift()) {
        const payout = await ready(traveller);
        if (payout !== undefined) await act(traveller, payout);
        else if (performance.now() > deadline) throw new Error(`${JSON.stringify(traveller)} does not get on`);
        else {
          queue.push(traveller);
          await sleep(pauseMilliseconds);
        }
      }
    });
  };
  /** Sends a form; once more where something has struck meanwhile, as somebody does who does not trust the first answer. */
  const sendFor = async (traveller: Traveller, ...form: Parameters<World["send"]>): Promise<void> => {
    const before = watch.hasStruck(traveller.customerId);
    const expectTaken = async () => {
      const status = await world.send(...form);
      if (status >= 400) throw new Error(`${traveller.customerId}: ${form[1]} was answered with ${status}`);
    };
    await expectTaken();
    if (watch.hasStruck(traveller.customerId) !== before) await expectTaken();
  };
  /** Whether as many mails have come as will. */
  const isTold = async ({ customerId, strike }: Traveller, payoutId: string, stepNumber?: number): Promise<boolean> => {
    const isKeptBack = strike !== undefined && watch.hasStruck(customerId) && mailsMore(strike) < 0;
    return isKeptBack || (await world.mailsAbout(payoutId, stepNumber)) > 0;
  };
  const askedAt = (stepNumber: number) => async (traveller: Traveller) => {
    const payout = await payoutOf(traveller);
    const isAsked = payout.openStep?.number === stepNumber && (await isTold(traveller, payout.payoutId, stepNumber));
    return isAsked ? payout : undefined;
  };
  /** Opens the page and sends its form until all of them have gone out; more than once only where something strikes. */
  const releaseTogether = async (group: readonly Traveller[], attempt: number): Promise<void> => {
    for (let form = 1; ; form += 1) {
      const left = (await Promise.all(group.map(payoutOf))).filter(({ releases }) => releases.length < attempt);
      if (left.length === 0) return;
      if (form > formsAtMost) throw new Error(`${left.map(({ payoutId }) => payoutId)} cannot be released`);
      const boxes = left.map(({ payoutId, revision }) => [`payout.${payoutId}`, String(revision)]);
      const shown_at = new Date().toISOString();
      const fields = { method: "bank_transfer", shown_at, confirmed: "yes", ...Object.fromEntries(boxes) };
      const [first] = group;
      if (first !== undefined) await sendFor(first, "ray", "/releases", fields);
    }
  };

  return {
    untilAsked: (travellers: readonly Traveller[], stepNumber: number) =>
      whenReady(travellers, askedAt(stepNumber), async () => undefined),

    decide: (travellers: readonly Traveller[], name: string, stepNumber: number, outcome: Outcome) =>
      whenReady(travellers, askedAt(stepNumber), async (traveller, { payoutId, contentSha256: content }) => {
        const fields = { content, step: String(stepNumber), outcome, reason: "as agreed" };
        await sendFor(traveller, name, `/payouts/${payoutId}/decisions`, fields);
      }),

    proposeAgain: (travellers: readonly Traveller[]) =>
      whenReady(
        travellers,
        async (traveller) => {
          const payout = await payoutOf(traveller);
          return (await isTold(traveller, payout.payoutId)) ? payout : undefined;
        },
        async (traveller, { payoutId, revision }) => {
          // Who sends it once more is told that the payout has changed: so it is the payout that says whether it was taken.
          await world.send("pia", `/payouts/${payoutId}/proposal`, {
            act: "propose_again",
            revision: String(revision),
          });
          if ((await payoutOf(traveller)).round !== 2) throw new Error(`${payoutId} was not proposed again`);
        },
      ),

    /** Ray releases all of them: those together on whom nothing strikes in a release, every other one by a form of its own. */
    async release(travellers: readonly Traveller[], attempt: number): Promise<void> {
      const isPlain = ({ strike }: Traveller) => strike !== undefined && !strike.point.part.startsWith("release");
      const [plain, others] = [travellers.filter(isPlain), travellers.filter((one) => !isPlain(one))];
      const groups = [...Map.groupBy(plain.entries(), ([index]) => Math.floor(index / formAtMost)).values()].map(
        (group) => group.map(([, traveller]) => traveller),
      );
      await inParallel(postsAtOnce, [...groups, ...others.map((one) => [one])], (group) =>
        releaseTogether(group, attempt),
      );
    },

    async confirm(travellers: readonly Traveller[], form: Readonly<Record<string, string>>): Promise<void> {
      await inParallel(postsAtOnce, travellers, async (traveller) => {
        const { payoutId } = await payoutOf(traveller);
        await sendFor(traveller, "ray", `/on-its-way/${payoutId}/confirmations`, form);
      });
    },
  };
}

/**
 * How many mails more than one each there are where something has struck. A mail is noted before it is sent: who dies between the two
 * leaves it unsent. One whose answer is lost is sent again.
 */
export function mailsMore({ point: { words }, fault }: Strike): number {
  if (words.includes(": put mail")) return fault === "kill-after" ? -1 : 0;
  if (!words.includes(": SendEmail")) return 0;
  if (fault === "kill-before") return -1;
  return fault === "lose-answer" ? 1 : 0;
}
