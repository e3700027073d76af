import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Tierline } from "../../../infra/cli/client.ts";
import { runNight } from "../../../infra/cli/night.ts";
import { synthesize, templateFile } from "../../../infra/local/synthesize.ts";
import { type LocalSystem, startLocalSystem } from "../../../infra/local/system.ts";
import { askForRows } from "../../../shared/aws/questions.ts";
import { formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { proposed } from "../../../shared/payout/transitions.ts";
import { browser } from "../../support/browser.ts";
import { balances } from "../../support/system.ts";
import { tierline as run } from "./captured.ts";

/** Two tiers, and a product that does not count. */
const program = `
program: quarterly
name: { en: Quarterly bonus }
contract_reference: test
effective: { from: 2025-01-01 }
currency: EUR
products: { exclude: { product_id: [POST] } }
period: quarter
qualifier: { measure: net_amount }
base: { measure: net_amount }
method: whole
tiers:
  - { from: "100", benefit: { kind: percent, percent: "1" } }
  - { from: "1000", benefit: { kind: percent, percent: "3.33" } }
`;

const orders = `order,line,date,customer,product,quantity,net
o1,1,2025-01-10,c1,p1,3,400.10
o1,2,2025-01-10,c1,POST,1,5.00
o2,1,2025-02-11,c1,p2,1,333.33
o3,1,2025-03-12,c1,p2,2,333.34
o4,1,2025-03-13,c2,p1,1,99.99
o5,1,2025-03-32,c2,p1,1,50.00
o6,1,2025-03-14,,p1,1,50.00
o7,1,2025-03-14,=1+1,p1,1,250.00
`;

const profile = {
  source_id: "shop",
  kind: "orders",
  format: { type: "csv" },
  columns: {
    order_id: "order",
    line_id: "line",
    order_date: "date",
    customer_id: "customer",
    product_id: "product",
    quantity: "quantity",
    net_amount: "net",
    currency: { constant: "EUR" },
  },
};

let directory = "";
let system: LocalSystem;
let client: Tierline;
const file = (name: string) => join(directory, name);
/** What somebody proposes of what c1 earned. */
function payout(amount: string): Payout {
  const line = {
    ...{ programId: "quarterly", programVersion: 1, contractReference: "test", periodId: "2025-Q1" },
    ...{ countsUntil: "2025-04-01", settledBefore: zero, amount: parseDecimal(amount) },
  };
  const content = { customerId: "c1", group: "quarterly", currency: "EUR", payoutOn: "2025-04-15", lines: [line] };
  const proposal = { proposerId: "pat", proposedAt: "2025-04-02T08:00:00.000Z", customer: { name: "c1" }, checks: [] };
  return proposed({ ...content, payee: undefined }, proposal);
}
/** A command on the test's own system. */
const tierline = (...words: readonly string[]) => run(...words, "--state", directory);
const json = async (...words: readonly string[]) => {
  const { code, output } = await tierline(...words, "--json");
  return { code, result: JSON.parse(output) };
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tierline-commands-"));
  await synthesize();
  system = await startLocalSystem({ stateDirectory: directory, templateFile, ports: "free" });
  client = await connect(system.environment, "Tierline");
  await writeFile(file("program.yaml"), program);
  await writeFile(file("orders.csv"), orders);
  await writeFile(file("shop.json"), JSON.stringify(profile));
});
afterAll(async () => {
  client.disconnect();
  await system.close();
  await rm(directory, { recursive: true, force: true });
});

describe("before the first run", () => {
  test("status shows that nothing has happened yet", async () => {
    const { code, output } = await tierline("status");
    expect(code).toBe(0);
    expect(output).toContain("free");
    expect(output).toContain("none yet");
  });

  test("there is nothing to explain", async () => {
    expect((await tierline("explain", "quarterly/c1/2025-Q1")).code).toBe(4);
  });

  test("there are no effects of a program that no run knows", async () => {
    const { code, errors } = await tierline("effects", "--program", "quarterly");
    expect(code).toBe(4);
    expect(errors).toContain("knows no program quarterly");
  });

  test("what holds of nothing holds", async () => {
    expect((await tierline("verify")).code).toBe(0);
  });

  test("another stack is not found", async () => {
    const { code, errors } = await tierline("status", "--stack", "Another");
    expect(code).toBe(4);
    expect(errors).toContain("Another");
  });
});

