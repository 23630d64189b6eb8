// Starts the program on a page that is already readable. Whatever fails here leaves that page
// as it is: text, table and chart stay, and a line says that the charts do not respond.
const script = document.currentScript;
const written = new Promise((done) => {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", done);
  else done();
});

// The program keeps the main thread busy while it starts, so the page is painted first. A page in
// the background is not painted until it is looked at.
const painted = written.then(
  () =>
    new Promise((done) => {
      if (document.hidden) done();
      else requestAnimationFrame(() => setTimeout(done));
    }),
);

function failed(error) {
  console.error(error);
  const line = document.createElement("p");
  line.className = "notice fault wide";
  line.setAttribute("role", "status");
  line.textContent =
    "The charts on this page do not respond in this browser, but all figures can be read. Reload to try again.";
  document.body.prepend(line);
}

// Moving to another page must not make the browser look for the icon beside it.
written.then(() => {
  for (const icon of document.querySelectorAll("link[rel=icon]")) icon.href = icon.href;
});

async function start() {
  const at = (name) => new URL(name, script.src);
  const program = await import(at(script.dataset.program));
  await painted;
  await program.default({ module_or_path: at(script.dataset.wasm) });
}

if (typeof WebAssembly === "object") start().catch((error) => written.then(() => failed(error)));
else written.then(() => failed("no WebAssembly"));
