import { html } from "hono/html";
import { type EffectReason, effectReasons } from "../../../shared/effects/reasons.ts";
import { type Language, locales } from "../../../shared/language.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { isLimited } from "../../../shared/queries/scoped-sql.ts";
import { countText } from "../formats.ts";
import type { Html } from "../page.ts";
import { badge } from "../pages/parts.ts";
import type { AnswerTable, Question } from "./answers.ts";
import { type DashboardServices, dashboard, dashboardHead, filterForm } from "./dashboard.ts";
import { customerLink, programLink } from "./links.ts";
import { figureCard, figureTable, moneyText, shareText } from "./parts.ts";
import { hoursText } from "./payouts.ts";
import { lastFinishedQuarter, reviewSpan, spansBetween } from "./review-span.ts";

const words = {
  en: {
    title: "Policy review",
    span: "Quarter or half-year",
    program: "Customers just below, of",
    all: "All",
    quarter: (name: string) => name.replace("-", " "),
    whole: "Programs are shown as a whole, with all their customers; the list of customers holds yours only.",
    unfinished: "This span is not over: figures are as of the run.",
    none: "No program is published yet",
    noneMore: "Programs appear here from their first day on, with the run that follows.",
    noneInSpan: "No program was in force in this span. Choose another one above.",
    next: "Look at next",
    nextNone: "Nothing stands out in this span.",
    nextWords: {
      cost_without_effect: "It cost money, and an effect on purchases cannot be told from none.",
      tiers_nobody_reaches: "It has tiers that nobody reaches: they promise what nobody earns.",
      tiers_everybody_passes: "It has tiers that everybody passes: they reward what happens anyway.",
      many_just_below: "Many customers end just below a tier: a word to them in time may be worth it.",
      no_control_group:
        "Its effect cannot be measured: nobody is outside to compare with. A hold-out would change that.",
      slow_approvals: "Its payouts take more than three days per approval on average.",
    },
    nextShort: {
      cost_without_effect: "Cost without effect",
      tiers_nobody_reaches: "Tiers nobody reaches",
      tiers_everybody_passes: "Tiers everybody passes",
      many_just_below: "Many just below",
      no_control_group: "Not measurable",
      slow_approvals: "Slow approvals",
    },
    programs: "What each program cost, whom it reached, and whether it works",
    name: "Program",
    cost: "Cost",
    share: "Of members' purchases",
    members: "Members",
    active: (active: string) => `${active} with orders`,
    paid: "Paid",
    payouts: (count: string) => (count === "1" ? "1 payout" : `${count} payouts`),
    effect: "Effect per member and month",
    to: "to",
    grade: "Grade",
    notMeasured: "not measured",
    grades: { A: "drawn by lot", B: "compared, clean before", C: "compared, weak before", D: "described only" },
    effectNote:
      "Effects are those measured last, over all periods, with the 95 percent interval. Only an interval that lies wholly above zero shows that purchases rose.",
    tiers: "Tiers that stand out",
    tiersNone: "Of programs with ten positions or more, no tier stands out in this span.",
    tier: "Tier",
    from: "Begins at",
    reached: "Reached it",
    of: (reached: string, all: string) => `${reached} of ${all}`,
    justBelow: "Just below",
    finding: "Finding",
    findings: {
      tiers_nobody_reaches: "Nobody reaches it",
      tiers_everybody_passes: "Everybody passes it",
      many_just_below: "Many just miss it",
    },
    below: "Customers just below a tier",
    belowNote: "In each program's last finished period, whatever the span: they missed at most 5 percent of the bound.",
    belowNone: "Nobody ended just below a tier.",
    customer: "Customer",
    period: "Period",
    missed: "Was missing",
    next_tier: "Next tier from",
    shown: (shown: string) => `The first ${shown}; the rows behind it are all.`,
    approvals: "Approvals and exceptions",
    approvalsNone: "Nothing was proposed or decided in this span.",
    proposals: "Proposed",
    decided: "Approved / rejected / changes",
    hours: "Average hours",
    longest: "Longest",
    exceptions: "Exceptions",
    exceptionNames: {
      warnings_approved: "warnings approved",
      blocked: "blocked",
      escalated: "not decided in time",
      held: "held",
      substitutes: "by a substitute",
      further_rounds: "proposed again",
      released_again: "released again",
    },
    noExceptions: "none",
  },
  zh: {
    title: "方案复盘",
    span: "季度或半年",
    program: "临近阶梯的客户，所属方案",
    all: "全部",
    quarter: (name: string) =>
      name
        .replace(/-Q(\d)/, " 年第 $1 季度")
        .replace("-H1", " 年上半年")
        .replace("-H2", " 年下半年"),
    whole: "方案按整体列示，包含全部客户；客户列表仅含您可见的客户。",
    unfinished: "该期间尚未结束，数据截至本次运行。",
    none: "尚未发布返利方案",
    noneMore: "方案自首日起，随下一次运行显示在此处。",
    noneInSpan: "该期间没有有效的方案，请在上方选择其他期间。",
    next: "下一步关注",
    nextNone: "该期间没有需要特别关注之处。",
    nextWords: {
      cost_without_effect: "已产生成本，但对采购的效果无法与零区分。",
      tiers_nobody_reaches: "存在无人达到的阶梯：所承诺的返利无人可得。",
      tiers_everybody_passes: "存在人人超过的阶梯：奖励的是本就会发生的采购。",
      many_just_below: "许多客户差一点达到阶梯：及时沟通可能有价值。",
      no_control_group: "效果无法衡量：没有未参与的客户可供比较，设置抽签对照组可解决。",
      slow_approvals: "付款每次审批平均超过三天。",
    },
    nextShort: {
      cost_without_effect: "有成本无效果",
      tiers_nobody_reaches: "阶梯无人达到",
      tiers_everybody_passes: "阶梯人人超过",
      many_just_below: "多人临近阶梯",
      no_control_group: "无法衡量",
      slow_approvals: "审批缓慢",
    },
    programs: "各方案的成本、覆盖与效果",
    name: "返利方案",
    cost: "成本",
    share: "占参与客户采购额",
    members: "参与客户",
    active: (active: string) => `${active} 个有订单`,
    paid: "已付",
    payouts: (count: string) => `${count} 笔付款`,
    effect: "每客户每月效果",
    to: "至",
    grade: "等级",
    notMeasured: "未衡量",
    grades: { A: "抽签对照", B: "有对照，此前走势一致", C: "有对照，此前走势存疑", D: "仅描述" },
    effectNote: "效果为最近一次对全部期间的衡量，附 95% 区间。只有区间完全高于零，才表明采购有所增长。",
    tiers: "值得关注的阶梯",
    tiersNone: "在至少有十个返利头寸的方案中，该期间没有值得关注的阶梯。",
    tier: "阶梯",
    from: "起点",
    reached: "达到",
    of: (reached: string, all: string) => `${all} 个中 ${reached} 个`,
    justBelow: "临近阶梯",
    finding: "发现",
    findings: {
      tiers_nobody_reaches: "无人达到",
      tiers_everybody_passes: "人人超过",
      many_just_below: "多人差一点",
    },
    below: "临近阶梯的客户",
    belowNote: "按各方案最近一个已结束的期间，与所选期间无关：差额不超过阶梯起点的 5%。",
    belowNone: "没有客户临近阶梯。",
    customer: "客户",
    period: "期间",
    missed: "差额",
    next_tier: "下一阶梯起点",
    shown: (shown: string) => `仅列前 ${shown} 个，明细中为全部。`,
    approvals: "审批与例外",
    approvalsNone: "该期间没有提案或决定。",
    proposals: "提案",
    decided: "批准 / 驳回 / 要求修改",
    hours: "平均小时数",
    longest: "最长",
    exceptions: "例外",
    exceptionNames: {
      warnings_approved: "警告后批准",
      blocked: "被拦截",
      escalated: "未按时决定",
      held: "被搁置",
      substitutes: "代理审批",
      further_rounds: "再次提案",
      released_again: "再次放行",
    },
    noExceptions: "无",
  },
};

