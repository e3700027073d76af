import { expect, test } from "vitest";
import { failureOf } from "../../../infra/cli/night.ts";

const said = (error: string, cause: string) => {
  const { exit, message } = failureOf({ status: "FAILED", error, cause, executionArn: "arn:execution" });
  return { exit, message };
};

test("a step's refusal is told in its own words", () => {
  const cause = JSON.stringify({ errorType: "RequestInvalid", errorMessage: "a run needs a date", trace: ["at …"] });
  expect(said("RequestInvalid", cause)).toEqual({ exit: "refused", message: "a run needs a date" });
});

test("of a failed query only the reason is told, and not its whole execution", () => {
  const cause = JSON.stringify({
    QueryExecution: {
      Query: "unload (select …)",
      Status: { State: "FAILED", StateChangeReason: "NUMERIC_VALUE_OUT_OF_RANGE: 1000000" },
    },
  });
  expect(said("States.TaskFailed", cause)).toEqual({
    exit: "failed",
    message: "the run ended as FAILED: States.TaskFailed NUMERIC_VALUE_OUT_OF_RANGE: 1000000",
  });
});

test.each(["not JSON", '{"QueryExecution":{"Status":{}}}'])("another cause is told as it is: %s", (cause) => {
  expect(said("States.Runtime", cause).message).toBe(`the run ended as FAILED: States.Runtime ${cause}`);
});
