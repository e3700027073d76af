import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payee } from "../../../shared/payout/payee.ts";
import type { Decision, Payout } from "../../../shared/payout/payout.ts";
import { whyNot } from "../acts/proposal.ts";
import { postForm } from "../form.ts";
import { amountText, dayText, instantText, punctuation } from "../formats.ts";
import { show } from "../layout.ts";
import type { Html, PageContext } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { levelName, methodNames, outcomeNames, personName, statusReason, timeZoneOf } from "../payout-words.ts";
import { type Reader, readerOf } from "../reader.ts";
import { refusalStatus, refusalText, showRefusal } from "../refusals.ts";
import { rightToDecide } from "../rights.ts";
import { findVisible } from "../visible.ts";
import { badge, checkItem, decideFields, findings, statusBadge } from "./parts.ts";
import { paymentHistory } from "./payment-history.ts";
import { otherPayouts, payoutHistory } from "./payout-history.ts";
import { payoutLines } from "./payout-lines.ts";
import { proposalButtons } from "./proposals.ts";

const words = {
  en: {
    title: "Payout",
    payoutOn: "To be paid on",
    payee: "Payee",
    noPayee: "Nobody is registered",
    method: "Method",
    account: "Account",
    proposedBy: "Proposed by",
    asked: "Asked now",
    until: "until",
    decide: "Your decision",
    standIn: "You stand in for",
    youDecided: "Your decision is on record.",
    toInbox: "To what waits for you",
    toPolicy: "Read and acknowledge it",
    stepClosed: "The step of this link is closed. This is how the payout stands now.",
    proposal: "Your proposal",
    checks: "Checks",
    passed: (count: number) => `${count} passed`,
    history: "Decisions so far",
    noHistory: "Nobody has decided yet.",
    round: "Round",
    insteadOf: "for",
  },
  zh: {
    title: "付款",
    payoutOn: "付款日",
    payee: "收款方",
    noPayee: "未登记收款方",
    method: "支付方式",
    account: "账户",
    proposedBy: "提案人",
    asked: "当前审批人",
    until: "截止",
    decide: "您的决定",
    standIn: "您代理",
    youDecided: "您的决定已存档。",
    toInbox: "查看待办事项",
    toPolicy: "阅读并确认",
    stepClosed: "该链接对应的步骤已关闭，以下为付款的当前状态。",
    proposal: "您的提案",
    checks: "检查结果",
    passed: (count: number) => `${count} 项通过`,
    history: "审批记录",
    noHistory: "尚无人作出决定。",
    round: "轮次",
    insteadOf: "代理",
  },
};

/** The page of one payout: everything that a decision on it needs, and the decision's form for whoever may make it now. */
export const payoutPage = (services: PayoutServices) => async (context: PageContext) => {
  const reader = await readerOf(context, services);
  const payout = await findVisible(services.payouts, context.req.param("id") ?? "", reader);
  if (payout === undefined) return showRefusal(context, "not_visible", undefined);
  return showPayout(context, payout, await otherPayouts(services.payouts, payout, reader), reader);
};

/**
 * @param others the customer's other payouts
 * @param refused why the form that was sent had no effect, where it can be sent again
 */
export function showPayout(
  context: PageContext,
  payout: Payout,
  others: readonly Payout[],
  reader: Reader,
  refused?: "no_reason",
): Response | Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const problem = refused && refusalText(refused, language);
  const reason = statusReason(payout, language);
  const content = html`<div class="heading"><p><small>${said.title} ${payout.payoutId}</small></p>
<h1>${payout.customer.name}</h1>
<p>${statusBadge(payout, language)}${reason === undefined ? "" : html` ${reason}`}</p></div>
${isOfOtherStep(context, payout) ? html`<p class="note">${said.stepClosed}</p>` : ""}
<div class="beside">
<div class="main">${facts(payout, reader, language)}${checks(payout, language)}${payoutLines(payout, language)}${history(payout, reader, language)}${paymentHistory(payout, reader, language)}${payoutHistory(others, language)}</div>
<div class="aside">${yourDecision(context, payout, reader, problem)}${yourProposal(context, payout, reader)}</div>
</div>`;
  return show(context, { title: said.title, content, status: refused === undefined ? 200 : refusalStatus(refused) });
}

/** Mails link to the step that they ask about; once it is closed the link still shows the payout, and says so. */
function isOfOtherStep(context: PageContext, { openStep }: Payout): boolean {
  const step = context.req.query("step");
  return step !== undefined && step !== String(openStep?.number);
}

