import type { RowScope } from "../../../shared/queries/scoped-sql.ts";
import type { Role } from "../../../shared/web/session.ts";
import type { Reader } from "../reader.ts";

/** Roles that look at dashboards, each at the customers in the person's scope. */
export const dashboardRoles: readonly Role[] = ["proposer", "approver", "releaser", "auditor", "admin"];
/** Roles that look at controls: who decided what, and what went another way than it should. */
export const controlRoles: readonly Role[] = ["auditor", "admin"];

/**
 * The customers whose figures a reader sees, by what the approval policy says of the person; cut to a region that an address asks for.
 * Before the first policy nobody's customers are known, and only who looks at controls sees figures: those of all.
 * @returns undefined where the reader sees none: without one of the roles, unknown to the policy, or asking for another region
 */
export function scopeOf(
  { roles, policy, personId }: Reader,
  asked: { readonly region?: string | undefined },
  wanted: readonly Role[] = dashboardRoles,
): RowScope | undefined {
  const { region } = asked;
  const looksAs = (needed: readonly Role[]) => roles.some((role) => needed.includes(role));
  if (policy === undefined && looksAs(controlRoles))
    return region === undefined || region === "" ? {} : { regions: [region] };
  const person = policy?.people.find(({ id }) => id === personId);
  if (person === undefined || !looksAs(wanted)) return undefined;
  const { regions, segments } = person.scope ?? {};
  if (region === undefined || region === "") return { regions, segments };
  if (regions !== undefined && !regions.includes(region)) return undefined;
  return { regions: [region], segments };
}
