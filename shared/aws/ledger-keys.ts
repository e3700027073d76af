import { type PositionKey, positionId } from "../ledger/position.ts";

/** The partition of a shard's items in the ledger's table. */
export const shardKey = (shard: number): string => `shard#${String(shard).padStart(2, "0")}`;

/** The sort key of a position: by the end of its period, so that those of old periods stand together. */
export const positionKey = (key: PositionKey, periodDayAfter: string): string =>
  `position#${periodDayAfter}#${key.programId}#${key.periodId}#${key.customerId}`;

/** The sort key of what is settled of a position. */
export const settledSortKey = (key: PositionKey): string => `settled#${positionId(key)}`;
