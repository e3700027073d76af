import { createHash } from "node:crypto";
import { compareText } from "../compare-text.ts";
import { invariant } from "../invariant.ts";
import { minorDigits } from "../money/currency.ts";
import { canonicalJson } from "../program/canonical.ts";
import { sumOf } from "../rebate/figures.ts";
import { amountText } from "./amount-text.ts";
import { bankText } from "./bank-text.ts";
import { checkedOrders } from "./checked-orders.ts";
import { clearingSystemOf } from "./clearing-systems.ts";
import type { Payee, Payer, PaymentOrder } from "./payment.ts";
import { chargeBearers, type ServiceLevel, serviceLevelOf } from "./service-level.ts";
import { element, type XmlElement, xmlDocument } from "./xml.ts";

export const pain001Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

export type CreditTransferInput = {
  readonly paymentBatchId: string;
  readonly payer: Payer;
  readonly orders: readonly PaymentOrder[];
  /** When the release was decided, as an ISO instant: stored with it, so that writing the file again gives the same bytes. */
  readonly createdAt: string;
};

export type CreditTransferFile = {
  readonly text: string;
  /** By which the bank refuses the same file twice, and by which its report names the file. */
  readonly messageId: string;
  /** Under which payment information each payout stands, for reports that speak of whole ones. By payout id. */
  readonly payments: readonly { readonly payoutId: string; readonly paymentInformationId: string }[];
};

/**
 * Transfers for the bank: an ISO 20022 customer credit transfer initiation, pain.001.001.09. One payment information per
 * currency, day of execution and service level, because it states each of these once; a control sum over each and over all of them.
 *
 * The end-to-end id of a transfer is its payout's id. The message id derives from the payment batch and from who pays what
 * to whom and when, not from the moment of writing: a batch that is written twice is one message to the bank. A failed payout that
 * goes out again is in another batch, and so in another message.
 * @throws BrokenInvariant for orders that cannot be paid as they stand
 */
export function pain001({ paymentBatchId, payer, orders, createdAt }: CreditTransferInput): CreditTransferFile {
  invariant(payer.iban !== undefined || payer.accountNumber !== undefined, "the payer has an account to debit");
  const sorted = checkedOrders("bank_transfer", orders);
  const messageId = messageIdOf(paymentBatchId, payer, sorted);
  const parts = partsOf(payer, messageId, sorted);
  const decimals = Math.max(...sorted.map(({ currency }) => minorDigits(currency)));
  const document = element(
    "Document",
    [
      element("CstmrCdtTrfInitn", [
        element("GrpHdr", [
          element("MsgId", messageId),
          element("CreDtTm", createdAt),
          element("NbOfTxs", String(sorted.length)),
          // Over all currencies, as the standard has it: a sum to check, not an amount.
          element("CtrlSum", sumOf(sorted, ({ amount }) => amount).toFixed(decimals)),
          element("InitgPty", [element("Nm", nameText(payer.name))]),
        ]),
        ...parts.map((part) => partElement(payer, part)),
      ]),
    ],
    { xmlns: pain001Namespace },
  );
  return { text: xmlDocument(document), messageId, payments: paymentsOf(parts) };
}

/** What the standard calls a payment information: transfers that are carried out alike. */
type Part = {
  readonly paymentInformationId: string;
  readonly currency: string;
  readonly requestedOn: string;
  readonly serviceLevel: ServiceLevel;
  readonly orders: readonly PaymentOrder[];
};

/** 24 letters and digits, of the 35 that the standard allows: a number for the payment information follows. */
function messageIdOf(paymentBatchId: string, payer: Payer, orders: readonly PaymentOrder[]): string {
  const content = canonicalJson({
    paymentBatchId,
    payer,
    orders: orders.map((order) => ({ ...order, amount: amountText(order.amount, order.currency) })),
  });
  return `R${createHash("sha256").update(content, "utf8").digest("hex").slice(0, 23).toUpperCase()}`;
}

function partsOf(payer: Payer, messageId: string, orders: readonly PaymentOrder[]): readonly Part[] {
  const keyOf = (order: PaymentOrder) =>
    [order.currency, order.requestedOn, serviceLevelOf(payer, order)] as [string, string, ServiceLevel];
  return [...Map.groupBy(orders, (order) => keyOf(order).join(" "))]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, own], index): readonly Part[] => {
      const [first] = own;
      if (first === undefined) return [];
      const [currency, requestedOn, serviceLevel] = keyOf(first);
      return [{ paymentInformationId: `${messageId}-${index + 1}`, currency, requestedOn, serviceLevel, orders: own }];
    });
}

