// @ts-check
// Passkeys (WebAuthn). A form with data-passkey asks the browser for one when it is sent, puts the answer into its own field, and
// goes to the server like any other form. "new" makes one, "use" signs in; with data-autofill they are also offered in the name field.
(() => {
  const usable = typeof window.PublicKeyCredential === "function" && window.isSecureContext;
  const refreshed = 4 * 60_000; // a challenge is good for five minutes

  /** What to tell, in the server's words. */
  class Refusal extends Error {}

  /** The offer in the name field; there can be one question to the browser at a time. */
  let offer = new AbortController(), asking = false;

  const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0));

  const text = buffer => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

  const described = list => (list ?? []).map(known => ({ ...known, id: bytes(known.id) }));

  /** @param {HTMLFormElement} form @param {AbortSignal} [signal] */
  async function options(form, signal) {
    const answer = await fetch(/** @type {string} */ (form.dataset.options), {
      method: "POST",
      headers: { Accept: "application/json" },
      signal,
      body: new URLSearchParams(/** @type {any} */ (new FormData(form))),
    });
    if (!answer.ok) {
      const wait = answer.headers.get("Retry-After");
      throw new Refusal(wait ? `Too many tries. Wait ${wait} seconds, then try again.` : (await answer.json()).detail);
    }
    const asked = await answer.json();
    return {
      ...asked,
      challenge: bytes(asked.challenge),
      ...asked.user && { user: { ...asked.user, id: bytes(asked.user.id) } },
      ...asked.allowCredentials && { allowCredentials: described(asked.allowCredentials) },
      ...asked.excludeCredentials && { excludeCredentials: described(asked.excludeCredentials) },
    };
  }

  // By hand: what PublicKeyCredential.toJSON does came late to Safari, and fails in some password managers.
  function json(credential) {
    const { response } = credential;
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        attestationObject: text(response.attestationObject),
        transports: response.getTransports?.(),
        authenticatorData: text(response.authenticatorData ?? response.getAuthenticatorData?.()),
        signature: text(response.signature),
        userHandle: text(response.userHandle) ?? undefined,
      },
    });
  }

  function send(form, credential) {
    form.elements["Passkey.Credential"].value = json(credential);
    const { "Passkey.Password": password, "Passkey.Stay": stay } = form.elements;
    if (password) password.value = "";
    if (stay) stay.value = String(document.querySelector("input[name='Input.Stay']")?.checked ?? false);
    form.submit();
  }

  function tell(form, problem) {
    const place = form.querySelector("[data-problem]");
    place.textContent = problem;
    place.hidden = !problem;
  }

  function reason(error, making) {
    if (error instanceof Refusal && error.message) return error.message;
    if (error.name === "InvalidStateError") return "This device has a passkey of yours for this console already.";
    if (error.name === "NotAllowedError")
      return making ? "No passkey was made. Try again, or on another device." : "No passkey was used. Try again, or use your password.";
    return "That didn’t work. Reload the page and try again.";
  }

  async function ask(form) {
    const making = form.dataset.passkey === "new";
    const button = form.querySelector("[type=submit]");
    offer.abort();
    tell(form, "");
    asking = button.disabled = true; // an offer beside it would take its challenge away
    try {
      const publicKey = await options(form);
      send(form, await (making ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey })));
    } catch (error) {
      tell(form, reason(error, making));
      asking = button.disabled = false;
      button.focus();
    }
  }

  async function propose(form) {
    offer.abort();
    const mine = offer = new AbortController();
    if (asking || document.hidden || !await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
    const again = setTimeout(() => propose(form), refreshed);
    mine.signal.addEventListener("abort", () => clearTimeout(again));
    try {
      const publicKey = await options(form, mine.signal);
      mine.signal.throwIfAborted();
      send(form, await navigator.credentials.get({ publicKey, mediation: "conditional", signal: mine.signal }));
    } catch { /* nobody chose one; the button is still there */ }
  }

  /** Shows what the browser can do; again after Blazor changed the page, and when somebody comes back to it. */
  function look() {
    offer.abort();
    asking = false;
    for (const form of document.querySelectorAll("form[data-passkey]")) {
      const button = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
      /** @type {HTMLFormElement} */ (form).hidden = !usable;
      button.disabled = false;
      if (button.autofocus) button.focus();
    }
    for (const note of document.querySelectorAll("[data-no-passkey]")) /** @type {HTMLElement} */ (note).hidden = usable;
    const form = document.querySelector("form[data-autofill]");
    if (usable && form) propose(form);
  }

  document.addEventListener("submit", event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches("[data-passkey]")) return;
    event.preventDefault();
    ask(form);
  });
  document.addEventListener("visibilitychange", () => {
    const form = document.querySelector("form[data-autofill]");
    if (usable && form && !document.hidden) propose(form);
  });
  addEventListener("pageshow", event => { if (event.persisted) look(); });
  document.addEventListener("DOMContentLoaded", () => {
    look();
    window.Blazor?.addEventListener("enhancedload", look);
  });
})();
