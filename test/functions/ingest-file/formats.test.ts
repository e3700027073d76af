import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { csv, goodRow, ingestAccepted, ordersProfile, parquet } from "./ingesting.ts";

/** The good row as the lake holds it. */
const stored = {
  source_id: "erp",
  order_id: "A1",
  line_id: "1",
  order_date: "2025-03-31",
  customer_id: "C1",
  product_id: "P1",
  quantity: "2.000000",
  unit: null,
  unit_price: "10.500000",
  gross_amount: "21.000000",
  net_amount: "21.000000",
  contract_amount: null,
  currency: "EUR",
  is_return: "false",
  original_order_id: null,
  original_order_date: null,
  paid_date: null,
  line_number: "1",
};

test("CSV in its plainest form", async () => {
  const { ingestion, accepted, keys } = await ingestAccepted(ordersProfile, csv([goodRow]));
  expect(accepted).toEqual(
    [{ ...stored, ingestion_id: ingestion.ingestionId, order_month: "2025-03" }].map(
      ({ order_month: _, ...row }) => row,
    ),
  );
  expect(keys).toEqual([`order_lines/order_month=2025-03/${ingestion.ingestionId}.parquet`]);
  expect(ingestion).toMatchObject({
    kind: "orders",
    sourceId: "erp",
    file: "incoming/erp/file",
    rowsIn: 1,
    rowsAccepted: 1,
    rowsRejected: 0,
    netAmountAccepted: "21.000000",
    rejectReasons: {},
    receivedAt: "2025-04-01T00:10:00.000Z",
    sequence: 1,
  });
});

test("a byte order mark, other line ends, a blank line and a last line without end change nothing", async () => {
  const text = csv([goodRow, { ...goodRow, line: "2" }]).replace(/\n$/, "");
  for (const body of [`\ufeff${text}`, text.replaceAll("\n", "\r\n"), text.replace("\n", "\n\n"), `${text}\n\n`]) {
    const { accepted } = await ingestAccepted(ordersProfile, body);
    expect(accepted).toMatchObject([stored, { ...stored, line_id: "2", line_number: "2" }]);
  }
});

test("quoted fields hold delimiters, quotes and line ends, and records are still counted right", async () => {
  const rows = [
    { ...goodRow, product: 'P,1 "large"\nor\r\nlarger' },
    { ...goodRow, line: "2", customer: "" },
    { ...goodRow, line: "3" },
  ];
  const { accepted, rejected } = await ingestAccepted(ordersProfile, csv(rows));
  expect(accepted).toMatchObject([{ product_id: 'P,1 "large"\nor\r\nlarger', line_number: "1" }, { line_number: "3" }]);
  expect(rejected).toMatchObject([{ line_number: "2", reason: "customer_missing" }]);
});

test("semicolons, decimal commas, points between thousands and another date format", async () => {
  const profile = {
    ...ordersProfile,
    format: { type: "csv", delimiter: ";" },
    numbers: { decimal_separator: ",", grouping_separator: "." },
    date_formats: ["%d.%m.%Y", "%d.%m.%y %H:%M"],
  };
  const rows = [
    { ...goodRow, date: "31.03.2025", quantity: "1.234,5", price: "1.000.000,25" },
    { ...goodRow, line: "2", date: "1.3.25 23:59", quantity: "-2", price: "10,50" },
    { ...goodRow, line: "3", date: "31.03.2025", quantity: "12.34", price: "1" },
  ];
  const { accepted, rejected } = await ingestAccepted(profile, csv(rows, ";"));
  expect(accepted).toMatchObject(
    [
      {
        line_number: "2",
        order_date: "2025-03-01",
        quantity: "-2.000000",
        net_amount: "-21.000000",
        is_return: "true",
      },
      { line_number: "1", order_date: "2025-03-31", quantity: "1234.500000", net_amount: "1234500308.625000" },
    ].sort((a, b) => Number(a.line_number) - Number(b.line_number)),
  );
  // 12.34 is no number with points between thousands; taken for 1234 it would be a hundred times too large.
  expect(rejected).toMatchObject([{ line_number: "3", reason: "quantity_not_a_number", value: "12.34" }]);
});

