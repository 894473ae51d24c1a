// Shows and hides notices in their time, on a page that may have been kept for a while. The server
// printed those of its own time for readers without scripts.
const PAUSE = 15_000; // milliseconds; within a minute a notice has to come and go

const show = () => {
  const now = Date.now();
  for (const notice of document.querySelectorAll("[data-notice]")) {
    const { starts, ends } = notice.dataset;
    notice.hidden = now < Date.parse(starts) || now >= Date.parse(ends);
  }
};

show();
setInterval(show, PAUSE);
document.addEventListener("visibilitychange", () => document.hidden || show());
