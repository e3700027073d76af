import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { minorDigits } from "../../../shared/money/currency.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { pain001 } from "../../../shared/payment/pain001.ts";
import type { Payee, Payer, PaymentOrder } from "../../../shared/payment/payment.ts";
import { sumOf } from "../../../shared/rebate/figures.ts";
import { americanPayee, anyOrders, chinesePayee, frenchPayee, order, payer } from "./orders.ts";

const createdAt = "2026-07-30T09:15:00.000Z";
const schema = readFileSync(join(import.meta.dirname, "pain.001.001.09.xsd"), "utf8");

const fileOf = (orders: readonly PaymentOrder[], from: Payer = payer) =>
  pain001({ paymentBatchId: "B1", payer: from, orders, createdAt });

const schemaErrors = async (files: readonly string[]): Promise<readonly string[]> => {
  const xml = files.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  return (await validateXML({ xml, schema })).errors.map(({ message }) => message);
};

const parser = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => ["PmtInf", "CdtTrfTxInf"].includes(name),
});

/** The message as any other reader sees it, as far as these tests read on in it. */
type Message = { readonly GrpHdr: Readonly<Record<string, string>>; readonly PmtInf: readonly Part[] };
type Part = {
  readonly PmtInfId: string;
  readonly NbOfTxs: string;
  readonly CtrlSum: string;
  readonly PmtTpInf: { readonly SvcLvl: { readonly Cd: string } };
  readonly ReqdExctnDt: { readonly Dt: string };
  readonly ChrgBr: string;
  readonly CdtTrfTxInf: readonly Transfer[];
};
type Transfer = {
  readonly PmtId: { readonly EndToEndId: string };
  readonly Amt: { readonly InstdAmt: { readonly "#text": string; readonly "@_Ccy": string } };
};

const read = (text: string): Message => parser.parse(text).Document.CstmrCdtTrfInitn;

/** The service level of a file with one payment information. */
const serviceLevel = (payee: Payee, from: Payer = payer) =>
  read(fileOf([order({ payee })], from).text).PmtInf[0]?.PmtTpInf.SvcLvl.Cd;

/** The only transfer of a file with one. */
const onlyTransfer = (payee: Payee, given: Partial<PaymentOrder> = {}) =>
  parser.parse(fileOf([{ ...order({ payee }), ...given }]).text).Document.CstmrCdtTrfInitn.PmtInf[0].CdtTrfTxInf[0];

describe("the file is valid by the schema", () => {
  test("with every kind of account, bank, address and currency", async () => {
    const orders = [
      order({ payoutId: "P1" }),
      order({ payoutId: "P2", payee: { ...frenchPayee, bic: "BNPAFRPPXXX" } }),
      order({ payoutId: "P3", payee: chinesePayee, currency: "CNY", amount: "88000.50" }),
      order({ payoutId: "P4", payee: americanPayee, currency: "USD" }),
      order({ payoutId: "P5", payee: { ...chinesePayee, country: "BR" }, currency: "BHD", amount: "10.125" }),
      order({ payoutId: "P6", payee: americanPayee, currency: "JPY", amount: "1200" }),
      order({ payoutId: "P7", requestedOn: "2026-08-03" }),
    ];
    const plainPayer: Payer = { name: "Nordlicht Trading", accountNumber: "4711", country: "CN" };
    expect(await schemaErrors([fileOf(orders).text, fileOf(orders, plainPayer).text])).toEqual([]);
  });

  test("whatever the texts and amounts are", async () => {
    const files = fc.sample(anyOrders, 200).map((orders) => fileOf(orders).text);
    expect(await schemaErrors(files)).toEqual([]);
  });

  test.each`
    change                                              | message
    ${["<EndToEndId>", "<EndToEndId>0123456789012345"]} | ${/EndToEndId.*maximum length of '35'/}
    ${["<PmtMtd>TRF</PmtMtd>", ""]}                     | ${/Expected is \( .*PmtMtd \)/}
    ${["<IBAN>FR", "<IBAN>fr"]}                         | ${/IBAN.*not accepted by the pattern/}
    ${['Ccy="EUR"', ""]}                                | ${/'Ccy' is required/}
    ${["<Nm>Moreau Outillage SARL</Nm>", "<Nm></Nm>"]}  | ${/Nm.*minimum length of '1'/}
    ${["<Dt>2026-07-31</Dt>", "2026-07-31"]}            | ${/ReqdExctnDt/}
    ${[">1200.00</InstdAmt>", ">-1200.00</InstdAmt>"]}  | ${/InstdAmt.*less than the minimum value/}
  `("and a file that breaks it is found: $change.0 becomes $change.1", async ({ change, message }) => {
    const [from, to] = change as [string, string];
    const { text } = fileOf([order({ payoutId: "P0000000000000000000001A" })]);
    expect(text).toContain(from);
    expect((await schemaErrors([text.replace(from, to)])).join("\n")).toMatch(message);
  });
});