function paymentsOf(parts: readonly Part[]): CreditTransferFile["payments"] {
  return parts
    .flatMap(({ paymentInformationId, orders }) => orders.map(({ payoutId }) => ({ payoutId, paymentInformationId })))
    .sort((a, b) => compareText(a.payoutId, b.payoutId));
}

function partElement(
  payer: Payer,
  { paymentInformationId, currency, requestedOn, serviceLevel, orders }: Part,
): XmlElement {
  return element("PmtInf", [
    element("PmtInfId", paymentInformationId),
    element("PmtMtd", "TRF"),
    element("NbOfTxs", String(orders.length)),
    element(
      "CtrlSum",
      amountText(
        sumOf(orders, ({ amount }) => amount),
        currency,
      ),
    ),
    element("PmtTpInf", [element("SvcLvl", [element("Cd", serviceLevel)])]),
    element("ReqdExctnDt", [element("Dt", requestedOn)]),
    element("Dbtr", [element("Nm", nameText(payer.name)), payerAddress(payer)]),
    element("DbtrAcct", [accountElement(payer)]),
    element("DbtrAgt", [payerBank(payer)]),
    element("ChrgBr", chargeBearers[serviceLevel]),
    ...orders.map((order) => transferElement(order, serviceLevel)),
  ]);
}

function transferElement(order: PaymentOrder, serviceLevel: ServiceLevel): XmlElement {
  const { payoutId, amount, currency, payee } = order;
  return element("CdtTrfTxInf", [
    element("PmtId", [element("EndToEndId", endToEndIdOf(payoutId))]),
    element("Amt", [element("InstdAmt", amountText(amount, currency), { Ccy: currency })]),
    payeeBank(payee),
    element("Cdtr", [
      element("Nm", nameText(payee.accountHolder ?? "")),
      // SEPA takes an address only with its town, which the payees' data do not hold; elsewhere banks want the country.
      serviceLevel === "SEPA" ? undefined : element("PstlAdr", [element("Ctry", payee.country)]),
    ]),
    element("CdtrAcct", [accountElement(payee)]),
    element("RmtInf", [element("Ustrd", required(bankText(order.reference, 140), `${payoutId}: a reference`))]),
  ]);
}

/** The payout's id as it is, so that a bank statement can be read beside the system. */
function endToEndIdOf(payoutId: string): string {
  invariant(/^[A-Za-z0-9-]{1,35}$/.test(payoutId), `${payoutId}: at most 35 characters that every bank passes on`);
  return payoutId;
}

function payerAddress({ address, country }: Payer): XmlElement | undefined {
  if (address === undefined) return undefined;
  const { street, postCode, town } = address;
  return element("PstlAdr", [
    street === undefined ? undefined : element("StrtNm", bankText(street, 70)),
    postCode === undefined ? undefined : element("PstCd", bankText(postCode, 16)),
    element("TwnNm", bankText(town, 35)),
    element("Ctry", country),
  ]);
}

function accountElement({ iban, accountNumber }: Pick<Payee, "iban" | "accountNumber">): XmlElement {
  return element("Id", [
    iban === undefined
      ? element("Othr", [element("Id", (accountNumber ?? "").replaceAll(" ", ""))])
      : element("IBAN", iban.replaceAll(" ", "")),
  ]);
}

/** The standard wants a bank named where the account is debited; an IBAN alone names it too. */
function payerBank({ bic }: Payer): XmlElement {
  return element("FinInstnId", [
    bic === undefined ? element("Othr", [element("Id", "NOTPROVIDED")]) : element("BICFI", bic),
  ]);
}

/** By its BIC, else by its number in the country's clearing system; absent where the IBAN alone names the bank. */
function payeeBank({ bic, bankCode, bankName, country }: Payee): XmlElement | undefined {
  if (bic !== undefined) return element("CdtrAgt", [element("FinInstnId", [element("BICFI", bic)])]);
  if (bankCode === undefined) return undefined;
  const system = clearingSystemOf(country);
  return element("CdtrAgt", [
    element("FinInstnId", [
      element("ClrSysMmbId", [
        system === undefined ? undefined : element("ClrSysId", [element("Cd", system)]),
        element("MmbId", bankCode),
      ]),
      bankName === undefined ? undefined : element("Nm", nameText(bankName)),
    ]),
  ]);
}

function nameText(name: string): string {
  return required(bankText(name, 140), "a name");
}

function required(text: string, what: string): string {
  invariant(text !== "", `${what} is not empty once it is written as banks take it`);
  return text;
}
