import { html, raw } from "hono/html";
import {
  axisLine,
  axisText,
  colours,
  namedDrawing,
  type Options,
  onlyNumbers,
} from "../../../shared/effects/page/charts/draw.ts";
import { type Language, locales } from "../../../shared/language.ts";
import type { Html } from "../page.ts";

/** Values along an axis of names: bars beside or on top of each other, and lines over them on an axis of their own. */
export type Chart = {
  /** What an element of the page is called by; once in a page. */
  readonly id: string;
  /** What the chart shows, for who sees it and who does not. */
  readonly title: string;
  /** What it says in a sentence, for who cannot see it. */
  readonly description: string;
  readonly names: readonly string[];
  readonly series: readonly Series[];
  /** How values are written: as amounts, as counts, which have no fractions, or as shares. */
  readonly values: "numbers" | "counts" | "shares";
};

export type Series = {
  readonly name: string;
  readonly kind: "bar" | "line";
  /** Bars of one stack stand on top of each other. */
  readonly stack?: string;
  readonly tone: Tone;
  /** Drawn, not reckoned with: a double is as good as its pixels. */
  readonly values: readonly (number | null)[];
};

export type Tone = "first" | "second" | "third" | "fourth";

const wide = { width: 960, height: 300, isNarrow: false };
const narrow = { width: 330, height: 240, isNarrow: true };

/** A chart as a drawing that needs no script, with what a script needs to make it answer to a pointer. */
export function chartFigure(chart: Chart, language: Language): Html {
  const { id, title, series } = chart;
  return html`<figure class="chart"><figcaption class="visually-hidden">${title}</figcaption>
<ul class="legend">${series.map(({ name, tone, kind }) => html`<li><i class="${kind} tone-${tone}"></i>${name}</li>`)}</ul>
<div class="wide" data-chart="${id}">${raw(svgOf(chart, wide, `${id}-wide`, language))}</div>
<div class="narrow">${raw(svgOf(chart, narrow, `${id}-narrow`, language))}</div>
<script type="application/json" id="${id}-options">${raw(JSON.stringify({ values: chart.values, options: optionsOf(chart, false) }).replaceAll("<", "\\u003c"))}</script>
</figure>`;
}

function svgOf(chart: Chart, size: typeof wide, id: string, language: Language): string {
  const options = optionsOf(chart, size.isNarrow);
  const write = axisNumbers(chart.values, language);
  const written: Options = { ...options, yAxis: { ...options.yAxis, axisLabel: { ...axisText, formatter: write } } };
  return namedDrawing(chart, written, size, id);
}

/** Numbers beside an axis, short. */
function axisNumbers(values: Chart["values"], language: Language): (value: number) => string {
  const format = new Intl.NumberFormat(
    locales[language],
    values === "shares" ? { style: "percent", maximumFractionDigits: 1 } : { notation: "compact" },
  );
  return (value) => format.format(value);
}

/** The options as JSON holds them: a script gives them the functions that write numbers. */
function optionsOf({ names, series, values: kind }: Chart, isNarrow: boolean) {
  return {
    animation: false,
    grid: { left: isNarrow ? 44 : 56, right: 12, top: 16, bottom: isNarrow ? 44 : 28 },
    xAxis: {
      type: "category" as const,
      data: [...names],
      axisLabel: {
        ...axisText,
        fontSize: isNarrow ? 11 : 12,
        hideOverlap: true,
        rotate: isNarrow && names.length > 4 ? 40 : 0,
      },
      axisTick: { show: false },
      axisLine,
    },
    yAxis: {
      type: "value" as const,
      ...onlyNumbers,
      axisLabel: axisText,
      ...(kind === "counts" ? { minInterval: 1 } : {}),
    },
    series: series.map(({ name, kind, stack, tone, values }) => ({
      name,
      type: kind,
      data: [...values],
      ...(stack === undefined ? {} : { stack }),
      ...(kind === "bar" ? { barMaxWidth: 36 } : { symbolSize: 6, lineStyle: { width: 2, color: toneColours[tone] } }),
      itemStyle: { color: toneColours[tone] },
      emphasis: { disabled: true },
    })),
    textStyle: { fontFamily: "inherit", color: colours.text },
  };
}

const toneColours = {
  first: "var(--tone-first)",
  second: "var(--tone-second)",
  third: "var(--tone-third)",
  fourth: "var(--tone-fourth)",
} as const satisfies Record<Tone, string>;
