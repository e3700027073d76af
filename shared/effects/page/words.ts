import type { Language } from "../../language.ts";
import type { DensityRow } from "../answer-rows.ts";
import type { Grade } from "../grade.ts";
import type { Verdict } from "../report/effect.ts";
import type { FactorName } from "../report/factors.ts";
import type { ToldOutcome } from "../report/outcomes.ts";

type Words = {
  readonly grades: Readonly<Record<Grade, string>>;
  readonly outcomes: Readonly<Record<ToldOutcome, (currency: string) => string>>;
  readonly outcomeInText: Readonly<Record<ToldOutcome, string>>;
  readonly unitInText: Readonly<Record<ToldOutcome, (change: string, currency: string) => string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly factors: Readonly<Record<FactorName, string>>;
  readonly densities: Readonly<Record<DensityRow["verdict"], string>>;
};

const en = {
  title: (program: string) => `What ${program} does`,
  effects: "Effects",
  grade: "Grade",
  grades: {
    A: "Drawn by lot: chance alone made the two groups different.",
    B: "Compared with customers outside the program, who moved alike before anybody joined.",
    C: "Compared with customers outside the program, who were not shown to have moved alike before.",
    D: "Describes only: no effect can be read from it.",
  },
  ordered: (program: string, more: boolean, times: string, interval: string, share: string) =>
    `Customers of ${program} ordered ${times} ${more ? "more" : "fewer"} times per month (95 % interval ${interval}${share}) than they would have without it.`,
  orderedPerhaps: (program: string, more: boolean, times: string, interval: string, share: string) =>
    `Customers of ${program} ordered ${times} ${more ? "more" : "fewer"} times per month (95 % interval ${interval}${share}) than those outside it lead to expect.`,
  ofShare: (share: string) => `; ${share}`,
  noneShown: (program: string) => `No effect of ${program} on how often its customers order was shown.`,
  estimateCoversZero: (estimate: string, interval: string) =>
    `The estimate is ${estimate} orders per customer and month; its 95 % interval, ${interval}, covers zero.`,
  couldBeFound: (effect: string, share: string) =>
    `An effect of ${effect} orders${share} or more would have been found in four of five cases; a smaller one may be there.`,
  shareSays: (share: string, interval: string) =>
    `Taken from all months before joining instead of the last one, the change is ${share} (${interval}), so there may be an effect all the same.`,
  inBrackets: (text: string) => ` (${text})`,
  cannotBeTold: (program: string) => `What ${program} changes cannot be told.`,
  comparedWith: "Compared with",
  byLot: (treated: string, controls: string, since: string) =>
    `${treated} customers in the program with ${controls} whom a lot kept out of it, since ${since}.`,
  withNever: (treated: string, when: string, controls: string, months: string) =>
    `${treated} customers who joined ${when} with ${controls} who joined no program in that time, over ${months}.`,
  withNotYet: (treated: string, when: string, controls: string, months: string) =>
    `${treated} customers who joined ${when} with ${controls} who had not joined yet or never did, over ${months}.`,
  joinedIn: (month: string) => `in ${month}`,
  joinedBetween: (first: string, last: string) => `between ${first} and ${last}`,
  months: (first: string, last: string) => `${first} to ${last}`,
  leftOut: (customers: string) =>
    `${customers} more customers in the program are left out: they bought nothing before they joined, or join later.`,
  customersOf: "Customers",
  notCompared: (enrolled: string, treated: string, controls: string) =>
    `${enrolled} in the program, ${treated} of them with months before and after joining; ${controls} who joined no program in that time.`,
  before: "Before joining",
  drawn: "The lot decided who is in the program, so nothing has to be assumed of the time before.",
  movedAlike: (pValue: string) =>
    `Both groups moved alike, as far as this many customers can show (${pValue}). That is no alarm, but no proof either.`,
  withPValue: (reason: string, pValue: string) => `${reason} (${pValue})`,
  detectable: "Smallest effect to be found",
  detectableOrders: (effect: string, share: string) =>
    `${effect} orders per customer and month${share}, in four of five cases.`,
  measured: "Measured",
  measuredAfter: (asOf: string, run: string) => `With all order lines up to ${asOf}, after run ${run}.`,
  byLotHeading: "Effects, by lot",
  didHeading: "Effects, beside customers outside the program",
  alsoHeading: "The same beside customers outside the program",
  perMonth: "Per customer and month, by the lot. What customers bought before is taken off (CUPED).",
  perMonthDid:
    "Per customer and month. The difference is taken from the last month before joining (group-time effects), the share from all months before it (ratio of means): where they differ, the earlier months say why.",
  outcome: "Outcome",
  outcomes: {
    orders: () => "Orders",
    active: () => "Customers who order, percentage points",
    net_amount: (currency: string) => `Net amount, ${currency}`,
    net_amount_winsorised: (currency: string) => `Net amount without giant orders, ${currency}`,
  },
  outcomeInText: {
    orders: "the number of orders",
    active: "how many customers order",
    net_amount: "the net amount",
    net_amount_winsorised: "the net amount without giant orders",
  },
  unitInText: {
    orders: (change: string) => `${change} orders`,
    active: (change: string) => `${change} percentage points`,
    net_amount: (change: string, currency: string) => `${change} ${currency}`,
    net_amount_winsorised: (change: string, currency: string) => `${change} ${currency}`,
  },
  difference: "Difference",
  interval: "95 % interval",
  share: "Share",
  found: "To be found from",
  reading: "Reading",
  verdicts: { more: "more", less: "less", not_shown: "no effect shown" },
  readBoth: (difference: string, share: string) => `${difference}; by the share ${share}`,
  truth: "Truth",
  covered: "Within the interval",
  yes: "yes",
  no: "no",
  noEffectOn: (outcome: string, from: string) =>
    `No effect on ${outcome} was shown; one of ${from} or more would have been found in four of five cases.`,
  giants: (percentile: string) =>
    `Without giant orders: a customer's month counts at most as much as that which ${percentile} of 100 months do not exceed.`,
  eventHeading: "Month by month since joining",
  eventSentence:
    "Before joining, the estimates should lie about zero; what they show there is no effect of the program. A point whose whole interval is above zero or below it speaks for itself; of all points together only those whose band is.",
  eventChart: "Orders per customer and month, by months since joining",
  eventDescription: (from: string, to: string, months: string) =>
    `Estimates of ${months} months between ${from} and ${to} orders, each with its interval, and the band around all of them.`,
  legendEstimate: "Estimate with its 95 % interval",
  legendBand: "Band that covers all months together",
  legendTruth: "Truth of the simulated market",
  legendNow: "Customers in this period",
  legendYearBefore: "The same customers a year before",
  joined: "joined",
  monthsSince: "Months since joining",
  estimate: "Estimate",
  band: "Band",
  treated: "In the program",
  controls: "Compared with",
  factorsHeading: "Where the amount comes from",
  factorsSentence:
    "What a customer buys is how many customers order, times how often they do, times how much an order is. Each changed by the share below; their ratios multiply exactly to that of the amount.",
  factorsChart: "Change of the amount and of what it is made of",
  factorsDescription: (parts: string) => `Changes with their intervals: ${parts}.`,
  factor: "Part",
  factors: {
    active: "Customers who order",
    orders_per_active: "Orders of those who do",
    amount_per_order: "Amount of an order",
    amount: "Amount altogether",
  },
  change: "Change",
  pullHeading: (period: string) => `Bought more, or only earlier? Around the end of ${period}`,
  pullHeadingWithout: "Bought more, or only earlier?",
  pullRush: (orders: string, interval: string) =>
    `In the deadline's month each member placed ${orders} orders more (${interval}) than in the month before the window, beside customers outside the program.`,
  pullNoRush: "No rush to the deadline was shown.",
  pullNet: (net: string, interval: string, shown: boolean) =>
    shown
      ? `Over all months of the window together ${net} orders per customer are left (${interval}).`
      : `Over all months of the window together nothing was shown to be left: ${net} orders per customer, interval ${interval}.`,
  pullShare: (share: string) => `By the estimates, ${share} of what seemed won was only bought earlier.`,
  pullChart: "Orders per customer beside the month before the window",
  pullDescription: (parts: string) => `Changes by month: ${parts}.`,
  pullGroups: (treated: string, controls: string) =>
    `${treated} customers in the program throughout the window, beside ${controls} who are not in it.`,
  month: "Month",
  deadline: "deadline",
  allMonths: "All together",
  pullNone:
    "It is not told: either no accrual period of at least two months has ended with enough months behind it, or fewer than 30 customers were in the program around its end.",
  tiersHeading: (period: string) => `Who ended near the tiers, ${period}`,
  tiersSentence: (share: string) =>
    `Customers within ${share} of a tier's bound, beside the same customers a year before. More just above a line and fewer just below it is what a tier pulls; where everybody grew, both sides move.`,
  choose: (tiers: string) =>
    `Tier ${tiers}: customers choose their side of the line. Do not read what they buy afterwards as an effect of the tier; that they choose is the finding.`,
  tier: "Tier",
  above: "Just above",
  below: "Just below",
  yearBefore: "a year before",
  excess: "More above",
  missing: "Fewer below",
  density: "Density at the line",
  densities: {
    customers_choose_their_side: "customers choose their side",
    no_sorting_found: "no sorting found",
    not_tested: "too few to test",
  },
  thresholdsSentence:
    "Whether reaching a tier changes what is bought in the next period: customers just above the line beside those just below it. Within which share of the bound they count is found from the data, the nearer the more; the interval knows that straight lines miss a bend (robust, bias-corrected). Grade C at best: it speaks of customers near the line only.",
  thresholdLine: (period: string, tier: string, sentence: string) => `${period}, tier ${tier}: ${sentence}`,
  thresholdMore: (amount: string, interval: string, customers: string) =>
    `customers just above the line bought more in the next period than those just below it: ${amount} (95 % interval ${interval}), ${customers}.`,
  thresholdLess: (amount: string, interval: string, customers: string) =>
    `customers just above the line bought less in the next period than those just below it: ${amount} (95 % interval ${interval}), ${customers}.`,
  thresholdNotShown: (amount: string, interval: string, customers: string) =>
    `no difference in what customers bought in the next period was shown: ${amount} (95 % interval ${interval}), ${customers}.`,
  thresholdCustomers: (below: string, above: string, share: string) =>
    `with ${below} customers below and ${above} above it within ${share} of the bound`,
  thresholdsNone:
    "What customers near a line buy next is told of periods of whole months once the period after them is over.",
  thresholdReasons: {
    too_few_near_the_line: "fewer than 30 on a side",
    threshold_not_settled: "not told: varies too little",
    density_not_tested: "not told: too few to test the density",
    density_rejected: "not told: customers choose their side",
  },
  period: "Period",
  within: "Within",
  tierChart: (tier: string) => `Tier ${tier}: customers by distance to the line`,
  tierDescription: (now: string, before: string) =>
    `${now} customers in this period and ${before} a year before lie within half of the tier's bound, in bins on both sides of the line.`,
  line: "line",
  worthHeading: "Is it worth it?",
  worthSentence: (customers: string, months: string) =>
    `Over ${months} months of ${customers} customers in the program, from joining to the last full month.`,
  pays: (value: string, interval: string) =>
    `Each 1.00 of rebates and administration came back, and ${value} on top (95 % interval ${interval}).`,
  paysUnknown: (value: string, interval: string) =>
    `Whether it pays was not shown: a return of ${value} for each 1.00 spent, with a 95 % interval of ${interval}.`,
  paysLess: (value: string, interval: string) =>
    `It does not pay for itself: a return of ${value} for each 1.00 spent (95 % interval ${interval}).`,
  noMargin: "Products state no margin. With --margin, such as --margin 0.25, the return is told too.",
  noAdministration: "No cost of administration was stated (--administration-cost).",
  unmeasuredRebates: (amount: string) =>
    `Rebates of ${amount} went to members whose effect nobody can tell; they are not part of it.`,
  trueIncrease: (amount: string) => `In truth they bought ${amount} more because of it.`,
  boughtMore: "Bought more because of it",
  boughtInAll: "Bought in all",
  rebates: "Rebates",
  administration: "Administration",
  marginOfProducts: (share: string) => `${share}, of the products`,
  marginStated: (share: string) => `${share}, as stated`,
  margin: "Margin",
  return: "Return for each 1.00",
  lift: "Estimated lift",
  breakEven: "Lift that just pays",
  deadweight: "Bought anyway",
  costPerUnit: "Cost of 1.00 more",
  notShown: "not told: no increase was shown",
  figure: "Figure",
  byAmount: "By the net amount",
  byWinsorised: "Without giant orders",
  quartilesHeading: "By what customers bought before",
  quartilesSentence:
    "Quarters of the customers by their orders before the first joined, compared with customers outside the program of the same quarter. Four chances to find something: a single quarter that differs is a hint.",
  quartile: "Quarter",
  quartileNames: ["", "1, the least", "2", "3", "4, the most"],
  earlier: "Orders a month before",
  effect: "Effect on orders",
  tooFew: "fewer than 30",
  baselineHeading: "What earlier purchases let expect",
  baselineSentence: (customers: string, since: string, expected: string, weeks: string) =>
    `${customers} members who bought before they joined have together bought on ${since} since, in ${weeks} weeks on average; going on as before, they were expected to buy on ${expected}. Models of each one's earlier purchases expect it (BG/NBD for days, gamma-gamma for amounts). It is no effect and names no cause: seasons and growth are not in it, and it compares with nobody.`,
  baselineDays: (days: string, amount: string) => `${days} days for ${amount}`,
  baselineNone: (reason: string) => `Nothing is expected from earlier purchases. ${reason}`,
  naiveHeading: "The naive comparison, which is no effect",
  naiveWarning:
    "Do not read it as an effect. Members' months are compared with all other months, although members bought otherwise before they joined.",
  naiveOrders: (naive: string, effect: string) =>
    `It says ${naive} orders per customer and month, where the comparison above says ${effect}.`,
  naiveColumn: "Naive difference",
  descriptiveHeading: "What members bought before and after joining",
  descriptiveSentence:
    "Means of a customer's month, in the 12 months before joining and in the 12 from it on. They describe: season, growth and who joins are in them, and no cause can be read from them.",
  group: "Customers",
  phases: { before: "before", after: "after" },
  members: (phase: string) => `Members, ${phase}`,
  neverMembers: (phase: string) => `Never-members, ${phase}`,
  customers: "Count",
  orders: "Orders",
  activeShare: "Ordering",
  amount: (currency: string) => `Net amount, ${currency}`,
  readHeading: "How to read this",
  gradeLine: (grade: string, meaning: string) => `Grade ${grade}: ${meaning}`,
  intervalLine:
    "A 95 % interval holds the effect in 95 of 100 studies like this one. Where it covers zero, no effect was shown, which is not the same as none.",
  methodLine:
    "Methods: group-time differences in differences, ratios of means, CUPED where a lot was drawn, simultaneous bands by the multiplier bootstrap, local linear density tests, regression discontinuities with robust bias-corrected intervals. Fewer than 30 customers give no estimate.",
  truthLine: "The truth is that of the simulated market: the same customers with and without the programs.",
  details: "All figures",
  none: "–",
};