describe("ingest", () => {
  test("a file is taken in: rows in are rows accepted and rejected, with reasons and the control sum", async () => {
    const { code, result } = await json("ingest", file("orders.csv"), "--profile", file("shop.json"));
    expect(code).toBe(0);
    expect(result).toMatchObject({
      known: false,
      status: "accepted",
      kind: "orders",
      rows_in: 8,
      rows_accepted: 6,
      rows_rejected: 2,
      reject_reasons: { date_invalid: 1, customer_missing: 1 },
    });
    expect(parseDecimal(result.net_amount_accepted).toFixed(2)).toBe("1421.76");
  });

  test("the same file again changes nothing and says so", async () => {
    const { code, output } = await tierline("ingest", file("orders.csv"), "--profile", file("shop.json"));
    expect(code).toBe(0);
    expect(output).toContain("known already");
  });

  test("a profile with problems is refused with their paths", async () => {
    await writeFile(file("bad.json"), JSON.stringify({ ...profile, columns: { ...profile.columns, order_id: 7 } }));
    const { code, errors } = await tierline("ingest", file("orders.csv"), "--profile", file("bad.json"));
    expect(code).toBe(3);
    expect(errors).toContain("columns.order_id");
  });

  test("a file whose header does not fit is refused with the columns, and status keeps it in view", async () => {
    await writeFile(file("other.csv"), "number,when\n1,2025-01-01\n");
    const { code, output } = await tierline("ingest", file("other.csv"), "--profile", file("shop.json"));
    expect(code).toBe(3);
    expect(output).toContain("order");
    const { result } = await json("status");
    expect(result.refusals).toHaveLength(1);
    expect(result.refusals[0].file).toContain("other.csv");
  });
});

describe("publish", () => {
  test("a document becomes version 1, and once more changes nothing", async () => {
    const first = await json("publish", file("program.yaml"));
    expect(first).toMatchObject({ code: 0, result: [{ outcome: "published", program_id: "quarterly", version: 1 }] });
    const second = await json("publish", file("program.yaml"));
    expect(second).toMatchObject({ code: 0, result: [{ outcome: "unchanged", version: 1 }] });
  });

  test("a document with problems is refused with every path, in JSON as one document", async () => {
    await writeFile(
      file("wrong.yaml"),
      program.replace("period: quarter", "period: fortnight").replace('"1000"', '"50"'),
    );
    const { code, result } = await json("publish", file("wrong.yaml"));
    expect(code).toBe(3);
    const [{ outcome, problems }] = result;
    expect(outcome).toBe("refused");
    expect(problems.map(({ path }: { path: string }) => path)).toContain("period");
  });
});

describe("run", () => {
  test("a night is run and reported", async () => {
    const { code, output, errors } = await tierline("run", "--as-of", "2025-03-31");
    expect(code).toBe(0);
    expect(output).toMatch(/quarterly\s+\+38\.02\s+38\.02\s+EUR/);
    expect(output).toContain("date_invalid");
    expect(output).toMatch(/rebate_liability\s+EUR\s+0\.00\s+38\.02/);
    expect(errors).toContain("committed as run 2025-03-31-00000001");
  });

  test("the same night again posts nothing and says so", async () => {
    const { code, output } = await tierline("run", "--as-of", "2025-03-31");
    expect(code).toBe(0);
    expect(output).toContain("nothing: the ledger already held every result");
  });

  test("a day to come is refused before anything is started, by the command and by the run itself", async () => {
    const runs = await client.runs.latest(10);
    const { code, errors } = await tierline("run", "--as-of", "2099-12-31");
    expect(code).toBe(3);
    expect(errors).toContain("2099-12-31 lies after today");
    await expect(runNight(client, "2099-12-31")).rejects.toMatchObject({
      exit: "refused",
      message: expect.stringContaining("2099-12-31 lies after today"),
    });
    expect(await client.runs.latest(10)).toEqual(runs);
  });

  test("while another run holds the lock it is refused and told who and since when", async () => {
    const { executionArn } = await client.stepFunctions.send(
      new StartExecutionCommand({
        stateMachineArn: client.outputs.NightlyAccrual,
        input: JSON.stringify({ as_of_date: "2025-03-31" }),
      }),
    );
    await expect
      .poll(async () => (await client.runs.latest(1))[0]?.execution_arn, { timeout: 30_000, interval: 20 })
      .toBe(executionArn);
    const { code, errors } = await tierline("run", "--as-of", "2025-03-31");
    expect(code).toBe(6);
    expect(errors).toMatch(/run 2025-03-31-00000003 holds the lock since \d{4}-/);
    await expect.poll(async () => (await client.runs.latest(1))[0]?.status, { timeout: 30_000 }).toBe("committed");
  });
});

