import { type AttributeValue, DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { GetExecutionHistoryCommand, ListExecutionsCommand, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { vi } from "vitest";
import { endpointsFrom } from "../../../infra/cli/endpoints.ts";
import { everyListed } from "../../../shared/aws/payouts.ts";
import type { Outcome, Payout } from "../../../shared/payout/payout.ts";
import { formNonce } from "../../../shared/web/form-nonce.ts";
import { idOf } from "../../shared/approval/policy.ts";
import { type Browser, browser } from "../../support/browser.ts";
import { mailsByPerson } from "../../support/mailbox.ts";
import { startTestSystem } from "../../support/system.ts";
import { type Amounts, buyAndClose, setUp } from "./company.ts";
import { personas, policy } from "./policy.ts";

/** A decision as its form sends it. */
export type Fields = Readonly<Record<"content" | "step" | "outcome" | "reason", string>>;

export type World = Awaited<ReturnType<typeof startWorld>>;

/**
 * A whole local system in which January 2025 is closed: one payout for each customer, and the people of its first level are asked.
 * Everybody has acknowledged the rebate policy.
 * @param amounts what is due to each customer in EUR, by customer id
 */
export async function startWorld(amounts: Amounts) {
  const { system, tierline, close } = await startTestSystem({ personas });
  const { payouts, stepFunctions, outputs } = tierline;
  const dynamodb = new DynamoDBClient(endpointsFrom(system.environment)("DYNAMODB"));
  const pages = system.outputs.PagesUrl ?? "";
  const approvePayout = outputs.PeriodClose.replace(/[^:]+$/, "tierline-approve-payout");

  const find = async (payoutId: string): Promise<Payout> => {
    const payout = await payouts.find(payoutId);
    if (payout === undefined) throw new Error(`there is no payout ${payoutId}`);
    return payout;
  };
  /** The payout of a customer that can still be decided. */
  const payoutOf = async (customerId: string): Promise<Payout> => {
    const listed = (await everyListed(payouts, "undecided")).find((one) => one.customerId === customerId);
    if (listed === undefined) throw new Error(`nothing of ${customerId} waits for a decision`);
    return find(listed.payoutId);
  };
  /** The payout once a step with such a number is open, and everybody who is asked has a mail about it. */
  const untilAsked = (payoutId: string, stepNumber: number): Promise<Payout> =>
    eventually(async () => {
      const payout = await find(payoutId);
      const { number, asked = [] } = payout.openStep ?? {};
      if (number !== stepNumber) throw new Error(`step ${stepNumber} of ${payoutId} is not open`);
      const links = await Promise.all(asked.map((id) => linksTo(payoutId, id)));
      if (!links.every((own) => own.some((link) => link.endsWith(`?step=${stepNumber}`))))
        throw new Error(`not everybody has a mail about step ${stepNumber} of ${payoutId}`);
      return payout;
    });

  /** Where the mails to a person about a payout lead, the oldest first. */
  const linksTo = async (payoutId: string, personId: string): Promise<readonly string[]> => {
    const mails = (await mailsByPerson(system)).get(personId) ?? [];
    return mails.flatMap(({ links }) => links).filter((link) => link.includes(`/payouts/${payoutId}`));
  };

  const browsers = new Map<string, Promise<Browser>>();
  const signedIn = async (name: string): Promise<Browser> => {
    const own = browser();
    await own.signIn(pages, idOf(name));
    return own;
  };
  /** The person's browser, signed in; the same one each time. */
  const as = (name: string): Promise<Browser> => {
    const known = browsers.get(name) ?? signedIn(name);
    browsers.set(name, known);
    return known;
  };
  /**
   * Posts a form with the nonce that its page would hold. Whoever is refused gets no form, but can reckon the nonce out of what their
   * own browser keeps: so it is the act that has to refuse.
   */
  const post = async (name: string, path: string, fields: Readonly<Record<string, string>>): Promise<Response> => {
    const own = await as(name);
    const token = own.cookie("__Host-session") ?? "";
    const session = { token, expiresAt: 0, person: { id: "", email: "", name: "", roles: [] } };
    return own.post(`${pages}${path}`, { nonce: formNonce(session, path), ...fields });
  };

  const executionsOf = async (payoutId: string) => {
    const { executions = [] } = await stepFunctions.send(
      new ListExecutionsCommand({ stateMachineArn: approvePayout, maxResults: 1000 }),
    );
    return executions.filter(({ name }) => name?.startsWith(`${payoutId}-`));
  };

  await setUp(tierline, Object.keys(amounts), policy);
  await buyAndClose(tierline, amounts, "2025-02-10");
  for (const customer of Object.keys(amounts)) await untilAsked((await payoutOf(customer)).payoutId, 1);

  return {
    pages,
    payouts,
    find,
    payoutOf,
    untilAsked,
    linksTo: (payoutId: string, name: string) => linksTo(payoutId, idOf(name)),
    as,
    post,
    decide: (name: string, payout: Payout, fields: Partial<Fields> = {}) =>
      post(name, `/payouts/${payout.payoutId}/decisions`, decisionOn(payout, fields)),
    buyAndClose: (due: Amounts, asOfDate: string) => buyAndClose(tierline, due, asOfDate),
    /** The token that the machine of a payout waits under. */
    tokenOf: async (payoutId: string): Promise<string> => (await payouts.taskToken(payoutId)) ?? "",
    /** Lets the state that waits under a token go on. @param output which nobody is to believe */
    answer: (taskToken: string, output: unknown = {}) =>
      stepFunctions.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
    stepFunctions,
    /** Business hours do not pass in a test: instead the open step ends so many milliseconds from now. */
    async cutTime(payoutId: string, milliseconds: number): Promise<void> {
      const before = await find(payoutId);
      if (before.openStep === undefined) throw new Error(`no step of ${payoutId} is open`);
      const expiresAt = new Date(Date.now() + milliseconds).toISOString();
      const openStep = { ...before.openStep, expiresAt };
      const isWritten = await payouts.write(before, { ...before, openStep, revision: before.revision + 1 });
      if (!isWritten) throw new Error(`payout ${payoutId} changed meanwhile`);
    },
    /** The minute in which everything is delivered that nobody has delivered. */
    sweep: () => system.fireSchedule("tierline-deliver-answers", new Date().toISOString()),
    /** The states that the payout's machines have entered, in order. */
    async statesOf(payoutId: string): Promise<readonly string[]> {
      const states: string[] = [];
      for (const { executionArn } of (await executionsOf(payoutId)).toReversed()) {
        const { events = [] } = await stepFunctions.send(
          new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }),
        );
        states.push(...events.flatMap(({ stateEnteredEventDetails: entered }) => entered?.name ?? []));
      }
      return states;
    },
    /** How the payout's latest machine stands. */
    machineOf: async (payoutId: string): Promise<string | undefined> => (await executionsOf(payoutId))[0]?.status,
    /** Everything that is known of payouts, in the ledger and in the mailbox. */
    async everything(): Promise<unknown> {
      const items: Record<string, AttributeValue>[] = [];
      for (const TableName of [outputs.PayoutsTable, outputs.LedgerTable])
        for await (const page of paginateScan({ client: dynamodb }, { TableName, ConsistentRead: true }))
          items.push(...(page.Items ?? []));
      const texts = items.map((item) => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))));
      return { items: texts.sort(), mails: [...(await mailsByPerson(system))] };
    },
    async close() {
      dynamodb.destroy();
      await close();
    },
  };
}

/** An approval of what is open, but for what is said. */
export function decisionOn(payout: Payout, fields: Partial<Fields> = {}): Fields {
  return {
    content: payout.contentSha256,
    step: String(payout.openStep?.number ?? payout.lastStepNumber),
    outcome: "approved" satisfies Outcome,
    reason: "as agreed",
    ...fields,
  };
}

/** What a page says below what all pages of a person share. */
export async function contentOf(response: Response): Promise<string> {
  const page = await response.text();
  return /<main[^>]*>([\s\S]*)<\/main>/.exec(page)?.[1] ?? page;
}

/** What a look gives, once it no longer fails. */
export function eventually<T>(look: () => Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 15_000, interval: 50 });
}
