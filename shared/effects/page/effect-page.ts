import type { Language } from "../../language.ts";

/** A report of effects in the words of a language: what is shown as text in a terminal and as a page in a browser. */
export type EffectPage = {
  readonly language: Language;
  readonly title: string;
  readonly program: string;
  readonly programId: string;
  readonly headline: string;
  readonly grade: { readonly letter: string; readonly name: string; readonly meaning: string };
  /** What the headline needs beside it. */
  readonly sentences: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly PageSection[];
};

export type PageSection = {
  readonly heading: string;
  /** What a reader must know before the figures, so that they are not taken for something else. */
  readonly warning?: string;
  readonly sentences: readonly string[];
  readonly charts: readonly Chart[];
  readonly tables: readonly PageTable[];
};

export type PageTable = {
  readonly columns: readonly { readonly title: string; readonly isFigure: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** The name under which the table is folded away beside its chart; left out where it is shown at once. */
  readonly foldedAs?: string;
};

/** What charts have in common: their words, in text. */
export type ChartWords = {
  readonly title: string;
  readonly description: string;
  readonly legend: readonly { readonly mark: Mark; readonly text: string }[];
};
export type Mark = "estimate" | "band" | "truth" | "now" | "before";

export type Chart = SeriesChart | BarsChart | DensityChart;

/** Estimates by month, with interval and band. */
export type SeriesChart = ChartWords & {
  readonly kind: "series";
  readonly points: readonly {
    readonly month: number;
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
    readonly bandLow: number;
    readonly bandHigh: number;
    readonly truth: number | undefined;
  }[];
  readonly xName: string;
  readonly joined: string;
  readonly value: (value: number) => string;
};

/** A bar with its interval for each of a few names. */
export type BarsChart = ChartWords & {
  readonly kind: "bars";
  readonly bars: readonly {
    readonly name: string;
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
    readonly truth: number | undefined;
  }[];
  readonly value: (value: number) => string;
};

/** Customers by their distance to a line, beside themselves a year before. */
export type DensityChart = ChartWords & {
  readonly kind: "density";
  readonly bins: readonly {
    readonly low: number;
    readonly high: number;
    readonly customers: number;
    readonly customersYearBefore: number;
  }[];
  readonly line: string;
  readonly distance: (share: number) => string;
};

export const text = (title: string) => ({ title, isFigure: false });
export const figure = (title: string) => ({ title, isFigure: true });
