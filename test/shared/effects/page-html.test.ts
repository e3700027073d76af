import { describe, expect, test } from "vitest";
import { effectReport } from "../../../shared/effects/effect-report.ts";
import { chartSvg } from "../../../shared/effects/page/charts/chart-svg.ts";
import { pageHtml } from "../../../shared/effects/page/page-html.ts";
import { effectPage } from "../../../shared/effects/page/page-of-report.ts";
import { effectWords } from "../../../shared/effects/page/words.ts";
import { chromiumFile, startChromium } from "../../support/chromium.ts";
import { everything, nothingStated } from "./report/given.ts";

const report = effectReport(everything, nothingStated);
const html = { en: pageHtml(effectPage(report, "en")), zh: pageHtml(effectPage(report, "zh")) };

describe.each(["en", "zh"] as const)("the page in %s", (language) => {
  const page = html[language];

  test("needs nothing from anywhere and runs nothing", () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|href=/);
  });

  test("has every id once", () => {
    const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, named] of page.matchAll(/aria-labelledby="([^"]+)"/g))
      for (const id of named?.split(" ") ?? []) expect(ids).toContain(id);
  });

  test("is written the same way again", () => {
    expect(pageHtml(effectPage(report, language))).toBe(page);
  });
});

test("each language writes its own words and numbers", () => {
  expect(html.en).toContain('<html lang="en">');
  expect(html.en).toContain("Customers of Club ordered 0.31 more times per month");
  expect(html.zh).toContain('<html lang="zh-Hans">');
  expect(html.zh).toContain("会员返利的参与客户每月多下单 0.31 次（95% 区间 0.11 至 0.51；+14%）");
  expect(html.zh).toContain("2011年4月至2011年5月间加入");
  expect(html.zh).toContain("2011-Q2，第 1 级：客户会自行选择落在阶梯线的哪一侧，不可解读为效果。");
  expect(html.zh).toContain(
    "2011-Q2，第 2 级：未能证明下一期的采购有差别：−8.50 EUR（95% 区间 −60.00 至 +41.25），距线 18.4% 以内",
  );
  expect(html.zh).toContain("合计采购 455 天、46,011 EUR；若照旧购买，模型预期为 410 天、41,900 EUR。");
  const read = html.zh.split("</style>")[1]?.replaceAll(/<[^>]*>/g, " ");
  expect(read).not.toMatch(/\b(the|customers|interval)\b/i);
  expect(Object.keys(effectWords.zh)).toEqual(Object.keys(effectWords.en));
});

test("names are escaped, on the page and in drawings", () => {
  const name = `<b onmouseover="x">&Club</b>`;
  const program = { ...everything.program, name_en: name };
  const page = pageHtml(effectPage(effectReport({ ...everything, program }, nothingStated), "en"));
  expect(page).toContain("&lt;b onmouseover=&quot;x&quot;&gt;&amp;Club");
  expect(page).not.toContain("<b onmouseover");
  const drawing = chartSvg(
    {
      kind: "bars",
      title: name,
      description: name,
      legend: [],
      bars: [{ name, estimate: 1, low: 0, high: 2, truth: undefined }],
      value: String,
    },
    { width: 400, height: 200, isNarrow: false },
    "c",
  );
  expect(drawing).toContain("&amp;Club");
  expect(drawing).not.toMatch(/<b\b/);
});

describe("a drawing", () => {
  const charts = effectPage(report, "en").sections.flatMap((section) => section.charts);
  const drawings = charts.map((chart) => chartSvg(chart, { width: 900, height: 300, isNarrow: false }, "c"));

  test("is there of every kind", () => {
    expect(new Set(charts.map(({ kind }) => kind))).toEqual(new Set(["series", "bars", "density"]));
  });

  test("has its text as text, and says to who cannot see it what it shows", () => {
    for (const [index, drawing] of drawings.entries()) {
      expect(drawing).toMatch(/^<svg role="img" aria-labelledby="c-title c-desc"/);
      expect(drawing).toContain(`<title id="c-title">${charts[index]?.title}</title>`);
      expect(drawing).toMatch(/<desc id="c-desc">[^<]{20,}<\/desc>/);
      expect(drawing).toMatch(/<text /);
      expect(drawing).not.toMatch(/<script|<style|<image|<foreignObject/);
    }
  });

  test("takes its colours from the page, so that it is read in the dark and on paper", () => {
    for (const drawing of drawings)
      for (const [, colour] of drawing.matchAll(/(?:fill|stroke)="([^"]+)"/g))
        expect(colour).toMatch(/^(none|var\(--\w+\))$/);
  });

  test("shows as many points as there are months, and the band around them", () => {
    const [series = ""] = drawings;
    expect(series.match(/fill="var\(--estimate\)"/g)).toHaveLength(4);
    expect(series.match(/fill="var\(--band\)"/g)).toHaveLength(1);
    expect(series).toContain(">joined</text>");
  });
});

const executable = chromiumFile();

test.skipIf(executable === undefined)(
  "a phone shows the page without scrolling sideways, in light and dark",
  async () => {
    const browser = await startChromium(executable ?? "");
    try {
      for (const [language, colorScheme] of [
        ["en", "light"],
        ["zh", "dark"],
      ] as const) {
        const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme });
        await page.setContent(html[language]);
        const found = await page.evaluate(`({
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        drawings: [...document.querySelectorAll("svg")].filter((svg) => svg.getClientRects().length > 0).length,
        smallest: Math.min(...[...document.querySelectorAll("svg text")].map((text) => text.getBoundingClientRect().height).filter((height) => height > 0)),
      })`);
        expect(found).toMatchObject({ over: 0, drawings: 4 });
        expect((found as { smallest: number }).smallest).toBeGreaterThan(10);
      }
    } finally {
      await browser.close();
    }
  },
);