test("GB18030 text, with characters beyond GBK", async () => {
  // 客户,产品 … in GB18030; the last character takes four bytes.
  const head = Buffer.from("order,line,date,customer,product,quantity,price\nA1,1,2025-03-31,", "latin1");
  const row = Buffer.concat([
    Buffer.from([0xcb, 0xd5, 0xd6, 0xdd, 0xba, 0xe3, 0xb4, 0xef]),
    Buffer.from(","),
    Buffer.from([0xce, 0xe5, 0xbd, 0xf0, 0x95, 0x32, 0x82, 0x36]),
    Buffer.from(",2,10.50\n"),
  ]);
  const { accepted } = await ingestAccepted({ ...ordersProfile, encoding: "gb18030" }, Buffer.concat([head, row]));
  expect(accepted).toMatchObject([{ ...stored, customer_id: "苏州恒达", product_id: "五金𠀀" }]);
});

test("gzip is recognized by its first bytes, and several members are one file", async () => {
  const text = csv([goodRow, { ...goodRow, line: "2" }]);
  const half = text.indexOf("\n") + 4;
  const members = Buffer.concat([gzipSync(text.slice(0, half)), gzipSync(text.slice(half))]);
  for (const body of [gzipSync(text), members]) {
    expect((await ingestAccepted(ordersProfile, body)).accepted).toMatchObject([stored, { line_id: "2" }]);
  }
});

test("a file without header takes its names from the profile", async () => {
  const profile = {
    ...ordersProfile,
    format: { type: "csv", delimiter: "\t", quote: null, header: Object.keys(goodRow) },
  };
  const { accepted } = await ingestAccepted(
    profile,
    `${Object.values({ ...goodRow, product: '5" pipe' }).join("\t")}\n`,
  );
  expect(accepted).toMatchObject([{ ...stored, product_id: '5" pipe', line_number: "1" }]);
});

test("JSON lines: numbers keep every digit, names and texts may be anything", async () => {
  const profile = {
    ...ordersProfile,
    format: { type: "jsonl" },
    columns: { ...ordersProfile.columns, product_id: "the/product~id", unit: "unit" },
  };
  const { price: _, quantity: __, product: ___, ...texts } = goodRow;
  const line = (product: string, numbers: string) =>
    `{${JSON.stringify({ ...texts, "the/product~id": product }).slice(1, -1)},${numbers}}`;
  const body = [
    line('5" \\ pipe: 7, {"a":1}', '"quantity": 1, "price" : 999999999999.123456'),
    line("P2", '"quantity":-1.10,"price":0.1234560,"unit":null'),
    "",
    line("P3", '"quantity":1e2,"price":1'),
  ].join("\n");
  const { accepted, rejected } = await ingestAccepted(
    { ...profile, line_identity: "ordinal", columns: without(profile.columns, "line_id"), ignored_columns: ["line"] },
    body,
  );
  expect(accepted).toMatchObject([
    { product_id: '5" \\ pipe: 7, {"a":1}', net_amount: "999999999999.123456", line_id: "1", line_number: "1" },
    { product_id: "P2", quantity: "-1.100000", unit_price: "0.123456", unit: null, line_id: "2" },
  ]);
  expect(rejected).toMatchObject([{ line_number: "3", reason: "quantity_not_a_number", value: "1e2" }]);
  expect(JSON.parse(rejected[0]?.record ?? "")).toMatchObject({ "the/product~id": "P3", price: "1" });
});

