import { html } from "hono/html";
import { reasonText } from "../../../shared/compliance/reasons.ts";
import type { Language } from "../../../shared/language.ts";
import type { Outcome, Payout } from "../../../shared/payout/payout.ts";
import type { Html } from "../page.ts";
import { statuses, type Tone } from "../payout-words.ts";

/** A word in a coloured frame; the colour says nothing that the word does not. */
export const badge = (tone: Tone, word: string): Html => html`<span class="badge ${tone}">${word}</span>`;

export function statusBadge({ status }: Payout, language: Language): Html {
  return badge(statuses[status].tone, statuses[status][language]);
}

/** What the checks warn of or block for, the gravest first. */
export function findings({ checks }: Payout): Payout["checks"] {
  return [
    ...checks.filter(({ verdict }) => verdict === "block"),
    ...checks.filter(({ verdict }) => verdict === "warn"),
  ];
}

const verdicts = {
  block: { tone: "danger", en: "Blocks", zh: "拦截" },
  warn: { tone: "warning", en: "Warning", zh: "警告" },
  pass: { tone: "good", en: "Passed", zh: "通过" },
} as const;

export function checkItem({ verdict, reason, figures }: Payout["checks"][number], language: Language): Html {
  const { tone } = verdicts[verdict];
  return html`<li>${badge(tone, verdicts[verdict][language])} <span>${reasonText(reason, figures, language)}</span></li>`;
}

const decideWords = {
  en: {
    reason: "Reason",
    reasonHint: "It stays on record with your decision.",
    approved: "Approve",
    changes_requested: "Request changes",
    rejected: "Reject",
  },
  zh: {
    reason: "理由",
    reasonHint: "理由将与您的决定一并存档。",
    approved: "批准",
    changes_requested: "要求修改",
    rejected: "驳回",
  },
};

const buttonLooks = { approved: "", changes_requested: "quiet", rejected: "dangerous" } as const satisfies Record<
  Outcome,
  string
>;

/** Longest reason that a browser lets one type. */
const reasonLetters = 2000;

/** The reason and a button for each outcome. @param problem what was wrong with the form when it was sent last */
export function decideFields(language: Language, problem?: string): Html {
  const said = decideWords[language];
  const outcomes = ["approved", "changes_requested", "rejected"] as const;
  return html`${problem === undefined ? "" : html`<p class="problem" role="alert">${problem}</p>`}
<label for="reason">${said.reason}</label>
<textarea id="reason" name="reason" rows="3" maxlength="${reasonLetters}" required aria-describedby="reason-hint"></textarea>
<p id="reason-hint"><small>${said.reasonHint}</small></p>
<div class="buttons">${outcomes.map((outcome) => html`<button name="outcome" value="${outcome}" class="${buttonLooks[outcome]}">${said[outcome]}</button>`)}</div>`;
}

const nextWords = { en: "Next page", zh: "下一页" };

/** The way to the next page of a list, if there is one. */
export function nextLink(path: string, next: string | undefined, language: Language): Html | "" {
  if (next === undefined) return "";
  return html`<p class="next"><a class="button" rel="next" href="${path}?${new URLSearchParams({ after: next }).toString()}">${nextWords[language]}</a></p>`;
}
