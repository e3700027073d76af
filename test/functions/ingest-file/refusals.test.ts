import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ingestFile } from "../../../functions/ingest-file/ingest-file.ts";
import { csv, goodRow, ingest, ingestRefused, memoryServices, ordersProfile, parquet } from "./ingesting.ts";

const good = csv([goodRow]);

test("a header that does not match names the missing and the unexpected columns", async () => {
  const { problems } = await ingestRefused(ordersProfile, good.replace("customer", "client").replace("price", "order"));
  expect(problems).toEqual([
    'the column "customer" is missing',
    'the column "price" is missing',
    'the column "client" is unexpected: map it, or list it in ignored_columns',
    'the column "order" is there twice',
  ]);
});

test("a known column that nothing is taken from refuses nothing", async () => {
  const { ingestion } = await ingest(
    { ...ordersProfile, ignored_columns: ["note", "gone"] },
    csv([{ ...goodRow, note: "x" }]),
  );
  expect(ingestion.status).toBe("accepted");
});

test.each([
  ["an empty file", "", "the file is empty"],
  ["an empty gzip file", gzipSync(""), "the file is empty"],
  [
    "a cut gzip file",
    gzipSync(good).subarray(0, 40),
    "the file cannot be decompressed as gzip: unexpected end of file",
  ],
  [
    "damaged gzip",
    Buffer.concat([gzipSync(good).subarray(0, 20), Buffer.from("damage")]),
    /^the file cannot be decompressed as gzip/,
  ],
  [
    "UTF-8 that is none",
    Buffer.concat([Buffer.from(good), Buffer.from("A2,1,"), Buffer.from([0xc4]), Buffer.from("\n")]),
    "line 3 is not utf-8, the encoding that the profile states",
  ],
  [
    "a header that never ends",
    `order,"line${"x".repeat(300_000)}`,
    "the first record, which should name the columns, does not end",
  ],
])("%s is refused", async (_, body, problem) => {
  const { problems } = await ingestRefused(ordersProfile, body);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(problem);
});

test("a file that is not gzip where the profile says so is refused", async () => {
  const { problems } = await ingestRefused({ ...ordersProfile, compression: "gzip" }, good);
  expect(problems[0]).toMatch("the file cannot be decompressed as gzip: incorrect header check");
});

test("text that is not GB18030 is refused with its line", async () => {
  const body = Buffer.concat([Buffer.from(good), Buffer.from([0x81, 0x20, 0x0a])]);
  const { problems } = await ingestRefused({ ...ordersProfile, encoding: "gb18030" }, body);
  expect(problems).toEqual(["line 3 is not gb18030, the encoding that the profile states"]);
});

test("a key that no profile knows refuses a file of JSON lines", async () => {
  const profile = { ...ordersProfile, format: { type: "jsonl" } };
  const { problems } = await ingestRefused(
    profile,
    `${JSON.stringify(goodRow)}\n${JSON.stringify({ ...goodRow, color: "red" })}`,
  );
  expect(problems).toEqual(['the column "color" is unexpected: map it, or list it in ignored_columns']);
});

test.each([
  ["\n", 0],
  ["\r\n", 1],
])(
  "a JSON line of two million bytes is read, a longer one refuses the file and is named (%j)",
  async (lineEnd, more) => {
    const profile = { ...ordersProfile, format: { type: "jsonl" } };
    const ofLength = (bytes: number) => {
      const fill = "x".repeat(bytes - JSON.stringify({ ...goodRow, customer: "" }).length);
      return [{ ...goodRow, line: "2" }, {}, { ...goodRow, customer: fill }, {}]
        .map((row) => JSON.stringify(row))
        .join(lineEnd);
    };
    const { ingestion } = await ingest(profile, ofLength(2_000_000 - more));
    expect(ingestion).toMatchObject({ status: "accepted", rowsIn: 4 });
    for (const bytes of [2_000_001, 40_000_000])
      expect((await ingestRefused(profile, ofLength(bytes))).problems).toEqual(["line 3 has more than 2000000 bytes"]);
  },
);

