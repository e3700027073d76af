import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, startFixture } from "./fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

test("queries never see an object half written over", async () => {
  const key = "nothing_yet/as_of_date=2011-01-31/a.parquet";
  const write = () =>
    fixture.putParquet(key, "select 'c' || i as customer_id, 1::decimal(18,4) as amount from range(20000) t(i)");
  await write();
  let isWriting = true;
  const writing = (async () => {
    while (isWriting) await write();
  })();
  try {
    for (let round = 0; round < 25; round++) {
      expect((await fixture.ask("select count(*), sum(amount) from nothing_yet")).rows).toEqual([
        ["20000", "20000.0000"],
      ]);
    }
  } finally {
    isWriting = false;
    await writing;
  }
});
