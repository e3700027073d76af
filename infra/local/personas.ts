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

/** The people of the demonstration's approval policy: enough for every path. */
const usual: readonly Persona[] = [
  { email: "jonas.keller@tierline.example", name: "Jonas Keller", title: "Rebate desk", groups: ["proposer"] },
  { email: "greta.lindner@tierline.example", name: "Greta Lindner", title: "Sales manager", groups: ["approver"] },
  { email: "pieter.devries@tierline.example", name: "Pieter de Vries", title: "Sales manager", groups: ["approver"] },
  { email: "lin.yue@tierline.example", name: "林悦", title: "销售经理", groups: ["approver"] },
  { email: "henrik.aalto@tierline.example", name: "Henrik Aalto", title: "Sales director", groups: ["approver"] },
  { email: "zhao.min@tierline.example", name: "赵敏", title: "销售总监", groups: ["approver"] },
  { email: "margaret.osei@tierline.example", name: "Margaret Osei", title: "CFO", groups: ["approver"] },
  { email: "sophie.martin@tierline.example", name: "Sophie Martin", title: "Treasury", groups: ["releaser"] },
  { email: "wang.lei@tierline.example", name: "王磊", title: "资金部", groups: ["releaser"] },
  { email: "edith.brandt@tierline.example", name: "Edith Brandt", title: "Internal audit", groups: ["auditor"] },
  { email: "oskar.nyberg@tierline.example", name: "Oskar Nyberg", title: "Administrator", groups: ["admin"] },
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
