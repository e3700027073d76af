import type { Chart } from "../effect-page.ts";
import { barsOptions } from "./bars.ts";
import { densityOptions } from "./density.ts";
import { namedDrawing, type Options, type Size } from "./draw.ts";
import { seriesOptions } from "./series.ts";

/** A chart as SVG that names itself to who cannot see it. Its colours are the page's. */
export function chartSvg(chart: Chart, size: Size, id: string): string {
  return namedDrawing(chart, optionsOf(chart, size), size, id);
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
