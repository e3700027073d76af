import { html } from "hono/html";
import type { Chart } from "../effect-page.ts";
import { barsOptions } from "./bars.ts";
import { densityOptions } from "./density.ts";
import { drawing, type Options, type Size } from "./draw.ts";
import { seriesOptions } from "./series.ts";

/** A chart as SVG that names itself to who cannot see it. Its colours are the page's. */
export function chartSvg(chart: Chart, size: Size, id: string): string {
  const names = html`<title id="${id}-title">${chart.title}</title><desc id="${id}-desc">${chart.description}</desc>`;
  return drawing(optionsOf(chart, size), size, id).replace(
    /<svg width="\d+" height="\d+"([^>]*)>/,
    (_, rest: string) => `<svg role="img" aria-labelledby="${id}-title ${id}-desc"${rest}>${names}`,
  );
}

function optionsOf(chart: Chart, size: Size): Options {
  switch (chart.kind) {
    case "series":
      return seriesOptions(chart, size);
    case "bars":
      return barsOptions(chart, size);
    case "density":
      return densityOptions(chart, size);
  }
}
