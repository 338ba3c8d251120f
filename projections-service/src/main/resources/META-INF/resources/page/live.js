// What is announced elsewhere appears without loading the page again, and is said politely.
import "./words.js";

const place = document.getElementById("live");
const mission = document.querySelector("[data-of-mission]")?.dataset.ofMission;
const TOGETHER_MS = 250;
const AGAIN_MS = 5_000;
const SAID_MS = 12_000;

let lost = false;
let pause = 0;
let silence = 0;
let again = 0;
let source = null;

function say(text, stays) {
  clearTimeout(silence);
  place.textContent = text;
  place.hidden = text === "";
  if (text && !stays) silence = setTimeout(() => say(""), SAID_MS);
}

// Many announcements at once bring the page up to date once.
function refresh() {
  clearTimeout(pause);
  pause = setTimeout(async () => {
    const event = new CustomEvent("announced", { cancelable: true });
    if (!document.dispatchEvent(event)) return;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const now = fresh.getElementById(part.id);
      if (now && !part.contains(document.activeElement)) part.replaceWith(now);
    }
  }, TOGETHER_MS);
}

// A browser has few connections to one host: a page that nobody sees gives its own back.
function listen() {
  source = new EventSource(`/v1/stream${mission ? `?mission=${mission}` : ""}`);
  source.onopen = () => {
    if (!lost) return;
    lost = false;
    say(place.dataset.mended);
    refresh();
  };
  source.addEventListener("announcement", ({ data }) => {
    const { type, contributor, mission: of } = JSON.parse(data);
    const name = document.querySelector(`.contributors a[href*="/contributors/${contributor}"]`)?.textContent ?? contributor;
    say(`${place.dataset.told} ${[type.replaceAll("-", " "), name, of].filter(Boolean).join(" · ")}`);
    refresh();
  });
  source.addEventListener("generation", ({ data }) => {
    if (JSON.parse(data).why === "connected") return;
    say(place.dataset.generation);
    refresh();
  });
  source.onerror = () => {
    lost = true;
    say(place.dataset.lost, true);
    if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, AGAIN_MS);
  };
}

function leave() {
  clearTimeout(again);
  source?.close();
}

document.addEventListener("visibilitychange", () => {
  leave();
  if (document.hidden) return;
  listen();
  refresh();
});
addEventListener("pagehide", leave);
listen();
