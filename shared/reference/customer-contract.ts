import { customers } from "../facts/tables.ts";
import type { Contract, Field } from "../ingestion/contract.ts";
import { identifier, label } from "../ingestion/field-types.ts";
import { originOf } from "../ingestion/origin.ts";
import type { CustomersProfile } from "../ingestion/profile.ts";

/** What a customer's row must be. */
export function customerContract({ columns, required, tag_separator }: CustomersProfile): Contract {
  const attribute = (name: (typeof required)[number], type = label): Field => ({
    name,
    type,
    origin: originOf(columns[name]),
    missing: required.includes(name) ? "value_missing" : undefined,
  });
  return {
    table: customers,
    fields: [
      { name: "customer_id", type: identifier, origin: originOf(columns.customer_id), missing: "customer_missing" },
      attribute("customer_name"),
      attribute("legal_entity"),
      attribute("segment"),
      attribute("region"),
      attribute("channel"),
      attribute("tags", { kind: "tags", longestBytes: 2048, separator: tag_separator }),
    ],
    derivations: [],
    checks: [],
    identity: { columns: ["customer_id"], repeated: "customer_repeated_in_file" },
  };
}
