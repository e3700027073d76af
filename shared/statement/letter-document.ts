import { html, raw } from "hono/html";
import type { Letter } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterStyles } from "./letter-styles.ts";

const languageTags = { en: "en", zh: "zh-Hans" } as const;

/** A letter as an HTML file that needs nothing from anywhere. */
export function letterDocument(letter: Letter): string {
  return `${html`<!doctype html>
<html lang="${languageTags[letter.language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${letter.title}</title>
<style>${raw(letterStyles)}</style>
</head>
<body>
${letterHtml(letter)}
</body>
</html>`}\n`;
}
