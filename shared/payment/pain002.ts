import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { type DocumentPath, formatPath } from "../program/problem.ts";
import type { BankOutcome, OpenedAnswer, ReturnProblem, SentRelease, StatedOutcome } from "./bank-outcome.ts";
import { bankProblems, type Place, type Words } from "./bank-problems.ts";
import { refusedAnswer } from "./refused-answer.ts";

export const pain002Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

/**
 * What the standard's statuses mean here. Accepted, checked or on its way is not paid yet; a part of a file of which only some is
 * accepted says nothing of a single transfer. A status that is not here is for a person to read.
 */
const outcomeByStatus: ReadonlyMap<string, BankOutcome["outcome"]> = new Map([
  ["ACSC", "paid"],
  ["ACCC", "paid"],
  ["RJCT", "failed"],
  ["CANC", "failed"],
  ["RCVD", "pending"],
  ["PDNG", "pending"],
  ["ACTC", "pending"],
  ["ACCP", "pending"],
  ["ACFC", "pending"],
  ["ACWC", "pending"],
  ["ACWP", "pending"],
  ["ACSP", "pending"],
  ["PATC", "pending"],
  ["PART", "pending"],
]);

const day = z.iso.date();

/** An element that says nothing is as good as none. */
const text = z
  .string()
  .transform((value) => (value === "" ? undefined : value))
  .optional();

const reasons = z
  .array(
    z.object({
      Rsn: z.object({ Cd: text, Prtry: text }).optional(),
      AddtlInf: z.array(z.string()).default([]),
    }),
  )
  .default([]);

const transaction = z.object({
  OrgnlEndToEndId: text,
  TxSts: text,
  StsRsnInf: reasons,
  OrgnlTxRef: z.object({ IntrBkSttlmDt: text, ReqdExctnDt: z.object({ Dt: text }).optional() }).optional(),
});

const report = z.object({
  OrgnlGrpInfAndSts: z.object({ OrgnlMsgId: z.string().min(1), GrpSts: text, StsRsnInf: reasons }),
  OrgnlPmtInfAndSts: z
    .array(
      z.object({
        OrgnlPmtInfId: z.string().min(1),
        PmtInfSts: text,
        StsRsnInf: reasons,
        TxInfAndSts: z.array(transaction).default([]),
      }),
    )
    .default([]),
});

type Report = z.infer<typeof report>;
type Reasons = z.infer<typeof reasons>;

const root = "CstmrPmtStsRpt";
const listed = new Set(["OrgnlPmtInfAndSts", "TxInfAndSts", "StsRsnInf", "AddtlInf"]);
const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => listed.has(name),
});

/**
 * What a bank's status report says, ISO 20022 pain.002.001.10: of single transfers, of a whole payment information or of the whole
 * file. A status holds for whatever is below it and has none of its own; where single transfers are listed, those that are not stay
 * as they are. What it says is of the release that went out in that very file: a late refusal of a first attempt must not undo
 * the second.
 */
export function openStatusReport(xml: string): OpenedAnswer {
  const read = parsed(xml);
  if ("problems" in read) return refusedAnswer(read.problems);
  const { OrgnlGrpInfAndSts: group, OrgnlPmtInfAndSts: parts } = read.report;
  const named = parts.flatMap(({ TxInfAndSts }) => TxInfAndSts.flatMap(({ OrgnlEndToEndId }) => OrgnlEndToEndId ?? []));
  return {
    speaksOf: { payoutIds: [...new Set(named)], messageId: group.OrgnlMsgId },
    statementsOn(sent) {
      const statements = statementsOf(read.report, sent);
      return {
        stated: statements.filter((statement) => "outcome" in statement),
        problems: statements.filter((statement) => "problem" in statement),
      };
    },
  };
}

type Parsed = { readonly report: Report } | { readonly problems: readonly ReturnProblem[] };

function parsed(xml: string): Parsed {
  const refused = (place: Place, problem: Words): Parsed => ({ problems: [{ place, problem }] });
  // Entities that a document defines for itself are a way to attack a reader, and no bank's way to write.
  if (xml.includes("<!DOCTYPE")) return refused("Document", bankProblems.own_document_type());
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) return refused(wellFormed.err.line, bankProblems.not_well_formed(wellFormed.err.msg));
  const namespace = /<(?:[\w.-]+:)?Document\b[^>]*?\sxmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']/.exec(xml)?.[1];
  if (namespace !== pain002Namespace)
    return refused("Document", bankProblems.other_namespace(pain002Namespace, namespace));
  const result = report.safeParse(parser.parse(xml).Document?.[root]);
  if (result.success) return { report: result.data };
  return {
    problems: result.error.issues.map(({ path, message }) => ({
      place: placeOf(...path.map((part) => (typeof part === "number" ? part : String(part)))),
      problem: bankProblems.not_to_standard(message),
    })),
  };
}

