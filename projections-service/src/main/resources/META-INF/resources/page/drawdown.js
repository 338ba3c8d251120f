// The drawdown chart: steps with their bounds as bands, drawn by uPlot. What is unknown is a gap.
import { day, number } from "./words.js";

const DAY_S = 86_400;
const HEIGHT = 360;
const STRIP_HEIGHT = 64;
const MARK_PX = 26;
const MOST_OPENED = 100;
const NEAR_BEFORE_DAYS = 540;
const NEAR_AFTER_DAYS = 365;
const ENDS = ["low", "best", "high"];

const months = new Intl.DateTimeFormat("en", { month: "short", year: "numeric", timeZone: "UTC" });

// A January is its year.
function monthOrYear(s) {
  const at = new Date(s * 1000);
  return at.getUTCMonth() === 0 ? String(at.getUTCFullYear()) : months.format(at);
}

const seconds = (day) => Date.parse(`${day}T00:00:00Z`) / 1000;

// The last day that a date of the EDTF profile can mean.
function lastDay(edtf) {
  const last = edtf.match(/\d{4}(?:-\d\d){0,2}(?!.*\d)/)?.[0];
  if (!last) return null;
  const [year, month, day] = last.split("-").map(Number);
  const at = day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month ?? 12, 0);
  return at / 1000;
}

const isoDay = (s) => new Date(s * 1000).toISOString().slice(0, 10);

// The step that holds on each day; nothing before the first.
function held(steps, xs) {
  let i = -1;
  return xs.map((x) => {
    while (i + 1 < steps.length && seconds(steps[i + 1].day) <= x) i++;
    return steps[i] ?? {};
  });
}

export class Drawdown {
  #section;
  #plot = null;
  #rows = [];
  #marks = [];
  #supposed = [];
  #strip = null;
  // Whether the next period is one that somebody chose.
  #chosen = false;

  constructor(section) {
    this.#section = section;
    const again = () => this.#rows.length && this.draw(this.#rows, this.#marks, this.#supposed);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    let width = 0;
    new ResizeObserver(([entry]) => {
      if (this.#plot && Math.abs(entry.contentRect.width - width) > 1) {
        width = entry.contentRect.width;
        this.#plot.setSize({ width, height: HEIGHT });
        this.#strip.setSize({ width, height: STRIP_HEIGHT });
        this.#showPeriod();
      }
    }).observe(this.#holder);
  }

  get #holder() {
    return this.#section.querySelector(".plot");
  }

  draw(rows, marks, supposed) {
    const period = this.#plot && this.#period();
    this.#rows = rows;
    this.#marks = marks;
    this.#supposed = supposed;
    this.#plot?.destroy();
    this.#strip?.destroy();
    this.#strip = null;
    this.#holder.replaceChildren();
    this.#section.querySelector(".supposed-key").hidden = !supposed.length;
    const steps = rows.filter((row) => row.day !== null);
    const drawable = steps.some((row) => row.deployed);
    this.#holder.classList.toggle("nothing", !drawable);
    if (!drawable) {
      this.#plot = null;
      this.#holder.textContent = this.#section.dataset.empty;
      return;
    }
    const data = this.#data(steps, supposed.filter((row) => row.day !== null));
    this.#plot = new uPlot(this.#options(), data, this.#holder);
    this.#strip = new uPlot(this.#stripOptions(), data.slice(0, 4), this.#section.querySelector(".strip"));
    this.#chosen = false;
    period ? this.#plot.setScale("x", period) : this.near();
  }

  whole() {
    const xs = this.#plot?.data[0];
    if (xs) this.#plot.setScale("x", { min: xs[0], max: xs.at(-1) });
  }

