// What pages do besides where scripts run: a word that figures are on their way, and a button that copies. Without it pages stand as they are.
const main = document.querySelector("main");
const waiting = document.querySelector(".waiting");
const waitMilliseconds = 300;
let timer;

function stopWaiting() {
  clearTimeout(timer);
  main.removeAttribute("aria-busy");
  waiting.textContent = "";
}

/** Most answers come before anybody would read the word. */
function wait() {
  stopWaiting();
  timer = setTimeout(() => {
    main.setAttribute("aria-busy", "true");
    waiting.textContent = waiting.dataset.text;
  }, waitMilliseconds);
}

/** Figures take time; what is downloaded leaves the page where it is. */
const hasFigures = ({ origin, pathname }) =>
  origin === location.origin && /^\/(dashboards|data)(\/|$)/.test(pathname) && !pathname.includes("/rows.");

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const opensHere = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (link !== null && opensHere && link.hash === "" && hasFigures(link)) wait();
});
document.addEventListener("submit", ({ target }) => {
  if (hasFigures(new URL(target.action))) wait();
});
// A page that the browser had kept is shown as it was left.
window.addEventListener("pageshow", stopWaiting);

for (const button of document.querySelectorAll("button[data-copies]")) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}
