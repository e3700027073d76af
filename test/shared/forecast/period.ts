import { type Forecast, type ForecastInput, forecastVolume } from "../../../shared/forecast/forecast.ts";
import type { MonthVolume } from "../../../shared/forecast/month-volume.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";

/** `2011-04 300, 2011-05 310` */
export function months(text: string): readonly MonthVolume[] {
  return text
    .split(", ")
    .filter((part) => part !== "")
    .map((part) => part.split(" "))
    .map(([month = "", volume = ""]) => ({ month, volume: parseDecimal(volume) }));
}

/** The second quarter of 2011: 30 + 31 + 30 = 91 days. */
export const quarter = { firstDay: "2011-04-01", dayAfter: "2011-07-01" };

type Terms = Partial<Omit<ForecastInput, "volumeByMonth" | "lastYearByMonth">> & {
  readonly volume?: string;
  readonly lastYear?: string;
};

/** A forecast of the quarter, by run rate unless said otherwise. */
export function forecast({ volume = "", lastYear = "", ...terms }: Terms): Forecast {
  return forecastVolume({
    method: "run-rate",
    ...quarter,
    asOfDate: "2011-05-31",
    ...terms,
    volumeByMonth: months(volume),
    lastYearByMonth: months(lastYear),
  });
}