describe("laws of every file", () => {
  test("number and control sum are those of the transfers, in each payment information and over all", () => {
    fc.assert(
      fc.property(anyOrders, (orders) => {
        const { GrpHdr, PmtInf } = read(fileOf(orders).text);
        const transfers = PmtInf.flatMap((part) => part.CdtTrfTxInf);
        expect(GrpHdr.NbOfTxs).toBe(String(orders.length));
        expect(transfers).toHaveLength(orders.length);
        expect(parseDecimal(GrpHdr.CtrlSum ?? "")).toEqual(sumOf(orders, ({ amount }) => amount));
        for (const part of PmtInf) {
          const amounts = part.CdtTrfTxInf.map((transfer) => parseDecimal(transfer.Amt.InstdAmt["#text"]));
          expect(part.NbOfTxs).toBe(String(amounts.length));
          expect(parseDecimal(part.CtrlSum)).toEqual(sumOf(amounts, (amount) => amount));
        }
      }),
    );
  });

  test("every order is read back with its amount, its currency and exactly that currency's decimals", () => {
    fc.assert(
      fc.property(anyOrders, (orders) => {
        const transfers = read(fileOf(orders).text).PmtInf.flatMap((part) => part.CdtTrfTxInf);
        const readBack = new Map(transfers.map((one) => [one.PmtId.EndToEndId, one.Amt.InstdAmt]));
        for (const { payoutId, amount, currency } of orders) {
          const written = readBack.get(payoutId);
          expect(written?.["@_Ccy"]).toBe(currency);
          expect(formatDecimal(parseDecimal(written?.["#text"] ?? ""))).toBe(formatDecimal(amount));
          expect(written?.["#text"].split(".")[1]?.length ?? 0).toBe(minorDigits(currency));
        }
      }),
    );
  });

  test("the same release makes the same file in whatever order it is read", () => {
    fc.assert(
      fc.property(anyOrders, (orders) => {
        expect(fileOf(orders.toReversed())).toEqual(fileOf(orders));
      }),
    );
  });

  test("no text of a payee becomes an element", () => {
    const name = `</Nm><Nm>"Keller" & 'Söhne' <AG>`;
    expect(onlyTransfer({ ...frenchPayee, accountHolder: name }).Cdtr.Nm).toBe(name);
  });
});

describe("payment information", () => {
  test("one per currency, day and service level, each with its own control sum; the file's is over all", () => {
    const { text, payments, messageId } = fileOf([
      order({ payoutId: "P1", amount: "100.10" }),
      order({ payoutId: "P2", amount: "200.20" }),
      order({ payoutId: "P3", amount: "50.00", requestedOn: "2026-08-03" }),
      order({ payoutId: "P4", amount: "5000", currency: "JPY", payee: americanPayee }),
      order({ payoutId: "P5", amount: "10.00", payee: americanPayee }),
    ]);
    const { GrpHdr, PmtInf } = read(text);
    expect(GrpHdr).toMatchObject({ MsgId: messageId, CreDtTm: createdAt, NbOfTxs: "5", CtrlSum: "5360.30" });
    expect(
      PmtInf.map((part) => [
        part.PmtInfId,
        part.NbOfTxs,
        part.CtrlSum,
        part.ReqdExctnDt.Dt,
        part.PmtTpInf.SvcLvl.Cd,
        part.ChrgBr,
      ]),
    ).toEqual([
      [`${messageId}-1`, "1", "10.00", "2026-07-31", "NURG", "SHAR"],
      [`${messageId}-2`, "2", "300.30", "2026-07-31", "SEPA", "SLEV"],
      [`${messageId}-3`, "1", "50.00", "2026-08-03", "SEPA", "SLEV"],
      [`${messageId}-4`, "1", "5000", "2026-07-31", "NURG", "SHAR"],
    ]);
    expect(payments).toEqual([
      { payoutId: "P1", paymentInformationId: `${messageId}-2` },
      { payoutId: "P2", paymentInformationId: `${messageId}-2` },
      { payoutId: "P3", paymentInformationId: `${messageId}-3` },
      { payoutId: "P4", paymentInformationId: `${messageId}-4` },
      { payoutId: "P5", paymentInformationId: `${messageId}-1` },
    ]);
  });

  test("a transfer in euro is not SEPA when one of the accounts lies outside the area", () => {
    const turkish: Payee = { ...frenchPayee, iban: "TR330006100519786457841326", country: "TR" };
    expect(serviceLevel(turkish)).toBe("NURG");
    const abroad: Payer = { name: "Nordlicht Trading", accountNumber: "4711", country: "CN" };
    expect(serviceLevel(frenchPayee, abroad)).toBe("NURG");
  });
});

