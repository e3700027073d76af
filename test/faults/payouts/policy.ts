import type { Persona } from "../../../infra/local/personas.ts";
import { idOf, level, person, policyWith } from "../../shared/approval/policy.ts";

/** Pia proposes, Mara manages, Dora directs what is above 1000, and Ray releases. Each step asks one person, by one mail. */
export const policy = policyWith({
  effective: { from: "2025-01-01" },
  people: ["pia", "mara", "dora", "ray"].map((name) => person(name)),
  levels: [level("manager", ["mara"], "0"), level("director", ["dora"], "1000")],
  proposers: [{ person: idOf("pia") }],
  releasers: [idOf("ray")],
  payer: { name: "Nordlicht GmbH", country: "DE", accounts: { EUR: { iban: "DE16200411330123456789" } } },
});

export const personas: readonly Persona[] = policy.people.map(({ id, name, roles }) => ({
  email: id,
  name,
  title: "Test",
  groups: roles,
}));
