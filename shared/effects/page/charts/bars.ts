import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { BarsChart } from "../effect-page.ts";
import { axisLine, axisText, colours, lineAt, type Options, onlyNumbers, type Size, still } from "./draw.ts";

/** A bar for each name, with the interval drawn over it. */
export function barsOptions({ bars, value }: BarsChart, { width, isNarrow }: Size): Options {
  const left = isNarrow ? 46 : 56;
  const slot = (width - left - 16) / Math.max(bars.length, 1);
  return {
    grid: { left, right: 16, top: 16, bottom: isNarrow ? 58 : 44 },
    xAxis: {
      type: "category",
      data: bars.map(({ name }) => name),
      axisLabel: { ...axisText, fontSize: isNarrow ? 11 : 12, interval: 0, width: slot - 6, overflow: "break" },
      axisTick: { show: false },
      axisLine: { ...axisLine, onZero: false },
    },
    yAxis: { type: "value", ...onlyNumbers, axisLabel: { ...axisText, formatter: value } },
    series: [
      {
        ...still,
        type: "bar",
        data: bars.map(({ estimate }) => estimate),
        barMaxWidth: 64,
        barCategoryGap: "45%",
        itemStyle: { color: colours.estimate, opacity: 1 },
        markLine: { silent: true, symbol: "none", data: [lineAt({ yAxis: 0 }, undefined)] },
      },
      {
        ...still,
        type: "custom",
        data: bars.map(({ low, high }, index) => [index, low, high]),
        encode: { x: 0, y: [1, 2] },
        z: 5,
        renderItem: (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
          const index = Number(api.value(0));
          const [x = 0, bottom = 0] = api.coord([index, Number(api.value(1))]);
          const [, top = 0] = api.coord([index, Number(api.value(2))]);
          const style = { fill: "none", stroke: colours.strong, lineWidth: 2 };
          const across = (y: number) => ({
            type: "line" as const,
            shape: { x1: x - 6, y1: y, x2: x + 6, y2: y },
            style,
          });
          return {
            type: "group",
            children: [
              { type: "line", shape: { x1: x, y1: bottom, x2: x, y2: top }, style },
              across(bottom),
              across(top),
            ],
          };
        },
      },
      {
        ...still,
        type: "scatter",
        z: 6,
        symbol: "diamond",
        symbolSize: 11,
        data: bars.flatMap(({ truth }, index) => (truth === undefined ? [] : [[index, truth]])),
        itemStyle: { color: "var(--surface)", borderColor: colours.truth, opacity: 1, borderWidth: 2 },
      },
    ],
  };
}
