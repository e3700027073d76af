import { type Random, randomFor } from "./random.ts";

export type Segment = "key" | "standard" | "small" | "new";

export type Customer = {
  readonly customerId: string;
  readonly name: string;
  readonly legalEntity: string;
  readonly segment: Segment;
  readonly region: string;
  readonly channel: string;
  readonly tags: readonly string[];
  /** Currency of the customer's invoices. */
  readonly currency: string;
  /** Orders in a year without season and growth. */
  readonly ordersPerYear: number;
  readonly linesPerOrder: number;
  /** Multiplies an article's usual quantity. */
  readonly quantityFactor: number;
  /** Orders in December over orders in January, less one, apart from the season. */
  readonly growth: number;
  /** First month with orders, 1 to 12. */
  readonly firstMonth: number;
  readonly discountPercent: number;
};

type Region = {
  readonly region: string;
  readonly currency: string;
  readonly customers: number;
  readonly names: readonly string[];
  readonly trades: readonly string[];
  readonly form: string;
  readonly separator: string;
};

/** Where the customers are. Their names are made of parts, so that two hundred of them need no long list. */
const regions: readonly Region[] = [
  {
    region: "DE",
    currency: "EUR",
    customers: 62,
    names: ["Brenner", "Hollweg", "Kastner", "Lindemann", "Oberhauser", "Pfeiffer", "Reichelt", "Stadler"],
    trades: [
      "Werkzeughandel",
      "Bautechnik",
      "Industriebedarf",
      "Eisenwaren",
      "Baubedarf",
      "Maschinen",
      "Montage",
      "Technik",
    ],
    form: "GmbH",
    separator: " ",
  },
  {
    region: "AT",
    currency: "EUR",
    customers: 20,
    names: ["Gruber", "Hofstätter", "Moser", "Steindl", "Wallner"],
    trades: ["Eisenhof", "Werkstatt", "Baustoffe", "Beschläge"],
    form: "GesmbH",
    separator: " ",
  },
  {
    region: "CH",
    currency: "CHF",
    customers: 22,
    names: ["Keller", "Amstutz", "Zurbriggen", "Rochat", "Bianchi"],
    trades: ["Bautechnik", "Werkzeuge", "Outillage", "Ferramenta", "Industrie"],
    form: "AG",
    separator: " ",
  },
  {
    region: "NL",
    currency: "EUR",
    customers: 26,
    names: ["De Vries", "Jansen", "Van Dijk", "Bakker", "Hoekstra", "Vermeer"],
    trades: ["Techniek", "Gereedschap", "Bouwstoffen", "IJzerwaren", "Industrie"],
    form: "B.V.",
    separator: " ",
  },
  {
    region: "FR",
    currency: "EUR",
    customers: 26,
    names: ["Moreau", "Lefèvre", "Garnier", "Delacroix-Petit", "Rousselot", "Aubry"],
    trades: ["Outillage", "Quincaillerie", "Matériaux", "Fournitures", "Bâtiment"],
    form: "SARL",
    separator: " ",
  },
  {
    region: "GB",
    currency: "GBP",
    customers: 20,
    names: ["Ashcombe", "Thornbury", "Hartwell", "Pembroke", "Langford"],
    trades: ["Supplies", "Tools", "Trade Centre", "Fixings"],
    form: "Ltd",
    separator: " ",
  },
  {
    region: "CN",
    currency: "EUR",
    customers: 24,
    names: ["苏州恒达", "上海润泽", "宁波远航", "广州瑞丰", "青岛海信德", "成都锦程"],
    trades: ["五金", "工具", "机电设备", "建材"],
    form: "有限公司",
    separator: "",
  },
];

/** How large customers of a segment are: lowest and highest of each figure. */
const sizes = {
  key: { orders: [105, 165], lines: [7, 11], quantity: [1.6, 3.4], discount: [12, 20] },
  standard: { orders: [44, 84], lines: [4, 8], quantity: [0.7, 1.5], discount: [5, 12] },
  small: { orders: [12, 44], lines: [2, 6], quantity: [0.25, 0.7], discount: [0, 5] },
  new: { orders: [30, 70], lines: [3, 6], quantity: [0.4, 1.1], discount: [0, 8] },
} as const satisfies Record<Segment, Record<"orders" | "lines" | "quantity" | "discount", readonly [number, number]>>;

const channels = ["direct", "direct", "partner", "online", "online"] as const;

/** 200 customers: twelve key accounts, the rest standard, small and new; one is blocked and one is a competitor. */
export function generateCustomers(): readonly Customer[] {
  const random = randomFor("customers");
  const names = regions.flatMap((region) => namesOf(region, random));
  return names.map(({ region, name, legalEntity }, index): Customer => {
    const segment = segmentOf(index);
    const size = sizes[segment];
    const quantitySpan = size.quantity[1] - size.quantity[0];
    return {
      customerId: `C${1001 + index}`,
      name,
      legalEntity,
      segment,
      region: region.region,
      channel: segment === "key" ? "direct" : random.pick(channels),
      tags: tagsOf(index, region.region),
      currency: index === customerWithoutRate ? "SEK" : region.currency,
      ordersPerYear: random.integer(size.orders[0], size.orders[1]),
      linesPerOrder: random.integer(size.lines[0], size.lines[1]),
      quantityFactor: size.quantity[0] + quantitySpan * random.fraction(),
      growth: random.integer(-18, 34) / 100,
      firstMonth: segment === "new" ? random.integer(2, 8) : 1,
      discountPercent: random.integer(size.discount[0], size.discount[1]),
    };
  });
}

/** Invoiced in a currency for which nobody delivers a rate: its lines must be held back, not guessed. */
const customerWithoutRate = 118;
const blockedCustomer = 41;
const competitor = 87;

/** Spread over the regions, because customers are numbered by region. */
function segmentOf(index: number): Segment {
  if (index % 17 === 4) return "key";
  if (index % 10 === 7) return "new";
  return index % 5 < 2 ? "standard" : "small";
}

function tagsOf(index: number, region: string): readonly string[] {
  const tags: string[] = [];
  if (index === blockedCustomer) tags.push("blocked");
  if (index === competitor) tags.push("competitor");
  if (region === "CN" || region === "GB" || region === "CH") tags.push("export");
  if (index % 9 === 2) tags.push("buying-group");
  return tags;
}

function namesOf(region: Region, random: Random) {
  const all = region.names.flatMap((name) => region.trades.map((trade) => `${name}${region.separator}${trade}`));
  return random.sample(all, region.customers).map((name) => ({
    region,
    name,
    legalEntity: `${name}${region.separator}${region.form}`,
  }));
}
