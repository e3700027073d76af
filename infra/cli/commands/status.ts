import { Command } from "commander";
import { grouped } from "../../../shared/money/grouped.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { ingestionJson } from "../ingestion-json.ts";
import { type Status, statusOf } from "../status.ts";
import { renderFields, renderTable } from "../table.ts";

const examples = `
Examples
  $ npx tierline status
  $ npx tierline status --json | jq '.lock'
  $ npx tierline status --aws

Exit codes: 0 shown`;

export function statusCommand(context: Context): Command {
  const command = new Command("status")
    .summary("show runs, the lock, files and the schedule")
    .description("Shows the last runs, who holds the lock, the latest files, refused files, and the schedule.")
    .addHelpText("after", examples);
  return addCommonOptions(command).action(async (options: CommonOptions) => {
    const status = await context.withSystem(options, statusOf);
    const json = {
      ...status,
      ingestions: status.ingestions.map(ingestionJson),
      refusals: status.refusals.map(ingestionJson),
    };
    printResult(context, options, json, () => render(status, context.terminal.width));
  });
}

function render({ lock, runs, ingestions, refusals, schedule }: Status, width: number | undefined): string {
  const holder =
    lock === null
      ? "free"
      : `run ${lock.run_id} since ${seconds(lock.started_at)}${lock.alive ? "" : ", but its execution is dead: the next run takes over"}`;
  return [
    renderFields([
      ["Lock", holder],
      ["Schedule", `${schedule.expression} in ${schedule.time_zone}, ${schedule.state.toLowerCase()}`],
    ]),
    `Last runs\n${
      runs.length === 0
        ? "none yet"
        : renderTable(
            [
              { title: "Run" },
              { title: "As of" },
              { title: "Status" },
              { title: "Started (UTC)" },
              { title: "Committed (UTC)" },
            ],
            runs.map((run) => [
              run.run_id,
              run.as_of_date,
              run.status,
              seconds(run.started_at),
              seconds(run.committed_at ?? ""),
            ]),
            width,
          )
    }`,
    `Latest files\n${
      ingestions.length === 0
        ? "none yet"
        : renderTable(
            [
              { title: "Received (UTC)" },
              { title: "Holds" },
              { title: "File" },
              { title: "Rows", align: "right" },
              { title: "Accepted", align: "right" },
              { title: "Rejected", align: "right" },
            ],
            ingestions.map((one) => [
              seconds(one.receivedAt),
              one.kind.replaceAll("_", " "),
              one.file,
              ...[one.rowsIn, one.rowsAccepted, one.rowsRejected].map((rows) => grouped(String(rows))),
            ]),
            width,
          )
    }`,
    `Refused files\n${
      refusals.length === 0
        ? "none"
        : refusals
            .map(({ file, receivedAt, problems }) =>
              [`${file}, ${seconds(receivedAt)}`, ...problems.map((problem) => `  ${problem}`)].join("\n"),
            )
            .join("\n")
    }`,
  ].join("\n\n");
}

const seconds = (instant: string): string => instant.slice(0, 19).replace("T", " ");
