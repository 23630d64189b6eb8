// Starts the program on a page that is already readable. Whatever fails here leaves that page
// as it is: text, table and chart stay, and a line says that the charts do not respond.
const script = document.querySelector("script[data-wasm]");

// The first chart is part of the page: it is on screen with the frame after this one.
requestAnimationFrame(() =>
  setTimeout(() => {
    if (document.querySelector("#app svg")) performance.mark("first-chart");
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

if (typeof WebAssembly === "object") {
  const at = (name) => new URL(name, import.meta.url);
  import(at(script.dataset.program))
    .then((program) => program.default({ module_or_path: at(script.dataset.wasm) }))
    .catch(failed);
} else {
  failed("no WebAssembly");
}
