import { expect, test } from "vitest";
import { executions } from "../../../infra/local/athena/executions.ts";
import type { Services } from "../../../infra/local/athena/run-statement.ts";
import { workGroupsOf } from "../../../infra/local/athena/workgroups.ts";

const [workGroup] = workGroupsOf([], 0).values();

test("a query whose engine gives no connection fails with the reason, and the next ones have their turn", async () => {
  const refused: Partial<Services> = {
    engine: {
      directory: "",
      connect: () => Promise.reject(new Error("too many connections")),
      close: async () => undefined,
    },
  };
  if (workGroup === undefined) throw new Error("every account has a workgroup");
  const { start, find, close } = executions(refused as Services);
  const queries = Array.from({ length: 6 }, () =>
    start({
      query: "select 1",
      parameters: [],
      database: "tierline",
      workGroup,
      outputPrefix: "",
      clientRequestToken: undefined,
    }),
  );
  await expect.poll(() => queries.map(({ id }) => find(id).state)).toEqual(queries.map(() => "FAILED"));
  expect(find(queries[0]?.id ?? "").reason).toContain("too many connections");
  await close();
});