const listed = 20;
const programsShown = 50;

/** What each program cost in a quarter or half-year, whom it reached, whether it works, and what is to be looked at next. */
export const reviewPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { context, present, ask, region, scope } = page;
    const { language } = context.var;
    const said = words[language];
    const span = reviewSpan(context.req.query("span") ?? "") ?? lastFinishedQuarter(present.as_of_date);
    const program = context.req.query("program")?.trim() ?? "";
    const ofKind = { program_pattern: "%", review_kind: span.kind };
    const reviewed: Question = { query: "program-review", values: ofKind };
    const tiers: Question = { query: "tiers-in-review", values: ofKind };
    const approvals: Question = { query: "approvals-in-review", values: ofKind };
    const below: Question = { query: "customers-just-below", values: { program_pattern: program || "%" } };
    const [programs, standingOut, decided, customers] = (await Promise.all(
      [reviewed, tiers, approvals, { ...below, limit: listed }].map(ask),
    )) as [AnswerTable, AnswerTable, AnswerTable, AnswerTable];

    const firstSpan = programs.rows.at(-1)?.review_period;
    const spans = firstSpan === undefined || firstSpan === null ? [] : spansBetween(firstSpan, present.as_of_date);
    const names = new Map(programs.rows.map((row) => [row.program_id ?? "", programName(row, language)]));
    const choices = [
      {
        name: "span",
        label: said.span,
        chosen: span.name,
        options: [...new Set([...spans, span.name])].map((value) => ({ value, text: said.quarter(value) })),
      },
      {
        name: "program",
        label: said.program,
        chosen: program,
        options: [
          { value: "", text: said.all },
          ...[...names].map(([value, text]) => ({ value, text })).sort((a, b) => (a.text < b.text ? -1 : 1)),
        ],
      },
    ];
    const head = dashboardHead(page, said.title, filterForm(page, choices));
    if (programs.rows.length === 0) {
      const none = html`<section class="empty"><h2>${said.none}</h2><p>${said.noneMore}</p></section>`;
      return { title: said.title, content: html`${head}${none}` };
    }
    const inSpan = ({ rows }: AnswerTable) => rows.filter(({ review_period }) => review_period === span.name);
    const rows = inSpan(programs);
    const title = (text: string) => `${text} · ${said.quarter(span.name)}`;
    const unfinished = rows.some(({ is_over }) => is_over === "false")
      ? html`<p class="note">${said.unfinished}</p>`
      : "";
    const whole = isLimited(scope) ? html`<p class="note">${said.whole}</p>` : "";
    const content = html`${head}${whole}${unfinished}
${rows.length === 0 ? html`<section class="empty"><p>${said.noneInSpan}</p></section>` : ""}
${figureCard({ title: title(said.next), from: [reviewed], language }, lookAtNext(rows, language))}
${figureCard({ title: title(said.programs), from: [reviewed], language }, programTable(rows, language))}
${figureCard({ title: title(said.tiers), from: [tiers], language }, tierTable(inSpan(standingOut), names, language))}
${figureCard({ title: said.below, from: [below], region, language }, customersBelow(customers.rows, names, language))}
${figureCard({ title: title(said.approvals), from: [approvals], language }, approvalTable(inSpan(decided), names, language))}`;
    return { title: said.title, content };
  });

