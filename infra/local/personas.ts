import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { roles } from "../../shared/web/session.ts";

const Persona = z.strictObject({
  email: z.email(),
  name: z.string().min(1),
  /** What the person is in the company, for whoever chooses among them. */
  title: z.string().min(1),
  groups: z.array(z.enum(roles)),
});

/** Somebody as whom one can sign in on this machine. */
export type Persona = z.infer<typeof Persona>;

/** Enough people for every path: nobody may propose, approve and release the same payout. */
const usual: readonly Persona[] = [
  { email: "lin.na@example.com", name: "林娜 Lin Na", title: "Sales operations", groups: ["proposer"] },
  { email: "chen.wei@example.com", name: "陈伟 Chen Wei", title: "Sales manager", groups: ["approver"] },
  { email: "anna.keller@example.com", name: "Anna Keller", title: "Sales director", groups: ["approver"] },
  { email: "zhao.min@example.com", name: "赵敏 Zhao Min", title: "CFO", groups: ["approver"] },
  { email: "jonas.brandt@example.com", name: "Jonas Brandt", title: "Treasurer", groups: ["releaser"] },
  { email: "maria.rossi@example.com", name: "Maria Rossi", title: "Internal auditor", groups: ["auditor"] },
  { email: "sun.yue@example.com", name: "孙悦 Sun Yue", title: "Administrator", groups: ["admin"] },
];

/** The people of a state directory: those of the file, or the usual ones if there is none. @throws saying what is wrong with the file */
export function readPersonas(file: string): readonly Persona[] {
  if (!existsSync(file)) return usual;
  const read = z
    .array(Persona)
    .min(1)
    .safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!read.success) throw new Error(`${file} lists no people:\n${z.prettifyError(read.error)}`);
  return read.data;
}
