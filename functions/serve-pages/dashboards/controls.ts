import { html } from "hono/html";
import { type Figures, reasonText } from "../../../shared/compliance/reasons.ts";
import type { Language } from "../../../shared/language.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { isLimited } from "../../../shared/queries/scoped-sql.ts";
import { countText, dayText } from "../formats.ts";
import type { Html } from "../page.ts";
import { badge } from "../pages/parts.ts";
import { levelName, outcomeNames, personName } from "../payout-words.ts";
import { controlRoles } from "./access.ts";
import type { AnswerTable, Question, Row } from "./answers.ts";
import { type Words, words } from "./controls-words.ts";
import {
  countOfColumn,
  type Dashboard,
  type DashboardServices,
  dashboard,
  dashboardHead,
  filterForm,
  regionChoice,
} from "./dashboard.ts";
import { findingName, isReasonCode } from "./finding-names.ts";
import { customerLink, programLink } from "./links.ts";
import { dataPath, figureCard, figureList, figureTable, isoInstant, moneyText } from "./parts.ts";
import { momentText, payoutLink, peopleText, statusName } from "./payout-rows.ts";
import { rejectionName } from "./rejection-names.ts";

/** How a control stands: well, to be looked at, or broken. */
type Tone = "good" | "warning" | "danger";

type Control = {
  /** What the heading is called by in an address. */
  readonly id: string;
  readonly title: string;
  readonly tone: Tone;
  readonly verdict: string;
  readonly from: readonly Question[];
  /** Whether the rows behind it are cut to a region. */
  readonly isScoped: boolean;
  readonly content: Html | string;
};

const listed = 20;
/** A night that is older than this has been missed. */
const runHoursAtMost = 36;
/** Effects are measured after each night that changed what customers bought. */
const measurementDaysAtMost = 7;

const stages: Question = { query: "payouts-by-stage" };
const segregation: Question = { query: "segregation-of-duties" };
const kinds: Question = { query: "exceptions-by-kind" };
const exceptions: Question = { query: "exceptions-and-overrides" };
const warnings: Question = { query: "payouts-with-warnings" };
const limits: Question = { query: "payouts-against-frequency-limits" };
const rejected: Question = { query: "rejected-rows" };
const people: Question = { query: "decisions-by-person" };
const decisions: Question = { query: "who-approved-what" };
const freshness: Question = { query: "data-freshness" };

/** Whether what must hold holds, each with the rows where it does not: for auditors and administrators. */
export const controlsPage = (services: DashboardServices) =>
  dashboard(
    services,
    async (page) => {
      const { context, present, ask, region, scope } = page;
      const { language } = context.var;
      const said = words[language];
      const totals: Question = {
        query: "control-totals",
        values: { first_as_of_date: present.as_of_date },
      };
      const first = (question: Question) => ({ ...question, limit: listed });
      const asked = [
        stages,
        first(segregation),
        kinds,
        first(exceptions),
        first(warnings),
        first(limits),
        people,
        first(decisions),
        freshness,
        totals,
        // Rows of files name no region, so they are for who sees all customers.
        ...(isLimited(scope) ? [] : [first(rejected)]),
      ];
      const answers = await Promise.all(asked.map(ask));
      const rowsOf = ({ query }: Question) => answers[asked.findIndex((each) => each.query === query)]?.rows ?? [];
      const controls = [
        totalsControl(page, totals, rowsOf(totals)),
        freshnessControl(page, rowsOf(freshness)),
        segregationControl(page, rowsOf(segregation), rowsOf(stages)),
        frequencyControl(page, rowsOf(limits)),
        exceptionsControl(page, rowsOf(kinds), rowsOf(exceptions)),
        warningsControl(page, rowsOf(warnings)),
        decisionsControl(page, rowsOf(people), rowsOf(decisions)),
        ...(isLimited(scope) ? [] : [rejectedControl(page, rowsOf(rejected))]),
      ];
      const regions = rowsOf(stages).map((row) => row.region ?? null);
      const head = dashboardHead(page, said.title, filterForm(page, [regionChoice(page, regions)]));
      const content = html`${head}
<section class="card"><h2>${said.atAGlance}</h2>${figureTable(
        [{ title: said.stands }, { title: said.control }, { title: said.verdict }],
        controls.map(({ id, title, tone, verdict }) => [
          badge(tone, said.tones[tone]),
          html`<a href="#${id}">${title}</a>`,
          verdict,
        ]),
        language,
      )}${isLimited(scope) ? html`<p><small>${said.limited}</small></p>` : ""}</section>
${controls.map(({ id, title, tone, verdict, from, isScoped, content }) => {
  const body = html`<p>${badge(tone, said.tones[tone])} ${verdict}</p>${content}`;
  return html`<div id="${id}">${figureCard({ title, from, region: isScoped ? region : "", language }, body)}</div>`;
})}`;
      return { title: said.title, content };
    },
    controlRoles,
  );

