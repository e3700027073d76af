import { expect, test } from "vitest";
import { catalogue } from "../../../shared/queries/catalogue.ts";
import { parseQueryFile } from "../../../shared/queries/query-file.ts";

const file = parseQueryFile(
  "liability",
  `-- Question: What is owed?
-- Grain: one row per program_id
-- Parameters: program_id string The program
-- Columns:
--   program_id string A tag such as |export|
select program_id from standings where program_id = ?`,
);

test("a full section lists question, grain, parameters and columns, with bars kept inside their cells", () => {
  const page = catalogue([{ heading: "Questions", introduction: "Asked.", detail: "full", files: [file] }]);
  expect(page).toContain("### liability\n\n**What is owed?** Grain: one row per program_id.");
  expect(page).toContain(
    "| parameter | type | meaning |\n| --- | --- | --- |\n| `program_id` | string | The program |",
  );
  expect(page).toContain("| `program_id` | string | A tag such as \\|export\\| |");
});

test("a brief section has one row per file", () => {
  const page = catalogue([{ heading: "Own", introduction: "Asked.", detail: "brief", files: [file] }]);
  expect(page).toContain("| `liability` | What is owed? | one row per program_id |");
  expect(page).not.toContain("###");
});