describe("the message id", () => {
  const { messageId } = fileOf([order()]);

  test("stays when the same release is written later", () => {
    expect(
      pain001({ paymentBatchId: "B1", payer, orders: [order()], createdAt: "2026-07-31T00:00:00.000Z" }).messageId,
    ).toBe(messageId);
  });

  test("is another one in another payment batch, though it pays the same", () => {
    expect(pain001({ paymentBatchId: "B2", payer, orders: [order()], createdAt }).messageId).not.toBe(messageId);
  });

  test.each`
    what               | orders
    ${"amount"}        | ${[order({ amount: "1200.01" })]}
    ${"account"}       | ${[order({ payee: { ...frenchPayee, iban: "FR7630006000011234567890189" } })]}
    ${"day"}           | ${[order({ requestedOn: "2026-08-03" })]}
    ${"set of orders"} | ${[order(), order({ payoutId: "P2" })]}
  `("is another one for another $what", ({ orders }) => {
    expect(fileOf(orders).messageId).not.toBe(messageId);
  });
});

describe("a transfer", () => {
  test("has the payout's id as its end-to-end id, and the payee reads the reference", () => {
    const { PmtId, RmtInf } = onlyTransfer(frenchPayee);
    expect(PmtId.EndToEndId).toBe("P0000000000000000000001A");
    expect(RmtInf.Ustrd).toBe("FR-2026-17 P0000000000000000000001A");
  });

  test("in SEPA goes to an IBAN, without a bank and without half an address", () => {
    const transfer = onlyTransfer(frenchPayee);
    expect(transfer.CdtrAcct).toEqual(
      expect.objectContaining({ Id: expect.objectContaining({ IBAN: frenchPayee.iban }) }),
    );
    expect(transfer).not.toHaveProperty("CdtrAgt");
    expect(transfer.Cdtr).not.toHaveProperty("PstlAdr");
  });

  test("to China names the account and the bank by its CNAPS code", () => {
    const { CdtrAgt, CdtrAcct, Cdtr } = onlyTransfer(chinesePayee, { currency: "CNY" });
    expect(CdtrAcct.Id.Othr.Id).toBe("1102020309001234567");
    expect(CdtrAgt.FinInstnId.ClrSysMmbId).toMatchObject({ ClrSysId: { Cd: "CNAPS" }, MmbId: "102305000013" });
    expect(CdtrAgt.FinInstnId.Nm).toBe("中国工商银行苏州分行");
    expect(Cdtr).toMatchObject({ Nm: "苏州晨光机械有限公司", PstlAdr: { Ctry: "CN" } });
  });

  test("is made out to the account's holder", () => {
    expect(onlyTransfer({ ...frenchPayee, accountHolder: "MOREAU OUTILLAGE" }).Cdtr.Nm).toBe("MOREAU OUTILLAGE");
  });

  test("cuts a name and a reference at 140 characters, never in the middle of one", () => {
    const { Cdtr, RmtInf } = onlyTransfer(
      { ...frenchPayee, accountHolder: "𠮷".repeat(141) },
      { reference: "x".repeat(200) },
    );
    expect(Cdtr.Nm).toBe("𠮷".repeat(140));
    expect(RmtInf.Ustrd).toBe("x".repeat(140));
  });

  test("is written on one line without what XML forbids", () => {
    const { RmtInf } = onlyTransfer(frenchPayee, { reference: " FR-17\u0000\r\n\tP1\uFFFE\uD800 " });
    expect(RmtInf.Ustrd).toBe("FR-17 P1");
  });
});

describe("what cannot be paid as it stands stops the whole file", () => {
  const { accountHolder: _, ...withoutHolder } = frenchPayee;
  const { bic: __, ...withoutBank } = americanPayee;
  test.each`
    orders                                         | law
    ${[]}                                          | ${"at least one payout"}
    ${[order(), order()]}                          | ${"a payout is in a payment file once"}
    ${[order({ amount: "0" })]}                    | ${"the amount is above zero"}
    ${[order({ amount: "-1.00" })]}                | ${"the amount is above zero"}
    ${[order({ amount: "1.005" })]}                | ${"a whole number of minor units"}
    ${[order({ currency: "JPY", amount: "1.5" })]} | ${"a whole number of minor units"}
    ${[order({ payee: withoutHolder })]}           | ${"needs the payee's account_holder"}
    ${[order({ payee: withoutBank })]}             | ${"needs the payee's iban, or account_number with bic or bank_code"}
    ${[order({ payoutId: "P1 <x>" })]}             | ${"characters that every bank passes on"}
    ${[order({ payoutId: "P".repeat(36) })]}       | ${"at most 35 characters"}
    ${[order({ reference: "\u0000" })]}            | ${"a reference is not empty"}
  `("$law", ({ orders, law }) => {
    expect(() => fileOf(orders)).toThrow(law);
  });

  test("a payer without an account", () => {
    expect(() => fileOf([order()], { name: "Nordlicht", country: "DE" })).toThrow("the payer has an account to debit");
  });

  test("and no message of it shows an account", () => {
    expect(() => fileOf([order({ payee: { ...withoutBank, accountHolder: "Fenwick" } })])).not.toThrow("000123456789");
  });
});