test("JSON lines: an array of tags is as good as a text of them", async () => {
  const profile = {
    source_id: "crm",
    kind: "customers",
    format: { type: "jsonl" },
    columns: { customer_id: "id", tags: "tags" },
  };
  const body =
    '{"id":"C1","tags":["export"," key "]}\n{"id":"C2","tags":"export|key"}\n{"id":"C3","tags":[]}\n{"id":"C4"}';
  const { accepted } = await ingestAccepted(profile, body);
  expect(accepted.map(({ tags }) => tags)).toEqual(["|export|key|", "|export|key|", null, null]);
});

test("tags compare without case: however a source writes Blocked, it is stored in small letters", async () => {
  const profile = {
    source_id: "crm",
    kind: "customers",
    format: { type: "csv" },
    columns: { customer_id: "id", tags: "tags" },
    tag_separator: ";",
  };
  const { accepted } = await ingestAccepted(
    profile,
    csv([
      { id: "C1", tags: "Blocked" },
      { id: "C2", tags: "EXPORT; Wettbewerb Süd; ÄRZTE; 竞争对手" },
    ]),
  );
  expect(accepted.map(({ tags }) => tags)).toEqual(["|blocked|", "|export|wettbewerb süd|ärzte|竞争对手|"]);
});

test("Parquet: typed columns are read by their text", async () => {
  const body = await parquet(`
    select 'A1' as "order", 1::int as line, date '2025-03-31' as date, 'C1' as customer, 'P1' as product,
      2::double as quantity, 10.50::decimal(9,2) as price
    union all select 'A1', 2, date '2025-02-28', null, 'P1', 0.1, 1
  `);
  const { accepted, rejected } = await ingestAccepted({ ...ordersProfile, format: { type: "parquet" } }, body);
  expect(accepted).toMatchObject([stored]);
  expect(rejected).toMatchObject([{ line_number: "2", reason: "customer_missing" }]);
  expect(JSON.parse(rejected[0]?.record ?? "")).toEqual({
    order: "A1",
    line: "2",
    date: "2025-02-28",
    customer: null,
    product: "P1",
    quantity: "0.1",
    price: "1.00",
  });
});

test("the lines of each month lie in the month's partition", async () => {
  const rows = ["2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01"].map((date, index) => ({
    ...goodRow,
    line: `${index}`,
    date,
  }));
  const { keys, ingestion } = await ingestAccepted(ordersProfile, csv(rows));
  expect(keys).toEqual(
    ["2025-01", "2025-02", "2025-03"].map(
      (month) => `order_lines/order_month=${month}/${ingestion.ingestionId}.parquet`,
    ),
  );
});

test("without line numbers, lines are numbered within their order, rejected ones included", async () => {
  const profile = {
    ...ordersProfile,
    line_identity: "ordinal",
    columns: without(ordersProfile.columns, "line_id"),
    ignored_columns: ["line"],
  };
  const rows = [
    { ...goodRow, order: "A" },
    { ...goodRow, order: "A", customer: "" },
    { ...goodRow, order: "B" },
    { ...goodRow, order: "A" },
    { ...goodRow, order: "A" },
  ];
  const { accepted } = await ingestAccepted(profile, csv(rows));
  expect(accepted.map(({ order_id, line_id }) => `${order_id}/${line_id}`)).toEqual(["A/1", "B/1", "A/3", "A/4"]);
});

test.each([
  ["signed in the file", {}, { quantity: "-2", gross: "-21", discount: "-1", contract: "-500" }],
  [
    "positive in the file",
    { quantity: "positive", amounts: "positive" },
    { quantity: "2", gross: "21", discount: "1", contract: "500" },
  ],
  ["amounts positive only", { amounts: "positive" }, { quantity: "-2", gross: "21", discount: "1", contract: "500" }],
])("a return, %s, is stored with negative figures", async (_, signs, figures) => {
  const profile = {
    ...ordersProfile,
    columns: {
      ...ordersProfile.columns,
      gross_amount: "gross",
      discount_amount: "discount",
      contract_amount: "contract",
    },
    returns: { marked_by: [{ column: "type", values: ["credit", "cancel"] }], ...signs },
  };
  const { accepted } = await ingestAccepted(
    profile,
    csv([
      { ...goodRow, ...figures, type: "cancel" },
      { ...goodRow, line: "2", gross: "21", discount: "1", contract: "500", type: "sale" },
    ]),
  );
  expect(accepted).toMatchObject([
    {
      is_return: "true",
      quantity: "-2.000000",
      gross_amount: "-21.000000",
      net_amount: "-20.000000",
      contract_amount: "-500.000000",
    },
    {
      is_return: "false",
      quantity: "2.000000",
      gross_amount: "21.000000",
      net_amount: "20.000000",
      contract_amount: "500.000000",
    },
  ]);
});

