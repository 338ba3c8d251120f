// Numbers and days as the reader's locale writes them, with English names of months: as the server does.
const LOCALE = navigator.language;
const numbers = new Intl.NumberFormat(LOCALE);
const days = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" });
const months = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

export const number = (n) => numbers.format(n);

// Of a time, or of a day such as 2023-05-14.
export function day(at) {
  const date = new Date(at);
  return days
    .formatToParts(date)
    .map(({ type, value }) => (type === "month" && /\p{L}/u.test(value) ? months.format(date) : value))
    .join("");
}

// A field for a day says it in words, whatever order the browser shows its parts in.
export function sayDay(field) {
  const label = field.closest("label");
  const said = label.querySelector(".in-words") ?? label.appendChild(document.createElement("span"));
  said.className = "in-words";
  said.textContent = field.value ? day(field.value) : "";
}

export function sayDays() {
  document.querySelectorAll("label > input[type=date]").forEach(sayDay);
}

document.addEventListener("input", ({ target }) => target.matches("label > input[type=date]") && sayDay(target));
sayDays();
