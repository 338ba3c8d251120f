// The forms: each field's name is the JSON Pointer of its value, so that errors find their fields.
import { day, number } from "./words.js";

const form = document.getElementById("post");
const words = form.dataset;
const problem = document.querySelector(".problem");
const recorded = document.querySelector(".recorded");
const status = form.querySelector(".send [role=status]");
const preview = form.querySelector(".preview");
const SEND_MS = 30_000;
const PAUSE_MS = 150;

// One key for the form: sent again, it cannot be recorded twice.
const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

function announcement() {
  const whole = {};
  for (const field of form.elements) {
    if (!field.name.startsWith("/")) continue;
    const value = valueOf(field);
    if (value === undefined) continue;
    const path = field.name.split("/").slice(1);
    let at = whole;
    path.forEach((part, i) => {
      if (i === path.length - 1) at[part] = value;
      else at = at[part] ??= /^\d+$/.test(path[i + 1]) ? [] : {};
    });
  }
  return whole;
}

function valueOf({ dataset: { kind }, value, checked }) {
  const text = value.trim();
  if (kind === "flag") return checked || undefined;
  if (text === "") return undefined;
  if (kind === "number") return Number(text);
  if (kind === "lines") return text.split("\n").map((line) => line.trim()).filter(Boolean);
  return text;
}

const hint = (field, part) => document.getElementById(`h${field.name}`)?.querySelector(`.${part}`);

// Dates and countries are said back in words while they are typed.
const pauses = new Map();
form.addEventListener("input", ({ target }) => {
  clearError(target);
  if (target.dataset.kind === "date") {
    clearTimeout(pauses.get(target));
    pauses.set(target, setTimeout(() => sayDate(target), PAUSE_MS));
  }
  if (target.dataset.kind === "country") sayCountry(target);
});
form.addEventListener("change", ({ target }) => {
  if (target.dataset.kind !== "country") return;
  const typed = target.value.trim().toLowerCase();
  const country = countries().find(({ textContent }) => textContent.toLowerCase() === typed);
  target.value = country ? country.value : target.value.trim().toUpperCase();
  sayCountry(target);
});

async function sayDate(field) {
  const edtf = field.value.trim();
  const back = hint(field, "back");
  if (edtf === "") return (back.textContent = "");
  const answer = await fetch(`/post/date?edtf=${encodeURIComponent(edtf)}`).catch(() => null);
  const said = answer?.ok ? await answer.text() : "";
  if (field.value.trim() === edtf) back.textContent = said;
}

const countries = () => [...document.getElementById("countries").options];

function sayCountry(field) {
  const code = field.value.trim().toUpperCase();
  const known = countries().find(({ value }) => value === code);
  hint(field, "back").textContent = known?.textContent ?? (code.length >= 3 && !matching(code) ? words.noCountry : "");
}

const matching = (typed) => countries().some(({ textContent }) => textContent.toUpperCase().startsWith(typed));

function clearError(field) {
  field.removeAttribute("aria-invalid");
  const error = field.name && hint(field, "error");
  if (error) error.textContent = "";
}

