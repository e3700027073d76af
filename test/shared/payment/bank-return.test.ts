import { describe, expect, test } from "vitest";
import type { SentRelease } from "../../../shared/payment/bank-outcome.ts";
import { placeText } from "../../../shared/payment/bank-problems.ts";
import { openBankReturn } from "../../../shared/payment/bank-return.ts";
import { pain001 } from "../../../shared/payment/pain001.ts";
import { pain002Namespace } from "../../../shared/payment/pain002.ts";
import { americanPayee, order, payer } from "./orders.ts";

/** What a file says, with its problems and their places in English. */
function readReturn(file: string | Uint8Array, sent: readonly SentRelease[]) {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const { outcomes, problems } = openBankReturn(bytes).outcomesOf(sent);
  return {
    outcomes,
    problems: problems.map(({ place, problem }) => ({ place: placeText(place, "en"), problem: problem.en })),
  };
}

describe("a list of our own", () => {
  const sent = ["P1", "P2", "P3"].map((payoutId) => ({ payoutId, attempt: 1 }));
  const list = (...rows: readonly string[]) =>
    readReturn(["payout_id,status,reason,value_date", ...rows, ""].join("\r\n"), sent);

  test("tells what was paid and when, and what failed and why", () => {
    expect(list("P1,paid,,2026-07-31", 'P2,failed,"the cheque came back, uncashed",')).toEqual({
      outcomes: [
        { payoutId: "P1", outcome: "paid", valueDate: "2026-07-31" },
        { payoutId: "P2", outcome: "failed", reason: "the cheque came back, uncashed" },
      ],
      problems: [],
    });
  });

  test.each`
    row                      | problem
    ${"P1,paid,,"}           | ${"what was paid has a value_date"}
    ${"P1,paid,,2026-02-30"} | ${'value_date is a day as 2026-07-31, not "2026-02-30"'}
    ${"P1,paid,,31.07.2026"} | ${'value_date is a day as 2026-07-31, not "31.07.2026"'}
    ${"P1,failed,,"}         | ${"what failed has a reason"}
    ${"P1,PAID,,2026-07-31"} | ${'status is paid or failed, not "PAID"'}
    ${",paid,,2026-07-31"}   | ${"payout_id is empty"}
    ${"P1,paid,2026-07-31"}  | ${"the row has 3 fields, not 4"}
    ${"P9,paid,,2026-07-31"} | ${"P9 was never sent on its way"}
  `("a row is a problem and the rest proceeds: $problem", ({ row, problem }) => {
    expect(list(row, "P2,paid,,2026-08-03")).toEqual({
      outcomes: [{ payoutId: "P2", outcome: "paid", valueDate: "2026-08-03" }],
      problems: [{ place: "line 2", problem }],
    });
  });

  test("a row that says the same again is a problem, and the first one counts", () => {
    expect(list("P1,paid,,2026-07-31", "P2,paid,,2026-07-31", "P1,paid,,2026-07-31")).toEqual({
      outcomes: [
        { payoutId: "P1", outcome: "paid", valueDate: "2026-07-31" },
        { payoutId: "P2", outcome: "paid", valueDate: "2026-07-31" },
      ],
      problems: [{ place: "line 4", problem: "P1 is said again what line 2 says" }],
    });
  });

  test.each(["P1,failed,no such account,", "P1,paid,,2026-08-01"])(
    "of rows that contradict each other none counts: paid on 31 July and %s",
    (other) => {
      const problem = "P1: line 2 and line 3 contradict each other";
      expect(list("P1,paid,,2026-07-31", other)).toEqual({
        outcomes: [],
        problems: [
          { place: "line 2", problem },
          { place: "line 3", problem },
        ],
      });
    },
  );

  test.each`
    text                                               | place       | problem
    ${"payout_id;status;reason;value_date\nP1;paid;;"} | ${"line 1"} | ${/the columns are payout_id,status,reason,value_date, not payout_id;status/}
    ${"payout_id,status\nP1,paid"}                     | ${"line 1"} | ${/the columns are/}
    ${""}                                              | ${"line 1"} | ${/the columns are/}
    ${'payout_id,status,reason,value_date\n"P1,paid'}  | ${"line 2"} | ${/a quote is not closed/}
  `("a file of another form is refused as a whole: $problem", ({ text, place, problem }) => {
    expect(readReturn(text, sent)).toEqual({
      outcomes: [],
      problems: [{ place, problem: expect.stringMatching(problem) }],
    });
  });
});

