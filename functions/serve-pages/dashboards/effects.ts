import { html } from "hono/html";
import { figuresIn } from "../../../shared/effects/page/figures.ts";
import { effectWords } from "../../../shared/effects/page/words.ts";
import { effectReasons } from "../../../shared/effects/reasons.ts";
import { type Verdict, verdictOf } from "../../../shared/effects/report/effect.ts";
import type { Language } from "../../../shared/language.ts";
import { countText, dayText } from "../formats.ts";
import type { Html } from "../page.ts";
import { badge } from "../pages/parts.ts";
import type { Question, Row } from "./answers.ts";
import { type DashboardServices, dashboard, dashboardHead } from "./dashboard.ts";
import { intervalDrawing, scaleOf } from "./interval-drawing.ts";
import { programName } from "./links.ts";
import { figureCard, figureTable } from "./parts.ts";

const words = {
  en: {
    title: "Effects",
    about:
      "What each program changed about how often its customers order and how much they buy, beside customers who are not in it. Measured over all customers of a program, whatever your region.",
    measured: "Measured as of",
    summary: "What was found",
    more: "Order more often",
    less: "Order less often",
    not_shown: "No effect shown",
    untold: "Cannot be told",
    unmeasured: "Not measured yet",
    ofPrograms: (count: string) => (count === "1" ? "program" : "programs"),
    programs: "Program by program",
    program: "Program",
    grade: "Grade",
    orders: "Orders",
    interval: "Around no effect",
    amount: "Net amount",
    perMonth:
      "Per customer and month, each with its 95 % interval. Where an interval covers zero, no effect was shown. The percentage is an estimate of its own, by ratios over all months before joining, so the two can differ where effects are small.",
    compared: "Compared with",
    held_out: (treated: string, controls: string) => `${treated} customers, with ${controls} whom a lot kept out`,
    never: (treated: string, controls: string) => `${treated} customers, with ${controls} outside the program`,
    not_yet: (treated: string, controls: string) => `${treated} customers, with ${controls} who join later or never`,
    nobody: "nobody",
    grades: {
      A: "drawn by lot",
      B: "moved alike before",
      C: "not shown to have moved alike",
      D: "describes only",
    },
    verdicts: { more: "more", less: "less", not_shown: "not shown" },
    waits: "A night after which customers bought something measures it.",
    howToRead: "How to read the grades",
    firstOnly: (count: string) => `The first ${count} programs.`,
    noMeasurement: "No effects have been measured yet",
    noMeasurementMore:
      "A night that changes what customers bought measures them after its commit. They need customers in a program and full months before and after they joined.",
    noProgram: "No program is published yet",
    noProgramMore: "Effects appear here once programs are published and nights have measured them.",
  },
  zh: {
    title: "效果",
    about:
      "各方案对参与客户的下单频率与采购额带来的变化，与方案外的客户相比。按方案的全部客户测量，与您负责的区域无关。",
    measured: "测量截至",
    summary: "测量结果",
    more: "下单更多",
    less: "下单更少",
    not_shown: "未证明有效果",
    untold: "无法判断",
    unmeasured: "尚未测量",
    ofPrograms: () => "个方案",
    programs: "各方案",
    program: "返利方案",
    grade: "等级",
    orders: "订单数",
    interval: "与零相比",
    amount: "净额",
    perMonth:
      "每客户每月，各附 95% 区间。区间包含零，表示未能证明有效果。百分比另行估计，比较加入前全部月份的比率；效果较小时两者可能不一致。",
    compared: "比较对象",
    held_out: (treated: string, controls: string) => `${treated} 个客户，与 ${controls} 个因抽签未参与的客户`,
    never: (treated: string, controls: string) => `${treated} 个客户，与 ${controls} 个方案外的客户`,
    not_yet: (treated: string, controls: string) => `${treated} 个客户，与 ${controls} 个尚未加入或从未加入的客户`,
    nobody: "无",
    grades: {
      A: "抽签分组",
      B: "此前走势一致",
      C: "未证明此前走势一致",
      D: "仅为描述",
    },
    verdicts: { more: "增加", less: "减少", not_shown: "未证明" },
    waits: "客户有新采购的夜间运行之后会进行测量。",
    howToRead: "如何解读等级",
    firstOnly: (count: string) => `前 ${count} 个方案。`,
    noMeasurement: "尚未测量任何效果",
    noMeasurementMore: "客户采购有变化的夜间运行在提交之后进行测量，需要有参与方案的客户及其加入前后的完整月份。",
    noProgram: "尚未发布任何返利方案",
    noProgramMore: "方案发布并经夜间运行测量之后，效果将显示在此处。",
  },
};

const programsShown = 50;
export const effects: Question = { query: "effects-of-programs" };

const gradeTones = { A: "good", B: "good", C: "warning", D: "warning" } as const;
const verdictTones = { more: "good", less: "danger", not_shown: "warning" } as const;
export type Grade = keyof typeof gradeTones;

