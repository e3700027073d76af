import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { SeriesChart } from "../effect-page.ts";
import { axisLine, axisText, colours, lineAt, type Options, onlyNumbers, type Size, still } from "./draw.ts";

/** Estimates by month since joining: points with their intervals before the band, and a line where customers joined. */
export function seriesOptions({ points, xName, joined, value }: SeriesChart, { isNarrow }: Size): Options {
  const months = points.map(({ month }) => month);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  return {
    grid: { left: isNarrow ? 40 : 52, right: 16, top: 24, bottom: 46 },
    xAxis: {
      type: "value",
      min: first - 0.5,
      max: last + 0.5,
      // Ticks lie on whole months, although the axis begins between two.
      axisLabel: {
        ...axisText,
        customValues: ticks(first, last, isNarrow ? 6 : 3),
        formatter: (month: number) => String(month).replace("-", "−"),
      },
      axisTick: { show: false },
      axisLine: { ...axisLine, onZero: false },
      splitLine: { show: false },
      name: xName,
      nameLocation: "middle",
      nameGap: 28,
      nameTextStyle: axisText,
    },
    yAxis: {
      type: "value",
      ...onlyNumbers,
      axisLabel: { ...axisText, formatter: value },
    },
    series: [
      {
        ...still,
        type: "custom",
        data: points.map(({ month, bandLow, bandHigh }) => [month, bandLow, bandHigh]),
        encode: { x: 0, y: [1, 2] },
        // One shape through all months, there along the upper ends and back along the lower ones, drawn with the first.
        renderItem: ({ dataIndex }: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => ({
          type: "polygon",
          ignore: dataIndex > 0,
          shape: {
            points: [
              ...points.map(({ month, bandHigh }) => api.coord([month, bandHigh])),
              ...points.toReversed().map(({ month, bandLow }) => api.coord([month, bandLow])),
            ],
          },
          style: { fill: colours.band, stroke: colours.interval, lineWidth: 1, lineDash: [2, 3] },
        }),
      },
      {
        ...still,
        type: "custom",
        data: points.map(({ month, low, high }) => [month, low, high]),
        encode: { x: 0, y: [1, 2] },
        renderItem: (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
          const month = Number(api.value(0));
          const [x = 0, bottom = 0] = api.coord([month, Number(api.value(1))]);
          const [, top = 0] = api.coord([month, Number(api.value(2))]);
          return {
            type: "line",
            shape: { x1: x, y1: bottom, x2: x, y2: top },
            style: { fill: "none", stroke: colours.interval, lineWidth: 2 },
          };
        },
      },
      {
        ...still,
        type: "scatter",
        data: points.map(({ month, estimate }) => [month, estimate]),
        symbolSize: isNarrow ? 6 : 8,
        itemStyle: { color: colours.estimate, opacity: 1 },
        markLine: {
          silent: true,
          symbol: "none",
          data: [lineAt({ yAxis: 0 }, undefined), lineAt({ xAxis: -0.5 }, joined)],
        },
      },
      {
        ...still,
        type: "scatter",
        symbol: "diamond",
        symbolSize: isNarrow ? 7 : 9,
        data: points.flatMap(({ month, truth }) => (truth === undefined ? [] : [[month, truth]])),
        itemStyle: { color: "none", borderColor: colours.truth, opacity: 1, borderWidth: 1.5 },
      },
    ],
  };
}

function ticks(first: number, last: number, step: number): readonly number[] & number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((month) => month % step === 0);
}
