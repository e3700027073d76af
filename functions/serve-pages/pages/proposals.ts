import { html } from "hono/html";
import { z } from "zod";
import type { Language } from "../../../shared/language.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { actOnProposal, proposalActs, whyNot } from "../acts/proposal.ts";
import { postForm } from "../form.ts";
import { amountText, dayText } from "../formats.ts";
import { show } from "../layout.ts";
import { listPage } from "../list-page.ts";
import type { Html, PageContext } from "../page.ts";
import { followUp, type PayoutServices } from "../payout-services.ts";
import { outcomeNames, personName, statusReason } from "../payout-words.ts";
import { showProblem } from "../problem.ts";
import { type Reader, readerOf } from "../reader.ts";
import { refusalText, showRefusal } from "../refusals.ts";
import { checkItem, findings, nextLink, statusBadge } from "./parts.ts";

const words = {
  en: {
    title: "What came back",
    explained: "Proposals of yours that were blocked, held, or sent back for changes.",
    nothing: "Nothing came back to you",
    nothingMore: "Proposals that you have to look at once more will stand here.",
    propose_again: "Propose again",
    withdraw: "Withdraw",
    payoutOn: "To be paid on",
  },
  zh: {
    title: "退回的提案",
    explained: "您的提案中被拦截、搁置或要求修改的部分。",
    nothing: "没有退回的提案",
    nothingMore: "需要您重新处理的提案会显示在这里。",
    propose_again: "重新提交",
    withdraw: "撤回",
    payoutOn: "付款日",
  },
};

const pageSize = 50;

/** What came back to the proposer, with why, and what they can do. */
export const proposalsPage = (services: PayoutServices) => async (context: PageContext) => {
  const { language } = context.var;
  const said = words[language];
  const reader = await readerOf(context, services);
  const { payouts, next } = await listPage(
    services.payouts,
    `returned#${reader.personId}`,
    pageSize,
    context.req.query("after"),
  );
  const list =
    payouts.length === 0
      ? html`<section class="empty"><h2>${said.nothing}</h2><p>${said.nothingMore}</p></section>`
      : html`<p>${said.explained}</p>${payouts.map((payout) => returned(context, payout, reader))}${nextLink("/proposals", next, language)}`;
  return show(context, { title: said.title, content: html`<h1>${said.title}</h1>${list}` });
};

function returned(context: PageContext, payout: Payout, reader: Reader): Html {
  const { language } = context.var;
  const { payoutId, content, customer } = payout;
  return html`<article class="card">
<div class="row"><h2><a href="/payouts/${payoutId}">${customer.name}</a></h2><p class="amount">${amountText(payoutAmount(content), content.currency, language)} ${content.currency}</p></div>
<p>${statusBadge(payout, language)} <small>${words[language].payoutOn} ${dayText(content.payoutOn, language)}</small></p>
${whyReturned(payout, reader, language)}
${proposalButtons(context, payout, reader)}
</article>`;
}

function whyReturned(payout: Payout, reader: Reader, language: Language): Html {
  const found = findings(payout).filter(({ verdict }) => verdict === "block");
  const last = payout.decisions.filter(({ round }) => round === payout.round).at(-1);
  const reason = statusReason(payout, language);
  return html`${reason === undefined ? "" : html`<p>${reason}</p>`}
${found.length === 0 ? "" : html`<ul class="checks">${found.map((check) => checkItem(check, language))}</ul>`}
${last === undefined ? "" : html`<blockquote class="quote"><p>${last.reason}</p><p><small>${personName(reader, last.personId)}, ${outcomeNames[last.outcome][language]}</small></p></blockquote>`}`;
}

/** A button for each thing that the proposer can do with a payout as it stands, and why one is missing that they would look for. */
export function proposalButtons(context: PageContext, payout: Payout, reader: Reader): Html {
  const { language } = context.var;
  const refusals = proposalActs.map((act) => ({ act, refused: whyNot(act, payout, reader) }));
  const possible = refusals.filter(({ refused }) => refused === undefined).map(({ act }) => act);
  const isBlocked = refusals.some(({ refused }) => refused === "checks_block");
  const buttons = html`<input type="hidden" name="revision" value="${payout.revision}"><div class="buttons">${possible.map(
    (act) =>
      html`<button name="act" value="${act}" class="${act === "withdraw" ? "dangerous" : ""}">${words[language][act]}</button>`,
  )}</div>`;
  return html`${isBlocked ? html`<p><small>${refusalText("checks_block", language)}</small></p>` : ""}
${possible.length === 0 ? "" : postForm(context, `/payouts/${payout.payoutId}/proposal`, buttons)}`;
}

const ProposalFields = z.object({ act: z.enum(proposalActs), revision: z.coerce.number().int() });

/** Takes the form of what a proposer does with a proposal. */
export const takeProposalAct = (services: PayoutServices) => async (context: PageContext) => {
  const payoutId = context.req.param("id") ?? "";
  const fields = ProposalFields.safeParse(await context.req.parseBody());
  if (!fields.success) return showProblem(context, "form_refused");
  const reader = await readerOf(context, services);
  const result = await actOnProposal(payoutId, fields.data, reader, services.payouts);
  if ("refused" in result) return showRefusal(context, result.refused, result.payout?.payoutId);
  const { payout } = result;
  if (payout.status === "proposed") await followUp(services, () => services.startApproval(payout));
  else await followUp(services, services.deliverAnswers);
  return context.redirect(`/payouts/${payoutId}`, 303);
};
