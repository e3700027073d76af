/**
 * Why a row is not accepted: the key is stored with the row, the sentence is the law that the row breaks.
 * One dictionary for quarantine, manifests, documents and tests.
 */
export const rejections = {
  row_malformed: "the record has as many fields as the header, or is one JSON object, and its quotes close",

  order_missing: "the line names its order",
  line_missing: "the line has a number of its own within the order",
  date_missing: "the row has a date",
  customer_missing: "the row names a customer",
  product_missing: "the row names a product",
  quantity_missing: "the line has a quantity",
  price_missing: "the line has a price, where its amount is computed from it",
  amount_missing: "the line has a net amount, where the profile maps one",
  currency_missing: "the row names its currencies",
  rate_missing: "the row has a rate",
  legal_name_missing: "the row names the legal entity that contracts",
  entity_kind_missing: "the row says whether the payee is a company or an individual",
  country_missing: "the row names the payee's country",
  payout_method_missing: "the row says how the payee is paid",
  account_holder_missing: "a payee who is paid by bank transfer has a named account holder",
  account_missing: "a payee who is paid by bank transfer has an IBAN, or an account number with a bank code or BIC",
  value_missing: "a column that the profile requires has a value",

  date_invalid: "the date is a calendar day in one of the profile's formats",
  date_out_of_range: "the order's day lies between the year 2000 and the month after the file's arrival",
  quantity_not_a_number: "the quantity is a decimal number in the profile's notation",
  price_not_a_number: "the price is a decimal number in the profile's notation",
  amount_not_a_number: "the amount is a decimal number in the profile's notation",
  rate_not_a_number: "the rate is a decimal number in the profile's notation",
  number_too_precise: "the number has no more decimal places than are stored, so that nothing is rounded away",
  number_out_of_range: "the number is below 10¹² in size, an exchange rate below 10⁶",
  amount_out_of_range: "the line's amounts, given or computed, are below 10¹² in size",
  margin_not_a_number: "the margin is a decimal number in the profile's notation",
  margin_not_a_fraction: "the margin is a share of the net amount, from 0 to 1",
  rate_not_positive: "the rate is above zero",
  currency_unknown: "the currency is an ISO 4217 code",
  currencies_equal: "a rate converts between two different currencies",
  country_unknown: "the country is an ISO 3166 code of two capital letters",
  entity_kind_unknown: "a payee is a company or an individual",
  payout_method_unknown: "the payout method is one of those that the profile's schema lists",
  language_unknown: "the language is en or zh",
  iban_invalid: "the IBAN has the shape and the check digits of ISO 13616",
  account_number_invalid: "the account number is at most 34 letters, digits, hyphens, slashes and points, with a digit",
  bic_invalid: "the BIC has 8 or 11 characters in the shape of ISO 9362",
  bank_code_invalid: "the bank code is 3 to 12 letters, digits and hyphens",
  email_invalid: "the e-mail address is one address",
  tag_holds_a_bar: "no tag holds the bar that separates tags",
  value_too_long: "the value is not longer than its column takes",

  sign_contradicts_return:
    "quantity and amounts are negative on returns and on no other line, as the profile writes them",
  original_order_without_return: "only a return names an original order",
  original_date_after_return: "the original order is not dated after its return",

  line_repeated_in_file: "a line occurs once in a file; the first one counts",
  customer_repeated_in_file: "a customer occurs once in a file; the first row counts",
  product_repeated_in_file: "a product occurs once in a file; the first row counts",
  rate_repeated_in_file: "two currencies have one rate per day in a file; the first row counts",
} as const;

export type Rejection = keyof typeof rejections;
