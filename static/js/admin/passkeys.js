// Asks the browser for a passkey, new or known, when the button of its form is pressed, and sends
// what the browser answers with the form.

const form = document.querySelector("form[data-passkey]");
const options = JSON.parse(document.getElementById("passkey-options").textContent);
const complaint = form.querySelector("[data-passkey-complaint]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  complaint.hidden = true;
  try {
    const credential = await window.webauthnJSON[form.dataset.passkey](options);
    form.elements.credential.value = JSON.stringify(credential);
  } catch {
    // The person said no, waited too long, or has no passkey here: all the same to a page.
    complaint.hidden = false;
    return;
  }
  form.submit();
});

form.hidden = !window.webauthnJSON.supported();