type Rows = AnswerTable["rows"];
const saidIn = ({ context }: Dashboard): { readonly said: Words; readonly language: Language } => ({
  said: words[context.var.language],
  language: context.var.language,
});

/** What follows a list that may go on. */
function more(rows: Rows, { said, language }: ReturnType<typeof saidIn>): Html | "" {
  return rows.length < listed ? "" : html`<p><small>${said.shown(countText(listed, language))}</small></p>`;
}

/** @param since rows of every run of the latest day, of which the latest run's are shown */
function totalsControl(page: Dashboard, totals: Question, since: Rows): Control {
  const { said, language } = saidIn(page);
  const rows = since.filter(({ run_id }) => run_id === page.present.run_id);
  const count = (number: number) => countText(number, language);
  const untied = rows.filter(({ is_tied }) => is_tied !== "true");
  const amount = (row: Row, column: string) =>
    row.currency === null
      ? countText(Number(row[column] ?? 0), language)
      : moneyText(parseDecimal(row[column] ?? "0"), row.currency ?? "", language);
  const table = figureTable(
    [
      { title: said.check },
      { title: said.program },
      ...[said.stated, said.found, said.difference].map((title) => ({ title, isFigure: true })),
    ],
    untied.map((row) => [
      said.checks[row.check_name as keyof Words["checks"]] ?? row.check_name ?? "",
      row.program_id === null ? said.allPrograms : programLink(row.program_id ?? ""),
      amount(row, "stated_amount"),
      amount(row, "found_amount"),
      amount(row, "difference_amount"),
    ]),
    language,
  );
  return {
    id: "totals",
    title: said.totals,
    tone: untied.length === 0 ? "good" : "danger",
    verdict: untied.length === 0 ? said.totalsWell(count(rows.length)) : said.totalsNot(count(untied.length)),
    from: [totals],
    isScoped: false,
    content: untied.length === 0 ? "" : table,
  };
}

function freshnessControl(page: Dashboard, [row]: Rows): Control {
  const { said, language } = saidIn(page);
  const { reader } = page;
  const hours = Math.floor((Date.parse(reader.at) - Date.parse(isoInstant(row?.committed_at ?? ""))) / 3_600_000);
  const measured = row?.measured_at ?? null;
  const days =
    measured === null
      ? undefined
      : Math.floor((Date.parse(isoInstant(row?.committed_at ?? "")) - Date.parse(isoInstant(measured))) / 86_400_000);
  const isLate = hours > runHoursAtMost;
  const isUnmeasured = days === undefined || days > measurementDaysAtMost;
  const age = said.age(countText(hours, language));
  return {
    id: "freshness",
    title: said.freshness,
    tone: isLate ? "danger" : isUnmeasured ? "warning" : "good",
    verdict: isLate ? said.runLate(age) : isUnmeasured ? said.measurementLate : said.freshnessWell(age),
    from: [freshness],
    isScoped: false,
    content: figureList([
      { name: said.asOf, value: dayText(row?.as_of_date ?? "", language), note: row?.run_id ?? "" },
      { name: said.committed, value: momentText(row?.committed_at, reader, language), note: age },
      {
        name: said.measured,
        value: measured === null ? said.never : momentText(measured, reader, language),
        note: row?.measured_run_id ?? said.neverMore,
      },
    ]),
  };
}

function segregationControl(page: Dashboard, rows: Rows, byStage: Rows): Control {
  const { said, language } = saidIn(page);
  const { reader } = page;
  const breaches = rows.filter(({ breach }) => breach !== null);
  const paid = countOfColumn(
    byStage.filter(({ stage }) => stage === "paid"),
    "payouts",
  );
  const isWell = breaches.length === 0;
  const table = figureTable(
    [
      { title: said.breach },
      { title: said.customer },
      { title: said.amount, isFigure: true },
      { title: said.paidOn },
      { title: said.proposedBy },
      { title: said.approvedBy },
      { title: said.releasedBy },
      { title: said.confirmedBy },
    ],
    breaches.map((row) => [
      html`<span>${badge("danger", said.breaches[row.breach as keyof Words["breaches"]])}${
        row.breach_persons === null ? "" : html`<br>${peopleText(row.breach_persons, reader)}`
      }</span>`,
      customerLink(row),
      payoutLink(row, language),
      row.paid_on === null ? "–" : dayText(row.paid_on ?? "", language),
      peopleText(row.proposed_by, reader),
      peopleText(row.approved_by, reader),
      peopleText(row.released_by, reader),
      peopleText(row.confirmed_by, reader),
    ]),
    language,
  );
  return {
    id: "segregation",
    title: said.segregation,
    tone: isWell ? "good" : "danger",
    verdict: !isWell
      ? said.segregationNot
      : paid === 0
        ? said.segregationNone
        : said.segregationWell(countText(paid, language)),
    from: [segregation],
    isScoped: true,
    content: isWell ? "" : html`${table}${more(breaches, { said, language })}`,
  };
}

