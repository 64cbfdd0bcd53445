// A picture that can't be fetched gives its place to the drawn one. In capture phase, since "error" doesn't bubble and the
// content policy allows no handler in the element.
(() => {
  const drawn = new URL("../picture.svg", document.currentScript.src).href;
  const swap = picture => { if (picture.src !== drawn) picture.src = drawn; };
  document.addEventListener("error", event => { if (event.target instanceof HTMLImageElement) swap(event.target); }, true);
  // Those that had failed before this script ran.
  for (const picture of document.images) if (picture.complete) picture.decode().catch(() => swap(picture));
})();