type Rows = AnswerTable["rows"];
type Names = ReadonlyMap<string, string>;

const programName = ({ program_id, name_en, name_zh }: Rows[number], language: Language): string =>
  (language === "zh" ? name_zh : null) ?? name_en ?? program_id ?? "";

const linkTo = (programId: string | null | undefined, names: Names): Html =>
  programLink(programId ?? "", names.get(programId ?? ""));

/** A number as people read it, with few decimals. */
function numberText(text: string | null | undefined, language: Language): string {
  const format = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 });
  return text === null || text === undefined ? "–" : format.format(text as Intl.StringNumericLiteral);
}

function lookAtNext(rows: Rows, language: Language): Html {
  const said = words[language];
  const found = rows.filter(({ look_at_next }) => look_at_next !== "nothing");
  if (found.length === 0) return html`<p>${badge("good", "✓")} ${said.nextNone}</p>`;
  return html`<ul class="checks">${found.map((row) => {
    const key = row.look_at_next as keyof typeof said.nextWords;
    return html`<li>${badge("warning", said.nextShort[key])} <span>${programLink(row.program_id ?? "", programName(row, language))}<br>${said.nextWords[key]}</span></li>`;
  })}</ul>`;
}

function programTable(rows: Rows, language: Language): Html {
  const said = words[language];
  const count = (text: string | null | undefined) => countText(Number(text ?? 0), language);
  const table = figureTable(
    [
      { title: said.name },
      ...[said.cost, said.share, said.members, said.paid, said.effect].map((title) => ({ title, isFigure: true })),
      { title: said.grade },
    ],
    rows.slice(0, programsShown).map((row) => {
      const money = (text: string | null | undefined) =>
        moneyText(parseDecimal(text ?? "0"), row.currency ?? "", language);
      return [
        programLink(row.program_id ?? "", programName(row, language)),
        money(row.cost_amount),
        row.cost_share === null ? "–" : shareText(Number(row.cost_share), language, 2),
        html`<span>${count(row.members)}<br><small>${said.active(count(row.active_members))}</small></span>`,
        html`<span>${money(row.paid_amount)}<br><small>${said.payouts(count(row.payouts))}</small></span>`,
        effectText(row, language),
        gradeText(row, language),
      ];
    }),
    language,
  );
  const more =
    rows.length > programsShown ? html`<p><small>${said.shown(countText(programsShown, language))}</small></p>` : "";
  return html`${table}${more}<p><small>${said.effectNote}</small></p>`;
}

