import { products } from "../facts/tables.ts";
import type { Contract, Field } from "../ingestion/contract.ts";
import { decimal, identifier, label } from "../ingestion/field-types.ts";
import { originOf } from "../ingestion/origin.ts";
import type { ProductsProfile } from "../ingestion/profile.ts";

/** A fraction to the millionth; what does not fit into it is no share of anything. */
const fractionDigits = { precision: 7, scale: 6 };

/** What a product's row must be. */
export function productContract({ columns, required }: ProductsProfile): Contract {
  const fraction = decimal("margin_not_a_number", "margin_not_a_fraction", fractionDigits);
  const attribute = (name: (typeof required)[number], type = label): Field => ({
    name,
    type,
    origin: originOf(columns[name]),
    missing: required.includes(name) ? "value_missing" : undefined,
  });
  return {
    table: products,
    fields: [
      { name: "product_id", type: identifier, origin: originOf(columns.product_id), missing: "product_missing" },
      attribute("product_name"),
      attribute("category"),
      attribute("brand"),
      attribute("unit"),
      attribute("margin_fraction", fraction),
    ],
    derivations: [],
    checks: [
      { reason: "margin_not_a_fraction", field: "margin_fraction", when: "margin_fraction < 0 or margin_fraction > 1" },
    ],
    identity: { columns: ["product_id"], repeated: "product_repeated_in_file" },
  };
}
