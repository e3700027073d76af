import { createHash } from "node:crypto";
import { z } from "zod";
import { type FunctionRequest, folderOf, type Service } from "../step.ts";

/** A request that changes something. */
export type Write = {
  /** What is changed by which function, without ids and instants: the same words in the way of every payout. */
  readonly words: string;
  /** Tells writes of the same words from repetitions of one. */
  readonly contentHash: string;
};

/** The request as a write; undefined for what only reads. */
export function writeOf(service: Service, { step, path, body }: FunctionRequest): Write | undefined {
  const what = changes[service](step.operation, path, body);
  if (what === undefined) return undefined;
  const contentHash = createHash("sha256").update(path).update(body).digest("hex");
  return { words: `${folderOf(step.functionName)}: ${what}`, contentHash };
}

const changes: Readonly<Record<Service, (operation: string, path: string, body: Buffer) => string | undefined>> = {
  dynamodb(operation, _path, body) {
    const items = itemsOf(operation.split(" ")[0] ?? "", body);
    return items.length === 0 ? undefined : [...new Set(items)].join(", ");
  },
  s3: (operation, path) => {
    const [verb = ""] = operation.split(" ");
    return ["put", "post", "delete"].includes(verb) ? `${verb} ${path.split("?")[0]?.split("/").at(-1)}` : undefined;
  },
  "step-functions": (operation) => (/^(Send|Start|Stop)/.test(operation) ? operation : undefined),
  mail: (_operation, _path, body) => `SendEmail (${body.includes("?step=") ? "step" : "notice"})`,
};

const Text = z.object({ S: z.string().default("") }).default({ S: "" });
const Item = z.looseObject({ pk: Text, sk: Text, document: Text });
type Item = z.infer<typeof Item>;
const Change = z.object({ Item: Item.optional(), Key: Item.optional() });
const Changes = z.record(z.string(), Change);

/** A transaction's items or the one item of another call, each as `put payout`; conditions alone change nothing. */
function itemsOf(operation: string, body: Buffer): readonly string[] {
  const [, verb = ""] = /^(Put|Update|Delete)Item$/.exec(operation) ?? [];
  if (operation !== "TransactWriteItems" && verb === "") return [];
  const asked: unknown = JSON.parse(body.toString());
  const changed =
    verb === ""
      ? z.object({ TransactItems: z.array(Changes) }).parse(asked).TransactItems
      : [{ [verb]: Change.parse(asked) }];
  return changed.flatMap(Object.entries).flatMap(([name, { Item, Key }]) => {
    const item = Item ?? Key;
    return item === undefined || name === "ConditionCheck" ? [] : [`${name.toLowerCase()} ${kindOf(item)}`];
  });
}

const Status = z.object({ status: z.string() });

/** Partitions of many kinds of items, which the sort key tells apart. */
const mixed = ["customer", "payout", "shard"];

/** What an item is of; a payout and a payment batch with the status that they are written in. */
function kindOf({ pk, sk, document }: Item): string {
  const [[partition = "", name = ""], [kind = "", about = ""]] = [pk.S.split("#"), sk.S.split("#")];
  if (partition === "list") return `place in ${name}`;
  if (document.S !== "") return `${kind} (${Status.parse(JSON.parse(document.S)).status})`;
  if (kind === "mail") return `mail (${about})`;
  return mixed.includes(partition) ? kind : partition;
}
