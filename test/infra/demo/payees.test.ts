import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { generateCustomers } from "../../../infra/demo/year/customers.ts";
import { generateDeliveries } from "../../../infra/demo/year/deliveries.ts";
import { csvOf } from "../../../infra/demo/year/records.ts";
import { sameLegalName } from "../../../shared/compliance/names.ts";
import { payoutMethods } from "../../../shared/reference/payee.ts";
import { ingestAccepted, type Row } from "../../functions/ingest-file/ingesting.ts";

const legalEntities = new Map(generateCustomers().map(({ customerId, legalEntity }) => [customerId, legalEntity]));
let payees: readonly Row[] = [];
let rejected: readonly Row[] = [];

beforeAll(async () => {
  const records = generateDeliveries().find(({ profile }) => profile === "payees")?.records ?? [];
  const profile = JSON.parse(await readFile("infra/demo/profiles/payees.json", "utf8"));
  ({ accepted: payees, rejected } = await ingestAccepted(profile, csvOf(records)));
});

const only = (wanted: (payee: Row) => boolean) => payees.filter(wanted).map(({ customer_id }) => customer_id);

test("all are accepted: what is wrong with a payee is found when he is to be paid", () => {
  expect(rejected).toEqual([]);
  expect(payees).toHaveLength(199);
});

test("every way of payment has its payees", () => {
  for (const method of payoutMethods)
    expect(only(({ payout_method }) => payout_method === method).length).toBeGreaterThan(3);
});

test("one is an individual, one wants cash", () => {
  expect(only(({ entity_kind }) => entity_kind === "individual")).toEqual(["C1017"]);
  expect(only(({ payout_method }) => payout_method === "cash")).toEqual(["C1037"]);
});

test("one account is somebody else's; every other holder is the entity, letter for letter or as banks write it", () => {
  const transfers = payees.filter(({ payout_method }) => payout_method === "bank_transfer");
  const otherwise = transfers.filter(({ account_holder, legal_name }) => account_holder !== legal_name);
  expect(otherwise.filter(({ account_holder }) => /[Ａ-Ｚａ-ｚ]/.test(account_holder ?? "")).length).toBeGreaterThan(3);
  expect(otherwise.filter(({ account_holder }) => /Limited|BV$/.test(account_holder ?? "")).length).toBeGreaterThan(3);
  expect(
    only(
      ({ account_holder, legal_name }) => account_holder != null && !sameLegalName(account_holder, legal_name ?? ""),
    ),
  ).toEqual(["C1027"]);
});

test("the individual is not who contracts; every other payee is", () => {
  expect(
    only(({ customer_id, legal_name }) => !sameLegalName(legal_name ?? "", legalEntities.get(customer_id ?? "") ?? "")),
  ).toEqual(["C1017"]);
});

test("Chinese payees are written to in Chinese and have no IBAN", () => {
  const chinese = payees.filter(({ country }) => country === "CN");
  expect(new Set(chinese.map(({ language, iban }) => `${language} ${iban}`))).toEqual(new Set(["zh null"]));
  expect(chinese.filter(({ account_number }) => account_number !== null).length).toBeGreaterThan(3);
});
