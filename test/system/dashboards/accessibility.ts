import axe from "axe-core";
import type { Page } from "playwright-core";

type Finding = {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly places: readonly string[];
};

/** Runs in the page, and brings back of each finding what a person needs to see it again. */
const run = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, impact, help, nodes }) => ({
  id, impact, help, places: nodes.map(({ target, failureSummary }) => target.join(" ") + ": " + failureSummary.replaceAll(/\\s+/g, " ")),
})))`;

/** What keeps people from reading or using a page, contrast among it: findings whose impact is serious or critical. */
export async function graveFindings(page: Page): Promise<readonly string[]> {
  // In the page by the debugger's way, because its policy lets no foreign script in.
  await page.evaluate(axe.source);
  const findings = await page.evaluate<readonly Finding[]>(run);
  return findings
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, help, places }) => `${impact}, ${id}: ${help} (${places.slice(0, 3).join("; ")})`);
}
