import { html } from "hono/html";
import type { Interval } from "../../../shared/effects/interval.ts";
import type { Html } from "../page.ts";

/** What is drawn below each other, from the lowest to the highest value, with zero in it. */
export type Scale = { readonly lowest: number; readonly highest: number };

const size = { width: 168, height: 24, margin: 6 } as const;

export function scaleOf(intervals: readonly Interval[]): Scale {
  const [lowest, highest] = [
    Math.min(0, ...intervals.map(({ low }) => low)),
    Math.max(0, ...intervals.map(({ high }) => high)),
  ];
  return lowest === highest ? { lowest: -1, highest: 1 } : { lowest, highest };
}

/** An estimate within its interval, beside the line of no effect. The figures stand beside it, so that nobody needs to see it. */
export function intervalDrawing(
  { estimate, low, high }: Interval & { readonly estimate: number },
  { lowest, highest }: Scale,
): Html {
  const { width, height, margin } = size;
  const middle = height / 2;
  const at = (value: number) => (margin + ((value - lowest) / (highest - lowest)) * (width - 2 * margin)).toFixed(1);
  return html`<svg class="interval" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">
<line x1="${at(0)}" y1="0" x2="${at(0)}" y2="${height}" stroke="var(--faint)" stroke-dasharray="2 2"/>
<line x1="${at(low)}" y1="${middle}" x2="${at(high)}" y2="${middle}" stroke="var(--tone-first)" stroke-width="2"/>
<circle cx="${at(estimate)}" cy="${middle}" r="5" fill="var(--tone-first)"/></svg>`;
}
