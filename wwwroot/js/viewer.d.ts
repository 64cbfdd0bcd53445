// What viewer.js and the mechanics of the audience's page (mechanics/{name}.js) say to each other. For editors; no page loads it.

/** What a mechanic brings to the page; all of it may be left out. */
interface Mechanic {
  /** Shows what is one's own over what is everybody's; called after each change. */
  dress?(page: Page): void;
  /** The buttons, by data-act. */
  acts?: Record<string, Act>;
  /** The forms, by their ids without a GUID at the end. */
  forms?: Record<string, Form>;
  /** Lists that are more than a row of cards, by their ids. */
  lists?: Record<string, List>;
  /** Whether a reload would lose what somebody types. */
  isTyping?(): boolean;
}

/**
 * Its words are the markup's: data-doing, on the button until the answer is there, and data-done, told to a screen reader, on the
 * button or around it.
 */
interface Act {
  /** The button's value as it is sent. */
  value?(value: string): unknown;
  /** More that is sent with it. */
  with?(button: HTMLButtonElement): Record<string, unknown>;
  /** Whether a refusal with this HTTP status is no fault. */
  isMild?(status: number): boolean;
  pressed?(button: HTMLButtonElement): void;
  /** Notes it in what is one's own, ahead of the stream. */
  accepted?(button: HTMLButtonElement, me: any, value: any): void;
  refused?(button: HTMLButtonElement): void;
}

interface Form {
  /** What it returns comes back as sent. */
  sending?(filled: Filled): unknown;
  /** More that is sent with it, or instead of what is typed. */
  with?(filled: Filled): Record<string, unknown>;
  accepted?(filled: Filled): void;
  /** In place of the page's notice. */
  refused?(filled: Filled): void;
}

interface Filled {
  field: HTMLInputElement;
  text: string;
  boxes: Record<string, boolean>;
  page: Page;
  sent?: any;
  answer?: { ok: boolean; status: number; data: any; say?: string };
}

interface List {
  /** Elements that it keeps. */
  most: number;
  /** Before a change; what it returns is handed to settle. */
  measure(): any;
  settle(before: any): void;
  /** The server's own line takes this one's place. */
  came(line: Element): void;
  /** The whole list was drawn anew. */
  replaced(list: Element): void;
}

interface Page {
  $(id: string): HTMLElement | null;
  /** The show's address. */
  root: string;
  /** What GET /me gives; null until the stream has told it. */
  me: any;
  /** The show's state. */
  show: string;
  on: boolean;
  /** Tells a screen reader. */
  say(text: string): void;
  /** The server's time, in milliseconds as Date.now() has them. */
  now(): number;
  /** Posts JSON as this viewer; sent again where the network lost it, counted once. A form with a file goes once. */
  send(url: string, body: object | FormData): Promise<{ ok: boolean; status: number; data: any; say?: string }>;
}

interface Window {
  viewerMechanics?: Record<string, Mechanic>;
}