function effectText({ effect_estimate, effect_low, effect_high, currency }: Rows[number], language: Language) {
  const said = words[language];
  if (effect_estimate === null || effect_estimate === undefined) return "–";
  const money = (text: string | null | undefined) =>
    moneyText(parseDecimal(Number(text ?? 0).toFixed(4)), currency ?? "", language);
  const bound = (text: string | null | undefined) => money(text).replace(` ${currency}`, "");
  const interval =
    effect_low === null || effect_high === null
      ? ""
      : html`<br><small>${bound(effect_low)} ${said.to} ${bound(effect_high)}</small>`;
  return html`<span>${money(effect_estimate)}${interval}</span>`;
}

function gradeText({ effect_grade, effect_reason }: Rows[number], language: Language): Html {
  const said = words[language];
  if (effect_grade === null || effect_grade === undefined) return html`<small>${said.notMeasured}</small>`;
  const grade = effect_grade as keyof typeof said.grades;
  const tone = grade === "A" || grade === "B" ? "good" : grade === "C" ? "plain" : "warning";
  const reason = Object.hasOwn(effectReasons, effect_reason ?? "")
    ? effectReasons[effect_reason as EffectReason][language]
    : "";
  return html`<span>${badge(tone, grade)} ${said.grades[grade]}${reason === "" ? "" : html`<br><small>${reason}</small>`}</span>`;
}

function tierTable(rows: Rows, names: Names, language: Language): Html {
  const said = words[language];
  if (rows.length === 0) return html`<p>${badge("good", "✓")} ${said.tiersNone}</p>`;
  const count = (text: string | null | undefined) => countText(Number(text ?? 0), language);
  return figureTable(
    [
      { title: said.name },
      ...[said.tier, said.from, said.reached, said.justBelow].map((title) => ({ title, isFigure: true })),
      { title: said.finding },
    ],
    rows.slice(0, programsShown).map((row) => {
      const finding = row.finding as keyof typeof said.findings;
      return [
        linkTo(row.program_id, names),
        row.tier ?? "",
        numberText(row.tier_from, language),
        said.of(count(row.positions_reached), count(row.positions)),
        count(row.positions_just_below),
        badge("warning", said.findings[finding]),
      ];
    }),
    language,
  );
}

function customersBelow(rows: Rows, names: Names, language: Language): Html {
  const said = words[language];
  const note = html`<p><small>${said.belowNote}${rows.length < listed ? "" : ` ${said.shown(countText(listed, language))}`}</small></p>`;
  if (rows.length === 0) return html`<p class="nothing">${said.belowNone}</p>${note}`;
  const table = figureTable(
    [
      { title: said.customer },
      { title: said.name },
      { title: said.period },
      { title: said.next_tier, isFigure: true },
      { title: said.missed, isFigure: true },
    ],
    rows.map((row) => [
      customerLink(row),
      linkTo(row.program_id, names),
      row.period_id ?? "",
      numberText(row.next_tier_from, language),
      html`<span>${numberText(row.distance_to_next_tier, language)} <small>${shareText(Number(row.missing_share ?? 0), language)}</small></span>`,
    ]),
    language,
  );
  return html`${table}${note}`;
}

function approvalTable(rows: Rows, names: Names, language: Language): Html {
  const said = words[language];
  if (rows.length === 0) return html`<p class="nothing">${said.approvalsNone}</p>`;
  const count = (text: string | null | undefined) => countText(Number(text ?? 0), language);
  return figureTable(
    [
      { title: said.name },
      ...[said.proposals, said.decided, said.hours, said.longest].map((title) => ({ title, isFigure: true })),
      { title: said.exceptions },
    ],
    rows.slice(0, programsShown).map((row) => {
      const exceptions = Object.entries(said.exceptionNames).filter(([name]) => Number(row[name] ?? 0) > 0);
      return [
        linkTo(row.program_id, names),
        count(row.proposals),
        [row.approvals, row.rejections, row.changes_requested].map(count).join(" / "),
        hoursText(row.average_hours, language),
        hoursText(row.longest_hours, language),
        exceptions.length === 0
          ? said.noExceptions
          : html`<ul class="badges">${exceptions.map(([name, text]) => html`<li>${count(row[name])} ${text}</li>`)}</ul>`,
      ];
    }),
    language,
  );
}