describe("explain", () => {
  test("the lines sum exactly to what is earned, and the crossing lines are named", async () => {
    const { code, result } = await json("explain", "quarterly/c1/2025-Q1");
    expect(code).toBe(0);
    expect(result.standing).toMatchObject({ earned_amount: "35.52", tier_reached: 2 });
    const sum = result.lines.reduce(
      (total: typeof zero, line: { earned_amount: string }) => total.plus(parseDecimal(line.earned_amount)),
      zero,
    );
    expect(sum.toFixed(2)).toBe("35.52");
    expect(result.crossings).toMatchObject([
      { order_id: "o1", tier: 1, direction: "up" },
      { order_id: "o3", tier: 2, direction: "up" },
    ]);
    expect(result.other_lines).toMatchObject([{ order_id: "o1", line_id: "2", outcome: "product_not_in_scope" }]);
    expect(result.entries).toMatchObject([{ run_id: "2025-03-31-00000001", amount: "35.52", previous_entry_id: null }]);
  });

  test("a position that earns nothing says why", async () => {
    const { code, output } = await tierline("explain", "quarterly/c2/2025-Q1");
    expect(code).toBe(0);
    expect(output).toContain("the qualifier has not reached the lowest tier");
    expect(output).toContain("0.01 EUR missing to the next tier");
  });

  test.each(["unknown/c1/2025-Q1", "quarterly/nobody/2025-Q1", "quarterly/c1/2031-Q1"])(
    "%s is not found",
    async (position) => {
      expect((await tierline("explain", position)).code).toBe(4);
    },
  );
});

describe("effects", () => {
  test("what the night measured is told: nothing, where both customers were there from the first month on", async () => {
    // The machine that measures goes on after the night has been reported.
    const measured = () => tierline("effects", "--program", "quarterly");
    await expect.poll(async () => (await measured()).code, { timeout: 60_000, interval: 500 }).toBe(0);
    const { output } = await measured();
    expect(output).toMatch(/^Quarterly bonus · quarterly\n\nWhat Quarterly bonus changes cannot be told\./);
    expect(output).toMatch(/Grade +D /);
  });
});

