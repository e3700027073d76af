import { html } from "hono/html";
import { z } from "zod";
import { postForm } from "../form.ts";
import { instantText } from "../formats.ts";
import { show } from "../layout.ts";
import type { PageContext } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { timeZoneOf } from "../payout-words.ts";
import { showProblem } from "../problem.ts";
import { readerOf } from "../reader.ts";
import { payoutIdText } from "../visible.ts";

const words = {
  en: {
    title: "Rebate policy",
    version: "Version",
    acknowledge: "I have read this and keep to it",
    acknowledged: "You acknowledged this version on",
    none: "No policy is in force",
    noneMore: "Until one is published, nothing is proposed and nothing is decided.",
    changed: "Another version has come into force meanwhile. Read it before you acknowledge it.",
    toPayout: "Back to the payout",
  },
  zh: {
    title: "返利制度",
    version: "版本",
    acknowledge: "我已阅读并将遵守本制度",
    acknowledged: "您已确认此版本，时间：",
    none: "没有生效的制度",
    noneMore: "制度发布之前，不会提出也不会审批任何付款。",
    changed: "期间已有新版本生效，请阅读后再确认。",
    toPayout: "返回付款",
  },
};

/** The rebate policy in force, which approvers acknowledge before they decide. */
export const policyPage = (services: PayoutServices) => (context: PageContext) =>
  showPolicy(context, services, context.req.query("payout"));

async function showPolicy(
  context: PageContext,
  services: PayoutServices,
  payout: string | undefined,
  isOutdated = false,
): Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const reader = await readerOf(context, services);
  const { policy, acknowledgedAt } = reader;
  const status = isOutdated ? 409 : 200;
  if (policy === undefined) {
    const content = html`<h1>${said.title}</h1><section class="empty"><h2>${said.none}</h2><p>${said.noneMore}</p></section>`;
    return show(context, { title: said.title, content, status });
  }
  const { version, text } = policy.rebate_policy;
  const payoutId = payout !== undefined && payoutIdText.test(payout) ? payout : undefined;
  const back = payoutId === undefined ? "" : html` <a class="button" href="/payouts/${payoutId}">${said.toPayout}</a>`;
  const fields = html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="payout" value="${payoutId ?? ""}"><button>${said.acknowledge}</button>`;
  const content = html`<h1>${said.title}</h1>
${isOutdated ? html`<p class="problem" role="alert">${said.changed}</p>` : ""}
<section class="card reading">
<p><small>${said.version} ${version}</small></p>
${text[language].split(/\n+/).map((paragraph) => html`<p>${paragraph}</p>`)}
${
  acknowledgedAt === undefined
    ? postForm(context, "/policy/acknowledgements", fields)
    : html`<p class="good">${said.acknowledged} ${instantText(acknowledgedAt, timeZoneOf(reader), language)}</p>${back === "" ? "" : html`<p>${back}</p>`}`
}
</section>`;
  return show(context, { title: said.title, content, status });
}

const Acknowledgement = z.object({ version: z.string(), payout: z.string() });

/** Keeps that the person has read the version that was shown to them, if it still is the one in force. */
export const takeAcknowledgement = (services: PayoutServices) => async (context: PageContext) => {
  const fields = Acknowledgement.safeParse(await context.req.parseBody());
  if (!fields.success) return showProblem(context, "form_refused");
  const { version, payout } = fields.data;
  const { policy, personId, at } = await readerOf(context, services);
  if (policy?.rebate_policy.version !== version) return showPolicy(context, services, payout, true);
  await services.policies.acknowledge(personId, version, at);
  return context.redirect(payoutIdText.test(payout) ? `/payouts/${payout}` : "/policy", 303);
};
