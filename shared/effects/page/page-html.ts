import { html, raw } from "hono/html";
import { chartSvg } from "./charts/chart-svg.ts";
import type { Chart, EffectPage, PageSection, PageTable } from "./effect-page.ts";
import { pageStyles } from "./page-styles.ts";

type Html = ReturnType<typeof html>;

const languageTags = { en: "en", zh: "zh-Hans" } as const;

/** A report as an HTML file that needs nothing from anywhere and runs no script; text in it is escaped. */
export function pageHtml(page: EffectPage): string {
  const { language, title, headline } = page;
  return `${html`<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${raw(pageStyles)}</style>
</head>
<body>
<main class="effect-report">
${reportHtml(page, html`<h1 class="headline">${headline}</h1>`)}
</main>
</body>
</html>`}\n`;
}

/** What a report says, for a place of the class `effect-report`. @param headline its own as a heading of the page */
export function reportHtml({ program, programId, grade, sentences, facts, sections }: EffectPage, headline: Html) {
  const careful = grade.letter === "C" || grade.letter === "D" ? " careful" : "";
  return html`<header class="card head${careful}">
<p class="kind"><strong>${program}</strong> · ${programId}</p>
${headline}
<p class="grade"><b>${grade.letter}</b><span><small>${grade.name} ${grade.letter}</small>${grade.meaning}</span></p>
${paragraphs(sentences)}
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>
${sections.map(sectionHtml)}`;
}

function sectionHtml({ heading, warning, sentences, charts, tables }: PageSection, index: number) {
  return html`<section class="card">
<h2>${heading}</h2>
${warning === undefined ? "" : html`<p class="warning">${warning}</p>`}
${paragraphs(sentences)}
${charts.length === 0 ? "" : html`<div class="charts">${charts.map((chart, place) => chartHtml(chart, `c${index}-${place}`, charts.length > 1))}</div>`}
${tables.map(tableHtml)}
</section>`;
}

function paragraphs(sentences: readonly string[]) {
  return sentences.length === 0
    ? ""
    : html`<div class="sentences">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>`;
}

/** Drawn for a screen or paper, and once more for a phone; only one of the two is ever shown. */
function chartHtml(chart: Chart, id: string, isBesideOthers: boolean) {
  const wide = isBesideOthers
    ? { width: 460, height: 240, isNarrow: false }
    : { width: 960, height: 340, isNarrow: false };
  const narrow = { width: 320, height: 260, isNarrow: true };
  return html`<figure>
<figcaption><b>${chart.title}</b></figcaption>
<ul class="legend">${chart.legend.map(({ mark, text }) => html`<li><i class="${mark}"></i>${text}</li>`)}</ul>
<div class="wide">${raw(chartSvg(chart, wide, `${id}w`))}</div>
<div class="narrow">${raw(chartSvg(chart, narrow, `${id}n`))}</div>
</figure>`;
}

function tableHtml({ columns, rows, foldedAs }: PageTable) {
  const looks = columns.map(({ isFigure }) => (isFigure ? "number" : "text"));
  const cell = (value: string, index: number) =>
    index === 0
      ? html`<th scope="row" class="${looks[index]}">${value}</th>`
      : html`<td class="${looks[index]}" data-name="${columns[index]?.title ?? ""}"><span>${value}</span></td>`;
  const table = html`<div class="scroll"><table>
<thead><tr>${columns.map(({ title }, index) => html`<th scope="col" class="${looks[index]}">${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody>
</table></div>`;
  return foldedAs === undefined ? table : html`<details><summary>${foldedAs}</summary>${table}</details>`;
}
