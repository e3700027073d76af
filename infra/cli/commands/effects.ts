import { readFile, writeFile } from "node:fs/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import { askForEffectReport } from "../../../shared/aws/effect-report.ts";
import { MarketTruth } from "../../../shared/effects/market-truth.ts";
import { effectPage } from "../../../shared/effects/page/page-of-report.ts";
import type { Language } from "../../../shared/language.ts";
import { decimalText, parseDecimal } from "../../../shared/money/decimal.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { effectsJson } from "../effects-json.ts";
import { effectsText } from "../effects-text.ts";
import { CommandFailure } from "../exit-codes.ts";
import { queryText } from "../query-text.ts";

const examples = `
Says in words what a program did to its customers: how much more they ordered than they would have without it, beside whom they
were compared, how far to believe it (grades A to D), whether it was worth its cost, and what a naive comparison would have said.
Effects are measured after each night that changed what customers bought; docs/effects.md says how to read them.

Examples
  $ npx tierline effects --program key-account-annual
  $ npx tierline effects --program key-account-annual --html effects.html --lang zh
  $ npx tierline effects --program key-account-annual --margin 0.25 --administration-cost 12000
  $ npx tierline effects --program quarterly-club --state .local/market --truth .local/market/files/market-truth.json

Exit codes: 0 told, 3 the truth file is none, 4 no such program, nothing measured yet, or no such file`;

type EffectsOptions = CommonOptions & {
  readonly program: string;
  readonly html?: string;
  readonly lang: Language;
  readonly margin?: string;
  readonly administrationCost: string;
  readonly truth?: string;
};

export function effectsCommand(context: Context): Command {
  const command = new Command("effects")
    .summary("say what a program did to its customers")
    .description(
      "Reports a program's effects with interval, comparison group and grade: as text, JSON or an HTML file.",
    )
    .requiredOption("--program <id>", "the program")
    .addOption(new Option("--html <file>", "write the report with its charts as one HTML file").conflicts("json"))
    .addOption(new Option("--lang <language>", "of the report").choices(["en", "zh"]).default("en"))
    .option("--margin <fraction>", "margin of a net amount of 1 where products state none, such as 0.25", fraction)
    .option("--administration-cost <amount>", "what running the program cost in the months measured", amount, "0")
    .option("--truth <file>", "market-truth.json of a simulated market, to stand beside the estimates")
    .addHelpText("after", examples);
  return addCommonOptions(command).action((options: EffectsOptions) => tellEffects(context, options));
}

async function tellEffects(context: Context, options: EffectsOptions): Promise<void> {
  const market = options.truth === undefined ? undefined : await readTruth(options.truth);
  const assumptions = {
    marginFraction: options.margin,
    administrationCostAmount: parseDecimal(options.administrationCost),
  };
  const report = await context.withSystem(options, ({ queryDesk }) =>
    askForEffectReport({ queryDesk, queryText }, options.program, assumptions, market),
  );
  const page = effectPage(report, options.lang);
  if (options.html === undefined) {
    printResult(context, options, effectsJson(report), () => effectsText(page, context.terminal.width));
    return;
  }
  // What draws charts is large, and other commands need not wait for it.
  const { pageHtml } = await import("../../../shared/effects/page/page-html.ts");
  await writeFile(options.html, pageHtml(page));
  context.terminal.say(`The report is in ${options.html}`);
}

async function readTruth(file: string): Promise<MarketTruth> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandFailure("notFound", `there is no file ${file}`);
  });
  const read = MarketTruth.safeParse(jsonOf(text));
  if (read.success) return read.data;
  throw new CommandFailure("refused", `${file} is no market-truth.json of a simulated market`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fraction(text: string): string {
  if (!decimalText.test(text) || parseDecimal(text).gt(1) || parseDecimal(text).lt(0))
    throw new InvalidArgumentError("Write a fraction between 0 and 1, such as 0.25.");
  return text;
}

function amount(text: string): string {
  if (!decimalText.test(text) || parseDecimal(text).lt(0))
    throw new InvalidArgumentError("Write an amount in digits, such as 12000.");
  return text;
}