  near() {
    const xs = this.#plot?.data[0];
    if (!xs) return;
    const on = seconds(this.#section.dataset.on);
    this.#plot.setScale("x", {
      min: Math.max(Math.min(xs[0], on), on - NEAR_BEFORE_DAYS * DAY_S),
      max: on + NEAR_AFTER_DAYS * DAY_S,
    });
  }

  picture(then) {
    const from = this.#plot?.ctx.canvas;
    if (!from) return;
    const canvas = document.createElement("canvas");
    canvas.width = from.width;
    canvas.height = from.height;
    const pen = canvas.getContext("2d");
    pen.fillStyle = this.#color("--paper");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(from, 0, 0);
    canvas.toBlob(then);
  }

  #period() {
    const { min, max } = this.#plot.scales.x;
    return { min, max };
  }

  #color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  // One column of days, then low, best and high of deployed and operational, then the ceiling.
  // If some are supposed to leave, low, best and high of deployed without them come last.
  #data(steps, supposed) {
    const days = [...new Set([...steps, ...supposed].map((row) => seconds(row.day)))].sort((a, b) => a - b);
    const end = Math.max(days.at(-1), seconds(this.#section.dataset.on), Date.now() / 1000) + 400 * DAY_S;
    const xs = [...days, end];
    const [rows, then] = [held(steps, xs), held(supposed, xs)];
    const ends = (of, name) => ENDS.map((e) => of.map((row) => row[name]?.[e] ?? null));
    const ceiling = (row) => {
      const of = row.authorized ?? {};
      return of.uniformed?.high ?? of.military?.high ?? null;
    };
    return [
      xs,
      ...ends(rows, "deployed"),
      ...ends(rows, "operational"),
      rows.map(ceiling),
      ...ends(then, "deployed"),
    ];
  }

  #options() {
    const stepped = uPlot.paths.stepped({ align: 1 });
    const series = (name, width, dash) => ({
      label: name, stroke: this.#color(`--${name}`), width, dash, paths: stepped, points: { show: false },
    });
    const shade = (name) => this.#color(`--${name}`) + "2e";
    const axis = { stroke: this.#color("--quiet"), grid: { stroke: this.#color("--line"), width: 1 }, ticks: { show: false } };
    return {
      width: this.#holder.clientWidth,
      height: HEIGHT,
      tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), "Etc/UTC"),
      legend: { show: false },
      padding: [22, 12, 0, 0],
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false } },
      scales: { x: { time: true }, y: { range: (_, low, high) => [0, Math.max(1, (high ?? 1) * 1.05)] } },
      axes: [axis, { ...axis, size: 62, values: (_, ticks) => ticks.map((t) => number(t)) }],
      series: [
        {},
        series("deployed", 0.6), series("deployed", 2.5), series("deployed", 0.6),
        series("operational", 0.6), series("operational", 2.5, [8, 4]), series("operational", 0.6),
        series("ceiling", 1.5, [2, 4]),
        series("supposed", 0.6), series("supposed", 3, [10, 3, 2, 3]), series("supposed", 0.6),
      ],
      bands: [
        { series: [3, 1], fill: shade("deployed") },
        { series: [6, 4], fill: shade("operational") },
        { series: [10, 8], fill: shade("supposed") },
      ],
      hooks: {
        draw: [(plot) => this.#lines(plot)],
        setScale: [(plot, key) => key === "x" && queueMicrotask(() => this.#moved())],
        setSize: [() => queueMicrotask(() => this.#placeMarks())],
        setCursor: [(plot) => this.#read(plot)],
      },
    };
  }

  // The whole time in small: a period is chosen in it by dragging.
  #stripOptions() {
    const stepped = uPlot.paths.stepped({ align: 1 });
    const line = (width) => ({ stroke: this.#color("--deployed"), width, paths: stepped, points: { show: false } });
    return {
      width: this.#holder.clientWidth,
      height: STRIP_HEIGHT,
      tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), "Etc/UTC"),
      legend: { show: false },
      padding: [4, 12, 0, 62],
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
      scales: { x: { time: true }, y: { range: (_, low, high) => [0, Math.max(1, (high ?? 1) * 1.05)] } },
      axes: [{ stroke: this.#color("--quiet"), grid: { show: false }, ticks: { show: false }, size: 22, space: 90, values: (_, ticks) => ticks.map(monthOrYear) }, { show: false }],
      series: [{}, line(0), line(1.5), line(0)],
      bands: [{ series: [3, 1], fill: this.#color("--deployed") + "2e" }],
      hooks: {
        setSelect: [(strip) => {
          const { left, width } = strip.select;
          if (width < 3) return;
          const [min, max] = [left, left + width].map((x) => strip.posToVal(x, "x"));
          this.#plot.setScale("x", { min, max });
        }],
      },
    };
  }

  // Shows a period; an open end is where the figures end.
  period(from, to) {
    const xs = this.#plot?.data[0];
    if (!xs) return;
    const min = from ? seconds(from) : xs[0];
    const max = to ? seconds(to) : xs.at(-1);
    if (min < max) this.#plot.setScale("x", { min, max });
  }

  #moved() {
    if (!this.#plot) return;
    this.#placeMarks();
    this.#showPeriod();
    const { min, max } = this.#period();
    const detail = { from: isoDay(min), to: isoDay(max) };
    if (this.#chosen) this.#section.dispatchEvent(new CustomEvent("period", { detail }));
    this.#chosen = true;
  }

  #showPeriod() {
    const { min, max } = this.#period();
    const strip = this.#strip;
    if (!strip) return;
    const [left, right] = [min, max].map((at) =>
      Math.min(strip.over.clientWidth, Math.max(0, strip.valToPos(at, "x"))));
    strip.setSelect({ left, width: right - left, top: 0, height: strip.over.clientHeight }, false);
  }

  // Today, the chosen day and the mandate's end as lines with a word each.
  #lines(plot) {
    const { today, mandate, chosen, expires, on } = this.#section.dataset;
    const now = Math.floor(Date.now() / 1000 / DAY_S) * DAY_S;
    const lines = [
      [now, today, "--today"],
      [seconds(on) === now ? null : seconds(on), chosen, "--ink"],
      [expires ? lastDay(expires) : null, mandate, "--quiet"],
    ];
    const pen = plot.ctx;
    const { left, top, width, height } = plot.bbox;
    const ratio = devicePixelRatio;
    pen.save();
    pen.font = `${12 * ratio}px system-ui, sans-serif`;
    lines.forEach(([at, word, color], i) => {
      if (at === null) return;
      const x = plot.valToPos(at, "x", true);
      if (x < left || x > left + width) return;
      pen.strokeStyle = pen.fillStyle = this.#color(color);
      pen.lineWidth = 1.5 * ratio;
      pen.setLineDash(i === 2 ? [6 * ratio, 3 * ratio] : []);
      pen.beginPath();
      pen.moveTo(x, top);
      pen.lineTo(x, top + height);
      pen.stroke();
      const near = x + pen.measureText(word).width + 8 * ratio > left + width;
      pen.textAlign = near ? "right" : "left";
      pen.fillText(word, x + (near ? -4 : 4) * ratio, top - 6 * ratio + (i === 2 ? 36 * ratio : 0));
    });
    pen.restore();
  }

  // Marks that would touch each other are one, so that there are never more than fit.
  #placeMarks() {
    const plot = this.#plot;
    if (!plot) return;
    plot.over.querySelectorAll(".announcement").forEach((mark) => mark.remove());
    const { min, max } = plot.scales.x;
    const shown = this.#marks.filter(({ day }) => seconds(day) >= min && seconds(day) <= max);
    let group = [];
    let from = 0;
    for (const mark of shown) {
      const at = plot.valToPos(seconds(mark.day), "x");
      if (group.length && at - from >= MARK_PX) {
        this.#placeMark(group, from);
        group = [];
      }
      if (!group.length) from = at;
      group.push(mark);
    }
    if (group.length) this.#placeMark(group, from);
  }

  #placeMark(marks, at) {
    const { said, several } = this.#section.dataset;
    const [first, last] = [marks[0].day, marks.at(-1).day].map(day);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "announcement";
    button.textContent = marks.length > 1 ? String(Math.min(marks.length, 99)) : "";
    button.title =
      first === last && marks.length === 1
        ? marks[0].link.textContent
        : several.replace("{count}", marks.length).replace("{first}", first).replace("{last}", last);
    button.setAttribute("aria-label", button.title);
    button.style.left = `${at}px`;
    button.addEventListener("click", () =>
      this.#open(marks, first === last ? said.replace("{day}", first) : button.title));
    // A mark is not where a period begins.
    button.addEventListener("mousedown", (event) => event.stopPropagation());
    this.#plot.over.append(button);
  }

  #open(marks, title) {
    const opened = this.#section.querySelector(".opened");
    opened.querySelector("strong").textContent = title;
    opened.querySelector("ul").replaceChildren(
      ...marks.slice(0, MOST_OPENED).map(({ link }) => {
        const item = document.createElement("li");
        item.append(link.cloneNode(true));
        return item;
      }),
    );
    opened.hidden = false;
    opened.focus();
  }

  close() {
    this.#section.querySelector(".opened").hidden = true;
  }

  #read(plot) {
    if (plot.cursor.left === null || plot.cursor.left < 0) return;
    const at = plot.posToVal(plot.cursor.left, "x");
    const i = plot.data[0].findLastIndex((x) => x <= at);
    if (i < 0) return;
    const told = (first) => {
      const [low, best, high] = [0, 1, 2].map((k) => plot.data[first + k][i]);
      if (low === null) return this.#section.dataset.unknown;
      const range = `${number(low)} – ${high === null ? "…" : number(high)}`;
      return best === null ? range : low === high ? number(best) : `${number(best)} (${range})`;
    };
    this.#section.querySelector(".reading").textContent = this.#section.dataset.reading
      .replace("{day}", day(at * 1000))
      .replace("{deployed}", told(1))
      .replace("{operational}", told(4));
  }
}
