import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { html } from "hono/html";

echarts.use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

/** Width and height in pixels; a phone is given a drawing of its own, so that its text stays as large as other text. */
export type Size = { readonly width: number; readonly height: number; readonly isNarrow: boolean };

export type Options = Parameters<ReturnType<typeof echarts.init>["setOption"]>[0];

/** Colours by their part, which the page's style sheet sets for light and dark, so that a drawing knows neither. */
export const colours = {
  text: "var(--faint)",
  strong: "var(--text)",
  grid: "var(--line)",
  estimate: "var(--estimate)",
  interval: "var(--interval)",
  band: "var(--band)",
  before: "var(--before)",
  truth: "var(--truth)",
} as const;

export const axisText = { color: colours.text, fontSize: 12, fontFamily: "inherit" } as const;
export const axisLine = { lineStyle: { color: colours.grid } } as const;
/** The axis of what is measured: numbers and faint lines across, no line of its own. */
export const onlyNumbers = { axisLine: { show: false }, axisTick: { show: false }, splitLine: axisLine } as const;
/** Nothing answers to a pointer: a page without scripts has nobody who listens. */
export const still = { silent: true, animation: false, emphasis: { disabled: true }, clip: false } as const;

/** A line across the drawing with a word at its end. */
export function lineAt(at: { readonly xAxis: number } | { readonly yAxis: number }, word: string | undefined) {
  return {
    ...at,
    lineStyle: { color: colours.text, type: word === undefined ? ("solid" as const) : ("dashed" as const), width: 1 },
    label: {
      show: word !== undefined,
      formatter: word ?? "",
      ...axisText,
      position: "end" as const,
      textBorderWidth: 0,
    },
  };
}

/**
 * Draws without a browser. What is for scripts and pointers is taken out, and ids are named after the drawing, so that several stand
 * in one page and the same figures give the same text. Styles are attributes of their own names, because the policy of pages that
 * people sign in to allows no others.
 */
function drawing(options: Options, { width, height }: Size, id: string): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: "inherit", color: colours.text }, ...options });
    return chart
      .renderToSVGString()
      .replace(/<style[\s\S]*?<\/style>/g, "")
      .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, "")
      .replace(/ (?:xmlns:xlink|version|baseProfile)="[^"]*"/g, "")
      .replace(/\bzr\d+-/g, `${id}-`)
      .replace(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style));
  } finally {
    chart.dispose();
  }
}

function attributesOf(style: string): string {
  return style
    .split(";")
    .map((each) => each.split(":").map((part) => part.trim()))
    .filter(([name, value]) => name !== undefined && name !== "" && value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

/** A drawing that names itself to who cannot see it, and fills the width it is given. */
export function namedDrawing(
  { title, description }: { readonly title: string; readonly description: string },
  options: Options,
  size: Size,
  id: string,
): string {
  const names = html`<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>`;
  return drawing(options, size, id).replace(
    /<svg width="\d+" height="\d+"([^>]*)>/,
    (_, rest: string) => `<svg role="img" aria-labelledby="${id}-title ${id}-desc"${rest}>${names}`,
  );
}
