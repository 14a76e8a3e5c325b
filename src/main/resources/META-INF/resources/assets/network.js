// Everything works without this file. It adds two comforts.
document.addEventListener('DOMContentLoaded', () => {
  // After a refused form the summary of errors is read first.
  document.querySelector('.errors')?.focus();
  // Print buttons appear only where they can work.
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
});
// A second press while the first is on its way sends nothing (the server would accept it once anyway).
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 5000); // downloads leave the page where it is
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});
