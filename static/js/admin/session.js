// Tells the site every minute whether somebody works in this tab, so that long typing in a form
// does not end the login; and leads to the login page, and back here, once the login has ended.

const MINUTE = 60_000;
const { sessionUrl, loginUrl } = document.querySelector("script[data-session-url]").dataset;
let worked = false;

async function report() {
  const url = worked ? `${sessionUrl}?worked` : sessionUrl;
  worked = false;
  let answer;
  try {
    answer = await fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  } catch {
    return; // no network; the next minute asks again
  }
  if (answer.status === 403) {
    const here = encodeURIComponent(location.pathname + location.search);
    location.assign(`${loginUrl}?next=${here}`);
  }
}

if (!document.body.classList.contains("login")) {
  for (const kind of ["input", "keydown", "pointerdown"]) {
    document.addEventListener(kind, () => { worked = true; }, { capture: true, passive: true });
  }
  setInterval(report, MINUTE);
}
