import { Command } from "commander";
import { grouped } from "../../../shared/money/grouped.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { CommandFailure } from "../exit-codes.ts";
import { deliver, type IngestionOutcome, prepareDelivery } from "../ingestion.ts";
import { ingestionJson } from "../ingestion-json.ts";
import { renderFields } from "../table.ts";

const examples = `
A source profile (JSON) says how the file becomes order lines, customers, products, exchange rates or payees: format,
encoding, columns, dates, how returns are marked. Every row is accepted or rejected with a reason; a file whose header or
encoding does not fit is refused as a whole. The same file again changes nothing; a changed line replaces the earlier one,
and both are kept.

Examples
  $ npx tierline ingest orders-2025-01.csv --profile profiles/orders.json
  $ npx tierline ingest orders.csv.gz --profile profiles/shop.json --json

  See the rejected rows:
  $ npx tierline query "select reason, line_number, column_name, value from rejected_lines order by line_number"

Exit codes: 0 ingested (rejected rows included) or known already, 3 the file or its profile was refused, 4 a file is missing,
1 no answer after ten minutes`;

type IngestOptions = CommonOptions & { readonly profile: string };

export function ingestCommand(context: Context): Command {
  const command = new Command("ingest")
    .summary("bring in a file of orders, customers, products, exchange rates or payees")
    .description("Delivers a file with its source profile and prints what became of its rows.")
    .argument("<file>", "the file, plain or gzip")
    .requiredOption("--profile <file>", "source profile that says how to read it")
    .addHelpText("after", examples);
  return addCommonOptions(command).action((file: string, options: IngestOptions) => ingest(context, file, options));
}

async function ingest(context: Context, file: string, options: IngestOptions): Promise<void> {
  const { terminal, withSystem } = context;
  const delivery = await prepareDelivery(file, options.profile);
  const outcome = await withSystem(options, (tierline) =>
    deliver(tierline, delivery, (seconds) => terminal.say(`${file} is delivered and waited for: ${seconds} s`)),
  );
  printResult(context, options, { known: outcome.known, ...ingestionJson(outcome.ingestion) }, () =>
    textOf(file, outcome),
  );
  if (outcome.ingestion.status === "refused")
    throw new CommandFailure("refused", `${file} was refused; nothing of it was taken in`, "printed");
}

function textOf(file: string, { ingestion, known }: IngestionOutcome): string {
  if (ingestion.status === "refused")
    return [`${file}: refused`, ...ingestion.problems.map((problem) => `  ${problem}`)].join("\n");
  const reasons = Object.entries(ingestion.rejectReasons).sort(([, a], [, b]) => b - a);
  return renderFields([
    ["File", `${ingestion.file}${known ? " (known already: nothing was done)" : ""}`],
    ["Ingestion", ingestion.ingestionId],
    ["Holds", ingestion.kind.replaceAll("_", " ")],
    ["Rows in", number(ingestion.rowsIn)],
    ["Accepted", number(ingestion.rowsAccepted)],
    ["Rejected", number(ingestion.rowsRejected)],
    ...reasons.map(([reason, rows]): [string, string] => [`  ${reason}`, number(rows)]),
    ...(ingestion.netAmountAccepted === undefined
      ? []
      : ([
          [
            "Net amount accepted",
            `${grouped(ingestion.netAmountAccepted)} (all currencies added up, as a control total)`,
          ],
        ] as const)),
  ]);
}

const number = (value: number): string => grouped(String(value));
