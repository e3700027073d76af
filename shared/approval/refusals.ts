import type { DecisionRefusal, ReleaseRefusal } from "./may-decide.ts";
import type { RouteRefusal } from "./route.ts";

export type Refusal = RouteRefusal | DecisionRefusal | ReleaseRefusal;

/** Every refusal in the words of the person who reads it. */
export const refusalWords = {
  currency_without_limits: {
    en: "The approval policy states no limits in this currency.",
    zh: "审批制度未规定该币种的审批限额。",
  },
  nobody_in_scope: {
    en: "A level that must approve has nobody for customers of this region and segment.",
    zh: "必经的审批级别中，没有人负责该区域和客户类别。",
  },
  no_level_asked: {
    en: "No level of the approval policy is asked for this payout, and nothing is paid without an approval.",
    zh: "审批制度中没有任何级别审批此笔付款；未经审批不得付款。",
  },
  not_an_approver: {
    en: "You are not an approver of this step.",
    zh: "您不是此步骤的审批人。",
  },
  scope: {
    en: "Customers of this region and segment are not yours to act on.",
    zh: "该区域和客户类别不在您的职责范围内。",
  },
  is_proposer: {
    en: "You proposed this payout; somebody else must act on it.",
    zh: "此笔付款由您提出，须由他人处理。",
  },
  decided_earlier_step: {
    en: "You decided an earlier step of this payout; somebody else must decide this one.",
    zh: "您已审批过此笔付款的前一步骤，本步骤须由他人审批。",
  },
  decided_this_step: {
    en: "This step has your decision already; the second one must be another person's.",
    zh: "您已在此步骤作出决定，第二个决定须由他人作出。",
  },
  substitute_not_in_force: {
    en: "Your substitution is not in force today.",
    zh: "您的代理审批权今日不在有效期内。",
  },
  substitute_excluded: {
    en: "You cannot stand in here: you or the person you stand in for proposed this payout or decided on it already.",
    zh: "您不能在此代理审批：您或被代理人是此笔付款的提出人，或已对其作出决定。",
  },
  policy_not_acknowledged: {
    en: "Acknowledge the current version of the rebate policy before you decide.",
    zh: "请先确认现行版本的返利制度，再作审批。",
  },
  not_a_releaser: {
    en: "You are not one of the people who release payouts.",
    zh: "您不是付款放行人。",
  },
  decided_a_step: {
    en: "You decided on this payout; somebody else must release it.",
    zh: "您已审批过此笔付款，须由他人放行。",
  },
} as const satisfies Record<Refusal, { readonly en: string; readonly zh: string }>;
