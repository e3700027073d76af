import { bracketedForms, legalForms } from "./legal-forms.ts";

/**
 * Whether two names are the registered name of one legal entity, however they are typed: full-width or not, in capitals or not,
 * with or without dots, commas, brackets and spaces, with the legal form in full or in short. "&" reads as "and".
 *
 * "ＭＵＳＴＥＲ　ＧｍｂＨ" is "Muster G.m.b.H."; "Muster AG" is not, for a different legal form is a different entity. 集团 and "Group"
 * belong to the name: a group and its subsidiary are two. A form before the name (株式会社…) is another registered name than one
 * after it. A name without a letter or digit is nobody's.
 */
export function sameLegalName(a: string, b: string): boolean {
  const [nameOfA, nameOfB] = [partsOf(a), partsOf(b)];
  return (
    nameOfA.core !== "" &&
    nameOfA.core === nameOfB.core &&
    nameOfA.form === nameOfB.form &&
    nameOfA.formBefore === nameOfB.formBefore
  );
}

/** The letters and digits of a name in lower case without its legal form: `musterhandel` of "Muster-Handel GmbH". */
export function legalNameCore(name: string): string {
  return partsOf(name).core;
}

/** A name as it is compared. Forms are keys of `legalForms`, absent where the name states none. */
type NameParts = {
  readonly core: string;
  readonly form?: string | undefined;
  readonly formBefore?: string | undefined;
};

function partsOf(name: string): NameParts {
  const words = wordsOf(name);
  return formInCharacters(words.join("")) ?? formInWords(words);
}

/** What joins letters into an abbreviation or is not seen at all: S.A., A/S, O'Neil, zero-width and soft hyphens. */
const silent = /[./'’‘`´\p{Cf}]/gu;

/** Upper case first, so that ß and SS are the same and every sigma is one. */
function folded(name: string): string {
  const withoutSilent = name.replace(silent, "").normalize("NFKC").toUpperCase().toLowerCase();
  const text = withoutSilent.normalize("NFKC").replace(silent, "");
  return Object.entries(bracketedForms)
    .reduce((result, [bracketed, form]) => result.replaceAll(bracketed, ` ${form} `), text)
    .replaceAll("&", " and ");
}

function wordsOf(name: string): readonly string[] {
  return folded(name).match(/[\p{L}\p{M}\p{N}+]+/gu) ?? [];
}

/** Spellings without spaces, to the form that they write. */
const formBySpelling = new Map(
  Object.entries(legalForms).flatMap(([form, spellings]) =>
    spellings.map((spelling): [string, string] => [wordsOf(spelling).join(""), form]),
  ),
);

/** Scripts without spaces between words, longest spelling first, because 股份有限公司 ends with 有限公司. */
const characterSpellings = [...formBySpelling]
  .filter(([spelling]) => /^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(spelling))
  .sort(([a], [b]) => b.length - a.length);

/** Some names in such a script begin with the form; those that have nothing else keep it as their name. */
function formInCharacters(text: string): NameParts | undefined {
  for (const [spelling, form] of characterSpellings) {
    if (text.length === spelling.length) continue;
    if (text.endsWith(spelling)) return { core: text.slice(0, -spelling.length), form };
    if (text.startsWith(spelling)) return { core: text.slice(spelling.length), formBefore: form };
  }
  return undefined;
}

/** The form in whole words at the end, as many as make one: "Verlag" does not end with AG. */
function formInWords(words: readonly string[]): NameParts {
  for (let first = 1; first < words.length; first += 1) {
    const form = formBySpelling.get(words.slice(first).join(""));
    if (form !== undefined) return { core: words.slice(0, first).join(""), form };
  }
  return { core: words.join("") };
}
