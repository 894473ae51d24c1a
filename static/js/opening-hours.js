// Says whether a place is open now, by its own clock, and marks today in its tables. What it
// compares with comes with the page (pages/opening_hours/browser.py); when that ends it is silent.
const MINUTE = 60_000; // milliseconds
const NAMED_BY_WEEKDAY = 6; // days

// Returns date and time on the wall of the place, in a minute since 1970.
const wallClock = (offsets, minute) => {
  const [, offset] = offsets.filter(([begins]) => begins <= minute).pop() ?? offsets[0];
  const wall = new Date((minute + offset) * MINUTE).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
};

const daysBetween = (date, later) => (Date.parse(later) - Date.parse(date)) / (24 * 60 * MINUTE);

const weekdayOf = (date) => (new Date(date).getUTCDay() + 6) % 7; // Monday is 0

const fill = (phrase, values) => phrase.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

const howFar = (days) => {
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days <= NAMED_BY_WEEKDAY ? "weekday" : "date";
};

// Returns the status at an instant (milliseconds since 1970) in words.
export const statusInWords = ({ offsets, openings, times }, phrases, instant) => {
  const now = Math.floor(instant / MINUTE);
  const opening = openings.find(([, ends]) => now < ends);
  if (!opening) return phrases.closed;
  const [starts, ends, byAppointment] = opening;
  if (starts <= now) {
    const phrase = byAppointment ? phrases.open_by_appointment : phrases.open;
    return fill(phrase, { time: times[wallClock(offsets, ends).time] });
  }
  const { date, time } = wallClock(offsets, starts);
  const [year, month, day] = date.split("-").map(Number);
  const sentence = fill(phrases[howFar(daysBetween(wallClock(offsets, now).date, date))], {
    time: times[time],
    weekday: phrases.weekdays[weekdayOf(date)],
    day,
    month: phrases.months[month - 1],
    year,
  });
  return byAppointment ? fill(phrases.by_appointment, { sentence }) : sentence;
};

const show = (place, data, phrases) => {
  const instant = Date.now();
  const isKnown = instant < data.until * MINUTE;
  const today = wallClock(data.offsets, Math.floor(instant / MINUTE)).date;
  const isOpen = data.openings.some(
    ([starts, ends]) => starts * MINUTE <= instant && instant < ends * MINUTE,
  );
  for (const line of place.querySelectorAll("[data-open-now]")) {
    const words = isKnown ? statusInWords(data, phrases, instant) : "";
    if (line.textContent !== words) line.textContent = words;
    line.classList.toggle("open-now--open", isKnown && isOpen);
  }
  for (const line of place.querySelectorAll("[data-today]")) {
    const words = data.days[today] ?? "";
    line.hidden = !words;
    line.querySelector("[data-hours]").textContent = words;
  }
  for (const row of place.querySelectorAll("[data-weekday]")) {
    const isToday = Number(row.dataset.weekday) === weekdayOf(today);
    const hours = row.querySelector("td");
    hours.dataset.usual ??= hours.textContent;
    hours.textContent = (isToday && data.days[today]) || hours.dataset.usual;
    if (isToday) row.setAttribute("aria-current", "date");
    else row.removeAttribute("aria-current");
  }
  for (const row of place.querySelectorAll("[data-last-day]")) {
    row.hidden = row.dataset.lastDay < today;
  }
};

const showAll = () => {
  const phrases = document.querySelector("[data-opening-phrases] script");
  for (const place of document.querySelectorAll("[data-place]")) {
    const openings = place.querySelector("[data-openings] script"); // none if nobody entered hours
    if (openings) show(place, JSON.parse(openings.textContent), JSON.parse(phrases.textContent));
  }
};

showAll();
setInterval(showAll, MINUTE);
document.addEventListener("visibilitychange", () => document.hidden || showAll());