function frequencyControl(page: Dashboard, rows: Rows): Control {
  const { said, language } = saidIn(page);
  const exceeded = rows.filter(({ is_exceeded }) => is_exceeded === "true");
  const isWell = exceeded.length === 0;
  const table = figureTable(
    [
      { title: said.program },
      { title: said.customer },
      { title: said.year },
      ...[said.allowed, said.paidDays, said.pendingDays].map((title) => ({ title, isFigure: true })),
    ],
    exceeded.map((row) => [
      programLink(row.program_id ?? ""),
      customerLink(row),
      row.payout_year_id ?? "",
      row.payouts_per_year ?? "",
      row.paid_days ?? "",
      row.pending_days ?? "",
    ]),
    language,
  );
  return {
    id: "frequency",
    title: said.frequency,
    tone: isWell ? "good" : "danger",
    verdict: isWell ? said.frequencyWell : said.frequencyNot,
    from: [limits],
    isScoped: true,
    content: isWell ? "" : html`${table}${more(exceeded, { said, language })}`,
  };
}

function exceptionsControl(page: Dashboard, counts: Rows, rows: Rows): Control {
  const { said, language } = saidIn(page);
  const { reader } = page;
  const found = [...new Set(counts.map(({ exception }) => exception ?? ""))];
  const name = (exception: string | null | undefined) =>
    said.exceptionNames[exception as keyof Words["exceptionNames"]] ?? exception ?? "";
  const number = (exception: string) =>
    countOfColumn(
      counts.filter((row) => row.exception === exception),
      "exceptions",
    );
  const isWell = found.length === 0;
  const table = figureTable(
    [
      { title: said.when },
      { title: said.what },
      { title: said.detail },
      { title: said.customer },
      { title: said.amount, isFigure: true },
      { title: said.status },
      { title: said.who },
    ],
    rows.map((row) => [
      momentText(row.happened_at, reader, language),
      name(row.exception),
      detailText(page, row),
      customerLink(row),
      payoutLink(row, language),
      statusName(row, language),
      peopleText(row.person_id, reader),
    ]),
    language,
  );
  return {
    id: "exceptions",
    title: said.exceptions,
    tone: isWell ? "good" : "warning",
    verdict: isWell
      ? said.exceptionsWell
      : said.exceptionsNot(countText(countOfColumn(counts, "exceptions"), language)),
    from: [kinds, exceptions],
    isScoped: true,
    content: isWell
      ? ""
      : html`<ul class="badges">${found.map(
          (each) => html`<li>${countText(number(each), language)} × ${name(each)}</li>`,
        )}</ul>
${table}${more(rows, { said, language })}`,
  };
}

/** What a detail means depends on what happened. */
function detailText(page: Dashboard, { exception, detail, level_id }: Row): string {
  const { said, language } = saidIn(page);
  const { reader } = page;
  const text = detail ?? "";
  switch (exception) {
    case "warning_approved":
    case "blocked":
    case "held":
      return findingName(text, language);
    case "escalated":
      return levelName(reader, level_id ?? "", language);
    case "substitute":
      return said.insteadOf(personName(reader, text));
    case "further_round":
      return said.round(text);
    case "released_again":
      return said.release(text);
    default:
      return text;
  }
}

function warningsControl(page: Dashboard, rows: Rows): Control {
  const { said, language } = saidIn(page);
  const { reader } = page;
  const isWell = rows.length === 0;
  const table = figureTable(
    [
      { title: said.proposedAt },
      { title: said.customer },
      { title: said.amount, isFigure: true },
      { title: said.warning },
      { title: said.status },
    ],
    rows.map((row) => [
      momentText(row.proposed_at, reader, language),
      customerLink(row),
      payoutLink(row, language),
      html`<span>${findingName(row.reason ?? "", language)}<br><small>${findingText(row, language)}</small></span>`,
      statusName(row, language),
    ]),
    language,
  );
  return {
    id: "warnings",
    title: said.warnings,
    tone: isWell ? "good" : "warning",
    verdict: isWell ? said.warningsWell : said.warningsNot,
    from: [warnings],
    isScoped: true,
    content: isWell ? "" : html`${table}${more(rows, { said, language })}`,
  };
}

