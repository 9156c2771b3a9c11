import {allowed} from './consent.js';
import {guarded, listen} from './guard.js';
import {here, record, send} from './queue.js';

const FIRST_REPORT = 15;

let url;
let referrer = document.referrer;
let seconds; // visible and not yet reported
let scrolled; // percent of the page's height, the furthest
let due;

export const show = () => {
  due = FIRST_REPORT;
  seconds = scrolled = 0;
  if (url)
    record('page_view', {
      title: document.title,
      referrer,
      screen: screen.width + 'x' + screen.height,
      language: navigator.language,
    });
};

const report = () => {
  if (seconds) record('engagement', {url, seconds, scroll_percent: scrolled});
  seconds = 0;
};

// Notices that the address has changed. Until consent the referrer stays the one that brought the visitor.
const look = () => {
  if (here() != url) {
    report();
    if (url && allowed('analytics')) referrer = url;
    url = here();
    show();
  }
  scrolled = Math.max(scrolled, Math.min(100, ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100) | 0);
};

// Every second, and when the page is hidden or shown: then with the event.
const tick = (change) => {
  look();
  if (change || (!document.hidden && ++seconds >= due)) {
    due *= 2;
    report();
  }
  send(change);
};

export const watch = () => {
  look();
  setInterval(guarded(tick), 1e3);
  listen('visibilitychange', tick);
  listen('pageshow', (event) => event.persisted && show());
  window.navigation?.addEventListener('currententrychange', () => setTimeout(guarded(look), 99));
};