test("a file that is not in UTF-8 is refused, and says what to do", () => {
  const gb18030 = Uint8Array.of(0xcf, 0xd6, 0xbd, 0xf0);
  const { outcomes, problems } = readReturn(gb18030, []);
  expect(outcomes).toEqual([]);
  expect(problems).toEqual([{ place: "line 1", problem: expect.stringMatching(/save it as CSV UTF-8/) }]);
});

test("a list tells its problems and their places in Chinese too", () => {
  const { problems } = openBankReturn(
    new TextEncoder().encode("payout_id,status,reason,value_date\nP1,paid,,2026-07-31\nP1,failed,账户已注销,"),
  ).outcomesOf([{ payoutId: "P1", attempt: 1 }]);
  expect(problems.map(({ place, problem }) => `${placeText(place, "zh")}：${problem.zh}`)).toEqual([
    "第 2 行：付款 P1：第 2 行与第 3 行相互矛盾",
    "第 3 行：付款 P1：第 2 行与第 3 行相互矛盾",
  ]);
});

describe("a status report of the bank", () => {
  // P1 and P2 travel in one payment information, P3 in another.
  const file = pain001({
    paymentBatchId: "B1",
    payer,
    createdAt: "2026-07-30T09:15:00.000Z",
    orders: [
      order({ payoutId: "P1" }),
      order({ payoutId: "P2" }),
      order({ payoutId: "P3", payee: americanPayee, currency: "USD" }),
    ],
  });
  const sent = file.payments.map((payment) => ({ ...payment, messageId: file.messageId, attempt: 1 }));
  const partOf = (payoutId: string) =>
    sent.find((payment) => payment.payoutId === payoutId)?.paymentInformationId ?? "";

  const report = (group: string, parts = "", messageId = file.messageId) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${pain002Namespace}"><CstmrPmtStsRpt>
  <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-07-31T06:00:00</CreDtTm></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts>
  ${parts}
</CstmrPmtStsRpt></Document>`;
  const part = (payoutId: string, content: string) =>
    `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${partOf(payoutId)}</OrgnlPmtInfId>${content}</OrgnlPmtInfAndSts>`;
  const transfer = (payoutId: string, status: string, more = "") =>
    `<TxInfAndSts><OrgnlEndToEndId>${payoutId}</OrgnlEndToEndId><TxSts>${status}</TxSts>${more}</TxInfAndSts>`;
  const reason = (code: string, ...texts: readonly string[]) =>
    `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn>${texts.map((text) => `<AddtlInf>${text}</AddtlInf>`).join("")}</StsRsnInf>`;

  const firstPlace = "CstmrPmtStsRpt.OrgnlPmtInfAndSts[0].TxInfAndSts[0]";
  const read = (xml: string) => readReturn(xml, sent);

  test.each`
    status    | outcome      | because
    ${"ACSC"} | ${"paid"}    | ${"the debtor's account is settled"}
    ${"ACCC"} | ${"paid"}    | ${"the creditor's account is settled"}
    ${"RJCT"} | ${"failed"}  | ${"the bank refuses"}
    ${"CANC"} | ${"failed"}  | ${"it was called back"}
    ${"ACSP"} | ${"pending"} | ${"it is on its way"}
    ${"ACTC"} | ${"pending"} | ${"it is only checked"}
    ${"PDNG"} | ${"pending"} | ${"it waits"}
  `("$status is $outcome: $because", ({ status, outcome }) => {
    expect(read(report("", part("P1", transfer("P1", status))))).toEqual({
      outcomes: [{ payoutId: "P1", attempt: 1, outcome }],
      problems: [],
    });
  });

  test("a refusal has the bank's codes and words as its reason", () => {
    const refusal = transfer(
      "P1",
      "RJCT",
      `${reason("AC04", "account closed", "in June &amp; &#x4E0A;")}${reason("MS03")}`,
    );
    expect(read(report("", part("P1", refusal))).outcomes).toEqual([
      { payoutId: "P1", attempt: 1, outcome: "failed", reason: "AC04 account closed in June & 上; MS03" },
    ]);
  });

  test.each`
    reference                                                                                    | day             | because
    ${"<ReqdExctnDt><Dt>2026-07-31</Dt></ReqdExctnDt>"}                                          | ${"2026-07-31"} | ${"the day asked for"}
    ${"<IntrBkSttlmDt>2026-08-03</IntrBkSttlmDt><ReqdExctnDt><Dt>2026-07-31</Dt></ReqdExctnDt>"} | ${"2026-08-03"} | ${"the day between the banks, if stated"}
    ${"<ReqdExctnDt><Dt>2026-07-31+02:00</Dt></ReqdExctnDt>"}                                    | ${"2026-07-31"} | ${"without its time zone"}
  `("what is paid has a value date: $because", ({ reference, day }) => {
    const paid = transfer("P1", "ACSC", `<OrgnlTxRef>${reference}</OrgnlTxRef>`);
    expect(read(report("", part("P1", paid))).outcomes).toEqual([
      { payoutId: "P1", attempt: 1, outcome: "paid", valueDate: day },
    ]);
  });

  test("a file that is refused as a whole fails each of its payouts", () => {
    expect(read(report(`<GrpSts>RJCT</GrpSts>${reason("FF01", "invalid file format")}`)).outcomes).toEqual(
      ["P1", "P2", "P3"].map((payoutId) => ({
        payoutId,
        attempt: 1,
        outcome: "failed",
        reason: "FF01 invalid file format",
      })),
    );
  });

  test("a payment information that is refused as a whole fails its payouts and no others", () => {
    const refused = part("P1", `<PmtInfSts>RJCT</PmtInfSts>${reason("AM04")}`);
    expect(read(report("<GrpSts>PART</GrpSts>", refused)).outcomes).toEqual(
      ["P1", "P2"].map((payoutId) => ({ payoutId, attempt: 1, outcome: "failed", reason: "AM04" })),
    );
  });

  test("of a payment information that is accepted in part only the listed transfers have an outcome", () => {
    const accepted = part("P1", `<PmtInfSts>PART</PmtInfSts>${transfer("P2", "RJCT", reason("AC01"))}`);
    expect(read(report("", accepted)).outcomes).toEqual([
      { payoutId: "P2", attempt: 1, outcome: "failed", reason: "AC01" },
    ]);
  });

  test("a transfer without a status has that of its payment information", () => {
    const settled = part(
      "P1",
      "<PmtInfSts>ACSC</PmtInfSts><TxInfAndSts><OrgnlEndToEndId>P1</OrgnlEndToEndId></TxInfAndSts>",
    );
    expect(read(report("<GrpSts>ACSP</GrpSts>", settled)).outcomes).toEqual([
      { payoutId: "P1", attempt: 1, outcome: "paid" },
    ]);
  });

  test("elements may have a prefix, and a byte order mark may come first", () => {
    const plain = report("", part("P1", transfer("P1", "ACSC")));
    const prefixed = plain.replace(/<(\/?)(?=[A-Z])/g, "<$1p:").replace("xmlns=", "xmlns:p=");
    expect(read(`\uFEFF${prefixed}`)).toEqual(read(plain));
    expect(read(prefixed).outcomes).toHaveLength(1);
  });

  test.each`
    bad                                                                                       | problem
    ${transfer("P9", "ACSC")}                                                                 | ${/^P9 was not sent in file R/}
    ${transfer("P1", "WHAT")}                                                                 | ${/^P1 has WHAT, which tells no outcome$/}
    ${"<TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts>"}                                       | ${/^the transfer has no OrgnlEndToEndId$/}
    ${"<TxInfAndSts><OrgnlEndToEndId>P1</OrgnlEndToEndId></TxInfAndSts>"}                     | ${/^P1 has no status/}
    ${transfer("P1", "ACSC", "<OrgnlTxRef><IntrBkSttlmDt>soon</IntrBkSttlmDt></OrgnlTxRef>")} | ${/^P1 has the day "soon"$/}
  `("a transfer is a problem and the rest proceeds: $problem", ({ bad, problem }) => {
    expect(read(report("", part("P1", `${bad}${transfer("P2", "ACSC")}`)))).toEqual({
      outcomes: [{ payoutId: "P2", attempt: 1, outcome: "paid" }],
      problems: [{ place: firstPlace, problem: expect.stringMatching(problem) }],
    });
  });

  test("a transfer that is paid in one place and refused in another has no outcome", () => {
    const { outcomes, problems } = read(
      report("", part("P1", `${transfer("P1", "ACSC")}${transfer("P1", "RJCT")}${transfer("P2", "ACSC")}`)),
    );
    expect(outcomes).toEqual([{ payoutId: "P2", attempt: 1, outcome: "paid" }]);
    expect(problems).toHaveLength(2);
    expect(problems[0]?.place).toBe(firstPlace);
  });

  test("a late report on the first attempt speaks of that one, and not of the second", () => {
    const again = sent.map((release) => ({ ...release, messageId: "R-SECOND", attempt: 2 }));
    const late = report("<GrpSts>RJCT</GrpSts>", part("P1", transfer("P1", "RJCT")));
    expect(readReturn(late, [...again, ...sent]).outcomes).toEqual([{ payoutId: "P1", attempt: 1, outcome: "failed" }]);
    expect(readReturn(late, again)).toEqual({
      outcomes: [],
      problems: [
        { place: "CstmrPmtStsRpt.OrgnlGrpInfAndSts", problem: `no payout was sent in file ${file.messageId}` },
      ],
    });
  });

  test("names the file and the transfers that it speaks of, so that they can be looked up", () => {
    const xml = report("", part("P1", `${transfer("P1", "ACSC")}${transfer("P1", "ACSC")}${transfer("P2", "RJCT")}`));
    expect(openBankReturn(new TextEncoder().encode(xml)).speaksOf).toEqual({
      payoutIds: ["P1", "P2"],
      messageId: file.messageId,
    });
  });

  test("a payment information that nothing travels in is a problem", () => {
    const unknown = report(
      "",
      "<OrgnlPmtInfAndSts><OrgnlPmtInfId>B9</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts></OrgnlPmtInfAndSts>",
    );
    expect(read(unknown)).toEqual({
      outcomes: [],
      problems: [
        { place: "CstmrPmtStsRpt.OrgnlPmtInfAndSts[0]", problem: "no payout was sent in payment information B9" },
      ],
    });
  });

  test.each`
    what                               | xml                                                                                       | place
    ${"that is not well formed"}       | ${"<Document>\n<a></Document>"}                                                           | ${"line 2"}
    ${"of another kind"}               | ${report("").replace(pain002Namespace, "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08")} | ${"Document"}
    ${"that defines its own entities"} | ${report("").replace("<Document", '<!DOCTYPE Document [<!ENTITY x "P1">]><Document')}     | ${"Document"}
    ${"that does not name its file"}   | ${report("").replace(/<OrgnlMsgId>.*<\/OrgnlMsgId>/, "")}                                 | ${"CstmrPmtStsRpt.OrgnlGrpInfAndSts.OrgnlMsgId"}
    ${"without a report"}              | ${`<Document xmlns="${pain002Namespace}"></Document>`}                                    | ${"CstmrPmtStsRpt"}
  `("a document $what is refused as a whole, with the place", ({ xml, place }) => {
    const { outcomes, problems } = read(xml);
    expect(outcomes).toEqual([]);
    expect(problems.map((problem) => problem.place)).toEqual([place]);
  });
});
