import { createHash } from "node:crypto";
import { Hono } from "hono";
import { reportStyles } from "../../shared/effects/page/page-styles.ts";
import { letterStyles } from "../../shared/statement/letter-styles.ts";

/** The files that pages refer to, by the address under which they are served. */
export type Assets = {
  readonly styles: string;
  readonly letter: string;
  /** How a report of effects looks. */
  readonly effects: string;
  readonly icon: string;
  /** What pages do besides where scripts run. */
  readonly pages: string;
  /** The chart library, and what makes the drawings of a page answer with it. */
  readonly echarts: string;
  readonly charts: string;
};

/** The texts of the files that the bundle brings along. */
export type AssetFiles = {
  readonly styles: string;
  readonly pages: string;
  readonly echarts: string;
  readonly charts: string;
};

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5c63"/><path d="M7 23h6v-6h6v-6h6" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/**
 * Serves our style sheets, scripts and icon. Their addresses hold a hash of their content, so a browser may keep them for ever and still gets
 * a new one at once.
 */
export function assetRoutes({ styles, pages, echarts, charts }: AssetFiles): {
  readonly assets: Assets;
  readonly routes: Hono;
} {
  const routes = new Hono();
  const serve = (name: string, extension: string, contentType: string, text: string): string => {
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
    const path = `/assets/${name}.${hash}.${extension}`;
    routes.get(path, (context) =>
      context.body(text, 200, { "content-type": contentType, "cache-control": "public, max-age=31536000, immutable" }),
    );
    return path;
  };
  const assets = {
    styles: serve("styles", "css", "text/css; charset=utf-8", styles),
    letter: serve("letter", "css", "text/css; charset=utf-8", letterStyles),
    effects: serve("effects", "css", "text/css; charset=utf-8", reportStyles),
    pages: serve("pages", "js", "text/javascript; charset=utf-8", pages),
    echarts: serve("echarts", "js", "text/javascript; charset=utf-8", echarts),
    charts: serve("charts", "js", "text/javascript; charset=utf-8", charts),
    icon: serve("icon", "svg", "image/svg+xml; charset=utf-8", icon),
  };
  return { assets, routes };
}
