// The mission page in place: the same address, without loading the whole page again.
import { Drawdown } from "./drawdown.js";
import { day, sayDay, sayDays } from "./words.js";

const form = document.getElementById("controls");
const chartSection = document.getElementById("chart");
const reading = chartSection.querySelector(".reading");
const slider = document.getElementById("known-slider");
const known = chartSection.querySelector("output");
const REPLACED = ["standing", "answer", "contributors", "supposed"];
const OF_TIMELINE = ["scenario", "basis", "knownAt"];
const SLIDER_PAUSE_MS = 120;

const chart = new Drawdown(chartSection);
let asking = null;
let drawing = false;
let stale = false;

function query() {
  const asked = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...asked]) {
    if (value === "") asked.delete(name);
  }
  if (!asked.has("leave")) asked.delete("by");
  for (const name of [...asked.keys()]) {
    if (name.startsWith("of-") && !asked.getAll("leave").includes(name.slice(3))) asked.delete(name);
  }
  return asked;
}

// Only what the API's timeline understands.
function timelineQuery() {
  return new URLSearchParams([...query()].filter(([name]) => OF_TIMELINE.includes(name)));
}

function saidDays() {
  return slider.dataset.days === "" ? [] : slider.dataset.days.split(",");
}

function tellKnown() {
  const cut = form.elements.knownAt.value;
  const days = saidDays();
  slider.max = String(days.length);
  slider.value = String(cut === "" ? days.length : days.filter((said) => said <= cut).length - 1);
  known.textContent =
    cut === ""
      ? chartSection.dataset.all
      : chartSection.dataset.known.replace("{day}", day(cut));
  slider.setAttribute("aria-valuetext", known.textContent);
}

// The figures of the day are there soon; the curve of a large mission takes longer and follows.
async function show() {
  asking?.abort();
  asking = new AbortController();
  const address = `${location.pathname}?${query()}`;
  document.getElementById("answer").setAttribute("aria-busy", "true");
  tellKnown();
  try {
    const fresh = await load(address, asking.signal);
    for (const id of REPLACED) document.getElementById(id).replaceWith(fresh.getElementById(id));
    const whatIf = document.getElementById("what-if");
    if (!whatIf.contains(document.activeElement)) {
      whatIf.querySelector(".leavers").replaceWith(fresh.querySelector(".leavers"));
      sayDays();
    }
    Object.assign(chartSection.dataset, fresh.getElementById("chart").dataset);
    history.replaceState(null, "", address);
    await follow();
  } catch (failure) {
    if (failure.name === "AbortError") return;
    document.getElementById("answer").removeAttribute("aria-busy");
    reading.textContent = chartSection.dataset.failed;
  }
}

async function load(address, signal) {
  const page = await fetch(address, { signal, headers: { Accept: "text/html" } }).then(checked);
  return new DOMParser().parseFromString(await page.text(), "text/html");
}

// One curve is worked out at a time: what was asked meanwhile is asked once, when it is there.
async function follow() {
  stale = true;
  if (drawing) return;
  drawing = true;
  chartSection.setAttribute("aria-busy", "true");
  reading.textContent = chartSection.dataset.loading;
  try {
    while (stale) {
      stale = false;
      const [steps, supposed] = await Promise.all([load(stepsAddress()), loadSupposed()]);
      if (!stale) adopt(steps.getElementById("steps"), supposed);
    }
    reading.textContent = "";
  } finally {
    drawing = false;
    chartSection.removeAttribute("aria-busy");
  }
}

function stepsAddress() {
  const of = new URLSearchParams([...query()].filter(([name]) => name === "on" || OF_TIMELINE.includes(name)));
  return `${location.pathname}/steps?${of}`;
}

function adopt(fresh, supposed) {
  const open = [...document.querySelectorAll("#steps details")].map((d) => d.open);
  fresh.querySelectorAll("details").forEach((d, i) => (d.open = open[i] ?? false));
  document.getElementById("steps").replaceWith(fresh);
  slider.dataset.days = fresh.dataset.days;
  draw(steps(fresh), supposed);
}

// The steps of the table, as the API has them.
function steps(section) {
  const end = (text) => (text === "" ? null : Number(text));
  const interval = (text) => {
    if (text === "") return null;
    const [low, best, high] = text.split(",").map(end);
    return { low, best, high };
  };
  return [...section.querySelectorAll("tr[data-day]")].map(({ dataset }) => ({
    day: dataset.day || null,
    deployed: interval(dataset.deployed),
    operational: interval(dataset.operational),
    authorized: { uniformed: { high: end(dataset.ceiling) } },
  }));
}

function checked(response) {
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}

// The timeline as if they left; nothing if nobody is ticked.
async function loadSupposed() {
  const body = document.getElementById("supposed").dataset.body;
  if (!body) return [];
  const answer = await fetch(`/v1/missions/${chartSection.dataset.mission}/what-if?${timelineQuery()}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  }).then(checked);
  return (await answer.json()).timelineWith;
}

function draw(timeline, supposed) {
  tellKnown();
  sayDay(form.elements.knownAt);
  const marks = [...document.querySelectorAll("#said li[data-marked]")].map((item) => ({
    day: item.dataset.day,
    link: item.querySelector("a"),
  }));
  chart.draw(timeline, marks, supposed);
}

let pause = 0;
slider.addEventListener("input", () => {
  const days = saidDays();
  const at = Number(slider.value);
  form.elements.knownAt.value = at >= days.length ? "" : days[at];
  form.elements.basis.value = at >= days.length ? "recorded" : "announced";
  sayDay(form.elements.knownAt);
  tellKnown();
  clearTimeout(pause);
  pause = setTimeout(show, SLIDER_PAUSE_MS);
});
// What belongs to the form stands in several places of the page.
document.addEventListener("change", ({ target }) => {
  if (target.form !== form || !form.reportValidity()) return;
  if (target.name === "from" || target.name === "to") keepPeriod();
  else show();
});

function keepPeriod() {
  chart.period(form.elements.from.value, form.elements.to.value);
  history.replaceState(null, "", `${location.pathname}?${query()}`);
}
chartSection.addEventListener("period", ({ detail }) => {
  form.elements.from.value = detail.from;
  form.elements.to.value = detail.to;
  sayDays();
  history.replaceState(null, "", `${location.pathname}?${query()}`);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});

async function saveCsv() {
  const address = `/v1/missions/${chartSection.dataset.mission}/timeline?${timelineQuery()}`;
  const csv = await fetch(address, { headers: { Accept: "text/csv" } }).then(checked);
  save(await csv.blob(), "csv");
}

function save(blob, extension) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${chartSection.dataset.mission}-${form.elements.on.value}.${extension}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const DOES = {
  close: () => chart.close(),
  whole: () => chart.whole(),
  near: () => chart.near(),
  csv: () => saveCsv().catch(() => (reading.textContent = chartSection.dataset.failed)),
  png: () => chart.picture((blob) => save(blob, "png")),
};
chartSection.addEventListener("click", (event) => DOES[event.target.dataset?.do]?.());

document.addEventListener("announced", (event) => {
  event.preventDefault();
  show();
});

const asked = new URLSearchParams(location.search);
for (const name of ["from", "to"]) form.elements[name].value = asked.get(name) ?? "";
sayDays();
chartSection.hidden = false;
follow().then(
  () => (form.elements.from.value || form.elements.to.value) && keepPeriod(),
  () => (reading.textContent = chartSection.dataset.failed),
);