test("a line of CSV that is too long refuses the file, the last one too, which the reader would drop", async () => {
  for (const bytes of [2_000_001, 40_000_000]) {
    const long = { ...goodRow, line: "2", product: "x".repeat(bytes) };
    const told = ["line 3 has more than 2000000 bytes"];
    expect((await ingestRefused(ordersProfile, csv([goodRow, long]))).problems).toEqual(told);
    expect((await ingestRefused(ordersProfile, csv([goodRow, long, goodRow]))).problems).toEqual(told);
  }
});

test("Parquet: wrong columns, and files that are none or cut, are refused", async () => {
  const profile = { ...ordersProfile, format: { type: "parquet" } };
  const whole = await parquet(`select 'A1' as "order", range as line from range(100000)`);
  expect((await ingestRefused(profile, whole)).problems).toContain('the column "customer" is missing');
  expect((await ingestRefused(profile, good)).problems[0]).toMatch(/^the file cannot be read as Parquet/);
  expect((await ingestRefused(profile, whole.subarray(0, whole.length / 2))).problems[0]).toMatch(
    /^the file cannot be read as Parquet/,
  );
});

test("Parquet whose data are damaged is refused", async () => {
  const columns = Object.keys(goodRow).map((name) => `md5(range::varchar || '${name}') as "${name}"`);
  const whole = Buffer.from(await parquet(`select ${columns.join(", ")} from range(20000)`));
  whole.fill(0x5a, 1000, whole.length / 2);
  const { problems } = await ingestRefused({ ...ordersProfile, format: { type: "parquet" } }, whole);
  expect(problems[0]).toMatch(/^the file cannot be read as parquet/i);
});

test("a source without profile is told how to add one", async () => {
  const services = memoryServices();
  await services.landing.write("incoming/erp/march.csv", good);
  const { ingestion } = await ingestFile("incoming/erp/march.csv", services);
  expect(ingestion).toMatchObject({
    status: "refused",
    file: "incoming/erp/march.csv",
    problems: [
      "the source erp has no profile: put one at profiles/erp.json in the landing bucket, then deliver the file again",
    ],
  });
  expect(await services.ingestions.refused()).toEqual([ingestion]);
});

test("a file outside every source's folder is refused", async () => {
  const services = memoryServices();
  await services.landing.write("incoming/march.csv", good);
  expect((await ingestFile("incoming/march.csv", services)).ingestion).toMatchObject({
    problems: ["the file is in no source's folder: put it below incoming/<source_id>/"],
  });
});

test("a profile with problems refuses the file with all of them", async () => {
  const { problems } = await ingestRefused(
    { ...ordersProfile, columns: { order_id: "order" }, encoding: "latin1" },
    good,
  );
  expect(problems).toContain("profiles/erp.json: columns.customer_id is missing");
  expect(problems).toContain('profiles/erp.json: encoding one of "utf-8", "gb18030", not "latin1"');
});

test("a profile in another source's place refuses the file", async () => {
  const services = memoryServices();
  await services.landing.write("profiles/crm.json", JSON.stringify(ordersProfile));
  await services.landing.write("incoming/crm/march.csv", good);
  expect((await ingestFile("incoming/crm/march.csv", services)).ingestion).toMatchObject({
    problems: ['profiles/crm.json: source_id is "erp", not "crm"'],
  });
});

test("a refused file is accepted once it is read rightly", async () => {
  const services = memoryServices();
  const first = await ingest({ ...ordersProfile, format: { type: "csv", delimiter: ";" } }, good, services);
  expect(first.ingestion.status).toBe("refused");
  const second = await ingest(ordersProfile, good, services);
  expect(second.ingestion.status).toBe("accepted");
});
