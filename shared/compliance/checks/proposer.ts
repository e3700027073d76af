import { legalNameCore } from "../names.ts";
import { check, finding, ofPayee } from "./check.ts";
import { stated } from "./readable.ts";

/** Names shorter than this say nothing about a person: "co" is part of every second address. */
const shortestName = 3;

/** Whoever proposes is not the payee. An address is weak evidence, so it only warns. */
export const proposerIndependent = check("proposer_independent", (context) =>
  ofPayee(context, (payee) => {
    const email = addressOf(context.proposer.email);
    if (email === undefined) return finding("proposer_unknown", { email: context.proposer.email });
    const name = legalNameCore(payee.legalName);
    const isPayee = (part: string) => name.length >= shortestName && legalNameCore(part) === name;

    const { local, domain } = email;
    if (domain === addressOf(payee.email ?? "")?.domain || domain.split(".").slice(0, -1).some(isPayee))
      return finding("proposer_domain_is_payee", { domain });
    if (isPayee(local) || local.split(/[._+-]/).some(isPayee))
      return finding("proposer_name_is_payee", { email: `${local}@${domain}`, payee: payee.legalName });
    return finding("proposer_independent", {});
  }),
);

function addressOf(email: string): { readonly local: string; readonly domain: string } | undefined {
  const [, local, domain] = /^([^@\s]+)@([^@\s]+)$/.exec(stated(email)?.toLowerCase() ?? "") ?? [];
  return local === undefined || domain === undefined ? undefined : { local, domain };
}
