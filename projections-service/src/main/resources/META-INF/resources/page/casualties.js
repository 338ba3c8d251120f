// Killed by month as stacked bars, drawn by uPlot from the table of the page.
import { number } from "./words.js";

const HEIGHT = 260;
const MONTH_S = 30 * 86_400;
const COLORS = ["--deployed", "--operational", "--supposed", "--today", "--ceiling", "--quiet"];

const section = document.getElementById("casualties-chart");
const table = document.getElementById("months");
const holder = section.querySelector(".plot");
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
let plot = null;

function months() {
  return [...table.tBodies[0].rows].filter((row) => row.dataset.month);
}

// Every month between the first and the last has a place, also one without incidents.
function span(rows) {
  const number = (row) => {
    const [year, month] = row.dataset.month.split("-").map(Number);
    return year * 12 + month - 1;
  };
  const byNumber = new Map(rows.map((row) => [number(row), row]));
  const [first, last] = [number(rows[0]), number(rows.at(-1))];
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    at: Date.UTC(Math.floor((first + i) / 12), (first + i) % 12, 1) / 1000,
    row: byNumber.get(first + i),
  }));
}

function draw() {
  plot?.destroy();
  const span_ = span(months());
  const causes = [...table.tHead.querySelectorAll("[data-cause]")];
  const cell = (row, cause) => row?.querySelector(`[data-cause="${cause.dataset.cause}"]`);
  let below = span_.map(() => 0);
  const stacks = causes.map((cause) => {
    below = span_.map(({ row }, i) => below[i] + Number(cell(row, cause)?.dataset.best || 0));
    return below;
  });
  const bars = uPlot.paths.bars({ size: [0.8, 40] });
  const axis = { stroke: color("--quiet"), grid: { stroke: color("--line"), width: 1 }, ticks: { show: false } };
  const xs = span_.map(({ at }) => at);
  plot = new uPlot(
    {
      width: holder.clientWidth,
      height: HEIGHT,
      tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), "Etc/UTC"),
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: true, range: () => [xs[0] - MONTH_S, xs.at(-1) + MONTH_S] },
        y: { range: (_, low, high) => [0, Math.max(4, (high ?? 1) * 1.15)] },
      },
      axes: [axis, { ...axis, size: 50, values: (_, ticks) => ticks.map((t) => (Number.isInteger(t) ? number(t) : "")) }],
      series: [
        {},
        // The highest first: each next one is drawn over what it contains.
        ...stacks.map((_, i) => ({ fill: color(COLORS[causes.length - 1 - i]), width: 0, paths: bars, points: { show: false } })),
      ],
      hooks: {
        draw: [(u) => mark(u, span_)],
        setCursor: [(u) => read(u, span_)],
      },
    },
    [xs, ...stacks.toReversed()],
    holder,
  );
  section.querySelector(".legend").replaceChildren(
    ...causes.map((cause, i) => key(cause.textContent, COLORS[i])),
    key(section.dataset.unsaid),
  );
}

function key(words, of) {
  const item = document.createElement("li");
  if (of) {
    const box = document.createElement("span");
    box.className = "key box";
    box.style.background = color(of);
    item.append(box);
  }
  item.append(words);
  return item;
}

// A month from which a number is missing has a question mark: it is not 0.
function mark(u, span_) {
  const pen = u.ctx;
  pen.save();
  pen.fillStyle = color("--ink");
  pen.font = `bold ${13 * devicePixelRatio}px system-ui, sans-serif`;
  pen.textAlign = "center";
  span_.forEach(({ at, row }, i) => {
    if (row?.querySelector("[data-unsaid]")) {
      pen.fillText("?", u.valToPos(at, "x", true), u.valToPos(u.data[1][i], "y", true) - 5 * devicePixelRatio);
    }
  });
  pen.restore();
}

function read(u, span_) {
  const row = span_[u.cursor.idx]?.row;
  if (!row) return;
  const cells = [...row.cells].map((cell, i) => [table.tHead.rows[0].cells[i].textContent, cell.textContent.trim()]);
  section.querySelector(".reading").textContent =
    `${cells[0][1]}: ` + cells.slice(1).filter(([, text]) => text).map(([name, text]) => `${name} ${text}`).join(", ");
}

if (table && months().length) {
  section.hidden = false;
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let width = holder.clientWidth;
  new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - width) > 1) {
      width = entry.contentRect.width;
      plot.setSize({ width, height: HEIGHT });
    }
  }).observe(holder);
}