const zh: typeof en = {
  title: (program: string) => `${program}的效果`,
  effects: "效果",
  grade: "等级",
  grades: {
    A: "抽签分组：两组客户的差别只来自偶然。",
    B: "与方案外的客户比较，且加入之前两组走势一致。",
    C: "与方案外的客户比较，但未能证明加入之前两组走势一致。",
    D: "仅为描述，不能解读为效果。",
  },
  ordered: (program, more, times, interval, share) =>
    `与没有该方案相比，${program}的参与客户每月${more ? "多" : "少"}下单 ${times} 次（95% 区间 ${interval}${share}）。`,
  orderedPerhaps: (program, more, times, interval, share) =>
    `与方案外客户的走势相比，${program}的参与客户每月${more ? "多" : "少"}下单 ${times} 次（95% 区间 ${interval}${share}）。`,
  ofShare: (share) => `；${share}`,
  noneShown: (program) => `未能证明${program}改变了客户的下单频率。`,
  estimateCoversZero: (estimate, interval) =>
    `估计值为每客户每月 ${estimate} 个订单；其 95% 区间（${interval}）包含零。`,
  couldBeFound: (effect, share) => `若效果达到 ${effect} 个订单${share}，五次中有四次能够发现；更小的效果仍可能存在。`,
  shareSays: (share, interval) =>
    `若以加入前所有月份而非最后一个月为基准，变化为 ${share}（${interval}），因此仍可能存在效果。`,
  inBrackets: (text) => `（${text}）`,
  cannotBeTold: (program) => `无法判断${program}带来了什么变化。`,
  comparedWith: "比较对象",
  byLot: (treated, controls, since) => `${treated} 个参与客户，与 ${controls} 个因抽签未参与的客户比较，自${since}起。`,
  withNever: (treated, when, controls, months) =>
    `${treated} 个${when}加入的客户，与 ${controls} 个同期未加入任何方案的客户比较，期间为${months}。`,
  withNotYet: (treated, when, controls, months) =>
    `${treated} 个${when}加入的客户，与 ${controls} 个尚未加入或从未加入的客户比较，期间为${months}。`,
  joinedIn: (month) => `${month}`,
  joinedBetween: (first, last) => `${first}至${last}间`,
  months: (first, last) => `${first}至${last}`,
  leftOut: (customers) => `另有 ${customers} 个参与客户未计入：加入之前没有采购，或加入时间更晚。`,
  customersOf: "客户",
  notCompared: (enrolled, treated, controls) =>
    `${enrolled} 个参与，其中 ${treated} 个在加入前后都有月份；${controls} 个同期未加入任何方案。`,
  before: "加入之前",
  drawn: "是否参与由抽签决定，因此无须对此前的走势作任何假设。",
  movedAlike: (pValue) => `就这些客户所能显示的而言，两组此前走势一致（${pValue}）。这不是警示，但也不是证明。`,
  withPValue: (reason, pValue) => `${reason}（${pValue}）`,
  detectable: "可发现的最小效果",
  detectableOrders: (effect, share) => `每客户每月 ${effect} 个订单${share}，五次中有四次能够发现。`,
  measured: "测量",
  measuredAfter: (asOf, run) => `包含截至 ${asOf} 的全部订单行，运行 ${run} 之后。`,
  byLotHeading: "抽签对照下的效果",
  didHeading: "与方案外客户比较的效果",
  alsoHeading: "同一效果：与方案外客户比较",
  perMonth: "每客户每月，按抽签分组；已扣除客户此前的采购差异（CUPED）。",
  perMonthDid:
    "每客户每月。差额以加入前最后一个月为基准（分组分期效果），比例以此前所有月份为基准（均值之比）；两者不同时，原因在更早的月份。",
  outcome: "结果指标",
  outcomes: {
    orders: () => "订单数",
    active: () => "下单客户占比，百分点",
    net_amount: (currency) => `净额，${currency}`,
    net_amount_winsorised: (currency) => `净额（不计超大订单），${currency}`,
  },
  outcomeInText: {
    orders: "订单数",
    active: "下单客户占比",
    net_amount: "净额",
    net_amount_winsorised: "净额（不计超大订单）",
  },
  unitInText: {
    orders: (change) => `${change} 个订单`,
    active: (change) => `${change} 个百分点`,
    net_amount: (change, currency) => `${change} ${currency}`,
    net_amount_winsorised: (change, currency) => `${change} ${currency}`,
  },
  difference: "差额",
  interval: "95% 区间",
  share: "比例",
  found: "可发现自",
  reading: "结论",
  verdicts: { more: "增加", less: "减少", not_shown: "未证明有效果" },
  readBoth: (difference, share) => `${difference}；按比例${share}`,
  truth: "真实值",
  covered: "在区间内",
  yes: "是",
  no: "否",
  noEffectOn: (outcome, from) => `未能证明对${outcome}有效果；若达到 ${from}，五次中有四次能够发现。`,
  giants: (percentile) => `不计超大订单：客户单月金额以 100 个月中 ${percentile} 个月不超过的数额为上限。`,
  eventHeading: "加入后逐月",
  eventSentence:
    "加入之前的估计值应在零附近，其偏离不是方案的效果。单个月份以区间判断；所有月份一并判断时，只看整个带是否在零的一侧。",
  eventChart: "每客户每月订单数，按加入后月数",
  eventDescription: (from, to, months) =>
    `${months} 个月的估计值，介于 ${from} 与 ${to} 个订单之间，各有区间，外围为同时带。`,
  legendEstimate: "估计值及其 95% 区间",
  legendBand: "同时覆盖所有月份的带",
  legendTruth: "模拟市场的真实值",
  legendNow: "本期客户",
  legendYearBefore: "同一批客户上年",
  joined: "加入",
  monthsSince: "加入后月数",
  estimate: "估计值",
  band: "同时带",
  treated: "参与",
  controls: "对照",
  factorsHeading: "金额的变化从何而来",
  factorsSentence:
    "客户的采购额等于下单客户占比乘以每个下单客户的订单数再乘以每单金额。下列为各部分的变化；三者之比恰好相乘为金额之比。",
  factorsChart: "金额及其各部分的变化",
  factorsDescription: (parts) => `各项变化及区间：${parts}。`,
  factor: "部分",
  factors: {
    active: "下单客户占比",
    orders_per_active: "每个下单客户的订单数",
    amount_per_order: "每单金额",
    amount: "金额合计",
  },
  change: "变化",
  pullHeading: (period) => `多买，还是提前买？${period} 期末前后`,
  pullHeadingWithout: "多买，还是提前买？",
  pullRush: (orders, interval) =>
    `与方案外客户相比，每个参与客户截止当月的订单比窗口前一个月多 ${orders} 个（${interval}）。`,
  pullNoRush: "未能证明截止日前有突击下单。",
  pullNet: (net, interval, shown) =>
    shown
      ? `窗口内各月合计，每客户净增 ${net} 个订单（${interval}）。`
      : `窗口内各月合计，未能证明有净增：每客户 ${net} 个订单，区间 ${interval}。`,
  pullShare: (share) => `按估计值，看似增加的部分中有 ${share} 只是提前购买。`,
  pullChart: "每客户订单数，与窗口前一个月相比",
  pullDescription: (parts) => `逐月变化：${parts}。`,
  pullGroups: (treated, controls) => `${treated} 个整个窗口内都参与的客户，与 ${controls} 个未参与的客户比较。`,
  month: "月份",
  deadline: "截止",
  allMonths: "合计",
  pullNone: "无法判断：没有任何两个月以上的计提期间在结束后积累了足够的月份，或期末前后参与的客户不足 30 个。",
  tiersHeading: (period) => `期末落在阶梯附近的客户，${period}`,
  tiersSentence: (share) =>
    `距阶梯线 ${share} 以内的客户，与同一批客户上年比较。线上方增多而线下方减少，是阶梯的拉动；若所有客户都在增长，两侧都会变化。`,
  choose: (tiers) =>
    `第 ${tiers} 级：客户会自行选择落在线的哪一侧。此后的采购不可解读为阶梯的效果；会选择本身就是发现。`,
  tier: "阶梯",
  above: "刚过线",
  below: "差一点",
  yearBefore: "上年",
  excess: "线上增多",
  missing: "线下减少",
  density: "线处的密度",
  densities: {
    customers_choose_their_side: "客户自行选择一侧",
    no_sorting_found: "未发现选择",
    not_tested: "客户太少，无法检验",
  },
  thresholdsSentence:
    "达到阶梯是否改变下一期的采购：比较刚过线与差一点的客户。计入多大比例以内的客户由数据决定，越近权重越大；区间已考虑直线拟合遗漏的弯曲（稳健、偏差校正）。等级最高为 C：结论只适用于线附近的客户。",
  thresholdLine: (period, tier, sentence) => `${period}，第 ${tier} 级：${sentence}`,
  thresholdMore: (amount, interval, customers) =>
    `刚过线的客户下一期比差一点的客户采购更多：${amount}（95% 区间 ${interval}），${customers}。`,
  thresholdLess: (amount, interval, customers) =>
    `刚过线的客户下一期比差一点的客户采购更少：${amount}（95% 区间 ${interval}），${customers}。`,
  thresholdNotShown: (amount, interval, customers) =>
    `未能证明下一期的采购有差别：${amount}（95% 区间 ${interval}），${customers}。`,
  thresholdCustomers: (below, above, share) => `距线 ${share} 以内，线下 ${below} 个、线上 ${above} 个客户`,
  thresholdsNone: "线附近客户下一期的采购，只对由整月组成的期间、且在其下一期结束后列示。",
  thresholdReasons: {
    too_few_near_the_line: "某一侧不足 30 个",
    threshold_not_settled: "不列示：变化太小",
    density_not_tested: "不列示：客户太少，无法检验密度",
    density_rejected: "不列示：客户自行选择一侧",
  },
  period: "期间",
  within: "范围",
  tierChart: (tier) => `第 ${tier} 级：按距线距离的客户数`,
  tierDescription: (now, before) => `本期 ${now} 个客户、上年 ${before} 个客户，落在阶梯线两侧各一半以内，按区间统计。`,
  line: "线",
  worthHeading: "是否值得？",
  worthSentence: (customers, months) => `${customers} 个参与客户共 ${months} 个月，自加入至最后一个完整月份。`,
  pays: (value, interval) => `返利与管理费用每投入 1.00，收回后另得 ${value}（95% 区间 ${interval}）。`,
  paysUnknown: (value, interval) => `未能证明是否值得：每投入 1.00 的回报为 ${value}，95% 区间 ${interval}。`,
  paysLess: (value, interval) => `不能收回成本：每投入 1.00 的回报为 ${value}（95% 区间 ${interval}）。`,
  noMargin: "产品没有给出毛利率。用 --margin 给出（例如 --margin 0.25），即可计算回报。",
  noAdministration: "未给出管理费用（--administration-cost）。",
  unmeasuredRebates: (amount) => `另有返利 ${amount} 给了无法判断效果的客户，未计入。`,
  trueIncrease: (amount) => `真实值：因方案多买 ${amount}。`,
  boughtMore: "因方案多买",
  boughtInAll: "采购合计",
  rebates: "返利",
  administration: "管理费用",
  marginOfProducts: (share) => `${share}（来自产品）`,
  marginStated: (share) => `${share}（由使用者给出）`,
  margin: "毛利率",
  return: "每投入 1.00 的回报",
  lift: "估计的提升",
  breakEven: "保本所需的提升",
  deadweight: "本来也会买",
  costPerUnit: "多卖 1.00 的成本",
  notShown: "不列示：未能证明有增加",
  figure: "项目",
  byAmount: "按净额",
  byWinsorised: "不计超大订单",
  quartilesHeading: "按此前的采购量",
  quartilesSentence:
    "按第一批客户加入之前的订单数把客户分为四组，各与方案外同组的客户比较。四次机会总可能碰巧发现什么：单独一组不同只是线索。",
  quartile: "组",
  quartileNames: ["", "1（最少）", "2", "3", "4（最多）"],
  earlier: "此前每月订单数",
  effect: "对订单数的效果",
  tooFew: "不足 30 个",
  baselineHeading: "由以往采购得出的采购预期",
  baselineSentence: (customers, since, expected, weeks) =>
    `${customers} 个加入前已有采购的参与客户，加入以来平均 ${weeks} 周，合计采购 ${since}；若照旧购买，模型预期为 ${expected}。预期来自每个客户以往采购的模型（天数用 BG/NBD，金额用 gamma-gamma）。这不是效果，也不说明原因：其中没有季节和增长，也没有与任何人比较。`,
  baselineDays: (days, amount) => `${days} 天、${amount}`,
  baselineNone: (reason) => `无法由以往采购得出预期。${reason}`,
  naiveHeading: "简单比较（不是效果）",
  naiveWarning: "不可解读为效果。它把参与月份与所有其他月份相比，而参与客户在加入之前的采购本来就不同。",
  naiveOrders: (naive, effect) => `简单比较显示每客户每月 ${naive} 个订单，而上面的比较显示 ${effect} 个。`,
  naiveColumn: "简单差额",
  descriptiveHeading: "参与客户加入前后的采购",
  descriptiveSentence:
    "客户每月的均值：加入前 12 个月与加入起 12 个月。仅为描述：其中包含季节、增长以及谁会加入，不能由此推断因果。",
  group: "客户",
  phases: { before: "加入前", after: "加入后" },
  members: (phase) => `参与客户，${phase}`,
  neverMembers: (phase) => `未参与客户，${phase}`,
  customers: "客户数",
  orders: "订单数",
  activeShare: "下单占比",
  amount: (currency) => `净额，${currency}`,
  readHeading: "如何阅读",
  gradeLine: (grade, meaning) => `等级 ${grade}：${meaning}`,
  intervalLine:
    "在 100 次这样的研究中，95% 区间有 95 次包含真实效果。区间包含零，表示未能证明有效果，并不等于没有效果。",
  methodLine:
    "方法：分组分期双重差分、均值之比、抽签时用 CUPED、乘数自助法的同时带、局部线性密度检验、断点回归的稳健偏差校正区间。不足 30 个客户不给出估计值。",
  truthLine: "真实值来自模拟市场：同一批客户在有方案与没有方案时的采购。",
  details: "全部数字",
  none: "–",
};

/** The words of a report of effects in both languages. */
export const effectWords = { en, zh } as const satisfies Readonly<Record<Language, Words>>;
export type EffectWords = typeof en;
