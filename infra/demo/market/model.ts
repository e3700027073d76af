/** Every number of the market's model; docs/simulated-market.md says what it stands for. Rates are orders per month. */
export const model = {
  /** Names the random draws: another seed is another market of the same kind. */
  seed: "1",
  firstDay: "2024-01-01",
  dayAfter: "2026-01-01",

  /** Customers by what happens to them; of the free ones the largest become partners. */
  groups: { "club-2024": 50, "club-2025": 50, "frequent-buyer": 200, stockist: 100, free: 600 },
  partners: 75,

  /** Gamma across customers: many small ones, few large ones. */
  orderRate: { mean: 1.7, shape: 2.5 },
  orderAmount: {
    /** In EUR, of a customer with the mean rate. */
    median: 150,
    /** A customer who orders twice as often puts 2^0.3 times as much on an order. */
    elasticity: 0.3,
    /** Spread of the logarithm between customers, and between the orders of one. */
    spreadOfCustomers: 0.4,
    spreadOfOrders: 0.6,
  },

  /** A tenth more in the peak month than in an average one, a tenth less half a year from it. */
  season: { amplitude: 0.1, peakMonth: 10 },
  /** Those who stay order more by this a month, and this share of the customers leaves: a group's mean keeps its level. */
  growthPerMonth: 0.005,
  lapsePerMonth: 0.005,

  /** Working days on either side of a deadline between which orders are brought forward: three weeks. */
  loadingDays: 15,
} as const;

/** How the members of a program behave otherwise than without it. */
export type Response = {
  /** Orders come more often by this share, from the first day of membership on. */
  readonly lift: number;
  /** Just below the next tier they come more often by this share on top. */
  readonly pressure: number;
  /** Share of the orders of the days after a period's end that are placed before it; not together with pressure. */
  readonly loaded: number;
};

export const noResponse: Response = { lift: 0, pressure: 0, loaded: 0 };

/** The truth that estimates are held against, by program. */
export const responses: Readonly<Record<string, Response>> = {
  "quarterly-club": { lift: 0.12, pressure: 0.6, loaded: 0 },
  "frequent-buyer": { lift: 0.25, pressure: 0, loaded: 0 },
  "stock-up-half-year": { lift: 0, pressure: 0, loaded: 0.6 },
  "partner-annual": noResponse,
};
