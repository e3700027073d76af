import type { Reporter } from "vitest/node";

/** Ends the output with one plain line that scripts can read, such as `123 passed, 0 failed, 2 skipped`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd: NonNullable<Reporter["onTestRunEnd"]> = (modules, unhandledErrors) => {
    const states = modules.flatMap((each) => [...each.children.allTests()].map((test) => test.result().state));
    const count = (state: string) => states.filter((each) => each === state).length;
    // A file that could not be loaded has no tests to fail, a failed hook skips them, and an error outside belongs to none.
    const collections = modules.flatMap((each) => [each, ...each.children.allSuites()]);
    const broken = collections.filter((each) => each.errors().length > 0).length;
    const failed = count("failed") + broken + unhandledErrors.length;
    const skipped = count("skipped") + count("pending");
    const line = `${count("passed")} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
    // Other reporters write their summaries meanwhile; this line is the last.
    process.once("exit", () => console.log(line));
  };
}
