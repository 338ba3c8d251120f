// The mission page in place: the same address, without loading the whole page again.
import { Drawdown } from "./drawdown.js";

const form = document.getElementById("controls");
const chartSection = document.getElementById("chart");
const reading = chartSection.querySelector(".reading");
const slider = document.getElementById("known-slider");
const known = chartSection.querySelector("output");
const REPLACED = ["answer", "steps", "contributors", "supposed"];
const OF_TIMELINE = ["scenario", "basis", "knownAt"];
const SLIDER_PAUSE_MS = 120;

const chart = new Drawdown(chartSection);
let asking = null;

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
  slider.value = String(cut === "" ? days.length : days.filter((day) => day <= cut).length - 1);
  known.textContent =
    cut === ""
      ? chartSection.dataset.all
      : chartSection.dataset.known.replace("{day}", chart.dayInWords(cut));
  slider.setAttribute("aria-valuetext", known.textContent);
}

async function show() {
  asking?.abort();
  asking = new AbortController();
  const signal = asking.signal;
  const address = `${location.pathname}?${query()}`;
  document.getElementById("answer").setAttribute("aria-busy", "true");
  try {
    const [page, timeline] = await Promise.all([
      fetch(address, { signal, headers: { Accept: "text/html" } }).then(checked).then((r) => r.text()),
      loadTimeline(signal),
    ]);
    const fresh = new DOMParser().parseFromString(page, "text/html");
    const open = [...document.querySelectorAll("#steps details")].map((d) => d.open);
    for (const id of REPLACED) document.getElementById(id).replaceWith(fresh.getElementById(id));
    document.querySelectorAll("#steps details").forEach((d, i) => (d.open = open[i] ?? false));
    const whatIf = document.getElementById("what-if");
    if (!whatIf.contains(document.activeElement)) {
      whatIf.querySelector("ul").replaceWith(fresh.querySelector("#what-if ul"));
    }
    slider.dataset.days = fresh.getElementById("known-slider").dataset.days;
    Object.assign(chartSection.dataset, fresh.getElementById("chart").dataset);
    history.replaceState(null, "", address);
    reading.textContent = "";
    draw(timeline, await loadSupposed(signal));
  } catch (failure) {
    if (failure.name === "AbortError") return;
    document.getElementById("answer").removeAttribute("aria-busy");
    reading.textContent = chartSection.dataset.failed;
  }
}

function checked(response) {
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}

async function loadTimeline(signal) {
  const rows = [];
  const asked = timelineQuery();
  const base = `/v1/missions/${chartSection.dataset.mission}/timeline?`;
  for (let pages = 0; pages < 20; pages++) {
    const answer = await fetch(base + asked, { signal }).then(checked).then((r) => r.json());
    rows.push(...answer.timeline);
    if (!answer.next) break;
    asked.set("cursor", answer.next);
  }
  return rows;
}

// The timeline as if they left; nothing if nobody is ticked.
async function loadSupposed(signal) {
  const body = document.getElementById("supposed").dataset.body;
  if (!body) return [];
  const answer = await fetch(`/v1/missions/${chartSection.dataset.mission}/what-if?${timelineQuery()}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
    signal,
  }).then(checked);
  return (await answer.json()).timelineWith;
}

function draw(timeline, supposed) {
  tellKnown();
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
chartSection.hidden = false;
Promise.all([loadTimeline(), loadSupposed()]).then(([timeline, supposed]) => {
  draw(timeline, supposed);
  if (form.elements.from.value || form.elements.to.value) keepPeriod();
}, () => (reading.textContent = chartSection.dataset.failed));