function placeOf(...path: DocumentPath): string {
  return formatPath([root, ...path]);
}

type Statement = StatedOutcome | ReturnProblem;
type Status = { readonly status: string | undefined; readonly reasons: Reasons };

function statementsOf(
  { OrgnlGrpInfAndSts: group, OrgnlPmtInfAndSts: parts }: Report,
  sent: readonly SentRelease[],
): readonly Statement[] {
  const messageId = group.OrgnlMsgId;
  const place = placeOf("OrgnlGrpInfAndSts");
  const inFile = sent.filter((release) => release.messageId === messageId);
  if (inFile.length === 0) return [{ place, problem: bankProblems.nothing_in_file(messageId) }];
  const ofFile = { status: group.GrpSts, reasons: group.StsRsnInf };
  if (parts.length === 0) return statedOfAll(inFile, ofFile, place);

  const byPayoutId = new Map(inFile.map((release) => [release.payoutId, release]));
  return parts.flatMap(({ OrgnlPmtInfId, PmtInfSts, StsRsnInf, TxInfAndSts: transfers }, index) => {
    const ofPart = PmtInfSts === undefined ? ofFile : { status: PmtInfSts, reasons: StsRsnInf };
    if (transfers.length === 0) {
      const partPlace = placeOf("OrgnlPmtInfAndSts", index);
      const inPart = inFile.filter(({ paymentInformationId }) => paymentInformationId === OrgnlPmtInfId);
      return inPart.length === 0
        ? [{ place: partPlace, problem: bankProblems.nothing_in_payment_information(OrgnlPmtInfId) }]
        : statedOfAll(inPart, ofPart, partPlace);
    }
    return transfers.map((transfer, transferIndex): Statement => {
      const transferPlace = placeOf("OrgnlPmtInfAndSts", index, "TxInfAndSts", transferIndex);
      const payoutId = transfer.OrgnlEndToEndId;
      if (payoutId === undefined) return { place: transferPlace, problem: bankProblems.no_end_to_end_id() };
      const release = byPayoutId.get(payoutId);
      if (release === undefined)
        return { place: transferPlace, problem: bankProblems.not_in_file(payoutId, messageId) };
      const { TxSts, StsRsnInf: reasons } = transfer;
      return stated(
        release,
        TxSts === undefined ? ofPart : { status: TxSts, reasons },
        transferPlace,
        valueDateOf(transfer),
      );
    });
  });
}

/** What is said of a file or a payment information as a whole holds for each of its payouts. */
function statedOfAll(releases: readonly SentRelease[], status: Status, place: string): readonly Statement[] {
  return releases.map((release) => stated(release, status, place));
}

function stated(
  { payoutId, attempt }: SentRelease,
  { status, reasons }: Status,
  place: string,
  valueDate?: string,
): Statement {
  const outcome = outcomeByStatus.get(status ?? "");
  if (outcome === undefined) return { place, problem: bankProblems.no_outcome(payoutId, status) };
  if (valueDate !== undefined && !day.safeParse(valueDate).success)
    return { place, problem: bankProblems.no_day_of_transfer(payoutId, valueDate) };
  const reason = reasonText(reasons);
  return {
    payoutId,
    attempt,
    outcome,
    ...(reason === "" ? {} : { reason }),
    ...(outcome === "paid" && valueDate !== undefined ? { valueDate } : {}),
    place,
  };
}

/** `AC04 account closed; MS03`. */
function reasonText(reasons: Reasons): string {
  return reasons
    .map(({ Rsn, AddtlInf }) => [Rsn?.Cd ?? Rsn?.Prtry ?? "", ...AddtlInf].filter((part) => part !== "").join(" "))
    .filter((part) => part !== "")
    .join("; ");
}

/** The day between the banks, else the day that was asked for; without the time zone that XML lets follow a day. */
function valueDateOf({ OrgnlTxRef }: z.infer<typeof transaction>): string | undefined {
  return (OrgnlTxRef?.IntrBkSttlmDt ?? OrgnlTxRef?.ReqdExctnDt?.Dt)?.slice(0, "YYYY-MM-DD".length);
}
