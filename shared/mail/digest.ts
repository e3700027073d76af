import { composed } from "./compose.ts";
import { countText, instantText } from "./formats.ts";
import type { Mail, MailLanguage } from "./mail.ts";

const words = {
  en: {
    subject: "Rebate payouts wait for your decision",
    ask: "Rebate payouts wait for your decision. This mail comes once on a working day, as long as anything waits.",
    waiting: "Waiting for you",
    runningOut: (until: string) => `Of these, to be decided by ${until}`,
    inbox: "Open what waits for you",
    batch: "Decide several at once",
    closing:
      "Opening a page decides nothing: you sign in and give your decisions there, with your reasons. If time runs out, the next level is asked. Nobody reads replies to this mail.",
  },
  zh: {
    subject: "有返利付款等待您审批",
    ask: "有返利付款等待您审批。只要仍有待审批的付款，每个工作日发送一次本邮件。",
    waiting: "待您审批",
    runningOut: (until: string) => `其中须在 ${until} 前审批`,
    inbox: "查看待审批的付款",
    batch: "批量审批",
    closing:
      "打开页面不会作出任何审批；请登录后在页面上作出决定并说明理由。逾期未审批的，将提交下一级别。此邮件为系统发送，请勿回复。",
  },
} as const;

/** How many payouts wait for a person, and how many of them must be decided by an instant. */
export type Waiting = { readonly count: number; readonly runningOut: number; readonly until: string };

/** Tells an approver how much waits, and nothing of what it is: that is for those who have signed in. */
export function digest(
  { count, runningOut, until }: Waiting,
  {
    language,
    timeZone,
    pagesUrl,
  }: {
    readonly language: MailLanguage;
    /** The approval policy's, in which its hours count. */
    readonly timeZone: string;
    /** Where people reach the pages, without a path. */
    readonly pagesUrl: string;
  },
): Mail {
  const said = words[language];
  return composed({
    language,
    subject: said.subject,
    paragraphs: [said.ask],
    facts: [
      [said.waiting, countText(count, language)],
      [said.runningOut(instantText(until, timeZone, language)), countText(runningOut, language)],
    ],
    actions: [
      { name: said.inbox, link: `${pagesUrl}/` },
      { name: said.batch, link: `${pagesUrl}/payouts` },
    ],
    closing: said.closing,
  });
}
