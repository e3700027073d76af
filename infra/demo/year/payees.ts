import type { Customer } from "./customers.ts";
import { ibanOf } from "./iban.ts";
import { type Random, randomFor } from "./random.ts";

export type Payee = {
  readonly customerId: string;
  readonly legalName: string;
  readonly entityKind: string;
  readonly country: string;
  readonly taxId: string;
  readonly payoutMethod: string;
  readonly language: string;
  readonly email: string;
  /** Absent where no money is transferred. */
  readonly account?: BankAccount;
};

type BankAccount = {
  readonly holder: string;
  readonly iban?: string;
  readonly accountNumber?: string;
  readonly bic?: string;
  readonly bankCode?: string;
  readonly bankName: string;
};

/** How a region's companies are paid. Letters of an account's form stand for themselves, 0 for a digit; the bank exists nowhere. */
type Usage = {
  readonly accountForm: string;
  readonly bic?: string;
  readonly bankName: string;
  readonly taxForm: string;
  /** One of them is drawn, so that what is common stands several times. */
  readonly methods: readonly string[];
  /** The legal form as the bank writes it, which is not how the contract does. */
  readonly formAtBank: readonly [inContract: string, atBank: string];
};

const usages: Readonly<Record<string, Usage>> = {
  DE: {
    accountForm: "999999990000000000",
    bic: "DEMODEFFXXX",
    bankName: "Demobank Frankfurt",
    taxForm: "DE000000000",
    methods: ["bank_transfer", "bank_transfer", "bank_transfer", "deduction", "credit_note"],
    formAtBank: ["GmbH", "Gesellschaft mbH"],
  },
  AT: {
    accountForm: "9999900000000000",
    bic: "DEMOATWW",
    bankName: "Demobank Wien",
    taxForm: "ATU00000000",
    methods: ["bank_transfer", "bank_transfer", "credit_note"],
    formAtBank: ["GesmbH", "GmbH"],
  },
  CH: {
    accountForm: "99999000000000000",
    bic: "DEMOCHZZ",
    bankName: "Demobank Zürich",
    taxForm: "CHE000000000",
    methods: ["bank_transfer", "bank_transfer", "deduction"],
    formAtBank: ["AG", "Aktiengesellschaft"],
  },
  NL: {
    accountForm: "DEMO0000000000",
    bic: "DEMONL2A",
    bankName: "Demobank Amsterdam",
    taxForm: "NL000000000B01",
    methods: ["bank_transfer", "bank_transfer", "bank_transfer", "deduction"],
    formAtBank: ["B.V.", "BV"],
  },
  FR: {
    accountForm: "99999999990000000000000",
    bic: "DEMOFRPP",
    bankName: "Demobank Paris",
    taxForm: "FR00000000000",
    methods: ["bank_transfer", "bank_transfer", "cheque", "credit_note"],
    formAtBank: ["SARL", "S.A.R.L."],
  },
  GB: {
    accountForm: "DEMO99999900000000",
    bic: "DEMOGB2L",
    bankName: "Demobank London",
    taxForm: "GB000000000",
    methods: ["bank_transfer", "bank_transfer", "cheque"],
    formAtBank: ["Ltd", "Limited"],
  },
  CN: {
    accountForm: "9999000000000000000",
    bankName: "示例银行上海分行",
    taxForm: "91990000000000000X",
    methods: ["red_letter_invoice", "red_letter_invoice", "bank_transfer"],
    formAtBank: ["有限公司", "有限责任公司"],
  },
};

/** Whom nobody may pay, or cannot; the checks of a payout have to find each of them. */
const wrongPayees: Readonly<Record<string, (payee: Payee) => Payee | undefined>> = {
  // Not registered.
  C1047: () => undefined,
  // The managing director in place of the company.
  C1017: (payee) => ({
    ...byTransfer(payee, "Ingrid Obermaier"),
    legalName: "Ingrid Obermaier",
    entityKind: "individual",
  }),
  // The account of somebody else.
  C1027: (payee) => byTransfer(payee, "Seeblick Vermittlung GmbH"),
  C1037: ({ account: _, ...payee }) => ({ ...payee, payoutMethod: "cash" }),
};

/** Where money to each customer goes, in the order of the customers: every one of them but the one who is not registered. */
export function generatePayees(customers: readonly Customer[]): readonly Payee[] {
  return customers.flatMap((customer, index) => {
    const payee = payeeOf(customer, writingAt(index));
    const wrong = wrongPayees[customer.customerId];
    return (wrong === undefined ? payee : wrong(payee)) ?? [];
  });
}

function payeeOf({ customerId, legalEntity, region }: Customer, atBank: (name: string, usage: Usage) => string): Payee {
  const usage = usageIn(region);
  const random = randomFor(`payee of ${customerId}`);
  const payee: Payee = {
    customerId,
    legalName: legalEntity,
    entityKind: "company",
    country: region,
    taxId: filled(usage.taxForm, random),
    payoutMethod: random.pick(usage.methods),
    language: region === "CN" ? "zh" : "en",
    email: `rebates@${customerId.toLowerCase()}.example`,
  };
  return payee.payoutMethod === "bank_transfer" ? byTransfer(payee, atBank(legalEntity, usage)) : payee;
}

function byTransfer(payee: Payee, holder: string): Payee {
  const { accountForm, bic, bankName } = usageIn(payee.country);
  const account = filled(accountForm, randomFor(`account of ${payee.customerId}`));
  const numbered =
    payee.country === "CN"
      ? { accountNumber: account, bankCode: "999290000012" }
      : { iban: ibanOf(payee.country, account), ...(bic === undefined ? {} : { bic }) };
  return { ...payee, payoutMethod: "bank_transfer", account: { holder, bankName, ...numbered } };
}

/** How the bank writes a customer's name: now and then in capitals, full width or with another spelling of the legal form. */
function writingAt(index: number): (name: string, usage: Usage) => string {
  switch (index % 12) {
    case 3:
      return (name) => name.toUpperCase();
    case 6:
      return fullWidth;
    case 9:
      return (name, { formAtBank: [inContract, atBank] }) => name.replace(inContract, atBank);
    default:
      return (name) => name;
  }
}

/** Letters, digits and spaces as wide as Chinese characters. */
function fullWidth(text: string): string {
  return text
    .replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
    .replaceAll(" ", "\u3000");
}

function usageIn(region: string): Usage {
  const usage = usages[region];
  if (usage === undefined) throw new Error(`nothing is said of how companies in ${region} are paid`);
  return usage;
}

function filled(form: string, random: Random): string {
  return form.replace(/0/g, () => String(random.integer(0, 9)));
}