function facts(payout: Payout, reader: Reader, language: Language): Html {
  const said = words[language];
  const { content, openStep, proposerId, proposedAt } = payout;
  const { payee } = content;
  const zone = timeZoneOf(reader);
  const account = payee && accountOf(payee);
  return html`<section class="card">
<p class="figure">${amountText(payoutAmount(content), content.currency, language)} <small>${content.currency}</small></p>
<dl class="facts">
${fact(said.payoutOn, dayText(content.payoutOn, language))}
${fact(said.payee, payee === undefined ? said.noPayee : html`${payee.legalName} <small>${payee.country}</small>`)}
${payee === undefined ? "" : fact(said.method, methodNames[payee.payoutMethod][language])}
${account === undefined ? "" : fact(said.account, html`${account}${payee?.bankName === undefined ? "" : html`<br><small>${payee.bankName}</small>`}`)}
${fact(said.proposedBy, html`${personName(reader, proposerId)}<br><small>${instantText(proposedAt, zone, language)}</small>`)}
${
  openStep === undefined
    ? ""
    : fact(
        said.asked,
        html`${openStep.asked.map((id) => html`${personName(reader, id)}<br>`)}<small>${levelName(reader, openStep.levelId, language)}${punctuation[language].comma}${said.until} ${instantText(openStep.expiresAt, zone, language)} (${zone})</small>`,
      )
}
</dl>
</section>`;
}

const fact = (name: string, value: Html | string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** An account as a person recognises it who knows it: its last four signs. */
function accountOf({ iban, accountNumber }: Payee): string | undefined {
  const account = iban ?? accountNumber;
  if (account === undefined) return undefined;
  const shown = 4;
  return account.length > shown ? `•••• ${account.slice(-shown)}` : "••••";
}

function yourDecision(context: PageContext, payout: Payout, reader: Reader, problem: string | undefined): Html | "" {
  const { language } = context.var;
  const said = words[language];
  const right = rightToDecide(payout, reader);
  const isDone = payout.decisions.some(({ round, personId }) => round === payout.round && personId === reader.personId);
  if (isDone)
    return html`<section class="card"><h2>${said.decide}</h2><p>${said.youDecided}</p><p><a class="button" href="/">${said.toInbox}</a></p></section>`;
  if (right === undefined || !reader.roles.includes("approver")) return "";
  if (!right.may) {
    const way =
      right.refusal === "policy_not_acknowledged"
        ? html`<p><a class="button" href="/policy?payout=${payout.payoutId}">${said.toPolicy}</a></p>`
        : "";
    return html`<section class="card"><h2>${said.decide}</h2><p>${refusalText(right.refusal, language)}</p>${way}</section>`;
  }
  const standIn =
    right.insteadOf === undefined ? "" : html`<p>${said.standIn} ${personName(reader, right.insteadOf)}.</p>`;
  const form = postForm(
    context,
    `/payouts/${payout.payoutId}/decisions`,
    html`<input type="hidden" name="content" value="${payout.contentSha256}"><input type="hidden" name="step" value="${String(payout.openStep?.number)}">${decideFields(language, problem)}`,
  );
  return html`<section class="card"><h2>${said.decide}</h2>${standIn}${form}</section>`;
}

function yourProposal(context: PageContext, payout: Payout, reader: Reader): Html | "" {
  if (whyNot("withdraw", payout, reader) !== undefined) return "";
  const said = words[context.var.language];
  return html`<section class="card"><h2>${said.proposal}</h2>${proposalButtons(context, payout, reader)}</section>`;
}

function checks(payout: Payout, language: Language): Html | "" {
  if (payout.checks.length === 0) return "";
  const said = words[language];
  const found = findings(payout);
  const passed = payout.checks.filter(({ verdict }) => verdict === "pass");
  return html`<section class="card"><h2>${said.checks}</h2>
${found.length === 0 ? "" : html`<ul class="checks">${found.map((check) => checkItem(check, language))}</ul>`}
${passed.length === 0 ? "" : html`<details><summary>${said.passed(passed.length)}</summary><ul class="checks">${passed.map((check) => checkItem(check, language))}</ul></details>`}
</section>`;
}

function history(payout: Payout, reader: Reader, language: Language): Html {
  const said = words[language];
  const { decisions } = payout;
  if (decisions.length === 0)
    return html`<section class="card"><h2>${said.history}</h2><p><small>${said.noHistory}</small></p></section>`;
  return html`<section class="card"><h2>${said.history}</h2>
<ol class="history">${decisions.map((decision) => html`<li>${decisionItem(decision, reader, language)}</li>`)}</ol></section>`;
}

function decisionItem(decision: Decision, reader: Reader, language: Language): Html {
  const said = words[language];
  const { round, levelId, personId, insteadOf, outcome, reason, decidedAt } = decision;
  const { tone } = outcomeNames[outcome];
  return html`<p>${badge(tone, outcomeNames[outcome][language])} <strong>${personName(reader, personId)}</strong>${insteadOf === undefined ? "" : html` (${said.insteadOf} ${personName(reader, insteadOf)})`}</p>
<p>${reason}</p>
<p><small>${levelName(reader, levelId, language)} · ${said.round} ${round} · ${instantText(decidedAt, timeZoneOf(reader), language)}</small></p>`;
}
