// Theme switch, account menu, reconnect dialog. A file of its own, since the content policy allows no inline script.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function show(theme) {
    root.dataset.theme = theme;
    document.querySelector("meta[name=color-scheme]")?.setAttribute("content", theme);
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
    document.dispatchEvent(new CustomEvent("themechange", { detail: theme }));
  }

  const current = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");

  // A form's actions stay in sight while it scrolls: what is wrong comes into sight too.
  document.addEventListener("submit", ({ target: form }) => {
    const show = () => {
      const wrong = form.querySelector("[aria-invalid=true]");
      (wrong?.closest(".mud-input-control, .field") ?? wrong)?.scrollIntoView({ block: "nearest" });
    };
    show();
    const watch = new MutationObserver(show);
    watch.observe(form, { subtree: true, attributes: true, attributeFilter: ["aria-invalid"] });
    setTimeout(() => watch.disconnect(), 2000);
  });

  // Asked for by the Settings page; "auto" forgets the choice.
  window.hostConsole = {
    theme: () => root.dataset.theme ?? "auto",
    setTheme(theme) {
      if (theme === "light" || theme === "dark") return show(theme);
      document.cookie = "theme=; path=/; max-age=0; samesite=lax";
      delete root.dataset.theme;
      document.querySelector("meta[name=color-scheme]")?.setAttribute("content", "light dark");
      document.dispatchEvent(new CustomEvent("themechange", { detail: current() }));
    },
    copy: async text => { try { await navigator.clipboard.writeText(text); return true; } catch { return false; } },
    // A dialog's content, or a field, takes the focus as soon as it has something to focus: what asks for it, else the first field, else the first button.
    focusIn(body) {
      const first = () => ["[autofocus], [data-focus]", "input:not([type=hidden]), select, textarea", "button, a[href], summary"]
        .map(kind => [...body.querySelectorAll(kind)].find(e => !e.disabled && e.checkVisibility())).find(e => e);
      const place = () => { const target = first(); target?.focus(); return target; };
      if (place()) return;
      body.closest("[role=dialog]")?.focus();
      const waiting = new MutationObserver(() => { if (!body.isConnected || place()) waiting.disconnect(); });
      waiting.observe(body, { childList: true, subtree: true });
    },
    // What is typed about the overlays' look, for the frame that shows it.
    previewOverlay: (id, look) => document.getElementById(id)?.contentWindow?.postMessage({ overlayTheme: look }, location.origin),
    // What calls somebody who looks elsewhere. "none": this browser has no notices here.
    askForNotices: async () => "Notification" in window && isSecureContext ? Notification.requestPermission() : "none",
    alert(title, text, kind, desktop, sound, always) {
      if (sound) beep();
      if (!desktop || !("Notification" in window) || Notification.permission !== "granted") return;
      if (!always && !document.hidden && document.hasFocus()) return;
      const notice = new Notification(title, { body: text, tag: kind, renotify: true, silent: true });
      notice.onclick = () => { window.focus(); notice.close(); };
    },
    // A file that the console made, streamed over the circuit.
    async download(name, stream) {
      const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: "application/octet-stream" }));
      const link = Object.assign(document.createElement("a"), { href: url, download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  };

  // Two soft tones; made here, so that there is nothing to load when it matters.
  let speaker;
  function beep() {
    speaker ??= new AudioContext();
    speaker.resume();
    for (const [hertz, after] of [[660, 0], [880, .14]]) {
      const tone = speaker.createOscillator(), volume = speaker.createGain(), at = speaker.currentTime + after;
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(.12, at + .02);
      volume.gain.exponentialRampToValueAtTime(.001, at + .3);
      tone.connect(volume).connect(speaker.destination);
      tone.start(at);
      tone.stop(at + .32);
    }
  }

  // All of what stands there is replaced by what is typed. Here, since over the circuit it would come between the letters.
  document.addEventListener("focusin", event => { if (event.target.matches("input[data-select]")) event.target.select(); });

  document.addEventListener("click", event => {
    if (event.target.closest("[data-theme-switch]")) show(current() === "dark" ? "light" : "dark");
    if (event.target.closest("[data-palette]")) find();
    if (event.target.closest("[data-reload]")) fresh();
    if (event.target.closest("[data-print]")) print();
    for (const menu of document.querySelectorAll("details[data-menu][open]"))
      if (!menu.contains(event.target) || event.target.closest("a, .menu__item")) menu.open = false;
  });

  // A fresh page: a reload would send the form anew that the page is the answer to. A page with a fragment is no form's answer.
  const fresh = () => location.hash ? location.reload() : location.replace(location.href);

  // Esc folds up what a button opened beside itself, where nothing over the page takes it.
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(".mud-dialog, .mud-popover-open, dialog[open]")) return;
    const at = document.activeElement;
    const fold = [...document.querySelectorAll("[data-fold][aria-expanded=true]")].findLast(button =>
      button === at || document.getElementById(button.getAttribute("aria-controls"))?.contains(at));
    fold?.click();
    fold?.focus();
  });

  const find = () => { if (!document.querySelector(".mud-dialog, dialog[open]")) document.getElementById("palette")?.click(); };
  if (/Mac|iP/.test(navigator.platform)) for (const keys of document.querySelectorAll("[data-palette] kbd")) keys.textContent = "⌘ K";
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    find();
  });
  // What is chosen by arrow keys in a list stays in sight, and the caret where it is.
  document.addEventListener("keydown", event => {
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.matches?.("[role=combobox]#palette-text")) event.preventDefault();
  });
  new MutationObserver(changes => changes.find(c => c.target.ariaSelected === "true" && c.target.id.startsWith("palette-"))
    ?.target.scrollIntoView({ block: "nearest" })).observe(document, { subtree: true, attributeFilter: ["aria-selected"] });

  // From tab to tab by arrow keys; what is reached is shown.
  document.addEventListener("keydown", event => {
    const tab = event.target.closest?.("[role=tab]");
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!tab || !step || event.ctrlKey || event.altKey || event.metaKey) return;
    const tabs = [...tab.closest("[role=tablist]").querySelectorAll("[role=tab]")], at = tabs.indexOf(tab) + step;
    const next = at === -Infinity ? tabs[0] : at === Infinity ? tabs.at(-1) : tabs[(at + tabs.length) % tabs.length];
    event.preventDefault();
    next.focus();
    next.click();
  });

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });

  // "?" asks for help, unless somebody types or something is open over the page. On the window, after a page's own keys: the live page
  // lists them by it.
  const typing = target => target instanceof Element && target.closest("input, textarea, select, [contenteditable=true], [role=textbox]");
  const covered = () => document.querySelector(".mud-dialog, .mud-popover-open, dialog[open], details[data-menu][open]");
  addEventListener("keydown", event => {
    if (event.key !== "?" || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || typing(event.target) || covered()) return;
    event.preventDefault();
    document.querySelector("[data-help]")?.click();
  });

  // Blazor tries the old circuit first, then a new one from what the old one kept, so that the page stays as it is. Where the console
  // has neither, as after a restart, a fresh page is all that helps.
  const dialog = document.getElementById("components-reconnect-modal");
  let state = "hide", trying = false;
  dialog?.addEventListener("components-reconnect-state-changed", event => {
    state = event.detail.state;
    if (state === "rejected" || state === "resume-failed") fresh();
  });

  // After a while it gives up: a laptop that slept is tried again when somebody looks at it.
  async function again() {
    if (trying || document.hidden || state !== "failed") return;
    trying = true;
    try { if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) fresh(); } catch { /* still away */ }
    trying = false;
  }
  document.addEventListener("visibilitychange", again);
  addEventListener("online", again);
  setInterval(again, 10_000);
})();
