import type { Mail, MailLanguage } from "./mail.ts";

export type Action = { readonly name: string; readonly link: string };

/** What a mail says, in the order in which it is read. */
export type MailContent = {
  readonly language: MailLanguage;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Facts with their names, one below the other. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What is to be done, and where; the first is what most will do. */
  readonly actions: readonly [Action, ...Action[]];
  /** What the reader should know last. */
  readonly closing: string;
};

const languageTags = { en: "en", zh: "zh-Hans" } as const satisfies Record<MailLanguage, string>;

/** Writes a mail as plain text and as HTML that needs no picture, style sheet or script from anywhere. */
export function composed(content: MailContent): Mail {
  return { subject: content.subject, text: plainText(content), html: htmlText(content) };
}

function plainText({ paragraphs, facts, actions, closing }: MailContent): string {
  return [
    ...paragraphs,
    facts.map(([name, value]) => `${name}: ${value}`).join("\n"),
    ...actions.map(({ name, link }) => `${name}\n${link}`),
    closing,
  ]
    .join("\n\n")
    .concat("\n");
}

function htmlText({ language, subject, paragraphs, facts, actions, closing }: MailContent): string {
  const rows = facts.map(
    ([name, value]) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#57606a">${escaped(name)}</td><td style="padding:2px 0">${escaped(value)}</td></tr>`,
  );
  return [
    `<!doctype html>`,
    `<html lang="${languageTags[language]}">`,
    `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:24px;max-width:560px;font:16px/1.5 sans-serif;color:#1f2328">`,
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    `<table role="presentation" style="border-collapse:collapse">${rows.join("")}</table>`,
    ...actions.map(
      ({ name, link }, index) =>
        `<p><a href="${escaped(link)}" style="${index === 0 ? buttonStyle : linkStyle}">${escaped(name)}</a></p>`,
    ),
    `<p style="color:#57606a">${escaped(closing)}</p>`,
    `</body>`,
    `</html>`,
    ``,
  ].join("\n");
}

const buttonStyle =
  "display:inline-block;padding:10px 18px;border-radius:6px;background:#0a5c5a;color:#ffffff;text-decoration:none";
const linkStyle = "color:#0a5c5a";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
