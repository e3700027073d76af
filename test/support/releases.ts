import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { ReleaseServices } from "../../functions/serve-pages/acts/release.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { paymentBatchStore } from "../../shared/aws/payment-batches.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { type Registered, releaseInto } from "../../shared/aws/releasing.ts";
import { positionId } from "../../shared/ledger/position.ts";
import type { Payee } from "../../shared/payout/payee.ts";
import { company } from "../shared/payout/world.ts";
import type { Tables } from "./payments.ts";

/** Accounts of ours in euro alone. */
export const payer = {
  name: "Nordlicht GmbH",
  country: "DE",
  accounts: { EUR: { iban: "DE16200411330123456789" } },
};

/** Periods of the program annual that end with the year 2025, as the ledger of the tests holds them. */
const periodIds = ["2025", ...Array.from({ length: 40 }, (_, index) => `p${index}`)];

/** What a release needs over tables and a bucket of a test, where everybody is registered as the company unless it is said otherwise. */
export function releases(
  client: DynamoDBClient,
  { payoutsTable, ledgerTable }: Tables,
  payments: Pick<ObjectStore, "read" | "write">,
): ReleaseServices & { readonly register: (customerId: string, payee: Payee | undefined) => void } {
  const registered = new Map<string, Payee | undefined>();
  const batches = paymentBatchStore(client, payoutsTable);
  const payouts = payoutStore(client, payoutsTable);
  const registeredOf = async (customerIds: readonly string[]) =>
    new Map(
      customerIds.map((customerId): [string, Registered] => {
        const ends = periodIds.map((periodId) => {
          return [positionId({ programId: "annual", customerId, periodId }), "2026-01-01"] as const;
        });
        const payee = registered.has(customerId) ? registered.get(customerId) : company;
        return [customerId, { payee, periodDayAfter: new Map(ends) }];
      }),
    );
  return {
    batches,
    registeredOf,
    releaseInto: (batch, payout, facts, at) =>
      releaseInto(batch, payout, facts, at, { payouts, batches, dynamodb: client, ledgerTable }),
    payments,
    register: (customerId, payee) => registered.set(customerId, payee),
  };
}
