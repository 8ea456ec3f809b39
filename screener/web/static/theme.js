/** Before the first paint, so that a dark page never flashes white. */
try {
  document.documentElement.dataset.theme = localStorage.getItem("screener-theme") ?? "";
} catch {
  // Without storage the system's theme stands.
}
