import { expect, test } from "vitest";
import type { Tierline } from "../../../infra/cli/client.ts";
import { deliver, prepareDelivery } from "../../../infra/cli/ingestion.ts";
import { ordersProfile, withFile } from "../../functions/ingest-file/ingesting.ts";
import { memoryIngestions, memoryObjects } from "../../support/memory-services.ts";

test("a file of which nothing is heard is waited for only so long, and the person is told what to do", async () => {
  await withFile(JSON.stringify(ordersProfile), async (profile) => {
    const landing = memoryObjects();
    const silent: Partial<Tierline> = { landing, ingestions: memoryIngestions() };
    const delivery = await prepareDelivery(profile, profile);
    const waiting = deliver(silent as Tierline, delivery, () => undefined, 100);
    await expect(waiting).rejects.toMatchObject({ exit: "failed" });
    await expect(waiting).rejects.toThrow(/was delivered.*tierline status.*docs\/runbook\.md/);
    expect([...landing.objects.keys()]).toEqual(["profiles/erp.json", "incoming/erp/file"]);
  });
});
