import { expect, test } from "vitest";
import { S3Event } from "../../../functions/ingest-file/contract.ts";
import type { IngestedFile } from "../../../functions/ingest-file/ingest-file.ts";
import { ingestFiles } from "../../../functions/ingest-file/ingest-files.ts";
import { csv, goodRow, ingest, ingestAccepted, lakeRows, memoryServices, ordersProfile } from "./ingesting.ts";

const twoRows = csv([goodRow, { ...goodRow, line: "2", customer: "" }]);

test("the same content again has no second effect, whatever the file is called", async () => {
  const services = memoryServices();
  const first = await ingestAccepted(ordersProfile, twoRows, services, "march.csv");
  const objects = new Map(services.lake.objects);
  const second = await ingestAccepted(ordersProfile, twoRows, services, "march-again.csv");
  expect([first.isRepeat, second.isRepeat]).toEqual([false, true]);
  expect(second.ingestion).toEqual(first.ingestion);
  expect(services.lake.objects).toEqual(objects);
  expect(await services.ingestions.accepted()).toHaveLength(1);
});

test("a profile that says the same in another way reads the same ingestion", async () => {
  const services = memoryServices();
  await ingestAccepted(ordersProfile, twoRows, services);
  const { columns, ...rest } = ordersProfile;
  const { isRepeat } = await ingestAccepted(
    { columns, encoding: "utf-8", date_formats: ["%Y-%m-%d"], ...rest },
    twoRows,
    services,
  );
  expect(isRepeat).toBe(true);
});

test("the same file read by another profile is another ingestion", async () => {
  const services = memoryServices();
  const first = await ingestAccepted(ordersProfile, twoRows, services);
  const second = await ingestAccepted(
    { ...ordersProfile, columns: { ...ordersProfile.columns, currency: { constant: "CHF" } } },
    twoRows,
    services,
  );
  expect(second.ingestion.ingestionId).not.toBe(first.ingestion.ingestionId);
  expect(second.ingestion.sequence).toBe(2);
});

test("what died before its commit row is done again, with the same objects under the same keys", async () => {
  const undisturbed = memoryServices();
  const { ingestion } = await ingestAccepted(ordersProfile, twoRows, undisturbed);

  const services = memoryServices();
  const dying = {
    ...services,
    ingestions: {
      ...services.ingestions,
      accept: async () => {
        throw new Error("the function was killed");
      },
    },
  };
  await expect(ingest(ordersProfile, twoRows, dying)).rejects.toThrow("the function was killed");
  expect(await services.ingestions.accepted()).toEqual([]);
  expect((await ingestAccepted(ordersProfile, twoRows, services)).ingestion).toEqual(ingestion);
  expect([...services.lake.objects.keys()]).toEqual([...undisturbed.lake.objects.keys()]);
  expect(await lakeRows(services)).toEqual(await lakeRows(undisturbed));
});

test("an upload that fails fails the ingestion, before its commit row", async () => {
  const services = memoryServices();
  const failing = {
    ...services,
    lake: {
      ...services.lake,
      upload: async () => {
        throw new Error("slow down");
      },
    },
  };
  await expect(ingest(ordersProfile, twoRows, failing)).rejects.toThrow("slow down");
  expect(await services.ingestions.accepted()).toEqual([]);
});

const event = (...keys: readonly string[]) =>
  S3Event.parse({
    Records: keys.map((key) => ({
      eventName: "ObjectCreated:Put",
      s3: { bucket: { name: "landing" }, object: { key, size: 1 } },
    })),
  });

test("keys arrive encoded as in a form", () => {
  expect(event("incoming/erp/M%C3%A4rz+2025%2B1.csv").Records[0]?.s3.object.key).toBe("incoming/erp/März 2025+1.csv");
});

test("one event may tell of several files; one that fails does not keep the others", async () => {
  const services = memoryServices();
  await services.landing.write("profiles/erp.json", JSON.stringify(ordersProfile));
  await services.landing.write("incoming/erp/a.csv", csv([goodRow]));
  await services.landing.write("incoming/erp/b.csv", twoRows);
  const reported: IngestedFile[] = [];
  const report = (file: IngestedFile) => reported.push(file);
  const told = event(
    "incoming/erp/a.csv",
    "incoming/erp/",
    "incoming/erp/gone.csv",
    "incoming/erp/b.csv",
    "incoming/erp/a.csv",
  );
  await expect(ingestFiles(told, { ...services, report })).rejects.toThrow("no object incoming/erp/gone.csv");
  expect(reported.map(({ ingestion, isRepeat }) => [ingestion.file, ingestion.status, isRepeat])).toEqual([
    ["incoming/erp/a.csv", "accepted", false],
    ["incoming/erp/b.csv", "accepted", false],
    ["incoming/erp/a.csv", "accepted", true],
  ]);
});

test("several faults are told together", async () => {
  const services = { ...memoryServices(), report: () => undefined };
  await expect(ingestFiles(event("incoming/erp/a", "incoming/erp/b"), services)).rejects.toThrow("2 of 2 files failed");
});
