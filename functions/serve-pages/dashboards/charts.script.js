// Makes the drawings of a page answer to a pointer: a chart of the same options takes the place of each. Without it all drawings stand.
const language = document.documentElement.lang;
const forms = {
  numbers: [{ notation: "compact" }, { maximumFractionDigits: 2 }],
  counts: [{ notation: "compact" }, { maximumFractionDigits: 0 }],
  shares: [
    { style: "percent", maximumFractionDigits: 1 },
    { style: "percent", maximumFractionDigits: 2 },
  ],
};

for (const place of document.querySelectorAll("[data-chart]")) {
  const { values, options } = JSON.parse(document.getElementById(`${place.dataset.chart}-options`).textContent);
  const [short, long] = forms[values].map((form) => new Intl.NumberFormat(language, form));
  if (place.offsetWidth === 0) continue;
  const before = place.querySelector("svg");
  place.style.height = `${place.offsetHeight}px`;
  before.remove();
  const chart = echarts.init(place, undefined, { renderer: "svg" });
  chart.setOption({
    ...options,
    yAxis: { ...options.yAxis, axisLabel: { ...options.yAxis.axisLabel, formatter: (value) => short.format(value) } },
    tooltip: {
      trigger: "axis",
      confine: true,
      // Drawn, because the page's policy allows no styles in markup.
      renderMode: "richText",
      backgroundColor: "var(--surface)",
      borderColor: "var(--line)",
      textStyle: { color: "var(--text)" },
      valueFormatter: (value) => (value == null ? "–" : long.format(value)),
    },
  });
  const drawing = place.querySelector("svg");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", before.querySelector("title").textContent);
  new ResizeObserver(() => chart.resize()).observe(place);
}
