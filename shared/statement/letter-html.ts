import { html } from "hono/html";
import type { Letter, LetterSection, LetterTable } from "./letter.ts";

/** A letter as HTML that is put into a page; text in it is escaped. Its looks are in letter-styles.ts. */
export function letterHtml({ title, sender, addressee, facts, opening, sections, closing }: Letter) {
  return html`<article class="letter">
${sender.length === 0 ? "" : html`<address class="sender">${withBreaks(sender)}</address>`}
<address>${withBreaks(addressee)}</address>
<h1>${title}</h1>
${definitions(facts)}
<p>${opening}</p>
${sections.map(section)}
${closing.map((sentence) => html`<p class="closing">${sentence}</p>`)}
</article>`;
}

const withBreaks = (lines: readonly string[]) => lines.map((line) => html`${line}<br>`);

function definitions(facts: readonly (readonly [name: string, value: string])[]) {
  return html`<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function section({ heading, facts, sentences, tables }: LetterSection) {
  return html`<section>
<h2>${heading}</h2>
${facts.length === 0 ? "" : definitions(facts)}
${sentences.map((sentence) => html`<p>${sentence}</p>`)}
${tables.map(table)}
</section>`;
}

function table({ columns, rows, totals }: LetterTable) {
  const looks = columns.map(({ isFigure }) => (isFigure ? "number" : "text"));
  const cells = (row: readonly string[]) =>
    html`<tr>${row.map((cell, index) => html`<td class="${looks[index]}">${cell}</td>`)}</tr>`;
  return html`<div class="scroll"><table>
<thead><tr>${columns.map(({ title }, index) => html`<th class="${looks[index]}">${title}</th>`)}</tr></thead>
<tbody>${rows.map(cells)}</tbody>
${totals.length === 0 ? "" : html`<tfoot>${totals.map(cells)}</tfoot>`}
</table></div>`;
}
