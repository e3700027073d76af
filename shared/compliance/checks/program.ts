import { check, finding, placeOf, worstByTerms } from "./check.ts";
import { stated } from "./readable.ts";

/** Every position rests on terms in force, which name their contract and are in the payout's currency. */
export const versionInForce = check("version_in_force", (context) =>
  worstByTerms(context, (line, { program, contract_reference, currency }) => {
    const place = placeOf(line);
    if (program !== line.programId) return finding("version_of_other_program", { ...place, other_program: program });
    if (stated(contract_reference) === undefined)
      return finding("contract_reference_missing", { ...place, version: String(line.programVersion) });
    if (currency !== context.payout.currency)
      return finding("program_in_other_currency", {
        ...place,
        program_currency: currency,
        currency: context.payout.currency,
      });
    return finding("version_in_force", {});
  }),
);