/** A finding with the figures that it rests on. */
function findingText({ reason, figures }: Row, language: Language): string {
  const code = reason ?? "";
  if (!isReasonCode(code)) return "";
  return reasonText(code, JSON.parse(figures ?? "{}") as Figures, language);
}

function decisionsControl(page: Dashboard, byPerson: Rows, rows: Rows): Control {
  const { said, language } = saidIn(page);
  const { reader } = page;
  const persons = [...new Set(byPerson.map(({ decided_by }) => decided_by ?? ""))];
  const strangers = persons.filter((id) => !reader.policy?.people.some((person) => person.id === id));
  const all = said.decisionsAll(
    countText(countOfColumn(byPerson, "decisions"), language),
    countText(persons.length, language),
  );
  const summary = figureTable(
    [
      { title: said.person },
      ...[said.approved, said.rejectedDecisions, said.changes, said.inAnothersPlace].map((title) => ({
        title,
        isFigure: true,
      })),
      { title: said.last },
    ],
    persons.map((id) => {
      const ofPerson = byPerson.filter(({ decided_by }) => decided_by === id);
      const count = (column: string) => countText(countOfColumn(ofPerson, column), language);
      const last = ofPerson
        .map(({ last_decided_at }) => last_decided_at ?? "")
        .sort()
        .at(-1);
      return [
        strangers.includes(id)
          ? html`<span>${id} ${badge("warning", said.notInPolicy)}</span>`
          : personName(reader, id),
        count("approvals"),
        count("rejections"),
        count("changes_requested"),
        count("in_anothers_place"),
        momentText(last, reader, language),
      ];
    }),
    language,
  );
  const latest = figureTable(
    [
      { title: said.when },
      { title: said.who },
      { title: said.decision },
      { title: said.customer },
      { title: said.amount, isFigure: true },
      { title: said.level },
      { title: said.reason },
    ],
    rows.map((row) => {
      const outcome = outcomeNames[row.outcome as keyof typeof outcomeNames];
      const instead =
        row.instead_of === null
          ? ""
          : html`<br><small>${said.insteadOf(personName(reader, row.instead_of ?? ""))}</small>`;
      return [
        momentText(row.decided_at, reader, language),
        html`<span>${personName(reader, row.decided_by ?? "")}${instead}</span>`,
        outcome === undefined ? (row.outcome ?? "") : badge(outcome.tone, outcome[language]),
        customerLink(row),
        payoutLink(row, language),
        levelName(reader, row.level_id ?? "", language),
        row.reason ?? "",
      ];
    }),
    language,
  );
  const isWell = strangers.length === 0;
  return {
    id: "decisions",
    title: said.decisions,
    tone: isWell ? "good" : "warning",
    verdict:
      persons.length === 0
        ? said.decisionsNone
        : isWell
          ? all
          : said.decisionsNot(countText(strangers.length, language)),
    from: [people, decisions],
    isScoped: true,
    content:
      persons.length === 0
        ? ""
        : html`${summary}<h3>${said.latestDecisions}</h3>${latest}${more(rows, { said, language })}`,
  };
}

function rejectedControl(page: Dashboard, rows: Rows): Control {
  const { said, language } = saidIn(page);
  const isWell = rows.length === 0;
  const table = figureTable(
    [{ title: said.file }, { title: said.law }, { title: said.rows, isFigure: true }, { title: said.example }],
    rows.map((row) => {
      const values = { ingestion_id: row.ingestion_id ?? "", reason: row.reason ?? "" };
      const ofFile = said.ofRows(
        countText(Number(row.rows_rejected ?? 0), language),
        countText(Number(row.rows_in ?? 0), language),
      );
      return [
        row.file ?? "",
        rejectionName(row.reason ?? "", language),
        html`<a href="${dataPath({ query: "rejected-rows-of-file", values })}">${ofFile}</a>`,
        said.exampleOf(row.first_line_number ?? "", row.first_column_name, row.first_value),
      ];
    }),
    language,
  );
  return {
    id: "rejected",
    title: said.rejected,
    tone: isWell ? "good" : "warning",
    verdict: isWell ? said.rejectedWell : said.rejectedNot,
    from: [rejected],
    isScoped: false,
    content: isWell ? "" : html`${table}${more(rows, { said, language })}`,
  };
}
