import { expect, test, vi } from "vitest";
import { browser, nonceIn } from "../../support/browser.ts";
import { startTestSystem } from "../../support/system.ts";
import { everyListed } from "../../../shared/aws/payouts.ts";
import { idOf } from "../../shared/approval/policy.ts";
import { buyAndClose, setUp } from "./company.ts";
import { personas, policy } from "./policy.ts";

test("release end to end", async () => {
  const { system, tierline, close } = await startTestSystem({ personas });
  try {
    const amounts = { a: "500.25", b: "40.5", "o'neill": "17" };
    await setUp(tierline, Object.keys(amounts));
    await tierline.approvalPolicies.publish(
      { ...policy, payer: { name: "Payer GmbH", country: "DE", accounts: { EUR: { iban: "DE16200411330123456789" } } } },
      new Date().toISOString(),
    );
    await buyAndClose(tierline, amounts, "2025-02-10");
    const pages = system.outputs.PagesUrl ?? "";
    const mara = browser();
    await mara.signIn(pages, idOf("mara"));
    const ids = async (list: "undecided" | "to-release" | "on-its-way") => (await everyListed(tierline.payouts, list)).map(({ payoutId }) => payoutId);
    for (const id of await ids("undecided")) {
      await vi.waitFor(async () => expect((await tierline.payouts.find(id))?.openStep).toBeDefined(), { timeout: 15000 });
      const page = await (await mara.get(`${pages}/payouts/${id}`)).text();
      const payout = await tierline.payouts.find(id);
      await mara.post(`${pages}/payouts/${id}/decisions`, {
        nonce: nonceIn(page, `/payouts/${id}/decisions`),
        content: payout?.contentSha256 ?? "", step: String(payout?.openStep?.number), outcome: "approved", reason: "fine",
      });
    }
    expect((await ids("to-release")).length).toBe(3);
    const ray = browser();
    const home = await (await ray.signIn(pages, idOf("ray"))).text();
    expect(home).toContain('href="/releases">3<');
    const page = await (await ray.get(`${pages}/releases?selected=bank_transfer`)).text();
    const fields: Record<string, string> = { nonce: nonceIn(page, "/releases"), method: "bank_transfer", confirmed: "yes", shown_at: /name="shown_at" value="([^"]+)"/.exec(page)?.[1] ?? "" };
    for (const [, name = "", value = ""] of page.matchAll(/name="(payout\.[^"]+)" value="(\d+)"/g)) fields[name] = value;
    console.time("release");
    const result = await ray.post(`${pages}/releases`, fields);
    console.timeEnd("release");
    const text = await result.text();
    console.log(result.status, text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "));
    const id = /\/releases\/(B[0-9A-F]{23})/.exec(text)?.[1];
    const batch = await (await ray.get(`${pages}/releases/${id}`)).text();
    console.log(batch.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "));
    const file = await ray.get(`${pages}/releases/${id}/files/transfers-EUR.xml`);
    console.log(file.status, [...file.headers], await file.text());
    expect((await ids("on-its-way")).length).toBe(3);
    await system.fireSchedule("tierline-write-payment-files", new Date().toISOString());
  } finally {
    await close();
  }
});
