// The dialog of an update is part of the page's form, but what is typed there is no edit of the
// page: only its own buttons send it, so neither autosave nor the question on leaving looks at it.

const FIELDS = ["update-kind", "update-note"];

let isSent = false;

document.addEventListener(
  "submit",
  (event) => {
    isSent = Boolean(event.submitter?.closest("#update-dialog"));
    // The browser gathers the fields before any timer runs; what asks after that is autosave.
    setTimeout(() => {
      isSent = false;
    });
  },
  { capture: true },
);

document.addEventListener("formdata", (event) => {
  if (!isSent) FIELDS.forEach((name) => event.formData.delete(name));
});
