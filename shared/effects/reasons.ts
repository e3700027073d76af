/** Why an effect has no estimate, or a low grade. Keys are stored with the effect. */
export const effectReasons = {
  too_few_treated: {
    en: "Fewer than 30 customers were treated, too few to say.",
    zh: "参与方案的客户不足 30 个，无法得出结论。",
  },
  no_control_group: {
    en: "There is nobody to compare with: every customer was in the program.",
    zh: "没有可比较的对照客户：所有客户都参与了方案。",
  },
  too_few_controls: {
    en: "A single customer is left to compare with, so chance cannot be told from effect.",
    zh: "只有一个对照客户，无法区分效果与偶然波动。",
  },
  no_period_before: {
    en: "There are too few months before joining to see whether both groups moved alike.",
    zh: "参与前的月份太少，无法判断两组客户此前的走势是否一致。",
  },
  pre_trend_rejected: {
    en: "Both groups already moved apart before joining; part of the effect may be that.",
    zh: "两组客户在参与前的走势已不一致，部分效果可能由此而来。",
  },
  pre_trend_not_testable: {
    en: "The months before joining cannot be tested together: too few customers, or outcomes that hardly vary.",
    zh: "无法对参与前的各月进行联合检验：客户太少，或指标几乎没有变化。",
  },
  near_the_line_only: {
    en: "The effect is that of customers near the tier's line, and says nothing of others.",
    zh: "该效果只适用于阶梯线附近的客户，不能推及其他客户。",
  },
  too_few_near_the_line: {
    en: "Fewer than 30 customers are on one side of the tier's line, too few to say.",
    zh: "阶梯线某一侧附近的客户不足 30 个，无法得出结论。",
  },
  threshold_not_settled: {
    en: "What customers near the tier's line bought, or how far from it they ended, varies too little to compare both sides.",
    zh: "阶梯线附近客户的采购或距线的距离变化太小，无法比较两侧。",
  },
  density_not_tested: {
    en: "Too few customers end near the tier's line to see whether they choose their side of it; do not read as an effect.",
    zh: "阶梯线附近的客户太少，无法检验客户是否自行选择一侧，不可解读为效果。",
  },
  too_few_repeat_purchases: {
    en: "Fewer than 30 customers bought repeatedly before joining, too few to say how they would have gone on.",
    zh: "参与前有重复购买的客户不足 30 个，无法推断其后续购买。",
  },
  baseline_not_settled: {
    en: "The purchases before joining do not settle a model of how customers would have gone on.",
    zh: "参与前的购买记录不足以确定客户后续购买的模型。",
  },
  density_rejected: {
    en: "Customers choose their side of the tier's line; do not read as an effect.",
    zh: "客户会自行选择落在阶梯线的哪一侧，不可解读为效果。",
  },
  nothing_compared: {
    en: "It describes what happened and compares with nobody; do not read as an effect.",
    zh: "仅为描述，没有与任何对照比较，不可解读为效果。",
  },
} as const satisfies Readonly<Record<string, { readonly en: string; readonly zh: string }>>;
export type EffectReason = keyof typeof effectReasons;
