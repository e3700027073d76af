import { join } from "node:path";
import { expect, test } from "vitest";
import { explainedLines } from "../../../../shared/facts/explained-lines.ts";
import { factTables } from "../../../../shared/facts/tables.ts";

const page = `# Explained lines

${explainedLines.comment}. Nothing writes this fact by night, so no table of the lake holds it. Two commands write it as one
Parquet file, which DuckDB, Athena, pandas and others read as it is:

\`\`\`
npx tierline explain key-account-annual/C1005/2025 --parquet lines.parquet         one position, as the last run counted it
npx tierline simulate --programs p.yaml --orders o.csv --as-of 2025-12-31 --parquet lines.parquet       every position
\`\`\`

Lines stand in the order in which they count. Why a line earned nothing is one of the reasons in
[shared/rebate/reasons.ts](../shared/rebate/reasons.ts); lines that do not count at all are in no row.

| column | type | meaning |
| --- | --- | --- |
${explainedLines.columns.map(({ name, type, comment }) => `| \`${name}\` | ${type} | ${comment} |`).join("\n")}
`;

/** `npx vitest run test/infra/cli/simulation/explained-lines.test.ts -u` writes the page anew. */
test("docs/explained-lines.md says what the file holds", async () => {
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, "../../../../docs/explained-lines.md"));
});

test("it is no table of the lake, which would be one without data", () => {
  expect(factTables.map(({ name }) => name)).not.toContain(explainedLines.name);
});
