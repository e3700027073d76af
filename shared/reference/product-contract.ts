import { products } from "../facts/tables.ts";
import type { Contract, Field } from "../ingestion/contract.ts";
import { identifier, label } from "../ingestion/field-types.ts";
import { originOf } from "../ingestion/origin.ts";
import type { ProductsProfile } from "../ingestion/profile.ts";

/** What a product's row must be. */
export function productContract({ columns, required }: ProductsProfile): Contract {
  const attribute = (name: (typeof required)[number]): Field => ({
    name,
    type: label,
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
    ],
    derivations: [],
    checks: [],
    identity: { columns: ["product_id"], repeated: "product_repeated_in_file" },
  };
}