describe("statement", () => {
  test("its figures are those of the ledger, the facts and the payouts", async () => {
    await client.payouts.write(undefined, payout("12.34"));
    const { code, result } = await json("statement", "c1", "--period", "2025-Q1");
    expect(code).toBe(0);
    const [position] = result.positions;
    const accrued = (await balances(client)).get("quarterly/c1/2025-Q1");
    expect(accrued).toBe("35.52");
    const [standing] = await askForRows(
      client.queryDesk,
      "select earned_amount, net_amount from standings_current where customer_id = 'c1'",
    );
    expect(position).toMatchObject({
      line_count: 3,
      earned_amount: formatDecimal(parseDecimal(standing?.earned_amount ?? "")),
      net_amount: formatDecimal(parseDecimal(standing?.net_amount ?? "")),
      accrued_amount: accrued,
      paid_amount: "0",
      on_its_way_amount: "0",
      in_approval_amount: "12.34",
      open_amount: "35.52",
      carried_forward_amount: "23.18",
    });
    expect(position.months.map(({ month }: { month: string }) => month)).toEqual(["2025-01", "2025-02", "2025-03"]);
    expect(result.payments).toMatchObject([{ amount: "12.34", progress: "in_approval" }]);
  });

  test("it is read in a terminal, and written as HTML and PDF in either language", async () => {
    const shown = await tierline("statement", "c1", "--from", "2025-02-01", "--to", "2025-02-28");
    expect(shown.output).toContain("3.33 % of net amount");
    expect(shown.output).toMatch(/Total\s+3\s+1,066\.77/);
    const written = await tierline(
      ...["statement", "c1", "--period", "2025-Q1", "--language", "zh"],
      ...["--html", file("c1.html"), "--pdf", file("c1.pdf")],
    );
    expect([written.code, written.output]).toEqual([0, ""]);
    expect(await readFile(file("c1.html"), "utf8")).toContain("返利对账单");
    expect((await readFile(file("c1.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test.each`
    words                                                   | code | says
    ${["nobody", "--period", "2025-Q1"]}                    | ${4} | ${"knows no customer nobody"}
    ${["c1", "--period", "2031-Q1"]}                        | ${4} | ${"nothing was bought or booked"}
    ${["c1"]}                                               | ${2} | ${"--period 2025-Q3"}
    ${["c1", "--from", "2025-02-01", "--to", "2025-01-01"]} | ${2} | ${"a later last day"}
  `("statement $words ends with $code", async ({ words, code, says }) => {
    const ended = await tierline("statement", ...words);
    expect(ended.code).toBe(code);
    expect(ended.errors).toContain(says);
  });

  test("the pages of the running system tell the same position and the same letter", async () => {
    await tierline("publish-policy", "infra/demo/approval-policy.yaml");
    const { payoutId } = payout("12.34");
    const pages = system.outputs.PagesUrl ?? "";
    const { get, signIn } = browser();
    const path = `${pages}/payouts/${payoutId}/calculation/quarterly/2025-Q1`;
    const calculation = await (await signIn(path, "henrik.aalto@tierline.example")).text();
    const { result } = await json("explain", "quarterly/c1/2025-Q1");
    for (const { order_id, line_id } of result.lines) expect(calculation).toContain(`${order_id}, ${line_id}`);
    expect(calculation).toContain(`<strong>${result.standing.earned_amount} EUR</strong>`);
    expect(calculation).toContain("reached tier 2 (1,000.00 EUR)");
    const rows = (await (await get(`${path}/lines.csv`)).text()).trimEnd().split("\r\n");
    const earned = rows[0]?.split(",").indexOf("earned_amount") ?? -1;
    expect(rows.slice(1).map((row) => row.split(",")[earned])).toEqual([
      ...result.lines.map((line: { earned_amount: string }) => line.earned_amount),
      ...result.other_lines.map(() => ""),
    ]);

    const letter = await (await get(`${pages}/statements/c1?period=2025-Q1`)).text();
    expect(letter).toContain("23.18");
    const pdf = await get(`${pages}/statements/c1/statement.pdf?period=2025-Q1&lang=zh`);
    await tierline("statement", "c1", "--period", "2025-Q1", "--language", "zh", "--pdf", file("same.pdf"));
    expect(Buffer.from(await pdf.arrayBuffer()).equals(await readFile(file("same.pdf")))).toBe(true);
  });
});

describe("query", () => {
  const customers =
    "select customer_id, sum(net_amount) as amount from order_lines group by customer_id order by customer_id";

  test("a table, with the number of rows beside it and not in it", async () => {
    const { code, output, errors } = await tierline("query", customers);
    expect(code).toBe(0);
    expect(output).toMatch(/c1\s+1071\.77/);
    expect(errors).toContain("3 rows");
    expect(output).not.toContain("3 rows");
  });

  test("CSV in which a name is never a formula", async () => {
    const { output } = await tierline("query", customers, "--csv");
    expect(output.split("\r\n")[0]).toBe("customer_id,amount");
    expect(output).toContain("'=1+1,250.000000");
  });

  test("CSV keeps empty values at its end", async () => {
    const { output } = await tierline("query", "select * from (values ('a'), (' '), (null)) as t (x)", "--csv");
    expect(output).toBe("x\r\na\r\n \r\n\r\n");
  });

  test("every row, past a page of the service", async () => {
    const { result } = await json("query", "select * from unnest(sequence(1, 2500)) as numbers(n) order by n");
    expect(result.rows).toHaveLength(2_500);
    expect(result.rows.at(-1)).toEqual({ n: "2500" });
  });

  test("a named query with its parameter", async () => {
    const { code, result } = await json("query", "changes-in-run", "--param", "run_id=2025-03-31-00000001");
    expect(code).toBe(0);
    expect(result.rows).toContainEqual(expect.objectContaining({ program_id: "quarterly", customer_id: "c1" }));
  });

  test("a statement that Athena refuses ends with 3 and its reason", async () => {
    const { code, errors } = await tierline("query", "select nothing_like_it from order_lines");
    expect(code).toBe(3);
    expect(errors).toContain("nothing_like_it");
  });
});

describe("verify", () => {
  test("everything holds", async () => {
    const { code, result } = await json("verify");
    expect(code).toBe(0);
    expect(result.holds).toBe(true);
    expect(result.checks).toHaveLength(10);
  });

  test("a journal that was changed by hand is found", async () => {
    const [run] = await client.runs.latest(10).then((runs) => runs.filter(({ run_number }) => run_number === 1));
    const key = `journals/as_of_date=2025-03-31/${run?.run_id}.csv`;
    const journal = new TextDecoder().decode(await client.lake.read(key));
    await client.lake.write(key, journal.replace("38.02", "39.02"));
    const { code, output, errors } = await tierline("verify");
    expect(code).toBe(5);
    expect(output).toContain("BROKEN  journals");
    expect(output).toContain("38.02");
    expect(errors).toContain("does not hold: journals");
    await client.lake.write(key, journal);
  });
});

test("no command prints a secret", async () => {
  const { output, errors } = await tierline("status");
  expect(output + errors).not.toContain(system.environment.AWS_SECRET_ACCESS_KEY);
});