/** What each program does, in its headline; the report of each stands behind its name. */
export const effectsPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { language } = page.context.var;
    const said = words[language];
    const { rows } = await page.ask(effects);
    if (rows.length === 0) return { title: said.title, content: empty(said.noProgram, said.noProgramMore) };
    if (page.present.measured_run_id === null)
      return { title: said.title, content: empty(said.noMeasurement, said.noMeasurementMore) };
    const shown = rows.slice(0, programsShown);
    const measuredAsOf = shown.find(({ as_of_date }) => as_of_date !== null)?.as_of_date;
    const content = html`${dashboardHead({ ...page, scope: {} }, said.title)}
<p class="lead">${said.about}${measuredAsOf == null ? "" : html` ${said.measured} ${dayText(measuredAsOf, language)}.`}</p>
<section class="card"><h2>${said.summary}</h2>${found(rows, language)}</section>
${figureCard(
  { title: said.programs, from: [effects], language },
  html`<p><small>${said.perMonth}${rows.length > programsShown ? ` ${said.firstOnly(countText(programsShown, language))}` : ""}</small></p>
${programTable(shown, language)}`,
)}
<section class="card"><h2>${said.howToRead}</h2>${gradeList(language)}</section>`;
    return { title: said.title, content };
  });

export const empty = (title: string, more: string | Html): Html =>
  html`<section class="empty"><h1>${title}</h1><p>${more}</p></section>`;

/** How many programs are shown to do what. */
function found(rows: readonly Row[], language: Language): Html {
  const said = words[language];
  const kinds = rows.map((row) => {
    if (row.grade === null) return "unmeasured";
    return verdictOfRow(row, "orders") ?? "untold";
  });
  const all = ["more", "less", "not_shown", "untold", "unmeasured"] as const;
  return html`<dl class="facts counts">${all.map((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    const text = countText(count, language);
    return html`<div><dt>${said[kind]}</dt><dd><span class="count">${text}</span> <small>${said.ofPrograms(text)}</small></dd></div>`;
  })}</dl>`;
}

function gradeList(language: Language): Html {
  const { grades } = effectWords[language];
  const letters = ["A", "B", "C", "D"] as const;
  return html`<ul class="checks">${letters.map(
    (letter) => html`<li>${badge(gradeTones[letter], letter)} <span>${grades[letter]}</span></li>`,
  )}</ul>`;
}

type Outcome = "orders" | "amount";

/** An effect of a row with its interval; without one where it has no spread. */
function effectOf(row: Row, outcome: Outcome) {
  const estimate = row[`${outcome}_effect`];
  if (estimate == null) return undefined;
  const [low, high] = [row[`${outcome}_low`] ?? estimate, row[`${outcome}_high`] ?? estimate];
  return { estimate: Number(estimate), low: Number(low), high: Number(high) };
}

function verdictOfRow(row: Row, outcome: Outcome): Verdict | undefined {
  const effect = effectOf(row, outcome);
  return effect === undefined ? undefined : verdictOf(effect);
}

function programTable(rows: readonly Row[], language: Language): Html {
  const said = words[language];
  const scale = scaleOf(rows.flatMap((row) => effectOf(row, "orders") ?? []));
  return figureTable(
    [
      { title: said.program },
      { title: said.grade },
      { title: said.orders, isFigure: true },
      { title: said.interval, isFigure: true },
      { title: said.amount, isFigure: true },
      { title: said.compared },
    ],
    rows.map((row) => {
      const effect = effectOf(row, "orders");
      return [
        reportLink(row, language),
        gradeCell(row, language),
        effectCell(row, "orders", language),
        effect === undefined ? "" : intervalDrawing(effect, scale),
        effectCell(row, "amount", language),
        comparedCell(row, language),
      ];
    }),
    language,
  );
}

function reportLink(row: Row, language: Language): Html {
  const path = `/dashboards/effects/${encodeURIComponent(row.program_id ?? "")}`;
  return html`<span><a href="${path}">${programName(row, language)}</a><br><small>${row.program_id}</small></span>`;
}

function gradeCell(row: Row, language: Language): Html | string {
  const said = words[language];
  if (row.grade == null) return html`<small>${said.unmeasured}</small>`;
  const grade = row.grade as Grade;
  return html`<span>${badge(gradeTones[grade], grade)}<br><small>${said.grades[grade]}</small></span>`;
}

function effectCell(row: Row, outcome: Outcome, language: Language): Html | string {
  const effect = effectOf(row, outcome);
  if (effect === undefined) return "–";
  const figures = figuresIn(language, row.currency ?? "");
  const verdict = verdictOf(effect);
  const change = (value: number) => figures.change(outcome === "orders" ? "orders" : "net_amount", value);
  const logRatio = row[`${outcome}_log_ratio`];
  const share = logRatio == null ? "" : figures.signedPercent(Math.expm1(Number(logRatio)));
  const unit = outcome === "amount" ? ` ${row.currency}` : "";
  return html`<span><strong>${change(effect.estimate)}${unit}</strong>${share === "" ? "" : html` <small>${share}</small>`}<br>
<small>${figures.interval(effect, change)}</small><br>${badge(verdictTones[verdict], words[language].verdicts[verdict])}</span>`;
}

function comparedCell(row: Row, language: Language): Html | string {
  const said = words[language];
  const reason = reasonText(row, language);
  if (row.grade == null) return html`<small>${said.waits}</small>`;
  const group = row.control_group as "held_out" | "never" | "not_yet" | null;
  const count = (column: "treated_units" | "control_units") => countText(Number(row[column]), language);
  const compared = group === null ? said.nobody : said[group](count("treated_units"), count("control_units"));
  return html`<span>${compared}${reason === "" ? "" : html`<br><small>${reason}</small>`}</span>`;
}

function reasonText({ reason }: Row, language: Language): string {
  if (reason == null || !Object.hasOwn(effectReasons, reason)) return "";
  return effectReasons[reason as keyof typeof effectReasons][language];
}