// Each error at its field, or at the first field of what it speaks of; all of them at the top.
function tell(title, errors) {
  for (const field of form.elements) clearError(field);
  problem.querySelector("p").textContent = title;
  problem.querySelector("ul").replaceChildren(...errors.map(({ pointer, detail }) => {
    const item = document.createElement("li");
    const field = fieldOf(pointer);
    if (!field) {
      item.textContent = `${pointer} ${detail}`;
      return item;
    }
    field.setAttribute("aria-invalid", "true");
    hint(field, "error").textContent = detail;
    field.closest("details")?.setAttribute("open", "");
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = `${field.labels[0].firstChild.textContent.trim()}: ${detail}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.focus();
    });
    item.append(link);
    return item;
  }));
  problem.hidden = false;
  problem.focus();
}

function fieldOf(pointer) {
  const fields = [...form.elements].filter(({ name, type }) => name.startsWith("/") && type !== "hidden");
  return fields.find(({ name }) => name === pointer) ?? fields.find(({ name }) => pointer && name.startsWith(`${pointer}/`));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector(".send button");
  button.disabled = true;
  status.textContent = "";
  try {
    const answer = await fetch(`${words.events}/v1/announcements`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": `"${key}"` },
      body: JSON.stringify(announcement()),
      signal: AbortSignal.timeout(SEND_MS),
    });
    const body = await answer.json();
    if (answer.status === 201) done(body, answer.headers);
    else if (answer.status >= 500) status.textContent = words.away;
    else tell(body.errors ? words.invalid : `${words.odd} ${body.detail ?? body.title}`, body.errors ?? []);
  } catch {
    status.textContent = words.away;
  } finally {
    button.disabled = false;
  }
});

function done({ id, mission }, headers) {
  const after = `after=${encodeURIComponent(headers.get("Muster-Position") ?? "")}`;
  recorded.querySelector("[data-to=journal]").href = `/journal?mission=${encodeURIComponent(mission)}&${after}#a-${id}`;
  recorded.querySelector("[data-to=mission]").href = `/missions/${encodeURIComponent(mission)}?${after}`;
  recorded.querySelector("[data-again]").hidden = headers.get("Idempotency-Replayed") !== "true";
  form.hidden = problem.hidden = true;
  recorded.hidden = false;
  recorded.focus();
}

async function showPreview() {
  const said = announcement();
  const line = preview.querySelector("[role=status]");
  const on = document.getElementById("preview-on").value;
  const answer = await fetch(`/v1/missions/${encodeURIComponent(said.mission ?? "-")}/what-if?on=${on}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ announcements: [said] }),
  });
  const body = await answer.json();
  problem.hidden = true;
  preview.querySelector(".scroll").hidden = !answer.ok;
  line.textContent = answer.status === 404 ? words.new : "";
  if (answer.ok) table(body, said.contributor ?? said.announcement?.contributor);
  else if (answer.status !== 404) {
    tell(words.invalid, (body.errors ?? [{ pointer: "", detail: body.detail }]).map(({ pointer, detail }) =>
      ({ pointer: pointer.replace("/announcements/0", ""), detail })));
  }
}

function brief(interval) {
  if (!interval) return words.unknown;
  const { low, best, high } = interval;
  if (low === high) return number(low);
  const range = `${number(low)} – ${high === null ? "…" : number(high)}`;
  return best === null ? range : `${number(best)} (${range})`;
}

function table({ without, with: then }, contributor) {
  const body = preview.querySelector("tbody");
  const of = (posture) => posture.contributors.find((line) => line.contributor === contributor);
  const name = countries().find(({ value }) => value === contributor)?.textContent;
  const rows = ["deployed", "operational", "reduction"].flatMap((figure) => [
    [body.dataset[figure], brief(without[figure]), brief(then[figure])],
    ...(name ? [[`${name}: ${body.dataset[figure]}`, brief(of(without)?.[figure]), brief(of(then)?.[figure])]] : []),
  ]);
  body.replaceChildren(...rows.map((cells) => {
    const row = document.createElement("tr");
    row.append(...cells.map((text, i) => {
      const cell = document.createElement(i ? "td" : "th");
      if (i) cell.className = "n";
      else cell.scope = "row";
      cell.textContent = text;
      return cell;
    }));
    if (cells[1] !== cells[2]) row.className = "changed";
    return row;
  }));
  preview.querySelector("caption").textContent = day(preview.querySelector("#preview-on").value);
}

// A further group of the same list, empty.
function repeat(button) {
  const group = button.closest("fieldset");
  const list = group.dataset.pointer.replace(/\/\d+$/, "");
  const count = form.querySelectorAll(`[data-repeats][data-pointer^="${list}/"]`).length;
  const next = group.cloneNode(true);
  const moved = (text) => text.replace(group.dataset.pointer, `${list}/${count}`);
  for (const element of next.querySelectorAll("[name],[id],[for],[aria-describedby]")) {
    for (const name of ["name", "id", "for", "aria-describedby"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, moved(element.getAttribute(name)));
    }
    if ("value" in element) element.value = "";
  }
  for (const said of next.querySelectorAll(".back, .error")) said.textContent = "";
  next.dataset.pointer = `${list}/${count}`;
  button.remove();
  group.after(next);
  next.querySelector("input, select, textarea").focus();
}

form.addEventListener("click", ({ target }) => {
  if (target.dataset.do === "repeat") repeat(target);
  if (target.dataset.do === "preview") showPreview().catch(() => (preview.querySelector("[role=status]").textContent = words.away));
});

for (const field of form.elements) {
  if (field.dataset.kind === "date" && field.value) sayDate(field);
  if (field.dataset.kind === "country" && field.value) sayCountry(field);
}
form.hidden = false;
