// Starts, watches and cancels replays, and lets generations answer.
import { number } from "./words.js";

const form = document.getElementById("replay");
const problem = document.querySelector(".problem");
const accept = problem.querySelector("[data-do=accept]");
const AGAIN_MS = 2_000;
// What has to be accepted after which refusal.
const ACCEPTED = { different: "difference", "other-rules": "older" };
let source = null;
let refused = null;

const asked = document.getElementById("asked");
const SLOW_MS = 500;

const board = () => document.getElementById("board");

async function refresh() {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } }).then((answer) => answer.text());
  const fresh = new DOMParser().parseFromString(page, "text/html").getElementById("board");
  if (fresh) board().replaceWith(fresh);
  watch();
}

function watch() {
  source?.close();
  const { running } = board().dataset;
  if (!running) return;
  source = new EventSource(`/v1/replays/${running}/stream`);
  source.onmessage = ({ data }) => {
    const replay = JSON.parse(data);
    if (replay.state !== "running") {
      source.close();
      refresh();
    } else tell(replay);
  };
  source.onerror = () => {
    source.close();
    setTimeout(refresh, AGAIN_MS);
  };
}

function tell({ phase, percent, done, total, ratePerSecond, secondsLeft, waitingFor }) {
  const told = (name, text) => {
    const place = board().querySelector(`.${name}`);
    if (place) place.textContent = text;
  };
  const part = Math.floor(percent ?? (total ? (100 * done) / total : 0));
  board().querySelector("progress").value = part;
  told("percent", `${part} %`);
  told("phase", `${phase}: `);
  told("records", `${number(done)} / ${number(total)}`);
  const { rate, left } = board().querySelector(".left").dataset;
  told("left", [
    "",
    rate.replace("{0}", number(ratePerSecond)),
    ...(secondsLeft === null ? [] : [left.replace("{0}", number(secondsLeft))]),
  ].join(" · "));
  told("waiting", waitingFor ? ` · ${waiting(waitingFor)}` : "");
}

function waiting(code) {
  return board().querySelector(".waiting").getAttribute(`data-${code}`) ?? code.replaceAll("-", " ");
}

async function ask(method, path, body) {
  problem.hidden = true;
  refused = null;
  const slow = setTimeout(() => (asked.textContent = asked.dataset.words), SLOW_MS);
  const answer = await fetch(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  }).catch(() => null);
  clearTimeout(slow);
  asked.textContent = "";
  if (answer?.ok) {
    history.replaceState(null, "", location.pathname);
    return refresh();
  }
  const told = (await answer?.json().catch(() => null)) ?? { detail: form.dataset.failed };
  const accepted = ACCEPTED[told.type?.split(":").at(-1)];
  refused = accepted ? { path, accept: accepted } : null;
  accept.hidden = !refused;
  problem.querySelector("p").textContent = told.detail;
  problem.hidden = false;
  problem.focus();
}

function start(dryRun) {
  const { maxRate, hold } = form.elements;
  return ask("POST", "/v1/replays", {
    dryRun,
    hold: hold.checked,
    ...(maxRate.value ? { maxRate: Number(maxRate.value) } : {}),
  });
}

const DOES = {
  dry: () => start(true),
  cancel: ({ id }) => ask("DELETE", `/v1/replays/${id}`),
  promote: ({ number }) => ask("POST", `/v1/generations/${number}/promotion`, {}),
  accept: () => refused && ask("POST", refused.path, { accept: refused.accept }),
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (form.reportValidity()) start(false);
});
document.addEventListener("click", ({ target }) => DOES[target.dataset?.do]?.(target.dataset));
watch();
