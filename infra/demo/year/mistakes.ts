import { randomFor } from "./random.ts";
import type { FileRecord } from "./records.ts";

/** What goes wrong in real exports; each spoils a good row so that it must be rejected. */
const mistakes = {
  "a day that the calendar does not have": (row) => ({ ...row, order_date: `${(row.order_date ?? "").slice(0, 8)}32` }),
  "a date in another notation": (row) => ({
    ...row,
    order_date: (row.order_date ?? "").split("-").reverse().join("."),
  }),
  "a quantity with its unit": (row) => ({ ...row, quantity: `${row.quantity} ${row.unit}` }),
  "an amount in words": (row) => ({ ...row, net_amount: "n/a" }),
  "no customer": (row) => ({ ...row, customer_id: "" }),
  "a currency's name for its code": (row) => ({ ...row, currency: "EURO" }),
  "no product": (row) => ({ ...row, product_id: "" }),
} as const satisfies Record<string, (row: FileRecord) => FileRecord>;

export type SpoiledFile = {
  readonly records: readonly FileRecord[];
  /** Rows that the file holds and that must be rejected. */
  readonly spoiledRows: number;
  /** The spoiled rows as they should have been, where somebody notices: they arrive with a later file. */
  readonly corrections: readonly FileRecord[];
};

/** Spoils two rows per kind of mistake, half of which are noticed, and repeats three rows at the end of the file. */
export function spoil(topic: string, records: readonly FileRecord[]): SpoiledFile {
  const random = randomFor(`mistakes in ${topic}`);
  const kinds = Object.values(mistakes);
  const positions = random.sample(
    records.map((_, index) => index),
    kinds.length * 2 + 3,
  );
  const spoiled = [...records];
  const corrections: FileRecord[] = [];
  kinds.forEach((mistake, kind) => {
    for (const [turn, position] of positions.slice(kind * 2, kind * 2 + 2).entries()) {
      const row = records[position];
      if (row === undefined) continue;
      spoiled[position] = mistake(row);
      if (turn === 0) corrections.push(row);
    }
  });
  const repeated = records.filter((_, index) => positions.indexOf(index) >= kinds.length * 2);
  return {
    records: [...spoiled, ...repeated],
    spoiledRows: kinds.length * 2 + repeated.length,
    corrections,
  };
}
