import { legalNameCore, sameLegalName } from "../names.ts";
import { check, finding, ofPayee } from "./check.ts";
import { stated } from "./readable.ts";

export const payeeRegistered = check("payee_registered", (context) =>
  ofPayee(context, ({ legalName }) =>
    legalNameCore(legalName) === ""
      ? finding("payee_without_name", { customer: context.customer.customerId })
      : finding("payee_registered", { payee: legalName }),
  ),
);

/** The payee is the legal entity that contracts. Where the customer's data state none, the customer's own name stands in for it. */
export const payeeIsContractParty = check("payee_is_contract_party", (context) =>
  ofPayee(context, ({ legalName: payee }) => {
    const { name, legalEntity } = context.customer;
    const contractParty = stated(legalEntity);
    if (sameLegalName(payee, contractParty ?? name)) return finding("payee_is_contract_party", { payee });
    return contractParty === undefined
      ? finding("contract_party_not_stated", { payee, name })
      : finding("payee_is_not_contract_party", { payee, legal_entity: contractParty });
  }),
);

export const payeeIsCompany = check("payee_is_company", (context) =>
  ofPayee(context, ({ legalName, entityKind }) => {
    if (entityKind === "company") return finding("payee_is_company", {});
    if (entityKind === "individual") return finding("payee_is_individual", { payee: legalName });
    return finding("payee_kind_unknown", { payee: legalName, kind: entityKind });
  }),
);
