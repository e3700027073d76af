import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../../shared/queries/catalogue.ts";
import { queriesDirectory, queryFilesIn } from "../support/query-files.ts";

/** `npx vitest run test/queries/catalogue.test.ts -u` writes the page anew. */
test("docs/queries.md says what the query files say", async () => {
  const page = catalogue([
    {
      heading: "Questions",
      introduction: "What finance, sales, auditors and analysts ask. They show committed runs only.",
      detail: "full",
      files: queryFilesIn("."),
    },
    {
      heading: "Purchases",
      introduction:
        "What customers bought before and since, how often, and at what cost in rebates. Descriptive: it says nothing of causes.",
      detail: "full",
      files: queryFilesIn("purchases"),
    },
    {
      heading: "Effects",
      introduction:
        "What programs changed. Each reads one documented relation (`panel_current`, `hold_out_current` or `threshold_current`), so that any data in its columns can be estimated.",
      detail: "full",
      files: queryFilesIn("effects"),
    },
    {
      heading: "Policy review",
      introduction: "What to look at each quarter and half-year, per program.",
      detail: "full",
      files: queryFilesIn("review"),
    },
    {
      heading: "Dashboards",
      introduction:
        "What pages ask beside the questions above, by customers' regions and segments, so that each reader sees their own.",
      detail: "full",
      files: queryFilesIn("dashboards"),
    },
    {
      heading: "Views",
      introduction:
        "What questions are made of. `*_current` shows the latest committed run, `*_committed` all committed runs, and `*_by_run` what each run, also one under way, sees as its own input.",
      detail: "full",
      files: queryFilesIn("views"),
    },
    ...[
      { folder: "report", heading: "For the run report", introduction: "Asked by `npx tierline run` when a run ends." },
      {
        folder: "explain",
        heading: "For explanations",
        introduction: "Asked by `npx tierline explain` and by the page of a payout's calculation.",
      },
      {
        folder: "statement",
        heading: "For statements",
        introduction: "Asked by `npx tierline statement` and by the page of a customer's statement.",
      },
      {
        folder: "effect-report",
        heading: "For reports of effects",
        introduction: "Asked by `npx tierline effects`, beside questions of the effects above.",
      },
      { folder: "verify", heading: "For verification", introduction: "Asked by `npx tierline verify`." },
      {
        folder: "nightly",
        heading: "For the nightly run",
        introduction: "Asked by the state machine nightly-accrual.",
      },
      {
        folder: "measurement",
        heading: "For the measurement of effects",
        introduction: "Asked by the state machine measure-effects, which stores the answers for estimators to read.",
      },
      { folder: "release", heading: "For releases", introduction: "Asked by the page on which payouts are released." },
    ].map(({ folder, heading, introduction }) => ({
      heading,
      introduction,
      detail: "brief" as const,
      files: queryFilesIn(folder),
    })),
  ]);
  await expect(page).toMatchFileSnapshot(join(queriesDirectory, "../docs/queries.md"));
});
