import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { DensityChart } from "../effect-page.ts";
import { axisLine, axisText, colours, lineAt, type Options, onlyNumbers, type Size, still } from "./draw.ts";

/** Customers in bins on both sides of a line: filled as they ended, outlined as the same customers had ended a year before. */
export function densityOptions({ bins, line, distance }: DensityChart, { isNarrow }: Size): Options {
  const [low, high] = [Math.min(...bins.map((bin) => bin.low)), Math.max(...bins.map((bin) => bin.high))];
  const rectangles = (heights: readonly number[], style: Readonly<Record<string, unknown>>, z: number) => ({
    ...still,
    type: "custom" as const,
    z,
    data: bins.map((bin, index) => [bin.low, heights[index] ?? 0, bin.high]),
    encode: { x: [0, 2], y: 1 },
    renderItem: (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
      const height = Number(api.value(1));
      const [left = 0, top = 0] = api.coord([Number(api.value(0)), height]);
      const [right = 0, bottom = 0] = api.coord([Number(api.value(2)), 0]);
      return {
        type: "rect" as const,
        ignore: height === 0,
        shape: { x: left + 1, y: top, width: Math.max(right - left - 2, 1), height: bottom - top },
        style,
      };
    },
  });
  return {
    grid: { left: isNarrow ? 32 : 40, right: 16, top: 24, bottom: 30 },
    xAxis: {
      type: "value",
      min: low,
      max: high,
      axisLabel: { ...axisText, customValues: [-0.5, -0.25, 0, 0.25, 0.5], formatter: distance },
      axisTick: { show: false },
      axisLine,
      splitLine: { show: false },
    },
    yAxis: { type: "value", ...onlyNumbers, minInterval: 1, axisLabel: axisText },
    series: [
      rectangles(
        bins.map(({ customers }) => customers),
        { fill: colours.estimate },
        2,
      ),
      rectangles(
        bins.map(({ customersYearBefore }) => customersYearBefore),
        { fill: "none", stroke: colours.before, lineWidth: 2, lineDash: [4, 3] },
        3,
      ),
      {
        ...still,
        type: "scatter",
        data: [],
        markLine: { silent: true, symbol: "none", data: [lineAt({ xAxis: 0 }, line)] },
      },
    ],
  };
}