test.each`
  contract           | contract_amount    | paid            | paid_date       | because
  ${"120000"}        | ${"120000.000000"} | ${"2025-04-30"} | ${"2025-04-30"} | ${"both may be given"}
  ${""}              | ${null}            | ${""}           | ${null}         | ${"the line is no contract, and unpaid"}
  ${"0"}             | ${"0.000000"}      | ${"2025-03-31"} | ${"2025-03-31"} | ${"zero is an amount, and the order's own day is a day"}
  ${"120000.123456"} | ${"120000.123456"} | ${"2025-03-01"} | ${"2025-03-01"} | ${"six places are kept, and payment may come before the order"}
  ${"1"}             | ${"1.000000"}      | ${"1970-01-01"} | ${"1970-01-01"} | ${"payment is bound to the order's day on neither side"}
  ${"1"}             | ${"1.000000"}      | ${"2199-12-31"} | ${"2199-12-31"} | ${"nor to the day of arrival"}
`(
  "a contract of '$contract', paid on '$paid', is stored: $because",
  async ({ contract, contract_amount, paid, paid_date }) => {
    const profile = {
      ...ordersProfile,
      columns: { ...ordersProfile.columns, contract_amount: "contract", paid_date: "paid" },
    };
    const { accepted } = await ingestAccepted(profile, csv([{ ...goodRow, contract, paid }]));
    expect(accepted).toMatchObject([{ ...stored, contract_amount, paid_date }]);
  },
);

test("a default stands for an empty value, a constant for every row", async () => {
  const profile = { ...ordersProfile, columns: { ...ordersProfile.columns, unit: { column: "unit", default: "pcs" } } };
  const { accepted } = await ingestAccepted(
    profile,
    csv([
      { ...goodRow, unit: "" },
      { ...goodRow, line: "2", unit: "box" },
    ]),
  );
  expect(accepted).toMatchObject([
    { unit: "pcs", currency: "EUR" },
    { unit: "box", currency: "EUR" },
  ]);
});

test("products and rates", async () => {
  const products = {
    source_id: "pim",
    kind: "products",
    format: { type: "csv" },
    columns: { product_id: "id", category: "category" },
  };
  const { accepted, ingestion, keys } = await ingestAccepted(products, "id,category\nP1,tools\n");
  expect(accepted).toEqual([
    {
      product_id: "P1",
      product_name: null,
      category: "tools",
      brand: null,
      unit: null,
      margin_fraction: null,
      line_number: "1",
      ingestion_id: ingestion.ingestionId,
    },
  ]);
  expect(keys).toEqual([`products/${ingestion.ingestionId}.parquet`]);
  expect(ingestion.netAmountAccepted).toBeUndefined();

  const margins = { ...products, columns: { ...products.columns, margin_fraction: "margin" } };
  expect((await ingestAccepted(margins, "id,category,margin\nP1,tools,0.35\nP2,tools,\n")).accepted).toMatchObject([
    { product_id: "P1", margin_fraction: "0.350000" },
    { product_id: "P2", margin_fraction: null },
  ]);

  const rates = {
    source_id: "ecb",
    kind: "fx_rates",
    format: { type: "csv" },
    columns: { from_currency: "from", to_currency: { constant: "EUR" }, rate_date: "date", rate: "rate" },
  };
  expect((await ingestAccepted(rates, "from,date,rate\nCHF,2025-03-31,1.0640\n")).accepted).toMatchObject([
    { from_currency: "CHF", to_currency: "EUR", rate_date: "2025-03-31", rate: "1.06400000" },
  ]);
});

