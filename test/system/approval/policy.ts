import type { Persona } from "../../../infra/local/personas.ts";
import { type ApprovalPolicy, everyProgram } from "../../../shared/approval/approval-policy.ts";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import { addDays } from "../../../shared/calendar/day.ts";
import { documentWith, idOf, level, person } from "../../shared/approval/policy.ts";

const today = new Date().toISOString().slice(0, "2026-01-01".length);
/** Days around today, whatever the time zone, and days that are over. */
const now = { from: addDays(today, -2), until: addDays(today, 7) };
const over = { from: addDays(today, -30), until: addDays(today, -10) };

const names = ["pia", "mara", "max", "dora", "dirk", "stan", "sven", "olga", "ray"] as const;

/**
 * Managers from nothing on, two of them above 5000; one director above 1000. Pia proposes, and is a manager herself; Mara is manager
 * and director. For everybody's absence there is somebody: Stan for Mara and Sven for Stan, Pia for Dora, Max for Dirk; Olga stood
 * in for Max until lately. Nora acts on customers of another region. Ray releases.
 */
export const policy: ApprovalPolicy = read({
  effective: { from: addDays(today, -60) },
  people: [...names.map((name) => person(name)), person("nora", { scope: { regions: ["FR"] } })],
  levels: [
    level("manager", ["mara", "max", "pia", "nora"], "0", { two_people_above: { EUR: "5000" } }),
    level("director", ["mara", "dora", "dirk", "stan"], "1000"),
  ],
  substitutes: [
    { of: idOf("mara"), by: idOf("stan"), ...now, levels: ["manager"] },
    { of: idOf("stan"), by: idOf("sven"), ...now },
    { of: idOf("dora"), by: idOf("pia"), ...now },
    { of: idOf("dirk"), by: idOf("max"), ...now },
    { of: idOf("max"), by: idOf("olga"), ...over },
  ],
  proposers: [{ person: idOf("pia"), programs: [everyProgram] }],
  releasers: [idOf("ray")],
});

/** Everybody of the policy, to sign in as. */
export const personas: readonly Persona[] = policy.people.map(({ id, name, roles }) => ({
  email: id,
  name,
  title: "Test",
  groups: roles,
}));

function read(parts: Parameters<typeof documentWith>[0]): ApprovalPolicy {
  const result = readApprovalPolicy(JSON.stringify(documentWith(parts)));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.policy;
}
