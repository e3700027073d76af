import { Temporal } from "temporal-polyfill";
import { orderLines } from "../facts/tables.ts";
import type { Check, Contract, Derivation, Field } from "../ingestion/contract.ts";
import { anyDay, currency, decimal, identifier, label } from "../ingestion/field-types.ts";
import { originOf } from "../ingestion/origin.ts";
import type { OrdersProfile } from "../ingestion/profile.ts";
import { sourceText, sqlText } from "../ingestion/sql-text.ts";

/** Before this month no order line is looked for: it is the first one that the table's partitions reach. */
const firstOrderDay = "2000-01-01";

/** What an order line must be, for one profile. Fields and checks stand in the order in which their reasons are given. */
export function orderLineContract(profile: OrdersProfile, receivedAt: string): Contract {
  const { columns } = profile;
  const hasOwnLineNumber = profile.line_identity === "column";
  const hasNetAmount = columns.net_amount !== undefined;
  const orderDay = {
    kind: "date",
    firstDay: firstOrderDay,
    dayAfter: firstDayOutOfReach(receivedAt),
    outOfRange: "date_out_of_range",
  } as const;
  const field = (name: keyof typeof columns, type: Field["type"], missing?: Field["missing"]): Field => {
    const isRequired = profile.required.some((required) => required === name);
    return {
      name,
      type,
      origin: originOf(columns[name]),
      missing: missing ?? (isRequired ? "value_missing" : undefined),
    };
  };
  return {
    table: orderLines,
    fields: [
      field("order_id", identifier, "order_missing"),
      field("line_id", identifier, hasOwnLineNumber ? "line_missing" : undefined),
      field("order_date", orderDay, "date_missing"),
      field("customer_id", identifier, "customer_missing"),
      field("product_id", identifier, "product_missing"),
      field("quantity", decimal("quantity_not_a_number", "number_out_of_range"), "quantity_missing"),
      field("unit", label),
      field(
        "unit_price",
        decimal("price_not_a_number", "number_out_of_range"),
        hasNetAmount ? undefined : "price_missing",
      ),
      field("gross_amount", decimal("amount_not_a_number", "amount_out_of_range")),
      field("discount_amount", decimal("amount_not_a_number", "amount_out_of_range")),
      field(
        "net_amount",
        decimal("amount_not_a_number", "amount_out_of_range"),
        hasNetAmount ? "amount_missing" : undefined,
      ),
      field("contract_amount", decimal("amount_not_a_number", "amount_out_of_range")),
      field("currency", currency, "currency_missing"),
      field("original_order_id", identifier),
      field("original_order_date", anyDay),
      field("paid_date", anyDay),
    ],
    derivations: [
      [{ name: "is_return", sql: isReturn(profile) }],
      signs(profile),
      [{ name: "computed_amount", sql: product("quantity", "unit_price") }],
      [
        // A file that gives net amounts alone knows of no discount.
        { name: "gross_amount", sql: "coalesce(gross_amount, computed_amount, net_amount)" },
        {
          name: "net_amount",
          sql: hasNetAmount ? "net_amount" : difference("computed_amount", "coalesce(discount_amount, 0)"),
        },
      ],
    ],
    checks,
    ...(hasOwnLineNumber
      ? { identity: { columns: ["order_id", "line_id"], repeated: "line_repeated_in_file" } }
      : { ordinal: { column: "line_id", within: "order_id" } }),
    partitionDate: "order_date",
    controlAmount: "net_amount",
  };
}

const checks: readonly Check[] = [
  {
    reason: "amount_out_of_range",
    field: "unit_price",
    when: "quantity is not null and unit_price is not null and (computed_amount is null or net_amount is null)",
  },
  {
    reason: "sign_contradicts_return",
    field: "quantity",
    when: "case when is_return then quantity > 0 or net_amount > 0 or gross_amount > 0 else quantity < 0 or net_amount < 0 or gross_amount < 0 end",
  },
  {
    // By itself, so that it names the amount at fault: a contract's quantity may be a constant.
    reason: "sign_contradicts_return",
    field: "contract_amount",
    when: "case when is_return then contract_amount > 0 else contract_amount < 0 end",
  },
  {
    reason: "original_order_without_return",
    field: "original_order_id",
    when: "not is_return and original_order_id is not null",
  },
  {
    reason: "original_order_without_return",
    field: "original_order_date",
    when: "not is_return and original_order_date is not null",
  },
  {
    reason: "original_date_after_return",
    field: "original_order_date",
    when: "original_order_date > order_date",
  },
];

/** Whether any of the profile's marks holds. */
function isReturn({ returns }: OrdersProfile): string {
  const marks = returns.marked_by.map((mark) => {
    if ("negative" in mark) return `coalesce(${mark.negative} < 0, false)`;
    const text = sourceText(mark.column);
    if ("prefix" in mark) return `coalesce(starts_with(${text}, ${sqlText(mark.prefix)}), false)`;
    return `coalesce(${text} in (${mark.values.map(sqlText).join(", ")}), false)`;
  });
  return marks.join(" or ");
}

/** Where the source writes returns with positive figures, they are turned negative, as we store them. */
function signs({ returns }: OrdersProfile): readonly Derivation[] {
  const turned = [
    ...(returns.quantity === "positive" ? ["quantity"] : []),
    ...(returns.amounts === "positive" ? ["gross_amount", "discount_amount", "net_amount", "contract_amount"] : []),
  ];
  return turned.map((name) => ({ name, sql: `case when is_return then -${name} else ${name} end` }));
}

/**
 * Exact in 12 decimal places, then rounded to the 6 that are stored, half away from zero; null where it does not fit. That takes numbers of
 * 128 bits, which are dear: where the factors are below a million and have few decimal places, 64 bits give the exact result.
 */
function product(a: string, b: string): string {
  const isSmall = `${a} between -999999 and 999999 and ${b} between -999999 and 999999`;
  const short = [3, 0].map((places) => {
    const [shortA, shortB] = [`try_cast(${a} as decimal(18,${places}))`, `try_cast(${b} as decimal(18,${6 - places}))`];
    const isExact = `try_cast(${shortA} as decimal(18,6)) = ${a} and try_cast(${shortB} as decimal(18,6)) = ${b}`;
    return `when ${isSmall} and ${isExact} then ${shortA} * ${shortB}`;
  });
  return `case ${short.join(" ")} else try_cast(cast(${a} as decimal(38,6)) * ${b} as decimal(18,6)) end`;
}

function difference(a: string, b: string): string {
  return `try_cast(cast(${a} as decimal(38,6)) - ${b} as decimal(18,6))`;
}

/**
 * Queries reach order months up to the one after today's; a line dated later would be accepted and never seen.
 * @param receivedAt ISO instant in UTC
 */
function firstDayOutOfReach(receivedAt: string): string {
  return Temporal.PlainDate.from(receivedAt.slice(0, 10)).with({ day: 1 }).add({ months: 2 }).toString();
}