test("payees: bank details are stored without the blanks that people write, in capitals", async () => {
  const profile = {
    source_id: "treasury",
    kind: "payees",
    format: { type: "csv" },
    columns: {
      customer_id: "id",
      legal_name: "name",
      entity_kind: { constant: "company" },
      country: "country",
      payout_method: { column: "method", default: "bank_transfer" },
      ...{ account_holder: "holder", iban: "iban", account_number: "number", bic: "bic", bank_code: "bank" },
    },
  };
  const rows = [
    { id: "C1", name: "Brenner  GmbH", country: "DE", iban: "de89 3704\u00a00044 0532 0130 00", bic: "cobadeff xxx" },
    { id: "C2", name: "苏州恒达五金有限公司", country: "CN", number: "6222 0200　0112", bank: "1022 9002 0294" },
    { id: "C3", name: "Moser GesmbH", country: "AT", method: "cheque" },
  ];
  const { ingestion, accepted, keys } = await ingestAccepted(
    profile,
    csv(rows.map((row) => ({ method: "", holder: row.name, iban: "", number: "", bic: "", bank: "", ...row }))),
  );
  const [first, ...others] = accepted;
  expect(first).toEqual({
    customer_id: "C1",
    legal_name: "Brenner  GmbH",
    entity_kind: "company",
    country: "DE",
    tax_id: null,
    payout_method: "bank_transfer",
    account_holder: "Brenner  GmbH",
    iban: "DE89370400440532013000",
    account_number: null,
    bic: "COBADEFFXXX",
    bank_code: null,
    bank_name: null,
    language: "en",
    email: null,
    line_number: "1",
    ingestion_id: ingestion.ingestionId,
  });
  expect(others).toMatchObject([
    { iban: null, account_number: "622202000112", bank_code: "102290020294" },
    { payout_method: "cheque", iban: null },
  ]);
  expect(keys).toEqual([`payees/${ingestion.ingestionId}.parquet`]);
});

test.each([
  ["zh", { column: "language" }, { language: "zh" }],
  ["en", { column: "language" }, { language: "" }],
  ["zh", { column: "language", default: "zh" }, { language: "" }],
  ["zh", { constant: "zh" }, {}],
])("payees: the language is %s for %o of %o", async (language, origin, given) => {
  const profile = {
    source_id: "treasury",
    kind: "payees",
    format: { type: "csv" },
    columns: {
      ...{ customer_id: "id", legal_name: "name", country: "country", language: origin },
      ...{ entity_kind: { constant: "company" }, payout_method: { constant: "cheque" } },
    },
  };
  const { accepted } = await ingestAccepted(profile, csv([{ id: "C1", name: "Brenner", country: "DE", ...given }]));
  expect(accepted).toMatchObject([{ language }]);
});

test("a header without records is a delivery of nothing", async () => {
  const { ingestion, keys } = await ingestAccepted(ordersProfile, csv([goodRow]).split("\n")[0] ?? "");
  expect(ingestion).toMatchObject({ rowsIn: 0, rowsAccepted: 0, rowsRejected: 0, netAmountAccepted: "0.000000" });
  expect(keys).toEqual([]);
});

function without<T extends object>(object: T, ...names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))) as Partial<T>;
}

test("a file of net amounts alone has them as gross amounts too: it knows of no discount", async () => {
  const { unit_price: _price, ...columns } = ordersProfile.columns;
  const profile = { ...ordersProfile, columns: { ...columns, net_amount: "net" }, ignored_columns: ["price"] };
  const { accepted } = await ingestAccepted(profile, csv([{ ...goodRow, net: "20" }]));
  expect(accepted).toMatchObject([{ net_amount: "20.000000", gross_amount: "20.000000", unit_price: null }]);
});
