import { Decimal } from "../../../shared/money/decimal.ts";
import { randomFor } from "./random.ts";

export type Product = {
  readonly productId: string;
  readonly name: string;
  readonly category: string;
  readonly brand: string;
  readonly unit: string;
  /** List price per unit in EUR. */
  readonly listPrice: Decimal;
  /** The most units that an ordinary customer puts on one line. */
  readonly usualQuantity: number;
};

type Range = {
  readonly category: string;
  readonly unit: string;
  readonly lowestPrice: string;
  readonly highestPrice: string;
  readonly usualQuantity: number;
  readonly sizes: readonly string[];
  readonly kinds: readonly { readonly en: string; readonly zh: string }[];
};

/** What a distributor of tools and workshop supplies carries: six ranges of twenty articles. */
const ranges: readonly Range[] = [
  {
    category: "power-tools",
    unit: "pcs",
    lowestPrice: "79",
    highestPrice: "389",
    usualQuantity: 3,
    sizes: ["12 V", "18 V", "230 V", "36 V"],
    kinds: [
      { en: "Cordless drill", zh: "充电钻" },
      { en: "Angle grinder", zh: "角磨机" },
      { en: "Rotary hammer", zh: "电锤" },
      { en: "Jigsaw", zh: "曲线锯" },
      { en: "Orbital sander", zh: "砂光机" },
    ],
  },
  {
    category: "hand-tools",
    unit: "pcs",
    lowestPrice: "6",
    highestPrice: "64",
    usualQuantity: 8,
    sizes: ["small", "medium", "large", "set"],
    kinds: [
      { en: "Combination pliers", zh: "钢丝钳" },
      { en: "Screwdriver", zh: "螺丝刀" },
      { en: "Torque wrench", zh: "扭力扳手" },
      { en: "Claw hammer", zh: "羊角锤" },
      { en: "Spirit level", zh: "水平尺" },
    ],
  },
  {
    category: "fasteners",
    unit: "box",
    lowestPrice: "3",
    highestPrice: "28",
    usualQuantity: 30,
    sizes: ["M4", "M6", "M8", "M10"],
    kinds: [
      { en: "Hexagon screws", zh: "六角螺栓" },
      { en: "Chipboard screws", zh: "刨花板螺钉" },
      { en: "Wall plugs", zh: "膨胀管" },
      { en: "Lock nuts", zh: "防松螺母" },
      { en: "Washers", zh: "垫圈" },
    ],
  },
  {
    category: "abrasives",
    unit: "pcs",
    lowestPrice: "1",
    highestPrice: "9",
    usualQuantity: 60,
    sizes: ["115 mm", "125 mm", "150 mm", "230 mm"],
    kinds: [
      { en: "Cutting disc", zh: "切割片" },
      { en: "Grinding disc", zh: "打磨片" },
      { en: "Flap disc", zh: "百叶片" },
      { en: "Sanding sheet", zh: "砂纸" },
      { en: "Wire brush", zh: "钢丝刷" },
    ],
  },
  {
    category: "adhesives",
    unit: "pcs",
    lowestPrice: "4",
    highestPrice: "31",
    usualQuantity: 18,
    sizes: ["50 ml", "310 ml", "600 ml", "1 kg"],
    kinds: [
      { en: "Assembly adhesive", zh: "装配胶" },
      { en: "Silicone sealant", zh: "硅酮密封胶" },
      { en: "Epoxy resin", zh: "环氧树脂" },
      { en: "Thread lock", zh: "螺纹锁固剂" },
      { en: "Contact spray", zh: "喷胶" },
    ],
  },
  {
    category: "safety",
    unit: "pair",
    lowestPrice: "2",
    highestPrice: "96",
    usualQuantity: 12,
    sizes: ["S", "M", "L", "XL"],
    kinds: [
      { en: "Work gloves", zh: "劳保手套" },
      { en: "Safety shoes", zh: "安全鞋" },
      { en: "Ear defenders", zh: "防噪耳罩" },
      { en: "Safety goggles", zh: "护目镜" },
      { en: "Knee pads", zh: "护膝" },
    ],
  },
];

const brands = ["Norvik", "Brandtmann", "Hallgrim", "天合 Tianhe"] as const;

/** 120 articles; those of the Chinese brand carry Chinese names. */
export function generateProducts(): readonly Product[] {
  const random = randomFor("products");
  return ranges.flatMap((range, rangeIndex) =>
    range.kinds.flatMap((kind, kindIndex) =>
      range.sizes.map((size, sizeIndex): Product => {
        const brand = brands[(kindIndex + sizeIndex) % brands.length] ?? brands[0];
        const span = new Decimal(range.highestPrice).minus(range.lowestPrice);
        const position = new Decimal(sizeIndex * range.kinds.length + random.integer(0, range.kinds.length)).div(20);
        return {
          productId: `P${rangeIndex + 1}${String(kindIndex * range.sizes.length + sizeIndex + 1).padStart(3, "0")}`,
          name: brand === "天合 Tianhe" ? `${kind.zh} ${size}` : `${kind.en}, ${size}`,
          category: range.category,
          brand,
          unit: range.unit,
          listPrice: span.times(position).plus(range.lowestPrice).plus("0.90").toDecimalPlaces(2),
          usualQuantity: range.usualQuantity,
        };
      }),
    ),
  );
}
