import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { CommandFailure } from "../cli/exit-codes.ts";
import type { Story } from "./story.ts";

export type OwnOrders = {
  readonly orders: string;
  readonly profile: string;
  /** Directory of program documents; every YAML and JSON file in it is published, in the order of names. */
  readonly programs: string;
};

/** One file of real orders and a directory of programs, all there from the beginning. */
export async function ownOrders({ orders, profile, programs }: OwnOrders): Promise<Story> {
  const names = await readdir(programs).catch(() => {
    throw new CommandFailure("notFound", `there is no directory ${programs}`);
  });
  const documents = names.filter((name) => /\.(ya?ml|json)$/.test(name)).sort();
  if (documents.length === 0) throw new CommandFailure("notFound", `${programs} holds no YAML or JSON document`);
  return {
    title: `Orders of ${basename(orders)}, programs of ${programs}`,
    arrivals: [
      { day: "", files: [{ file: orders, profile }], programs: documents.map((document) => join(programs, document)) },
    ],
  };
}
